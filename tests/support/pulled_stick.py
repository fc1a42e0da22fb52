"""A folder standing in for a stick that is pulled out after so many bytes, read or written."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class Stick:
    """Counts the bytes that pass; once `left` are gone, nothing on it can be reached any more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.left = -1  # bytes until it is pulled, -1 = never
        self.passed = 0

    @property
    def gone(self) -> bool:
        return 0 <= self.left <= self.passed

    def holds(self, path: object) -> bool:
        whole = Path(str(path)).absolute()
        return self.folder in (whole, *whole.parents)

    def take(self, count: int) -> None:
        """So many bytes pass, or the stick is gone."""
        if 0 <= self.left < self.passed + count:
            self.passed = self.left
            raise OSError(errno.EIO, "gone")
        self.passed += count


class _Watched(io.RawIOBase):
    """A file on the stick, unbuffered so that every byte is counted when it passes."""

    def __init__(self, stick: Stick, file: io.RawIOBase) -> None:
        self._stick, self._file = stick, file

    def readable(self) -> bool:
        return self._file.readable()

    def writable(self) -> bool:
        return self._file.writable()

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def fileno(self) -> int:
        return self._file.fileno()

    def readinto(self, buffer: Any) -> int | None:
        count = self._file.readinto(buffer)
        self._stick.take(count or 0)
        return count

    def write(self, data: Any) -> int | None:
        self._stick.take(len(data))
        return self._file.write(data)

    def close(self) -> None:
        self._file.close()
        super().close()


@contextmanager
def watched(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stick]:
    """Every way of pathlib to the stick goes by its count."""
    open_it, stat_it = Path.open, Path.stat
    unlink_it, replace_it = Path.unlink, Path.replace

    def refuse(path: Path) -> None:
        if stick.gone and stick.holds(path):
            raise FileNotFoundError(errno.ENOENT, "gone")

    def opened(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        refuse(self)
        if not stick.holds(self) or "b" not in mode:
            return open_it(self, mode, *rest, **more)
        raw = open_it(self, mode, buffering=0)
        watching = _Watched(stick, raw)  # type: ignore[arg-type]  # a raw file by its buffering
        return io.BufferedWriter(watching) if watching.writable() else io.BufferedReader(watching)

    def stat(self: Path, **more: Any) -> os.stat_result:
        refuse(self)
        return stat_it(self, **more)

    def unlink(self: Path, **more: Any) -> None:
        refuse(self)
        unlink_it(self, **more)

    def replace(self: Path, target: Any) -> Path:
        refuse(self)
        return replace_it(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opened)
        patch.setattr(Path, "stat", stat)
        patch.setattr(Path, "unlink", unlink)
        patch.setattr(Path, "replace", replace)
        yield stick
