"""Backup and restore of an inspection folder: encrypted copies, a signed manifest, verified."""

from dataclasses import dataclass
from pathlib import Path

from app.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupSummary:
    """One backup that was made and read back."""

    folder: Path
    files: int
    size: int  # bytes
    ledger_seq: int


class Backup:
    """Backups of the open inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, destination: Path) -> BackupSummary:
        """Copy the inspection into a new folder inside `destination` and verify the copy.

        Raises:
            KnownError: P101, B101 destination not usable or inside the inspection folder.
        """
        raise NotImplementedError


def restore(backup: Path, folder: Path, *, user: str, password: str) -> None:
    """Bring a backup back into a new or empty folder, after its files and ledger verified.

    Raises:
        KnownError: B102 the backup is incomplete or altered, I101 folder not empty, I105.
    """
    raise NotImplementedError
