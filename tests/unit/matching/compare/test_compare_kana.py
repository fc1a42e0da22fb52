"""カナ: one reading in several spellings, or another reading."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Agreement, compare_kana

EXAMPLES = Path(__file__).parents[3] / "data" / "examples" / "kana_equivalence.tsv"
EXPECTED = {"same": {"SAME", "EQUIVALENT"}, "spelling": {"SIMILAR"}, "different": {"DIFFERENT"}}
KANA_TEXTS = st.text(st.sampled_from("アァあｱガｶﾞヴバヅズヱエヲオウーｰ- 　ンヽス"), max_size=8)


def test_the_examples_are_right() -> None:
    rows = [line.split("\t") for line in EXAMPLES.read_text("utf-8").split("\n")[1:-1]]
    wrong = [
        row[0] for row in rows if compare_kana(row[1], row[2]).agreement not in EXPECTED[row[3]]
    ]

    assert len(wrong) <= len(rows) * 0.01


@pytest.mark.parametrize(
    ("left", "right", "agreement", "reason"),
    [
        ("タカハシ　タロウ（サトウ）", "タカハシ　タロウ", "EQUIVALENT", "kana_notation"),
        ("ﾀｶﾊｼ ﾀﾛｳ", "タカハシ　タロウ", "EQUIVALENT", "kana_notation"),
        ("ティ リン ブイ", "ブイ　ティ　リン", "EQUIVALENT", "kana_word_order"),
        ("シミヅ", "シミズ", "SIMILAR", "kana_zu_ji"),
        ("ヒデヲ", "ヒデオ", "SIMILAR", "kana_old"),
        ("オオタ", "オータ", "SIMILAR", "kana_long_vowel"),
        ("セーラ", "セイラ", "SIMILAR", "kana_long_vowel"),
        ("ヴァン", "バン", "SIMILAR", "kana_v"),
        ("ナカノ", "ナガノ", "DIFFERENT", "kana_differs"),
        ("ユミ", "ユウミ", "DIFFERENT", "kana_differs"),
        ("オノ", "オオノ", "DIFFERENT", "kana_differs"),
        ("キムラ", "木村", "UNREADABLE", "kana_unreadable"),
    ],
)
def test_named_reasons(left: str, right: str, agreement: str, reason: str) -> None:
    found = compare_kana(left, right)

    assert (found.agreement, found.reasons) == (agreement, (reason,))


@pytest.mark.parametrize(
    ("left", "right", "surname", "given"),
    [
        ("ワタナベ　ハジメ", "ワタナベ　ハナコ", "EQUIVALENT", "DIFFERENT"),
        ("ワタナベハジメ", "ワタナベ　ハナコ", "EQUIVALENT", "DIFFERENT"),
        ("シミヅ　タロウ", "シミズ　タロウ", "SIMILAR", "EQUIVALENT"),
        ("オノ　タロウ", "オオノ　タロウ", "DIFFERENT", "EQUIVALENT"),
    ],
)
def test_surname_and_given_name_apart(left: str, right: str, surname: str, given: str) -> None:
    assert dict(compare_kana(left, right).parts) == {"surname": surname, "given": given}


@given(KANA_TEXTS, KANA_TEXTS)
def test_comparing_is_total_and_symmetric(left: str, right: str) -> None:
    one, other = compare_kana(left, right), compare_kana(right, left)

    assert one.agreement == other.agreement or one.agreement.is_absent
    assert one.reasons or one.agreement == Agreement.SAME or one.agreement.is_absent


@given(KANA_TEXTS)
def test_a_reading_is_the_same_as_itself(text: str) -> None:
    found = compare_kana(text, text)

    assert found.agreement in (Agreement.SAME, Agreement.ABSENT_BOTH, Agreement.UNREADABLE)
