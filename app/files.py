"""Files of the inspection folder: written whole or not at all, hashed, ids."""

import hashlib
import os
import secrets
from pathlib import Path

PART_SUFFIX = ".part"
"""Ends the name of every file that is not complete yet; swept at the next start."""

SCRATCH_SUFFIX = ".scratch"
"""Ends the name of what a run lays aside while it lasts; sealed, and removed with the run."""

_BLOCK = 1 << 20


def new_id() -> str:
    """A random identity of 32 hexadecimal digits."""
    return secrets.token_hex(16)


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder durable; does nothing where folders cannot be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file so that a stop at any moment leaves the old or the new content."""
    part = path.with_name(path.name + PART_SUFFIX)
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def publish(part: Path, final: Path) -> None:
    """Give a finished `.part` file its name, durably."""
    sync_file(part)
    part.replace(final)
    sync_folder(final.parent)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, read in blocks, as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
