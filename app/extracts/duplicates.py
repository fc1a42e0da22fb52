"""How often keys and numbers repeat in a file, from hashes: nine million fit in little memory."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

Hashes = npt.NDArray[np.uint64]


def hashes(values: pl.Series) -> Hashes:
    """One hash per value."""
    return values.hash().to_numpy()


def repeated(keys: Sequence[Hashes]) -> int:
    """How many rows repeat a key that stood in a row before."""
    ordered = _sorted(keys)
    return int(np.count_nonzero(ordered[1:] == ordered[:-1]))


def shared(keys: Sequence[Hashes], holders: Sequence[Hashes]) -> int:
    """How many keys stand on more than one holder.

    Args:
        keys: the keys of each row, chunk by chunk.
        holders: who holds them, row by row in the same chunks.
    """
    ordered = _sorted(keys)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return 0
    inside = [_among(twice, chunk) for chunk in keys]
    key = np.concatenate([k[at] for k, at in zip(keys, inside, strict=True)])
    holder = np.concatenate([h[at] for h, at in zip(holders, inside, strict=True)])
    order = np.lexsort((holder, key))
    key, holder = key[order], holder[order]
    other = (key[1:] == key[:-1]) & (holder[1:] != holder[:-1])
    return len(np.unique(key[1:][other]))


def _among(known: Hashes, values: Hashes) -> npt.NDArray[np.bool_]:
    """Which values are among the known ones, which are sorted: np.isin would sort them every time."""
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[at] == values
    return found


def _sorted(keys: Sequence[Hashes]) -> Hashes:
    whole = np.concatenate(keys) if keys else np.zeros(0, np.uint64)
    whole.sort()
    return whole
