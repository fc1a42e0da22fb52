"""Numbers read, repeats noticed."""

import polars as pl
import pytest

from matching.prepare import number_states, prepare
from tests.support.persons import NUMBERS, subjects


@pytest.mark.parametrize(
    ("text", "linked", "state"),
    [
        (NUMBERS[0], True, "ok"),
        (NUMBERS[0], False, "not_in_register"),
        ("", False, "missing"),
        ("000000000000", False, "missing"),
        ("123456789012", False, "check_digit"),
        ("12345", False, "malformed"),
    ],
)
def test_states(text: str, linked: bool, state: str) -> None:
    prepared = prepare(subjects({"number": text}))
    assert number_states(prepared, pl.Series([linked])).to_list() == [state]


def test_repeat_within_one_extract_is_duplicate() -> None:
    prepared = prepare(
        subjects(
            {"number": NUMBERS[0]},
            {"number": NUMBERS[0]},
            {"number": NUMBERS[0], "extract": "seiho"},
        )
    )
    states = number_states(prepared, pl.Series([True, True, True])).to_list()
    assert states == ["duplicate", "duplicate", "ok"]


def test_lost_zero_is_seen_but_not_repaired() -> None:
    prepared = prepare(subjects({"number": NUMBERS[1].lstrip("0")}))
    assert prepared["zero_lost"].to_list() == [True]
    assert prepared["digits"].to_list() == [None]
    assert prepared["number_digits"].to_list() == [11]
