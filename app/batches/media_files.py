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

    Each lies under a name ending in .part until all are there and compared: a medium pulled out in
    between never holds a file that looks finished.

    Raises:
        KnownError: Q107 also where the medium is pulled out.
    """
    parts = {folder / name: folder / (name + PART_SUFFIX) for name in files}
    try:
        for path, part in parts.items():
            _write(part, files[path.name])
        for path, part in parts.items():
            part.replace(path)
        sync_folder(folder)
        yield
    except BaseException as error:
        for path in (*parts, *parts.values()):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise not_written() from None
        raise


def not_written() -> KnownError:
    """The error of a medium that cannot be written or is gone."""
    return KnownError(
        "Q107",
        "媒体に書き出せませんでした。媒体を確かめてやり直してください。"
        f"名前が{PART_SUFFIX}で終わるファイルが媒体に残っていれば消去してください。",
    )


def _write(part: Path, content: bytes) -> None:
    """Bring one file to the medium and read it back."""
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if sha256_of(part) != hashlib.sha256(content).hexdigest():
        raise not_written()
