"""What headings mean, in the many ways they are written."""

import pytest

from app.bundled import text
from app.extracts.headings import Heading, fold, meanings
from app.extracts.row_kinds import is_note, is_total, ragged_kind
from app.extracts.targets import TARGETS


def _target(own: str, above: str = "") -> str:
    found = meanings(Heading(own, above))
    return found[0].target if found else ""


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("氏名ｶﾅ", "kana"),
        ("氏名（フリガナ）", "kana"),
        ("ふりがな", "kana"),
        ("対象者氏名", "name"),
        ("①氏名", "name"),
        ("受給者のお名前", "name"),
        ("氏 名", "name"),
        ("氏\n名", "name"),
        ("氏名※", "name"),
        ("個人番号（12桁）", "number"),
        ("ﾏｲﾅﾝﾊﾞｰ", "number"),
        ("生年月日(西暦)", "birth_date"),
        ("性別（1男2女）", "sex"),
        ("〒", "postcode"),
        ("住所（方書除く）", "address"),
        ("建物名・部屋番号", "building"),
        ("世帯主との続柄", "relation"),
        ("保護者氏名", "guardian_name"),
        ("転居前住所_町字", "former_address_town"),
        ("転入前住所_町字", "origin_address_town"),
        ("氏名_外国人感じ", "kanji_name"),
        ("支援措置フラグ", "protected"),
    ],
)
def test_heading_names_its_target(heading: str, target: str) -> None:
    assert _target(heading) == target


@pytest.mark.parametrize(
    "heading",
    [
        "届出人氏名",
        "保護者個人番号",
        "連絡先電話番号",
        "世帯主生年月日",
        "送付先氏名",
        "主治医氏名",
        "異動年月日_不詳フラグ",
        "父氏名",
    ],
)
def test_other_peoples_headings_are_not_the_subjects(heading: str) -> None:
    assert _target(heading) not in ("name", "number", "birth_date", "address", "sex")


@pytest.mark.parametrize(
    ("above", "own", "target"),
    [
        ("対象者", "氏名", "name"),
        ("保護者", "氏名", "guardian_name"),
        ("保護者", "個人番号", ""),
        ("氏名", "姓", "surname"),
        ("フリガナ", "セイ", "kana_surname"),
        ("手帳所持者一覧表", "住所", "address"),
    ],
)
def test_double_headings(above: str, own: str, target: str) -> None:
    assert _target(own, above) == target


def test_every_synonym_names_a_known_target() -> None:
    rows = [line.split("\t") for line in text("profiles", "synonyms.tsv").splitlines()[5:]]
    assert rows
    assert {target for target, _ in rows} <= set(TARGETS)
    assert all(fold(heading) for _, heading in rows)


@pytest.mark.parametrize(
    "cell", ["合計", "総合計", "合計 1,234件", "計", "小計", "総数", "計１８１件", "【合計】"]
)
def test_totals(cell: str) -> None:
    from app.extracts.row_kinds import squeeze

    assert is_total([squeeze(cell)])


@pytest.mark.parametrize("cell", ["計良　太郎", "合田　一", "総社市", "T0001"])
def test_people_are_no_totals(cell: str) -> None:
    assert not is_total([cell])
    assert not is_note([cell])


def test_ragged_rows_with_a_number_are_never_notes() -> None:
    assert ragged_kind(["合計", "123456789018"], ("手帳番号", "個人番号")) == ""
    assert ragged_kind(["合計", "12件"], ("手帳番号", "個人番号")) == "E311"
