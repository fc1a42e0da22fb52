"""The words of the truth table's `tags`: what differs between a record and the register.

How to add one: a row in `TAGS`, and the code that puts the difference in names it. `strict_floor`
says that the strict policy itself demands a look even where the link is right: what differs is
missing, truly different, or not provable from the two files.
"""

from typing import NamedTuple

FLOOR, HARMLESS = True, False


class Tag(NamedTuple):
    """One kind of difference."""

    field: str  # name | kana | birth_date | sex | address | number | record | register
    strict_floor: bool
    words: str


_SAMPLE_TAGS: dict[str, Tag] = {
    "kanji_variant": Tag("name", HARMLESS, "異体字"),
    "kanji_new_old": Tag("name", HARMLESS, "新旧字体"),
    "ivs": Tag("name", HARMLESS, "異体字セレクター"),
    "gaiji_geta": Tag("name", FLOOR, "外字が〓、または片方だけ〓"),
    "name_space": Tag("name", HARMLESS, "姓名の間の空白"),
    "name_typo": Tag("name", FLOOR, "誤字・変換誤り"),
    "surname_changed": Tag("name", FLOOR, "氏の変更"),
    "foreign_alias": Tag("name", HARMLESS, "通称"),
    "foreign_kanji": Tag("name", FLOOR, "漢字名(住基はローマ字のみ)"),
    "foreign_katakana": Tag("name", HARMLESS, "カタカナ名"),
    "romaji_order": Tag("name", HARMLESS, "ローマ字の姓名の順"),
    "latin_case": Tag("name", HARMLESS, "ローマ字の大文字小文字"),
    "kana_width": Tag("kana", HARMLESS, "カナの全角半角"),
    "kana_small": Tag("kana", HARMLESS, "カナの小書き"),
    "kana_long_vowel": Tag("kana", HARMLESS, "カナの長音"),
    "given_name_reading": Tag("kana", HARMLESS, "名の別の読み"),
    "surname_reading": Tag("kana", HARMLESS, "氏の別の読み"),
    "kana_missing": Tag("kana", HARMLESS, "カナの空欄"),
    "dob_format": Tag("birth_date", HARMLESS, "生年月日の書式"),
    "dob_digit_error": Tag("birth_date", FLOOR, "生年月日の数字の誤り"),
    "dob_swapped_md": Tag("birth_date", FLOOR, "月日の入替り"),
    "dob_unknown_day": Tag("birth_date", FLOOR, "日が不明"),
    "sex_missing": Tag("sex", FLOOR, "性別の空欄"),
    "sex_code_other": Tag("sex", HARMLESS, "性別の別のコード"),
    "sex_error": Tag("sex", FLOOR, "性別の誤り"),
    "address_format_chome": Tag("address", HARMLESS, "丁目・番地の書き方"),
    "kanji_numerals": Tag("address", HARMLESS, "番地の漢数字"),
    "hyphen_kinds": Tag("address", HARMLESS, "ハイフンの種類"),
    "building_omitted": Tag("address", FLOOR, "方書の省略"),
    "building_format": Tag("address", HARMLESS, "方書の書き方"),
    "pref_omitted": Tag("address", HARMLESS, "都道府県の省略"),
    "gun_omitted": Tag("address", HARMLESS, "郡の省略"),
    "city_omitted": Tag("address", HARMLESS, "市の省略"),
    "ward_omitted": Tag("address", HARMLESS, "区の省略"),
    "ooaza_omitted": Tag("address", HARMLESS, "「大字」の省略"),
    "aza_omitted": Tag("address", HARMLESS, "「字」の省略"),
    "address_ke_variant": Tag("address", HARMLESS, "ケ・ヶ・が、ノ・の・之"),
    "kyoto_street_omitted": Tag("address", HARMLESS, "京都の通り名の省略"),
    "old_municipality_name": Tag("address", FLOOR, "合併前の市町村名"),
    "address_ditto": Tag("address", HARMLESS, "同上"),
    "address_missing": Tag("address", FLOOR, "住所の空欄"),
    "address_typo": Tag("address", FLOOR, "番地の誤り"),
    "moved": Tag("address", FLOOR, "転居等で別の住所"),
    "residence_not_registered_address": Tag("address", FLOOR, "居所(病院・施設・実家等)"),
    "number_width": Tag("number", HARMLESS, "個人番号の全角半角"),
    "number_spaced": Tag("number", HARMLESS, "個人番号の区切り"),
    "number_zero_dropped": Tag("number", FLOOR, "個人番号の前ゼロ落ち"),
    "register_dead": Tag("register", HARMLESS, "住基は死亡"),
    "register_moved_out": Tag("register", HARMLESS, "住基は転出"),
}

FURTHER_TAGS: dict[str, Tag] = {
    "kanji_variant_strength3": Tag("name", FLOOR, "別の文字としても使われる異体字(嶋・冨 等)"),
    "gaiji_other_mark": Tag("name", FLOOR, "外字が●□？等"),
    "gaiji_private_use": Tag("name", FLOOR, "外字領域の文字"),
    "former_surname_registered": Tag("name", HARMLESS, "住基に併記された旧氏"),
    "name_letter_spaced": Tag("name", HARMLESS, "字間の空白"),
    "name_unsplit": Tag("name", HARMLESS, "姓の欄に姓名"),
    "name_honorific": Tag("name", HARMLESS, "敬称"),
    "name_note": Tag("name", HARMLESS, "氏名欄の注記"),
    "name_former_surname_note": Tag("name", HARMLESS, "括弧書きの旧姓"),
    "name_iteration_mark": Tag("name", HARMLESS, "々と繰り返し"),
    "name_kana_old": Tag("name", HARMLESS, "名のヱ・ヰ・ヲ"),
    "name_in_kana": Tag("name", FLOOR, "漢字の代わりにカナ書き"),
    "latin_width": Tag("name", HARMLESS, "ローマ字の全角半角"),
    "latin_truncated": Tag("name", FLOOR, "ローマ字の桁あふれ"),
    "latin_punctuation": Tag("name", HARMLESS, "ローマ字のコンマ・ピリオド・ハイフン"),
    "foreign_alias_note": Tag("name", HARMLESS, "括弧書きの通称"),
    "kana_hiragana": Tag("kana", HARMLESS, "ひらがなの読み"),
    "kana_zu_du": Tag("kana", HARMLESS, "ヅ・ズ、ヂ・ジ"),
    "kana_old": Tag("kana", HARMLESS, "カナのヱ・ヰ・ヲ"),
    "kana_space": Tag("kana", HARMLESS, "カナの空白"),
    "kana_voiced_apart": Tag("kana", HARMLESS, "濁点の分かれたカナ"),
    "dob_overrun_era": Tag("birth_date", HARMLESS, "終わった元号の続きの年"),
    "dob_excel_serial": Tag("birth_date", HARMLESS, "Excelの日付の通し番号"),
    "dob_unknown_month": Tag("birth_date", FLOOR, "月日が不明"),
    "dob_missing": Tag("birth_date", FLOOR, "生年月日の空欄"),
    "address_width": Tag("address", HARMLESS, "番地の全角半角"),
    "address_spaced": Tag("address", HARMLESS, "住所の区切りの空白"),
    "address_note": Tag("address", HARMLESS, "住所欄の注記(TEL・要確認等)"),
    "address_postcode_prefix": Tag("address", HARMLESS, "住所欄の郵便番号"),
    "line_break": Tag("address", HARMLESS, "住所欄の改行"),
    "trailing_space": Tag("record", HARMLESS, "欄の末尾の空白"),
    "address_kanji_variant": Tag("address", HARMLESS, "町名の異体字"),
    "address_masked": Tag("address", FLOOR, "伏せた住所"),
    "address_unknown": Tag("address", FLOOR, "住所不定・不明"),
    "lot_branch_omitted": Tag("address", FLOOR, "枝番・号の省略"),
    "building_name_omitted": Tag("address", HARMLESS, "建物名を略して部屋番号のみ"),
    "building_joined": Tag("address", HARMLESS, "番地と方書の間の空白"),
    "block_omitted": Tag("address", FLOOR, "同じ名の建物のどれかを示す号館・記号の省略"),
    "room_as_branch": Tag("address", FLOOR, "番地のすぐ後の部屋番号(枝番と読める)"),
    "room_omitted": Tag("address", FLOOR, "部屋番号の省略"),
    "room_typo": Tag("address", FLOOR, "部屋番号の誤り"),
    "kyoto_street_spelling": Tag("address", HARMLESS, "上る・上ル、東入・東入る"),
    "kyoto_street_ambiguous": Tag("address", FLOOR, "通り名が無いと町が決まらない"),
    "omission_ambiguous": Tag("address", FLOOR, "省略すると市区町村が決まらない"),
    "number_decorated": Tag("number", HARMLESS, "個人番号の引用符・小数点"),
    "number_changed": Tag("number", FLOOR, "番号変更前の個人番号"),
    "number_slip": Tag("number", FLOOR, "打ち間違い(住基に無い番号)"),
    "double_registration": Tag("record", HARMLESS, "同じ業務に同じ人が2件"),
    "register_abroad": Tag("register", HARMLESS, "住基は国外転出"),
}
"""Tags that the sample data do not know."""

TAGS: dict[str, Tag] = {**_SAMPLE_TAGS, **FURTHER_TAGS}
"""Every tag the truth table may hold: those of the sample data first, then the further ones."""
