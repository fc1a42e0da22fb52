"""Runs: entered when they start, completed when their cases are in."""

from dataclasses import dataclass

from app.store.database import Database
from app.store.values import Row, blob, text, whole

_COLUMNS = (
    "run_id, state, started_at, started_by, finished_at, policy, batches, file_sha256, file_key,"
    " facts, is_current"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run as stored."""

    run_id: str
    state: str
    started_at: str
    started_by: str
    finished_at: str
    policy: str
    batches: str
    file_sha256: str
    file_key: bytes
    facts: str
    is_current: int


def _run(row: Row) -> RunRow:
    return RunRow(
        run_id=text(row[0]),
        state=text(row[1]),
        started_at=text(row[2]),
        started_by=text(row[3]),
        finished_at=text(row[4]),
        policy=text(row[5]),
        batches=text(row[6]),
        file_sha256=text(row[7]),
        file_key=blob(row[8]),
        facts=text(row[9]),
        is_current=whole(row[10]),
    )


def runs(database: Database) -> list[RunRow]:
    """All runs, newest first."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM run ORDER BY started_at DESC, run_id")  # noqa: S608 - constant
    return [_run(row) for row in rows]


def current(database: Database) -> RunRow | None:
    """The run whose cases are the queue."""
    row = database.row(f"SELECT {_COLUMNS} FROM run WHERE is_current = 1")  # noqa: S608 - constant
    return _run(row) if row else None


def run(database: Database, run_id: str) -> RunRow | None:
    """One run."""
    row = database.row(f"SELECT {_COLUMNS} FROM run WHERE run_id = ?", (run_id,))  # noqa: S608 - constant
    return _run(row) if row else None


def add(database: Database, row: RunRow) -> None:
    """Enter a run."""
    database.write(
        f"INSERT INTO run ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
        (
            row.run_id,
            row.state,
            row.started_at,
            row.started_by,
            row.finished_at,
            row.policy,
            row.batches,
            row.file_sha256,
            row.file_key,
            row.facts,
            row.is_current,
        ),
    )


def end(database: Database, run_id: str, *, state: str, at: str) -> None:
    """A run that brought nothing: its key is destroyed."""
    database.write(
        "UPDATE run SET state = ?, finished_at = ?, file_key = x'' WHERE run_id = ?",
        (state, at, run_id),
    )


def complete(database: Database, run_id: str, *, at: str, sha256: str, facts: str) -> None:
    """A finished run becomes the one whose cases are the queue."""
    database.write("UPDATE run SET is_current = 0 WHERE is_current = 1")
    database.write(
        "UPDATE run SET state = 'done', finished_at = ?, file_sha256 = ?, facts = ?,"
        " is_current = 1 WHERE run_id = ?",
        (at, sha256, facts, run_id),
    )
