"""A rough likeness of blocked pairs, from keys alone: it only says which pairs to look at closely.

Bits are about those of a match weight, but fixed: a pair of which nothing is alike but a birth
date is dropped here, long before the careful comparisons.
"""

import polars as pl
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

FLOOR = 7.0
"""Pairs below this many bits are nobody's candidate (a household member stays all the same)."""

CLOSE, ALIKE = 0.66, 0.5
"""Indel similarity of two names of which a character, or a half, differs."""


def likeness(seekers: pl.DataFrame, people: pl.DataFrame) -> pl.Series:
    """Bits of likeness, row by row.

    Args:
        seekers: keys of `block_keys` and `name_bits`, `kana_bits` (rarity of the values), and
            `by_other_name`.
        people: keys of `person_keys`, same height.
    """
    both = pl.concat(
        [seekers, people.select(pl.all().name.prefix("r_"))], how="horizontal"
    ).with_columns(
        name_alike=similarity(seekers["name"], people["name"]),
        kana_alike=similarity(seekers["kana"], people["kana"]),
    )
    return both.select(_name() + _kana() + _birth_date() + _sex() + _address()).to_series()


def similarity(left: pl.Series, right: pl.Series) -> pl.Series:
    """Normalised Indel similarity 0 to 1 of two columns of strings, row by row; nulls give 0."""
    same = (left == right).fill_null(value=False)
    open_rows = (~same & left.is_not_null() & right.is_not_null()).arg_true()
    result = same.cast(pl.Float32)
    if open_rows.len() == 0:
        return result
    scores = cpdist(
        left.gather(open_rows).to_list(),
        right.gather(open_rows).to_list(),
        scorer=Indel.normalized_similarity,
    )
    return result.scatter(open_rows, pl.Series(scores, dtype=pl.Float32))


def _equal(column: str) -> pl.Expr:
    return (pl.col(column) == pl.col(f"r_{column}")).fill_null(value=False)


def _held(column: str) -> pl.Expr:
    return pl.col(column).is_not_null() & pl.col(f"r_{column}").is_not_null()


def _name() -> pl.Expr:
    return (
        pl.when(_equal("name") | pl.col("by_other_name"))
        .then("name_bits")
        .when(~_held("name"))
        .then(0.0)
        .when(pl.col("name_alike") >= CLOSE)
        .then(5.0)
        .when(pl.col("name_alike") >= ALIKE)
        .then(2.0)
        .otherwise(-6.0)
    )


def _kana() -> pl.Expr:
    settled = _equal("name") | pl.col("by_other_name")
    read_as_name = (pl.col("name") == pl.col("r_kana")).fill_null(value=False)
    return (
        pl.when(settled)
        .then(0.0)
        .when(_equal("kana") | read_as_name)
        .then(pl.col("kana_bits"))
        .when(~_held("kana"))
        .then(0.0)
        .when(pl.col("kana_alike") >= CLOSE)
        .then(3.0)
        .when(pl.col("kana_alike") >= ALIKE)
        .then(1.0)
        .otherwise(-3.0)
    )


def _birth_date() -> pl.Expr:
    equal_parts = pl.sum_horizontal(_equal(part) for part in ("year", "month", "day"))
    return (
        pl.when(_equal("birth_date"))
        .then(14.0)
        .when(~_held("birth_date"))
        .then(0.0)
        .when((pl.col("swapped_date") == pl.col("r_birth_date")).fill_null(value=False))
        .then(6.0)
        .when(equal_parts == 2)
        .then(3.0)
        .otherwise(-5.0)
    )


def _sex() -> pl.Expr:
    return pl.when(~_held("sex")).then(0.0).when(_equal("sex")).then(1.0).otherwise(-6.0)


def _address() -> pl.Expr:
    return (
        pl.when(_equal("address"))
        .then(12.0)
        .when(_equal("postcode"))
        .then(5.0)
        .when(_held("address"))
        .then(-1.5)
        .otherwise(0.0)
    )
