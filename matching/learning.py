"""Learns m by expectation maximisation on counts of agreement patterns, u being known.

The patterns are a few hundred rows however many pairs there are, so learning takes milliseconds
and gives the same digits every time.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from matching.weights import SMALLEST_CHANCE, Chances, Weights

MAX_ROUNDS = 200
CONVERGED = 1e-7
PRIOR_OBSERVATIONS = 20.0
"""How many pairs the shipped m is worth: levels never seen in this run keep a sane weight."""

_Floats = npt.NDArray[np.float64]
_Codes = npt.NDArray[np.int64]


def count_patterns(levels: pl.DataFrame) -> pl.DataFrame:
    """The agreement patterns of pairs with their counts: one column per field, and `count`."""
    return levels.group_by(levels.columns).agg(pl.len().alias("count")).sort(levels.columns)


def learn(patterns: pl.DataFrame, *, u: Chances, prior: Weights, share: float) -> Weights:
    """The weights whose m fits the patterns best, with u held fixed.

    Args:
        patterns: a column per field of `prior` (a level, or empty for absent) and `count`.
        u: chances among strangers.
        prior: weights whose m starts the search and is worth PRIOR_OBSERVATIONS pairs.
        share: the share of matches among the pairs to begin with, between 0 and 1.
    """
    counts = patterns["count"].to_numpy().astype(np.float64)
    fields = {field: tuple(chances) for field, chances in prior.m.items()}
    codes = [_codes(patterns[field].to_list(), levels) for field, levels in fields.items()]
    start = [_vector(prior.m[field], levels) for field, levels in fields.items()]
    unlike = _likelihood(codes, [_vector(u[field], levels) for field, levels in fields.items()])
    m = [vector.copy() for vector in start]
    for _ in range(MAX_ROUNDS):
        matches = share * _likelihood(codes, m)
        belief = matches / (matches + (1.0 - share) * unlike)
        new = [_expected(c, counts * belief, s) for c, s in zip(codes, start, strict=True)]
        moved = max(float(np.abs(a - b).max()) for a, b in zip(new, m, strict=True))
        m, share = new, float((counts * belief).sum() / counts.sum())
        if moved < CONVERGED:
            break
    return Weights(m=_named(fields, m), u=u, origin="learnt")


def _codes(values: Sequence[str], levels: tuple[str, ...]) -> _Codes:
    """The place of each level; one past the last for absent."""
    places = {level: place for place, level in enumerate(levels)}
    return np.array([places.get(value, len(levels)) for value in values], dtype=np.int64)


def _vector(chances: dict[str, float], levels: tuple[str, ...]) -> _Floats:
    return np.array([max(chances[level], SMALLEST_CHANCE) for level in levels])


def _likelihood(codes: list[_Codes], chances: list[_Floats]) -> _Floats:
    """The chance of each pattern; an absent value has no say (chance 1)."""
    product = np.ones(len(codes[0]))
    for field_codes, vector in zip(codes, chances, strict=True):
        product *= np.append(vector, 1.0)[field_codes]
    return product


def _expected(codes: _Codes, weight: _Floats, prior: _Floats) -> _Floats:
    """The chances of one field among the pairs, each counted by the belief that it matches."""
    summed = np.bincount(codes, weights=weight, minlength=len(prior) + 1)
    counts: _Floats = np.asarray(summed, dtype=np.float64)
    seen = counts[: len(prior)] + PRIOR_OBSERVATIONS * prior
    result: _Floats = seen / seen.sum()
    return result


def _named(fields: dict[str, tuple[str, ...]], vectors: list[_Floats]) -> Chances:
    return {
        field: dict(zip(levels, (float(value) for value in vector), strict=True))
        for (field, levels), vector in zip(fields.items(), vectors, strict=True)
    }
