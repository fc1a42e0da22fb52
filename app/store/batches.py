"""Batches: accepted imports and the residents they protect."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.store.database import Database
from app.store.values import Row, blob, text, whole

_COLUMNS = (
    "batch_id, side, extract, scheme, reference_date, coverage, accepted_at, accepted_by,"
    " source_sha256, file_sha256, file_key, in_use, facts"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One batch as stored."""

    batch_id: str
    side: str
    extract: str
    scheme: str
    reference_date: str
    coverage: str
    accepted_at: str
    accepted_by: str
    source_sha256: str
    file_sha256: str
    file_key: bytes
    in_use: int
    facts: str


def _batch(row: Row) -> BatchRow:
    return BatchRow(
        batch_id=text(row[0]),
        side=text(row[1]),
        extract=text(row[2]),
        scheme=text(row[3]),
        reference_date=text(row[4]),
        coverage=text(row[5]),
        accepted_at=text(row[6]),
        accepted_by=text(row[7]),
        source_sha256=text(row[8]),
        file_sha256=text(row[9]),
        file_key=blob(row[10]),
        in_use=whole(row[11]),
        facts=text(row[12]),
    )


def batches(database: Database) -> list[BatchRow]:
    """All batches, newest first."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM batch ORDER BY accepted_at DESC, batch_id")  # noqa: S608 - constant
    return [_batch(row) for row in rows]


def in_use(database: Database, side: str) -> list[BatchRow]:
    """The batches of a side that the next run takes, oldest first."""
    return [row for row in reversed(batches(database)) if row.in_use and row.side == side]


def batch(database: Database, batch_id: str) -> BatchRow | None:
    """One batch."""
    return next((row for row in batches(database) if row.batch_id == batch_id), None)


def add(database: Database, row: BatchRow) -> None:
    """Enter a batch."""
    database.write(
        f"INSERT INTO batch ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
        (
            row.batch_id,
            row.side,
            row.extract,
            row.scheme,
            row.reference_date,
            row.coverage,
            row.accepted_at,
            row.accepted_by,
            row.source_sha256,
            row.file_sha256,
            row.file_key,
            row.in_use,
            row.facts,
        ),
    )


def put_aside(database: Database, batch_id: str) -> None:
    """Take a batch out of the next run."""
    database.write("UPDATE batch SET in_use = 0 WHERE batch_id = ?", (batch_id,))


def add_protected(database: Database, batch_id: str, resident_ids: Sequence[str]) -> None:
    """Note the residents a batch protects."""
    database.write_many(
        "INSERT OR IGNORE INTO protected_resident VALUES (?, ?)",
        [(resident_id, batch_id) for resident_id in resident_ids],
    )


def protected(database: Database) -> list[str]:
    """All residents protected by a batch in use."""
    rows = database.rows(
        "SELECT DISTINCT p.resident_id FROM protected_resident p"
        " JOIN batch b ON b.batch_id = p.batch_id WHERE b.in_use = 1 ORDER BY 1"
    )
    return [text(row[0]) for row in rows]
