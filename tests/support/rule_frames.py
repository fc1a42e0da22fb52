"""Frames of the rules' context for tests: one record that agrees in everything, then changes."""

import polars as pl

from matching import ATTRIBUTES, neutral_context, neutral_pair

AGREEMENTS = (
    *("SAME", "EQUIVALENT", "SIMILAR", "DIFFERENT"),
    *("ABSENT_LEFT", "ABSENT_RIGHT", "ABSENT_BOTH", "UNREADABLE"),
)
PARTS = ("", *AGREEMENTS)

PERFECT: dict[str, object] = {
    "number_state": "ok",
    "linked": True,
    "holds_sex": True,
    "coverage": "all",
    **dict.fromkeys(ATTRIBUTES, "SAME"),
    **dict.fromkeys(("name_surname", "name_given"), "SAME"),
    **dict.fromkeys(("birth_year", "birth_month", "birth_day"), "SAME"),
    **dict.fromkeys(("address_municipality", "address_town", "address_lot"), "SAME"),
    "namesakes": 1,
    "linked_weight": 40.0,
}


def frame_of(*changes: dict[str, object]) -> pl.DataFrame:
    """One row per mapping: the perfect record with those columns changed."""
    neutral = pl.concat([neutral_pair(1), neutral_context(1)], how="horizontal")
    base = neutral.row(0, named=True) | PERFECT
    if unknown := {name for change in changes for name in change}.difference(base):
        raise KeyError(f"no such columns: {unknown}")
    return pl.DataFrame([base | change for change in changes], schema=neutral.schema)


def product(**values: list[object]) -> pl.DataFrame:
    """Every combination of the given values over the perfect record."""
    columns = [pl.LazyFrame({name: options}) for name, options in values.items()]
    whole = columns[0]
    for column in columns[1:]:
        whole = whole.join(column, how="cross")
    rest = frame_of({}).lazy().select(pl.exclude(list(values)))
    return whole.join(rest, how="cross").collect()
