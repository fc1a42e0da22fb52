"""Entry lists (番号入力): records waiting for a number, and the numbers typed so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.store.database import Database
from app.store.values import Row, blob, text, whole

_COLUMNS = (
    "list_id, kind, extract, scheme, batch_id, reference_date, made_at, made_by, file_sha256,"
    " file_key, facts, state, result"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryListRow:
    """One entry list as stored."""

    list_id: str
    kind: str
    extract: str
    scheme: str
    batch_id: str
    reference_date: str
    made_at: str
    made_by: str
    file_sha256: str
    file_key: bytes
    facts: str
    state: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """What was typed for one record."""

    list_id: str
    record: int
    number: str
    way: str
    content: str
    by_person: str
    at: str


def _list(row: Row) -> EntryListRow:
    return EntryListRow(
        list_id=text(row[0]),
        kind=text(row[1]),
        extract=text(row[2]),
        scheme=text(row[3]),
        batch_id=text(row[4]),
        reference_date=text(row[5]),
        made_at=text(row[6]),
        made_by=text(row[7]),
        file_sha256=text(row[8]),
        file_key=blob(row[9]),
        facts=text(row[10]),
        state=text(row[11]),
        result=text(row[12]),
    )


def lists(database: Database) -> list[EntryListRow]:
    """All entry lists, newest first."""
    sql = f"SELECT {_COLUMNS} FROM entry_list ORDER BY made_at DESC, list_id"  # noqa: S608 - constant
    return [_list(row) for row in database.rows(sql)]


def entry_list(database: Database, list_id: str) -> EntryListRow | None:
    """One entry list."""
    return next((row for row in lists(database) if row.list_id == list_id), None)


def add(database: Database, row: EntryListRow) -> None:
    """Enter a list."""
    database.write(
        f"INSERT INTO entry_list ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
        (
            row.list_id,
            row.kind,
            row.extract,
            row.scheme,
            row.batch_id,
            row.reference_date,
            row.made_at,
            row.made_by,
            row.file_sha256,
            row.file_key,
            row.facts,
            row.state,
            row.result,
        ),
    )


def end(database: Database, list_id: str, *, state: str, result: str) -> None:
    """Close a list: its key is destroyed, and what was typed leaves the store."""
    database.write(
        "UPDATE entry_list SET state = ?, result = ?, file_key = x'' WHERE list_id = ?",
        (state, result, list_id),
    )
    database.write("DELETE FROM typed_number WHERE list_id = ?", (list_id,))


def put(database: Database, row: TypedRow) -> None:
    """Keep what was typed for a record; typing it again takes the place of it."""
    database.write(
        "INSERT OR REPLACE INTO typed_number VALUES (?, ?, ?, ?, ?, ?, ?)",
        (row.list_id, row.record, row.number, row.way, row.content, row.by_person, row.at),
    )


def remove(database: Database, list_id: str, record: int) -> None:
    """Forget what was typed for a record."""
    database.write("DELETE FROM typed_number WHERE list_id = ? AND record = ?", (list_id, record))


def typed(database: Database, list_id: str) -> Sequence[TypedRow]:
    """Everything typed for a list, in the order of its records."""
    rows = database.rows(
        "SELECT list_id, record, number, way, content, by_person, at FROM typed_number"
        " WHERE list_id = ? ORDER BY record",
        (list_id,),
    )
    return [
        TypedRow(
            list_id=text(row[0]),
            record=whole(row[1]),
            number=text(row[2]),
            way=text(row[3]),
            content=text(row[4]),
            by_person=text(row[5]),
            at=text(row[6]),
        )
        for row in rows
    ]


def records_with(database: Database, list_id: str, number: str) -> list[int]:
    """The records of a list for which this number was typed."""
    rows = database.rows(
        "SELECT record FROM typed_number WHERE list_id = ? AND number = ? ORDER BY record",
        (list_id, number),
    )
    return [whole(row[0]) for row in rows]
