"""Ledger rows: added at the end, read in order."""

from dataclasses import dataclass

from app.store.database import Database
from app.store.values import Row, blob, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One row of the ledger as stored."""

    seq: int
    body: str
    signed_with: str
    signature: bytes
    mac: bytes


_COLUMNS = "seq, body, signed_with, signature, mac"


def _entry(row: Row) -> EntryRow:
    return EntryRow(
        seq=whole(row[0]),
        body=text(row[1]),
        signed_with=text(row[2]),
        signature=blob(row[3]),
        mac=blob(row[4]),
    )


def add(database: Database, entry: EntryRow) -> None:
    """Append one row."""
    database.write(
        f"INSERT INTO ledger ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - constant columns
        (entry.seq, entry.body, entry.signed_with, entry.signature, entry.mac),
    )


def last(database: Database) -> EntryRow | None:
    """The newest row, or None in a new store."""
    row = database.row(
        f"SELECT {_COLUMNS} FROM ledger ORDER BY seq DESC LIMIT 1"  # noqa: S608 - constant columns
    )
    return _entry(row) if row else None


def count(database: Database) -> int:
    """Number of rows."""
    return database.number("SELECT count(*) FROM ledger")


def after(database: Database, seq: int, most: int) -> list[EntryRow]:
    """Up to `most` rows after a sequence number, oldest first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM ledger WHERE seq > ? ORDER BY seq LIMIT ?",  # noqa: S608 - constant columns
        (seq, most),
    )
    return [_entry(row) for row in rows]


def newest(database: Database, *, skip: int, most: int) -> list[EntryRow]:
    """Up to `most` rows, newest first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM ledger ORDER BY seq DESC LIMIT ? OFFSET ?",  # noqa: S608 - constant columns
        (most, skip),
    )
    return [_entry(row) for row in rows]
