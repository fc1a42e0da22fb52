"""The parts of the FEBRL4 benchmark, on made-up records; the benchmark itself is a command."""

import polars as pl
import pytest

from tests.benchmarks.febrl4 import BLOCKS, FIELDS, ID, Links, blocked, levels_of, links, one_to_one

BLANK = dict.fromkeys(FIELDS)


def records(*rows: dict[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [BLANK | row for row in rows], schema=dict.fromkeys([ID, *FIELDS], pl.String)
    )


def level(field: str, left: dict[str, str], right: dict[str, str]) -> str:
    return levels_of(records(left), records(right), FIELDS)[field][0]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("miller", "miller", "same"),
        ("miller", "mliler", "near"),
        ("miller", "millard", "alike"),
        ("miller", "okafor", "different"),
    ],
)
def test_words_by_their_slips(left, right, expected):
    assert level("surname", {"surname": left}, {"surname": right}) == expected


def test_a_value_in_the_neighbouring_field_is_seen():
    left, right = {"surname": "okafor"}, {"surname": "tessa", "given_name": "okaf0r"}
    assert level("surname", left, right) == "crossed"


def test_an_absent_value_has_no_say():
    assert level("suburb", {"suburb": "young"}, {}) == ""
    assert level("suburb", {}, {}) == ""


def test_digits_by_their_slips():
    found = [
        level("postcode", {"postcode": "4223"}, {"postcode": other})
        for other in ("4223", "4232", "4291", "9999")
    ]
    assert found == ["same", "near", "part", "different"]


def test_pairs_meet_once_however_many_blocks_bring_them_together():
    person = {"given_name": "tessa", "surname": "okafor", "postcode": "4223"}
    found = blocked(records(person, {"surname": "okafor"}), records(person), BLOCKS)
    assert found.rows() == [(0, 0)]


def test_one_to_one_leaves_no_tie_and_no_second_best():
    pairs = pl.DataFrame(
        [(0, 0, 20.0), (1, 0, 15.0), (2, 1, 18.0), (3, 1, 18.0)],
        schema=["left", "right", "weight"],
        orient="row",
    )
    assert one_to_one(pairs).select("left", "right").rows() == [(0, 0)]


def test_figures_of_a_cut():
    pairs = pl.DataFrame({"weight": [30.0, 20.0, 10.0], "is_true": [True, False, True]})
    assert links(pairs, 15.0) == Links(right=1, false=1, missed=4_999)
    assert Links(right=8, false=2, missed=0).f1 == pytest.approx(16 / 18)
