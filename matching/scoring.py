"""Weighs compared pairs: the contribution of every attribute, and their exact sum."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

import polars as pl

from matching.weights import ABSENT, FIELDS, Weights

STEP = 1024.0
"""Contributions are whole multiples of 1/1024 bit: binary fractions add up without rounding."""

SAFE_ODDS_BITS = 3.33
"""How far above log2(residents) a weight must lie before no chance namesake reaches it: the best
of N strangers reaches log2(N) + 3.33 bits in at most one search in ten."""

SEEN_ONCE = 0.3
"""How many strangers a value stands for that only one resident has: the one is mostly the subject,
and values seen once are rarer than their count says (the idea of Good and Turing)."""

LEAST_POPULATION = 30_000
"""A value seen once is one among at least so many people: a register of 100 does not show how rare
a name is. One that several have there is common enough to be measured."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is weighed, and which counted values shift it.

    `owners`: field -> attribute whose contribution it is. `rarity`: field, levels and the counted
    value whose rarity shifts them (佐藤 agrees more cheaply). `crowds`: field -> counted value that
    makes `same` worth less where a crowd shares it, and never more.
    """

    owners: Mapping[str, str]
    rarity: tuple[tuple[str, tuple[str, ...], str], ...]
    crowds: Mapping[str, str]


PERSONS = Layout(
    owners=FIELDS,
    rarity=(
        ("name", ("same", "variant"), "name"),
        ("name", ("given",), "given"),
        ("name", ("surname",), "surname"),
        ("kana_other_name", ("same",), "kana"),
    ),
    crowds={"birth_date": "birth_date"},
)
"""Subjects and residents. A birth date such as 1 January is shared by a crowd."""


def safe_weight(strangers: int) -> float:
    """The weight in bits that no chance namesake reaches among so many strangers."""
    return log2(max(2, strangers)) + SAFE_ODDS_BITS


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that weighs a pair.

    `layout` says what becomes of the fields of `weights`. `chances`: value -> chance that a random
    subject and resident share it; `residents`: size of the register.
    """

    layout: Layout
    weights: Weights
    chances: Mapping[str, float]
    residents: int

    @property
    def bar(self) -> float:
        """The weight that no chance namesake reaches, in bits."""
        return safe_weight(self.residents)


def weigh(levels: pl.DataFrame, counts: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The match weight of every pair in bits.

    Args:
        levels: a column per field of the model.
        counts: row by row, how many residents share each counted value of the subject (0 = nobody,
            null = it has none).
        model: weights and chances.

    Returns:
        `<attribute>_weight` for every attribute of the layout and `weight`, their exact sum.
    """
    owners = model.layout.owners
    attributes = dict.fromkeys(owners.values())
    both = pl.concat(
        [levels, counts.select(pl.all().name.prefix("count_"))], how="horizontal"
    ).with_columns(_contribution(field, model).alias(f"bits_{field}") for field in owners)
    by_attribute = {
        f"{attribute}_weight": pl.sum_horizontal(
            f"bits_{field}" for field, owner in owners.items() if owner == attribute
        )
        for attribute in attributes
    }
    return both.select(**by_attribute).with_columns(
        weight=pl.sum_horizontal(f"{attribute}_weight" for attribute in attributes)
    )


def _contribution(field: str, model: Model) -> pl.Expr:
    """The bits of one field: log2(m / u) of the level, shifted by the rarity of the value."""
    level = pl.col(field)
    bits = {name: model.weights.of(field, name) for name in (*model.weights.m[field], ABSENT)}
    value = level.replace_strict(bits, return_dtype=pl.Float64)
    for owner, levels, counted in model.layout.rarity:
        if owner == field:
            value += pl.when(level.is_in(levels)).then(_shift(counted, model)).otherwise(0.0)
    if field in model.layout.crowds:
        crowd = _crowd(model.layout.crowds[field], model)
        value += pl.when(level == "same").then(crowd).otherwise(0.0)
    return (value * STEP).round() / STEP


def _shift(counted: str, model: Model) -> pl.Expr:
    """Bits by which a value is rarer (+) or commoner (-) than the average; 0 where unknown."""
    chance = model.chances[counted]
    if chance <= 0.0:
        return pl.lit(0.0)
    count = pl.col(f"count_{counted}")
    strangers = (count - (1.0 - SEEN_ONCE)) / model.residents
    once = SEEN_ONCE / max(model.residents, LEAST_POPULATION)
    share = pl.when(count > 1).then(strangers).otherwise(once)
    return pl.when(count.is_not_null()).then((chance / share).log(2)).otherwise(0.0)


def _crowd(counted: str, model: Model) -> pl.Expr:
    """Only ever a reduction: a value that many more strangers share than the average one."""
    average = max(model.chances[counted], 1e-9)
    others = (pl.col(f"count_{counted}").fill_null(0) - 1).clip(lower_bound=0)
    return (average / pl.max_horizontal(others / model.residents, pl.lit(average))).log(2)
