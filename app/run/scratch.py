"""A register kept for the length of one run: in memory while it is small, else sealed on disk.

Sealed chunks are compressed and encrypted under a key that lives only in this process, so whatever
a crash leaves behind is worthless. The folder is removed at the end.
"""

import io
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import polars as pl
from nacl.secret import SecretBox

FOLDER = ".totsugo-scratch"


class ScratchRegister:
    """Register frames that can be read through more than once. Use `with`.

    Fulfils matching's Register. Frames that fit into `memory` bytes stay in memory; the rest are
    sealed below `folder`.
    """

    def __init__(self, folder: Path, *, memory: int) -> None:
        self._folder = folder / FOLDER
        self._box = SecretBox(secrets.token_bytes(SecretBox.KEY_SIZE))
        self._free = memory
        self._chunks: list[pl.DataFrame | Path] = []
        self.residents = 0

    def __enter__(self) -> "ScratchRegister":
        shutil.rmtree(self._folder, ignore_errors=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._chunks.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def fill(self, frames: Iterable[pl.DataFrame]) -> None:
        """Take in all frames, in order."""
        for frame in frames:
            size = int(frame.estimated_size())
            fits = size <= self._free
            self._free -= size if fits else 0
            self._chunks.append(frame if fits else self._sealed(frame))
            self.residents += frame.height

    def chunks(self) -> Iterator[pl.DataFrame]:
        """The frames from the start, in the order they were taken in."""
        for chunk in self._chunks:
            yield chunk if isinstance(chunk, pl.DataFrame) else self._opened(chunk)

    def _sealed(self, frame: pl.DataFrame) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        plain = io.BytesIO()
        frame.write_ipc(plain, compression="zstd")
        path = self._folder / f"{len(self._chunks):06d}"
        path.write_bytes(self._box.encrypt(plain.getvalue()))
        return path

    def _opened(self, path: Path) -> pl.DataFrame:
        return pl.read_ipc(io.BytesIO(self._box.decrypt(path.read_bytes())))
