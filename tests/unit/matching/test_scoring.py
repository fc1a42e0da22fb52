"""Contributions add up to the weight, exactly; rare values weigh more."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from app.run.run_settings import load_weights
from matching import ATTRIBUTES
from matching.scoring import PERSONS, Model, weigh
from matching.weights import LEVELS

CHANCES = {"name": 5e-5, "surname": 4e-3, "given": 2e-3, "kana": 6e-5, "birth_date": 4e-5}
MODEL = Model(PERSONS, load_weights(), CHANCES, 20_000)
COUNTS = ("name", "given", "surname", "kana", "birth_date")


def weighed(levels: dict[str, str], counts: dict[str, int | None]) -> dict[str, float]:
    frame = pl.DataFrame([levels], schema=dict.fromkeys(LEVELS, pl.String))
    counted = pl.DataFrame([counts], schema=dict.fromkeys(COUNTS, pl.Int64))
    return weigh(frame, counted, MODEL).row(0, named=True)


@given(
    st.fixed_dictionaries(
        {field: st.sampled_from(["", *levels]) for field, levels in LEVELS.items()}
    ),
    st.fixed_dictionaries({name: st.none() | st.integers(0, 5000) for name in COUNTS}),
)
def test_contributions_sum_exactly(levels: dict[str, str], counts: dict[str, int | None]) -> None:
    row = weighed(levels, counts)
    assert sum(row[f"{attribute}_weight"] for attribute in ATTRIBUTES) == row["weight"]


def test_nothing_known_weighs_nothing() -> None:
    assert weighed(dict.fromkeys(LEVELS, ""), dict.fromkeys(COUNTS))["weight"] == 0.0


def test_a_common_name_agrees_more_cheaply() -> None:
    levels = {**dict.fromkeys(LEVELS, ""), "name": "same"}
    rare = weighed(levels, {**dict.fromkeys(COUNTS), "name": 1})
    common = weighed(levels, {**dict.fromkeys(COUNTS), "name": 64})
    assert 7 < rare["weight"] - common["weight"] < 9


def test_a_crowded_birth_date_says_less() -> None:
    levels = {**dict.fromkeys(LEVELS, ""), "birth_date": "same"}
    ordinary = weighed(levels, {**dict.fromkeys(COUNTS), "birth_date": 1})
    crowded = weighed(levels, {**dict.fromkeys(COUNTS), "birth_date": 400})
    assert crowded["weight"] < ordinary["weight"] - 5
