"""What a column of an extract can mean: the targets that profiles, synonyms and reading share.

How to add a target: one row in TARGETS, its headings in resources/profiles/synonyms.tsv, and, where
it reaches a frame under another name or joined with others, a line in app/extracts/shaping.py.
"""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Which side of the inspection a file belongs to."""

    SUBJECT = "subject"  # 業務システム
    REGISTER = "register"  # 住基


@dataclass(frozen=True, slots=True)
class Target:
    """One meaning of a column: its Japanese name, and the values that can stand under it.

    `kind` names the shape of values that confirms the heading (see app/extracts/values.py); ""
    where any text can stand.
    """

    name: str
    kind: str = ""


TARGETS: dict[str, Target] = {
    "key": Target("管理番号", "key"),
    "number": Target("個人番号", "number"),
    "name": Target("氏名", "name"),
    "surname": Target("氏(姓)", "name"),
    "given_name": Target("名", "name"),
    "kana": Target("氏名カナ", "kana"),
    "kana_surname": Target("氏カナ", "kana"),
    "kana_given_name": Target("名カナ", "kana"),
    "birth_date": Target("生年月日", "date"),
    "birth_era": Target("生年月日の元号", "era"),
    "birth_year": Target("生年", "count"),
    "birth_month": Target("生月", "count"),
    "birth_day": Target("生日", "count"),
    "birth_date_unknown_flag": Target("生年月日の不詳フラグ", "code"),
    "birth_date_unknown": Target("生年月日の不詳表記"),
    "sex": Target("性別", "sex"),
    "sex_words": Target("性別表記", "sex"),
    "postcode": Target("郵便番号", "postcode"),
    "address": Target("住所", "address"),
    "address_prefecture": Target("住所の都道府県", "text"),
    "address_city": Target("住所の市区町村", "text"),
    "address_ward": Target("住所の行政区", "text"),
    "address_town": Target("住所の町字", "text"),
    "address_chome": Target("住所の丁目", "text"),
    "address_lot": Target("住所の番地号", "text"),
    "address_house": Target("住所の号・枝番", "text"),
    "address_more": Target("住所の続き"),
    "building": Target("方書"),
    "room": Target("部屋番号"),
    "residence": Target("居所", "address"),
    "residence_building": Target("居所の方書"),
    "mailing_address": Target("送付先", "address"),
    "guardian_name": Target("保護者氏名", "name"),
    "household_key": Target("世帯番号・ケース番号", "key"),
    "member_number": Target("員番", "count"),
    "household_head": Target("世帯主氏名", "name"),
    "relation": Target("続柄"),
    "status": Target("資格状態・異動事由"),
    "state": Target("住民状態"),
    "removed_flag": Target("除票フラグ", "code"),
    "status_date": Target("異動日", "date"),
    "issued_on": Target("交付日", "date"),
    "valid_until": Target("有効期限", "date"),
    "received_on": Target("受付日", "date"),
    "received_number": Target("受付番号"),
    "ledger_volume": Target("簿冊番号"),
    "number_source": Target("個人番号の取得方法"),
    "municipality": Target("進達市町村"),
    "protected": Target("支援措置"),
    "protected_from": Target("支援措置の開始日", "date"),
    "protected_until": Target("支援措置の終了日", "date"),
    "former_surname": Target("旧氏", "name"),
    "alias": Target("通称", "name"),
    "alias_kana": Target("通称カナ", "kana"),
    "latin_name": Target("氏名ローマ字"),
    "kanji_name": Target("氏名漢字(外国人)", "name"),
    "former_name": Target("変更前氏名", "name"),
    "former_address": Target("前住所", "address"),
    "former_address_prefecture": Target("前住所の都道府県", "text"),
    "former_address_city": Target("前住所の市区町村", "text"),
    "former_address_town": Target("前住所の町字", "text"),
    "former_address_lot": Target("前住所の番地号", "text"),
    "former_address_building": Target("前住所の方書"),
    "origin_address": Target("転入前住所", "address"),
    "origin_address_prefecture": Target("転入前住所の都道府県", "text"),
    "origin_address_city": Target("転入前住所の市区町村", "text"),
    "origin_address_town": Target("転入前住所の町字", "text"),
    "origin_address_lot": Target("転入前住所の番地号", "text"),
    "origin_address_building": Target("転入前住所の方書"),
    "former_number": Target("変更前個人番号", "number"),
    "latest_flag": Target("最新フラグ", "code"),
    "history_number": Target("履歴番号", "count"),
    "history_branch": Target("履歴枝番号", "count"),
    "ignored": Target("取り込まない"),
}
"""Every target a column map may name. `ignored` says that a known column is left out on purpose."""
