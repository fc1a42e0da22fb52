"""Files brought to a medium: all of them, written, read back and compared, or none."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from app.desk import Desk
from app.errors import KnownError
from app.files import PART_SUFFIX, sha256_of, sync_folder

_RESERVE = 1.2
"""Free space asked for, as a multiple of what is written."""


def require_place(desk: Desk, folder: Path, files: Mapping[str, int]) -> None:
    """Refuse a folder that is no place on a medium, lacks room, or holds one of the names.

    Args:
        desk: whose inspection; its own folder is never written to.
        folder: where to.
        files: sizes in bytes by name.

    Raises:
        KnownError: Q107, Q108.
    """
    try:
        inside = desk.folder.resolve() in (folder.resolve(), *folder.resolve().parents)
        usable = not inside and folder.is_dir()
        free = shutil.disk_usage(folder).free if usable else 0
        taken = any((folder / name).exists() for name in files)
    except OSError:
        raise not_written() from None
    if not usable:
        raise KnownError("Q107", "書出し先には、媒体のフォルダーを指定してください。")
    if free < sum(files.values()) * _RESERVE:
        raise KnownError("Q107", "書出し先の空き容量が不足しています。空けてください。")
    if taken:
        raise KnownError("Q108", "同じ名前のファイルが書出し先にあります。媒体を確かめてください。")


@contextmanager
def on_medium(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """All files on the medium, or none where anything fails before the body is done.

    Raises:
        KnownError: Q107 also where the medium is pulled out.
    """
    written: list[Path] = []
    try:
        for name, content in files.items():
            _write(folder / name, content)
            written.append(folder / name)
        sync_folder(folder)
        yield
    except BaseException as error:
        for path in written:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise not_written() from None
        raise


def not_written() -> KnownError:
    """The error of a medium that cannot be written or is gone."""
    sentence = "媒体に書き出せませんでした。何も残していません。媒体を確かめてやり直してください。"
    return KnownError("Q107", sentence)


def _write(path: Path, content: bytes) -> None:
    """Bring one file to the medium, read it back, and only then give it its name."""
    part = path.with_name(path.name + PART_SUFFIX)
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _require_equal(part, content)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _require_equal(path: Path, content: bytes) -> None:
    if sha256_of(path) != hashlib.sha256(content).hexdigest():
        raise not_written()
