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
    inside = [np.isin(chunk, twice) for chunk in keys]
    rows = pl.DataFrame(
        {
            "key": np.concatenate([k[at] for k, at in zip(keys, inside, strict=True)]),
            "holder": np.concatenate([h[at] for h, at in zip(holders, inside, strict=True)]),
        }
    )
    return rows.unique().group_by("key").len().filter(pl.col("len") > 1).height


def _sorted(keys: Sequence[Hashes]) -> Hashes:
    whole = np.concatenate(keys) if keys else np.zeros(0, np.uint64)
    whole.sort()
    return whole
