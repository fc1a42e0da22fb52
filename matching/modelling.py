"""The match weights of one run: learnt on its two files, or shipped where they are too small."""

import polars as pl

from matching.frequencies import Frequencies
from matching.learning import count_patterns, learn
from matching.pairing import Pairing
from matching.scoring import PERSONS, Model
from matching.strangers import stranger_chances, stranger_rows
from matching.weights import LEVELS, Weights

LEAST_PAIRS = 1_000
"""Fewer numbered subjects than this teach nothing: the shipped m is used, and of u only what the
register shows exactly is replaced."""

RIGHT_SHARE = 0.98
"""The share of right links among linked pairs that learning starts from."""

_COUNTED = ("name", "surname", "given", "kana", "birth_date")
_CHANCES = (*_COUNTED, "address", "name_kana")


def learn_model(
    linked: pl.DataFrame,
    residents: pl.DataFrame,
    *,
    pairing: Pairing,
    frequencies: Frequencies,
    shipped: Weights,
) -> Model:
    """The model of this run.

    Args:
        linked: the compared pairs of subjects and linked residents.
        residents: the same residents with all their columns, same order.
        pairing: compares the stranger pairs.
        frequencies: counts of the subjects' values in the register.
        shipped: the weights to begin with.
    """
    chances = {name: frequencies.chance(pairing.keys, name) for name in _CHANCES}
    if linked.height < LEAST_PAIRS:
        exact = stranger_chances(levels_of(linked).head(0), chances, shipped)
        known = Weights(m=shipped.m, u=exact, origin=shipped.origin)
        return Model(PERSONS, known, chances, frequencies.residents)
    left, right = stranger_rows(linked.height)
    pairs = pl.concat(
        [residents[right].drop("subject"), linked[left].select("subject")], how="horizontal"
    )
    u = stranger_chances(levels_of(pairing.compare(pairs)), chances, shipped)
    weights = learn(count_patterns(levels_of(linked)), u=u, prior=shipped, share=RIGHT_SHARE)
    return Model(PERSONS, weights, chances, frequencies.residents)


def levels_of(compared: pl.DataFrame) -> pl.DataFrame:
    """The levels of compared pairs under the names of their fields."""
    return compared.select(pl.col(f"level_{field}").alias(field) for field in LEVELS)


def value_counts(keys: pl.DataFrame, frequencies: Frequencies) -> pl.DataFrame:
    """For every subject how many residents share each of its values; null where it has none."""
    return pl.DataFrame(
        {
            name: pl.select(
                pl.when(keys[name].is_not_null()).then(frequencies.of(keys, name))
            ).to_series()
            for name in (*_COUNTED, "address")
        }
    )
