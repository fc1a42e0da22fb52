"""Repeated keys and shared numbers, counted from hashes over several chunks."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.extracts.duplicates import Hashes, repeated, shared

ROWS = st.lists(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), max_size=8), max_size=4)


def _columns(chunks: list[list[tuple[int, int]]], column: int) -> list[Hashes]:
    return [np.array([row[column] for row in chunk], np.uint64) for chunk in chunks]


@given(ROWS)
def test_a_key_is_shared_by_different_holders(chunks: list[list[tuple[int, int]]]) -> None:
    holders = defaultdict(set)
    for chunk in chunks:
        for key, holder in chunk:
            holders[key].add(holder)
    wanted = sum(1 for found in holders.values() if len(found) > 1)
    assert shared(_columns(chunks, 0), _columns(chunks, 1)) == wanted


@given(ROWS)
def test_a_repeated_key_counts_every_further_row(chunks: list[list[tuple[int, int]]]) -> None:
    keys = [key for chunk in chunks for key, _ in chunk]
    assert repeated(_columns(chunks, 0)) == len(keys) - len(set(keys))
