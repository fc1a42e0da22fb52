"""The search indexes of registers: files beside the batches that can be made anew at any time."""

from dataclasses import dataclass

from app.store.database import Database
from app.store.values import Row, blob, text

_COLUMNS = "index_id, batch_id, made_at, made_by, file_sha256, file_key, facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterIndexRow:
    """One search index as stored."""

    index_id: str
    batch_id: str
    made_at: str
    made_by: str
    file_sha256: str
    file_key: bytes
    facts: str


def _index(row: Row) -> RegisterIndexRow:
    return RegisterIndexRow(
        index_id=text(row[0]),
        batch_id=text(row[1]),
        made_at=text(row[2]),
        made_by=text(row[3]),
        file_sha256=text(row[4]),
        file_key=blob(row[5]),
        facts=text(row[6]),
    )


def indexes(database: Database) -> list[RegisterIndexRow]:
    """All indexes whose key is still kept."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM register_index ORDER BY made_at, index_id")  # noqa: S608 - constant
    return [_index(row) for row in rows]


def put(database: Database, row: RegisterIndexRow) -> None:
    """Enter an index in place of those of its register, and of registers no longer in use.

    Their keys are gone with this, and so is what their files hold.
    """
    database.write(
        "DELETE FROM register_index WHERE batch_id = ?"
        " OR batch_id NOT IN (SELECT batch_id FROM batch WHERE in_use = 1)",
        (row.batch_id,),
    )
    database.write(
        f"INSERT INTO register_index ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
        (
            row.index_id,
            row.batch_id,
            row.made_at,
            row.made_by,
            row.file_sha256,
            row.file_key,
            row.facts,
        ),
    )
