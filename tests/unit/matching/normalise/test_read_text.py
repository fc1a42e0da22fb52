"""Shared text steps: width, selectors, distinct values."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.normalise.text import clean, fold_width, map_distinct, selectors_of, without_invisible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢＣ１２３", "ABC123"),
        ("ﾀｶﾊｼ", "タカハシ"),
        ("シ゛ュン", "ジュン"),
        ("ヒョウトﾞウ", "ヒョウドウ"),
        ("か\u3099", "が"),
        ("\ufa19田", "\ufa19田"),  # 神 in its compatibility form: the variant table's business
        ("⽥", "⽥"),
        ("髙﨑", "髙﨑"),
    ],
)
def test_width_is_folded_and_kanji_are_left_alone(text: str, expected: str) -> None:
    assert fold_width(text) == expected


@given(st.text())
def test_folding_is_total_and_idempotent(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


def test_selectors_are_found_and_removed() -> None:
    assert selectors_of("葛\U000e0100城") == "\U000e0100"
    assert without_invisible("\ufeff葛\U000e0100\u200b城") == "葛城"


def test_a_function_is_applied_once_per_distinct_value() -> None:
    seen: list[str] = []

    def shout(text: str) -> str:
        seen.append(text)
        return text.upper()

    mapped = map_distinct(pl.Series("x", ["a", None, "b", "a"]), shout)

    assert mapped.to_list() == ["A", "", "B", "A"]
    assert mapped.name == "x"
    assert sorted(seen) == ["", "a", "b"]
