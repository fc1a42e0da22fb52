"""u, the chances of every level between two people: exact where values are counted.

The chance that two strangers share a whole name, reading, birth date or house is the sum over the
values of its two frequencies: exact and equal to the digit in every run. The lesser levels are
counted on pairs that cannot belong together: each subject with the person of another one.
"""

from collections.abc import Mapping

import polars as pl

from matching.weights import Chances, Weights

PRIOR_OBSERVATIONS = 20.0
"""How many pairs the shipped u is worth."""

STRIDE = 7919
"""Each subject is paired with the resident this many rows further on (and twice, thrice … as
many); a prime beyond any run of neighbouring entries or household."""

SAMPLE = 20_000
"""About so many pairs are counted: few subjects are paired with several residents each."""

LEAST_CHANCE = 1e-7


def stranger_rows(height: int) -> tuple[pl.Series, pl.Series]:
    """Two columns of places among `height` linked pairs: subject of one, resident of another."""
    rounds = max(1, min(SAMPLE // height, height // 2))
    step = STRIDE % height or 1
    left = pl.int_range(0, min(height, SAMPLE), dtype=pl.Int64, eager=True)
    lefts = [left for _ in range(rounds)]
    rights = [(left + step * (turn + 1)) % height for turn in range(rounds)]
    both = pl.DataFrame({"left": pl.concat(lefts), "right": pl.concat(rights)})
    apart = both.filter(pl.col("left") != pl.col("right"))
    return apart["left"], apart["right"]


def stranger_chances(
    levels: pl.DataFrame, chances: Mapping[str, float], shipped: Weights
) -> Chances:
    """The chance of every level between strangers, u, for every field.

    Args:
        levels: the levels (weights.LEVELS) of pairs of strangers; may be empty.
        chances: the exact chance per counted value: name, kana, name_kana, birth_date, address.
        shipped: the u that stands behind what is too rare to count.
    """
    return counted_chances(levels, exact=_exact_same(chances), prior=shipped.u)


def counted_chances(levels: pl.DataFrame, *, exact: Mapping[str, float], prior: Chances) -> Chances:
    """The chance of every level among pairs of strangers.

    Args:
        levels: a column per field of `prior`; may be empty.
        exact: the chance of `same` for the fields whose values were counted.
        prior: the chances that stand behind what is too rare to count, as PRIOR_OBSERVATIONS.
    """
    found = {
        field: _with_exact(_counted(levels[field], chances), exact.get(field))
        for field, chances in prior.items()
    }
    return {field: _not_too_rare(chances, prior[field]) for field, chances in found.items()}


def _exact_same(chances: Mapping[str, float]) -> dict[str, float]:
    """The chance of the level `same` per field; a field is left out where nothing was counted."""
    name, kana, both = chances["name"], chances["kana"], chances["name_kana"]
    same = {"name": name, "birth_date": chances["birth_date"], "address": chances["address"]}
    if name > 0.0 and both > 0.0:
        same["kana_same_name"] = min(0.95, both / name)
    if kana > 0.0:
        same["kana_other_name"] = max(kana - both, LEAST_CHANCE)
    return {field: chance for field, chance in same.items() if chance > 0.0}


def _counted(levels: pl.Series, prior: dict[str, float]) -> dict[str, float]:
    counts = dict(levels.value_counts().iter_rows())
    total = sum(counts.get(level, 0) for level in prior) + PRIOR_OBSERVATIONS
    return {
        level: (counts.get(level, 0) + PRIOR_OBSERVATIONS * chance) / total
        for level, chance in prior.items()
    }


def _not_too_rare(found: dict[str, float], prior: dict[str, float]) -> dict[str, float]:
    """Levels rarer than `same` by nature are too rare to count: they keep their ratio to it.

    Otherwise a lost character (〓), never seen among strangers, would say more than the full name.
    """
    same = found["same"] / prior["same"]
    return {
        level: max(chance, prior[level] * same) if prior[level] < prior["same"] else chance
        for level, chance in found.items()
    }


def _with_exact(counted: dict[str, float], exact: float | None) -> dict[str, float]:
    """The counted chances with `same` replaced and the others scaled to what is left."""
    if exact is None:
        return counted
    rest = 1.0 - counted["same"]
    scaled = {level: chance * (1.0 - exact) / rest for level, chance in counted.items()}
    return {**scaled, "same": exact}
