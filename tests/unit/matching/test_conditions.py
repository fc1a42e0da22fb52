"""The condition language: over a frame and over one record alike."""

import polars as pl
import pytest

from matching import read_condition

RECORDS = [
    {"name": "SAME", "name_reasons": "", "linked": True, "namesakes": None},
    {
        "name": "SIMILAR",
        "name_reasons": "name_wildcard;name_width",
        "linked": False,
        "namesakes": 1,
    },
    {"name": "DIFFERENT", "name_reasons": "name_width", "linked": True, "namesakes": 12},
]
FRAME = pl.DataFrame(RECORDS, schema_overrides={"namesakes": pl.Int64})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name=SAME|EQUIVALENT", [True, False, False]),
        ("not name=SAME|EQUIVALENT", [False, True, True]),
        ("name_reasons:name_wildcard|other", [False, True, False]),
        ("name_reasons:name", [False, False, False]),
        ("linked", [True, False, True]),
        ("not linked", [False, True, False]),
        ("linked and name=DIFFERENT", [False, False, True]),
        ("name=SAME or name=SIMILAR and not linked", [True, True, False]),
        ("namesakes=1", [False, True, False]),
        ("namesakes=", [True, False, False]),
        ("not namesakes=|0|1", [False, False, True]),
    ],
)
def test_over_a_frame_and_over_one_record(text: str, expected: list[bool]) -> None:
    condition = read_condition(text)
    assert FRAME.select(holds=condition.expression())["holds"].to_list() == expected
    assert [condition.holds(record) for record in RECORDS] == expected


def test_no_text_never_holds() -> None:
    condition = read_condition("")
    assert FRAME.select(holds=condition.expression())["holds"].to_list() == [False]
    assert not condition.holds(RECORDS[0])


def test_columns_names_what_is_read() -> None:
    assert read_condition("linked and not name=SAME").columns() == {"linked", "name"}


@pytest.mark.parametrize("text", ["a b", "1st=2", "=SAME", "x and "])
def test_an_unreadable_term_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="unreadable term"):
        read_condition(text)
