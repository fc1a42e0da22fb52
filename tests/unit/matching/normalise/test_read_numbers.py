"""Individual numbers: what is one, and what is wrong with the rest."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import IndividualNumber, NumberProblem, number_key, parse_number
from matching.normalise.numbers import check_digit

EXAMPLES = Path(__file__).parents[3] / "data" / "examples" / "mynumber_checkdigit.tsv"


def test_every_example_is_right() -> None:
    lines = EXAMPLES.read_text("utf-8").split("\n")[1:-1]
    rows = [line.split("\t") for line in lines]
    wrong = [row[0] for row in rows if (not parse_number(row[1]).problem) != (row[2] == "valid")]

    assert not wrong


@pytest.mark.parametrize(
    ("text", "digits", "problem"),
    [
        ("123456789018", "123456789018", NumberProblem.NONE),
        ("１２３４５６７８９０１８", "123456789018", NumberProblem.NONE),
        ("1234-5678-9018", "123456789018", NumberProblem.NONE),
        ("1234－5678－9018", "123456789018", NumberProblem.NONE),
        ("1234 5678　9018", "123456789018", NumberProblem.NONE),
        ("'123456789018", "123456789018", NumberProblem.NONE),
        ('="123456789018"', "123456789018", NumberProblem.NONE),
        ("123456789018.0", "123456789018", NumberProblem.NONE),
        ("123,456,789,018", "123456789018", NumberProblem.NONE),
        ("\ufeff123456789018\u200b", "123456789018", NumberProblem.NONE),
        ("123456789012", "123456789012", NumberProblem.CHECK_DIGIT),
        ("000000000000", "", NumberProblem.FILLER),
        ("９９９９９９９９９９９９", "", NumberProblem.FILLER),
        ("", "", NumberProblem.MISSING),
        ("　", "", NumberProblem.MISSING),
        ("－", "", NumberProblem.MISSING),
        ("未登録", "", NumberProblem.MISSING),
        ("申請中", "", NumberProblem.MISSING),
        ("番号なし（本人拒否）", "", NumberProblem.MISSING),
        ("同上", "", NumberProblem.MALFORMED),
        ("世帯主に同じ", "", NumberProblem.MALFORMED),
        ("●●●●", "", NumberProblem.MALFORMED),
        ("一二三四五六七八九一一八", "", NumberProblem.MALFORMED),
        ("1.23457E+11", "", NumberProblem.MALFORMED),
        ("23456789018", "", NumberProblem.MALFORMED),
        ("-23456789018", "", NumberProblem.MALFORMED),
        ("*********018", "", NumberProblem.MALFORMED),
        ("1234567890188", "", NumberProblem.MALFORMED),
        ("12345678901８a", "", NumberProblem.MALFORMED),
    ],
)
def test_parse_number(text: str, digits: str, problem: NumberProblem) -> None:
    assert parse_number(text) == IndividualNumber(digits, problem)


@pytest.mark.parametrize(
    ("eleven", "digit"), [("12345678901", 8), ("02345678901", 3), ("31260344057", 0)]
)
def test_check_digit(eleven: str, digit: int) -> None:
    assert check_digit(eleven) == digit


@given(st.text())
def test_reading_is_total_and_only_a_sound_number_has_no_problem(text: str) -> None:
    number = parse_number(text)

    if not number.problem:
        assert parse_number(number.digits) == number
        assert check_digit(number.digits[:-1]) == int(number.digits[-1])


@given(st.lists(st.one_of(st.none(), st.text(), st.from_regex(r"\A[0-9]{12}\Z")), max_size=10))
def test_bulk_keys_are_the_single_readings(texts: list[str | None]) -> None:
    read = [parse_number(text or "") for text in texts]
    keys = number_key(pl.Series("number", texts, dtype=pl.String))

    assert keys.to_list() == ["" if number.problem else number.digits for number in read]
