"""Room on the disk for an import, asked for before anything is read."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from app.errors import KnownError

_PLAIN, _PACKED = 1.5, 8.0
"""Bytes kept, at most, per byte of a plain file and of a workbook, which is packed."""

_KEPT_FREE = 64 << 20
"""For the decisions and the ledger: an import never takes the last of the disk."""

_GIGABYTE = 1 << 30


def require_room(folder: Path, files: Sequence[Path]) -> None:
    """Refuse an import that would not find room.

    A file that cannot be looked at is left to whoever reads it.

    Args:
        folder: where the import would be kept.
        files: what is to be read.

    Raises:
        KnownError: E504.
    """
    try:
        needed = _KEPT_FREE + sum(_kept(path) for path in files)
    except OSError:
        return
    if shutil.disk_usage(folder).free < needed:
        gigabytes = max(needed / _GIGABYTE, 0.1)
        raise KnownError(
            "E504", f"空き容量が不足({gigabytes:.1f}GB必要)。何も保存していません。空けてください。"
        )


def _kept(path: Path) -> int:
    share = _PACKED if path.suffix.lower() == ".xlsx" else _PLAIN
    return int(path.stat().st_size * share)
