"""Inquiries (番号照会): what was asked, what was written out, what the replies said."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.store.database import Database
from app.store.values import Row, blob, text, whole

_COLUMNS = "inquiry_id, place, kind, made_at, made_by, asked, facts, file_sha256, file_key, written"
_COUNTED = "reply_id IN (SELECT reply_id FROM inquiry_reply WHERE inquiry_id = ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryRow:
    """One inquiry as stored."""

    inquiry_id: str
    place: int
    kind: str
    made_at: str
    made_by: str
    asked: int
    facts: str
    file_sha256: str
    file_key: bytes
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    """One reply as stored."""

    reply_id: str
    inquiry_id: str
    at: str
    by_person: str
    facts: str


def _inquiry(row: Row) -> InquiryRow:
    return InquiryRow(
        inquiry_id=text(row[0]),
        place=whole(row[1]),
        kind=text(row[2]),
        made_at=text(row[3]),
        made_by=text(row[4]),
        asked=whole(row[5]),
        facts=text(row[6]),
        file_sha256=text(row[7]),
        file_key=blob(row[8]),
        written=text(row[9]),
    )


def inquiries(database: Database) -> list[InquiryRow]:
    """All inquiries, newest first."""
    sql = f"SELECT {_COLUMNS} FROM inquiry ORDER BY place DESC"  # noqa: S608 - constant
    return [_inquiry(row) for row in database.rows(sql)]


def inquiry(database: Database, inquiry_id: str) -> InquiryRow | None:
    """One inquiry."""
    return next((row for row in inquiries(database) if row.inquiry_id == inquiry_id), None)


def last_place(database: Database) -> int:
    """The number of inquiries made so far."""
    return database.number("SELECT coalesce(max(place), 0) FROM inquiry")


def add(database: Database, row: InquiryRow) -> None:
    """Enter an inquiry."""
    database.write(
        f"INSERT INTO inquiry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
        (
            row.inquiry_id,
            row.place,
            row.kind,
            row.made_at,
            row.made_by,
            row.asked,
            row.facts,
            row.file_sha256,
            row.file_key,
            row.written,
        ),
    )


def set_written(database: Database, inquiry_id: str, written: str) -> None:
    """Keep the record of an inquiry being written to a medium."""
    database.write("UPDATE inquiry SET written = ? WHERE inquiry_id = ?", (written, inquiry_id))


def add_reply(database: Database, row: ReplyRow) -> None:
    """Enter a reply: from now on its answers count."""
    database.write(
        "INSERT INTO inquiry_reply VALUES (?, ?, ?, ?, ?)",
        (row.reply_id, row.inquiry_id, row.at, row.by_person, row.facts),
    )


def add_answers(database: Database, reply_id: str, answers: Sequence[tuple[int, str]]) -> None:
    """Keep (serial, outcome) pairs of a reply."""
    database.write_many(
        "INSERT OR REPLACE INTO inquiry_answer VALUES (?, ?, ?)",
        [(reply_id, serial, outcome) for serial, outcome in answers],
    )


def replies(database: Database, inquiry_id: str) -> list[ReplyRow]:
    """The replies to an inquiry, oldest first."""
    rows = database.rows(
        "SELECT reply_id, inquiry_id, at, by_person, facts FROM inquiry_reply"
        " WHERE inquiry_id = ? ORDER BY at, reply_id",
        (inquiry_id,),
    )
    return [ReplyRow(**_texts(row)) for row in rows]


def _texts(row: Row) -> dict[str, str]:
    names = ("reply_id", "inquiry_id", "at", "by_person", "facts")
    return {name: text(value) for name, value in zip(names, row, strict=True)}


def counts(database: Database, inquiry_id: str) -> tuple[int, int]:
    """How many serials were answered, and how many only by 該当なし."""
    sql = (
        "SELECT coalesce(sum(o = 'answered'), 0), coalesce(sum(o = 'nobody'), 0) FROM"  # noqa: S608 - constant
        f" (SELECT min(outcome) AS o FROM inquiry_answer WHERE {_COUNTED} GROUP BY serial)"
    )
    row = database.row(sql, (inquiry_id,))
    return (whole(row[0]), whole(row[1])) if row else (0, 0)


def outcomes(database: Database, inquiry_id: str) -> dict[int, str]:
    """The outcome of every serial that any reply spoke of; an answer outweighs 該当なし."""
    sql = (
        f"SELECT serial, min(outcome) FROM inquiry_answer WHERE {_COUNTED}"  # noqa: S608 - constant
        " GROUP BY serial"
    )
    return {whole(row[0]): text(row[1]) for row in database.rows(sql, (inquiry_id,))}
