"""氏名: what joins two spellings of a name, and what never does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tables import load_tables
from matching import Agreement, Comparison, ResidentName, SubjectName, compare_names, parse_name

EXAMPLES = Path(__file__).parents[3] / "data" / "examples" / "name_equivalence.tsv"
ROWS = [line.split("\t") for line in EXAMPLES.read_text("utf-8").split("\n")[1:-1]]

NAME_TEXTS = st.text(
    st.sampled_from(
        "山田佐々木邉邊辺斎斉花子一〓●?ヱエゑづズーｰﾞァア・ 　AbＬé.（）様旧姓\ue000\uac00"
    ),
    max_size=10,
)


def _compare(left: str, right: str, **register: str) -> Comparison:
    return compare_names(SubjectName(left), ResidentName(right, **register), load_tables())


def _expected(row: list[str]) -> set[str]:
    """The agreements that count as right for a row of the examples."""
    if row[3] == "variant-kanji":
        return {"SIMILAR"} if row[6] == "3" else {"EQUIVALENT"}
    return {
        "identical": {"SAME"},
        "width-or-kana-spelling": {"EQUIVALENT"},
        "undecidable": {"SIMILAR"},
        "different": {"DIFFERENT", "SIMILAR"},
    }[row[3]]


def test_the_examples_agree_as_far_as_they_should() -> None:
    found = {row[0]: _compare(row[1], row[2]).agreement for row in ROWS}
    wrong = [row[0] for row in ROWS if found[row[0]] not in _expected(row)]
    accepted = [row[0] for row in ROWS if row[3] == "different" and found[row[0]].agrees]

    assert not accepted
    assert len(wrong) <= len(ROWS) * 0.01


def test_every_row_of_the_variant_table_joins_at_its_strength() -> None:
    variants = load_tables().variants
    wrong = []
    for code, kept in list(variants.maps[3].items())[::7]:
        strength = min(
            k for k in (1, 2, 3) if variants.fold(chr(code), k) == variants.fold(kept, k)
        )
        found = _compare(f"{chr(code)}田　一郎", f"{kept}田　一郎")
        agreement = Agreement.SIMILAR if strength == 3 else Agreement.EQUIVALENT
        if (found.agreement, found.reasons) != (agreement, (f"name_variant_{strength}",)):
            wrong.append((hex(code), found.reasons))

    assert not wrong


EQUIVALENT = [
    ("谷口 大空", "谷口大空", "name_space"),
    ("山　田　太　郎", "山田　太郎", "name_letter_spacing"),
    ("佐々木　花子", "佐佐木　花子", "name_iteration_mark"),
    ("ﾅｶﾑﾗ 花子", "ナカムラ　花子", "name_width"),
    ("辻\U000e0100　正大", "辻　正大", "name_selector"),
    ("神﨑　克延", "神崎　克延", "name_variant_1"),
    ("渡邉　千洋", "渡辺　千洋", "name_variant_2"),
    ("井上　トメ", "井上　とめ", "name_kana_script"),
    ("服部　キョウヘイ", "服部　キヨウヘイ", "name_kana_size"),
    ("木村　キミヱ", "木村　キミエ", "name_old_kana"),
    ("江島　みづき", "江島　みずき", "name_kana_zu_ji"),
    ("川田　ジョ−ジ", "川田　ジョージ", "name_long_mark"),
    ("ホセ・ゴンサルベス", "ホセゴンサルベス", "name_middle_dot"),
    ("山田太郎様", "山田　太郎", "name_honorific"),
    ("山田　太郎　殿", "山田　太郎", "name_honorific"),
    ("山田太郎さん", "山田　太郎", "name_honorific"),
    ("山田花子（旧姓　佐藤）", "山田　花子", "name_note"),
    ("※山田　太郎", "山田　太郎", "name_note"),
    ("山田　太郎＊", "山田太郎", "name_note"),
    ("Shrestha Ram", "SHRESTHA RAM", "name_latin_case"),
    ("O'BRIEN PATRICK", "OBRIEN PATRICK", "name_latin_marks"),
    ("An Nguyen Van", "NGUYEN VAN AN", "name_word_order"),
    ("VANAN NGUYEN", "NGUYEN VAN AN", "name_word_order"),
    ("NGUYEN VANAN", "NGUYEN VAN AN", "name_space"),
    ("NGUYEN, VAN AN", "NGUYEN VAN AN", "name_space"),
    ("JEAN-PAUL SMITH", "SMITH JEAN PAUL", "name_word_order"),
    ("ジェシカ・ブラウン", "ブラウン　ジェシカ", "name_word_order"),
    ("LI NA 李娜", "LI NA", "name_two_scripts"),
    ("東　海林太郎", "東海林　太郎", "name_space"),
]

SIMILAR = [
    ("斉藤　千礼", "斎藤　千礼", "name_variant_3"),
    ("渡●　花子", "渡邉　花子", "name_wildcard"),
    ("渡（外字）　花子", "渡邉　花子", "name_wildcard"),
    ("渡・　花子", "渡邉　花子", "name_wildcard"),
    ("渡\ue000　花子", "渡邉　花子", "name_unknown_gaiji"),
    ("渡〓　花子", "渡〓　花子", "name_wildcard"),
    ("渡\ue000　花子", "渡\ue000　花子", "name_unknown_gaiji"),
    ("??田　花子", "𠮷田　花子", "name_lost_character"),
    ("＊田　花子", "髙田　花子", "name_wildcard"),
    ("※田　花子", "髙田　花子", "name_wildcard"),
    ("山田　花子?", "山田　花子", "name_lost_character"),
    ("葛?城　花子", "葛城　花子", "name_lost_character"),
    ("佐藤　〓", "佐藤　誠", "name_part_unreadable"),
    ("ニ郎丸　花子", "二郎丸　花子", "name_kana_look_alike"),
    ("福田　マリー", "福田　マリイ", "name_kana_spelling"),
    ("SANTOS MARIA CRISTI", "SANTOS MARIA CRISTINA", "name_truncated"),
    ("SMITH JOHN", "SMITH JOHN FRANCIS", "name_middle_name"),
    ("SMITH JOHN F", "SMITH JOHN FRANCIS", "name_middle_name"),
    ("山田", "山田　太郎", "name_surname_only"),
    ("鈴木　太郎", "山田　太郎", "name_given_only"),
    ("鈴木太郎", "山田　太郎", "name_given_only"),
    ("太郎　山田", "山田　太郎", "name_parts_exchanged"),
    ("佐藤（旧姓山田）花子", "山田　花子", "name_former_noted"),
    ("佐藤花子（山田）", "山田　花子", "name_former_noted"),
    ("KIM YONGHO（金田勇）", "金田　勇", "name_alias_noted"),
    ("山田一郎（長女　花子）", "山田　一郎", "name_descendant_noted"),
]

DIFFERENT = [
    ("山田　一郎", "山田　二郎"),
    ("山田　太", "山田　大"),
    ("山田太郎", "山田　太郎左衛門"),
    ("山田太郎", "山田花子"),
    ("WANG XIAOMIN", "WANG XIAOMING"),
    ("PHAM THI LAN", "PHAM THI LIN"),
    ("張　芳", "ZHANG FANG"),
    ("林　ヒサ", "林　ヒロ"),
    ("林　タカシ", "林　タガシ"),
    ("志村　さくら", "志村　さくらこ"),
    ("山田花子（山田一郎）", "山田　一郎"),
]


@pytest.mark.parametrize(("left", "right", "reason"), EQUIVALENT)
def test_equivalent(left: str, right: str, reason: str) -> None:
    found = _compare(left, right)

    assert (found.agreement, reason in found.reasons) == (Agreement.EQUIVALENT, True)
    assert found.parts["given"].agrees


@pytest.mark.parametrize(("left", "right", "reason"), SIMILAR)
def test_similar(left: str, right: str, reason: str) -> None:
    found = _compare(left, right)

    assert (found.agreement, reason in found.reasons) == (Agreement.SIMILAR, True)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different(left: str, right: str) -> None:
    found = _compare(left, right)

    assert found.agreement == Agreement.DIFFERENT
    assert found.parts["given"] == Agreement.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right", "surname", "given"),
    [
        ("渡邉　一", "渡邉　花子", "SAME", "DIFFERENT"),
        ("渡邉一", "渡辺　花子", "EQUIVALENT", "DIFFERENT"),
        ("鈴木　太郎", "山田　太郎", "DIFFERENT", "SAME"),
        ("鈴木太郎", "山田　太郎", "DIFFERENT", "SAME"),
        ("佐々木　太郎", "林　太郎", "DIFFERENT", "SAME"),
        ("山田", "山田　太郎", "SAME", "ABSENT_LEFT"),
        ("佐藤　〓", "佐藤　誠", "SAME", "UNREADABLE"),
        ("渡●　花子", "渡邉　花子", "SIMILAR", "SAME"),
        ("鈴木　一郎", "山田　花子", "DIFFERENT", "DIFFERENT"),
    ],
)
def test_surname_and_given_name_apart(left: str, right: str, surname: str, given: str) -> None:
    parts = _compare(left, right).parts

    assert (parts["surname"], parts["given"]) == (surname, given)


REGISTERED = [
    ("佐藤　花子", {"name": "山田　花子", "former_surname": "佐藤"}, "name_former_surname"),
    ("佐藤花子", {"name": "山田花子", "former_surname": "佐藤"}, "name_former_surname"),
    ("佐藤花子", {"name": "山田　花子（旧氏　佐藤）"}, "name_former_surname"),
    ("山田　太郎", {"name": "李　明", "alias": "山田　太郎"}, "name_alias"),
    ("Li Ming", {"name": "李　明", "latin_name": "ＬＩ　ＭＩＮＧ"}, "name_latin_registered"),
    ("李　明", {"name": "LI MING", "kanji_name": "李　明"}, "name_kanji_registered"),
    (
        "グエン・ヴァン・アン",
        {"name": "NGUYEN VAN AN", "kana": "グエン　ヴァン　アン"},
        "name_katakana_rendering",
    ),
    (
        "グエンヴァン　アン　様",
        {"name": "NGUYEN VAN AN", "kana": "グエン　ヴァン　アン"},
        "name_katakana_rendering",
    ),
    (
        "ｱﾝ ｸﾞｴﾝ ｳﾞｧﾝ",
        {"name": "NGUYEN VAN AN", "kana": "グエン　ヴァン　アン"},
        "name_katakana_rendering",
    ),
]


@pytest.mark.parametrize(("text", "register", "reason"), REGISTERED)
def test_names_of_the_current_row_count(text: str, register: dict[str, str], reason: str) -> None:
    found = compare_names(SubjectName(text), ResidentName(**register), load_tables())

    assert (found.agreement, reason in found.reasons) == (Agreement.EQUIVALENT, True)
    assert all(part.agrees for part in found.parts.values())


ONLY_SIMILAR = [
    (
        SubjectName("佐藤　花子"),
        {"name": "山田　花子", "former_name": "佐藤　花子"},
        "name_former_in_history",
    ),
    (
        SubjectName("張　芳", kana="ジャン　ファン"),
        {"name": "ZHANG FANG", "kana": "ジャン　ファン"},
        "name_reading_agrees",
    ),
    (
        SubjectName("山田　ハナコ"),
        {"name": "山田　花子", "kana": "ヤマダ　ハナコ"},
        "name_given_in_kana",
    ),
    (
        SubjectName("グエン　バン　アン"),
        {"name": "NGUYEN VAN AN", "kana": "グエン　ヴァン　アン"},
        "name_kana_spelling",
    ),
    (SubjectName("山〓　太郎"), {"name": "李　明", "alias": "山田　太郎"}, "name_wildcard"),
]


@pytest.mark.parametrize(("subject", "register", "reason"), ONLY_SIMILAR)
def test_weaker_evidence_is_similar_at_best(
    subject: SubjectName, register: dict[str, str], reason: str
) -> None:
    found = compare_names(subject, ResidentName(**register), load_tables())

    assert (found.agreement, reason in found.reasons) == (Agreement.SIMILAR, True)
    assert Agreement.DIFFERENT not in found.parts.values()


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("ヤマダ タロウ\n山田 太郎", "山田　太郎"),
        ("山田太郎\r\nﾔﾏﾀﾞﾀﾛｳ", "山田　太郎"),
        ("山田　太郎／ヤマダ　タロウ", "山田　太郎"),
        ("SMITH JOHN\nスミス　ジョン", "SMITH JOHN"),
        ("山田\nハナ", "山田　ハナ"),
        ("佐々木\nハナ", "佐々木　ハナ"),
        ("佐々木\nマリアンヌ", "佐々木　マリアンヌ"),
        ("SMITH/アレクサンドラ", "SMITH アレクサンドラ"),
        ("山田\n太郎", "山田　太郎"),
    ],
)
def test_a_field_of_two_lines_is_name_and_reading_or_one_name(field: str, name: str) -> None:
    assert _compare(field, name).agreement == Agreement.EQUIVALENT
    assert not _compare(field, name + "子").agreement.agrees


def test_split_columns_give_the_boundary() -> None:
    subject = SubjectName("山 田　太 郎", surname="山 田", given_name="太 郎")
    found = compare_names(subject, ResidentName("山田花子"), load_tables())

    assert dict(found.parts) == {"surname": "SAME", "given": "DIFFERENT"}


@given(NAME_TEXTS, NAME_TEXTS)
def test_comparing_is_total_and_symmetric(left: str, right: str) -> None:
    one, other = _compare(left, right), _compare(right, left)

    if not any(sign in left + right for sign in "（）旧姓"):  # notes weigh by who wrote them
        assert one.agreement.agrees == other.agreement.agrees
    if one.agreement in (Agreement.SIMILAR, Agreement.EQUIVALENT):
        assert one.reasons
    assert len(set(one.reasons)) == len(one.reasons)


@given(NAME_TEXTS)
def test_a_name_is_the_same_as_itself_unless_it_cannot_be_read(text: str) -> None:
    found = _compare(text, text)
    is_certain = not parse_name(text, load_tables()).has_wildcard

    assert found.agreement.is_absent or (found.agreement == Agreement.SAME) == is_certain


@given(NAME_TEXTS, st.sampled_from("〓●○?"), st.data())
def test_a_wildcard_never_agrees(text: str, sign: str, data: st.DataObject) -> None:
    text = "".join(char for char in text if char not in "（）")  # remarks are cut off
    place = data.draw(st.integers(0, len(text)))

    assert not _compare(text[:place] + sign + text[place + 1 :], text).agreement.agrees
