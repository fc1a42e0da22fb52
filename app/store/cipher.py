"""Opening an encrypted SQLite file: the sequence of settings, each one read back.

A key that never reached the file would leave it in plaintext without a word, so the first bytes of
every file are looked at as well.
"""

from pathlib import Path

import apsw

from app.errors import KnownError

PLAIN_HEADER = b"SQLite format 3\x00"

# (pragma, value to set, value that has to come back). Order matters: EXCLUSIVE stands before WAL,
# so that no shared-memory file is made.
_SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    # In KiB: the queue of 100,000 cases stays deciphered in memory instead of page by page again.
    ("cache_size", "-65536", -65536),
    ("encrypt_temp_db", "1", "1"),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)
_ALLOWED_PRAGMAS = frozenset({"user_version", "integrity_check", "wal_checkpoint"})
_REFUSED = (apsw.SQLITE_ATTACH, apsw.SQLITE_DETACH)


class StoreUnreadableError(Exception):
    """The file does not open with this key, or is damaged."""


def is_plaintext(path: Path) -> bool:
    """Whether a file is an ordinary, unencrypted SQLite file."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def connect(path: Path, raw_key: bytes, *, journal: str, create: bool) -> apsw.Connection:
    """Open or create an encrypted file with a raw 32-byte key.

    Args:
        path: The file; its folder exists.
        raw_key: 32 random or derived bytes.
        journal: "wal" for the decision store, "off" for a file that is published by renaming.
        create: Whether the file may be made.

    Raises:
        StoreUnreadableError: wrong key, damaged file, or a setting that did not take.
        KnownError: I107 where another program holds the file.
    """
    if path.exists() and path.stat().st_size > 0 and is_plaintext(path):
        raise StoreUnreadableError
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    try:
        connection = apsw.Connection(str(path), flags=flags)
        _configure(connection, raw_key, journal)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except (apsw.NotADBError, apsw.CorruptError, apsw.CantOpenError) as error:
        raise StoreUnreadableError from error
    except apsw.BusyError:
        sentence = "この点検は別の画面で開かれています。そちらを閉じてから開いてください。"
        raise KnownError("I107", sentence) from None
    return connection


def _configure(connection: apsw.Connection, raw_key: bytes, journal: str) -> None:
    _pragma(connection, "cipher='chacha20'", "chacha20")
    _pragma(connection, f"key='raw:{raw_key.hex()}'", "ok")
    _pragma(connection, "locking_mode=EXCLUSIVE", "exclusive")
    _pragma(connection, f"journal_mode={journal}", journal)
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        _pragma(connection, name, expected)


def _pragma(connection: apsw.Connection, text: str, expected: str | int) -> None:
    rows = connection.execute(f"PRAGMA {text}").fetchall()
    if rows != [(expected,)]:
        raise StoreUnreadableError


def confine(connection: apsw.Connection) -> None:
    """Deny ATTACH, DETACH and all pragmas but three: the other ways out of an encrypted file."""

    def authorise(
        operation: int,
        first: str | None,
        _second: str | None,
        _database: str | None,
        _trigger: str | None,
    ) -> int:
        if operation in _REFUSED:
            return apsw.SQLITE_DENY
        if operation == apsw.SQLITE_PRAGMA and first not in _ALLOWED_PRAGMAS:
            return apsw.SQLITE_DENY
        return apsw.SQLITE_OK

    connection.authorizer = authorise


def refuse_plaintext(path: Path) -> None:
    """Stop at once where a file that was just written is readable without a key.

    Raises:
        StoreUnreadableError: if it is.
    """
    if is_plaintext(path):
        raise StoreUnreadableError
