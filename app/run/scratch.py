"""What a run lays aside while it lasts: in memory while there is room, else sealed on disk.

Sealed frames are compressed and encrypted under a key that lives only in this process, so whatever
a crash leaves behind is worthless. The file is removed at the end.
"""

import io
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import polars as pl
from nacl.secret import SecretBox

from app.errors import KnownError

_VIEW = 16
"""Bytes that every cell of text takes, whatever it holds; up to 12 bytes of text lie in them."""

_INLINE = 12


@dataclass(frozen=True, slots=True)
class _Sealed:
    """Where one frame lies in the file."""

    start: int
    length: int


class Scratch:
    """Room for one run: `memory` bytes, beyond them a file. Use `with`."""

    def __init__(self, path: Path, *, memory: int) -> None:
        """Nothing is written yet.

        Args:
            path: the file to use where memory does not suffice; an old one is overwritten.
            memory: bytes that frames may take in memory, over all shelves.
        """
        self._path = path
        self._box = SecretBox(secrets.token_bytes(SecretBox.KEY_SIZE))
        self._free = memory
        self._file: BinaryIO | None = None
        self._end = 0

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            with suppress(OSError):  # what could not be written before cannot be now
                self._file.close()
        self._path.unlink(missing_ok=True)

    def keep(self, frame: pl.DataFrame) -> "pl.DataFrame | _Sealed":
        """The frame itself while there is room for it, else where it lies on disk.

        Raises:
            KnownError: E504 the disk is full.
        """
        size = held_bytes(frame)
        if size <= self._free:
            self._free -= size
            return frame
        plain = io.BytesIO()
        frame.write_ipc(plain, compression="zstd")
        sealed = self._box.encrypt(plain.getvalue())
        return self._written(sealed)

    def frame(self, kept: "pl.DataFrame | _Sealed") -> pl.DataFrame:
        """A frame that was kept."""
        if isinstance(kept, pl.DataFrame):
            return kept
        file = self._opened()
        file.seek(kept.start)
        return pl.read_ipc(io.BytesIO(self._box.decrypt(file.read(kept.length))))

    def _written(self, sealed: bytes) -> _Sealed:
        try:
            file = self._opened()
            file.seek(self._end)
            file.write(sealed)
            file.flush()
        except OSError:
            sentence = "空き容量が足りないため照合を中止しました。何も保存していません。"
            raise KnownError("E504", f"{sentence}空き容量を確かめてください。") from None
        place = _Sealed(self._end, len(sealed))
        self._end += len(sealed)
        return place

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file = self._path.open("w+b")
        return self._file


class ScratchShelf:
    """Frames laid aside in a scratch, in order; fulfils matching's Shelf."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._kept: list[tuple[pl.DataFrame | _Sealed, ...]] = []

    def put(self, *frames: pl.DataFrame) -> None:
        """Lay frames aside that belong together."""
        self._kept.append(tuple(self._scratch.keep(frame) for frame in frames))

    def frames(self) -> Iterator[tuple[pl.DataFrame, ...]]:
        """What was put, from the start each time."""
        for kept in self._kept:
            yield tuple(self._scratch.frame(item) for item in kept)


class ScratchRegister:
    """A register that can be read through more than once; fulfils matching's Register."""

    def __init__(self, scratch: Scratch) -> None:
        self._shelf = ScratchShelf(scratch)

    def fill(self, frames: Iterable[pl.DataFrame]) -> None:
        """Take in all frames, in order."""
        for frame in frames:
            self._shelf.put(frame)

    def chunks(self) -> Iterator[pl.DataFrame]:
        """The frames from the start, in the order they were taken in."""
        for (frame,) in self._shelf.frames():
            yield frame


def held_bytes(frame: pl.DataFrame) -> int:
    """The memory a frame takes: every cell of text a fixed view, long texts their bytes besides."""
    return sum(_held(column) for column in frame)


def _held(column: pl.Series) -> int:
    if column.dtype != pl.String():
        return int(column.estimated_size())
    lengths = column.str.len_bytes()
    return _VIEW * column.len() + int(lengths.filter(lengths > _INLINE).sum())
