"""Rows of rule tables: read from text, the first or every one that fits."""

import polars as pl
import pytest

from matching import read_tsv
from matching.rule_rows import facts_from_mapping, first_code, joined_codes, rule_rows

TABLE = "code\tclasses\twhen\nfirst\tB1|B2\tfar\nsecond\tB1\t\nthird\t\tfar\n"
FRAME = pl.DataFrame({"class": ["B1", "B1", "B2", "C1"], "far": [True, False, False, True]})


def test_the_first_row_that_fits() -> None:
    rows = rule_rows(TABLE, code="code")
    found = FRAME.select(code=first_code(rows))["code"].to_list()
    assert found == ["first", "second", None, "third"]


def test_every_row_that_fits() -> None:
    rows = rule_rows(TABLE, code="code")
    found = FRAME.select(codes=joined_codes(rows))["codes"].to_list()
    assert found == ["first;second;third", "second", "", "third"]


def test_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        read_tsv("a\tb\n1\n")


def test_facts_must_be_a_list_of_tables() -> None:
    with pytest.raises(TypeError, match="facts"):
        facts_from_mapping({"facts": "name"})
