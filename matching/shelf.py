"""Where a run lays frames aside that may be too many for memory."""

from collections.abc import Iterator
from typing import Protocol

import polars as pl


class Shelf(Protocol):
    """Frames laid aside for the length of one run; they come back in the order they were put."""

    def put(self, *frames: pl.DataFrame) -> None:
        """Lay frames aside that belong together."""
        ...

    def frames(self) -> Iterator[tuple[pl.DataFrame, ...]]:
        """What was put, from the start each time."""
        ...


class MemoryShelf:
    """A shelf in memory, for registers that are known to be small."""

    def __init__(self) -> None:
        self._frames: list[tuple[pl.DataFrame, ...]] = []

    def put(self, *frames: pl.DataFrame) -> None:
        """Lay frames aside that belong together."""
        self._frames.append(frames)

    def frames(self) -> Iterator[tuple[pl.DataFrame, ...]]:
        """What was put, from the start each time."""
        return iter(self._frames)
