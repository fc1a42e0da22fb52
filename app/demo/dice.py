"""Chance that can be repeated: every generator is derived from the seed and the name of a stage."""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Item = TypeVar("Item")


def stage_random(seed: int, stage: str) -> random.Random:
    """The generator of one stage that works record by record."""
    return random.Random(f"{seed}/{stage}")  # noqa: S311 - reproducible synthetic data, no secret


def stage_generator(seed: int, stage: str) -> np.random.Generator:
    """The generator of one stage that works on whole columns."""
    return np.random.default_rng([abs(seed), *stage.encode("utf-8")])


class Weighted(Generic[Item]):
    """Items with weights, to pick from again and again."""

    __slots__ = ("_cumulative", "items")

    def __init__(self, rows: Sequence[tuple[Item, float]]) -> None:
        self.items = [item for item, _ in rows]
        self._cumulative = list(accumulate(weight for _, weight in rows))

    def pick(self, rng: random.Random) -> Item:
        """One item by its weight."""
        return rng.choices(self.items, cum_weights=self._cumulative)[0]


def pick_indices(
    rng: np.random.Generator, *, weights: Sequence[float] | NDArray[np.float64], count: int
) -> NDArray[np.int64]:
    """`count` positions drawn by weight."""
    shares = np.asarray(weights, dtype=np.float64)
    cumulative = np.cumsum(shares)
    draws = rng.random(count) * cumulative[-1]
    found: NDArray[np.int64] = np.searchsorted(cumulative, draws, side="right")
    return np.minimum(found, len(shares) - 1)
