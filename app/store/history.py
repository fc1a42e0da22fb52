"""Rows that are only ever added: decisions, notes, attachments, prints.

Every such row names the ledger entry it was written with, and that entry holds the row's digest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from app.store.attention_rows import (
    BlindReadingRow,
    EffortRow,
    PlantedAnswerRow,
    PlantedSwitchRow,
)
from app.store.database import Database
from app.store.media_rows import MediumErasureRow, MediumRow, MediumStopRow, MediumUseRow
from app.store.search_rows import FoundResidentRow, RegisterSearchRow
from app.store.values import Row, Value, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision on a case."""

    decision_id: str
    case_id: int
    number: int
    stage: str
    outcome: str
    reason: str
    note: str
    judged_by: str
    entered_by: str
    judged_on: str
    at: str
    seen_digest: str
    withdraws: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One note on a case."""

    note_id: str
    case_id: int
    at: str
    by_person: str
    text: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """One candidate attached to a case."""

    attachment_id: str
    case_id: int
    at: str
    by_person: str
    resident_id: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """One print."""

    print_id: str
    at: str
    by_person: str
    report: str
    cases: int
    pages: int
    copies: int
    sha256: str
    reprint_of: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group opened for a first or second check."""

    group_id: str
    run_id: str
    stage: str
    wanted: str
    basis: str
    percent: int
    size: int
    sample: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PortionRow:
    """One portion of a group: the decisions with the same ledger entry."""

    portion_id: str
    group_id: str
    outcome: str
    cases: int
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckRow:
    """One case struck out of a group."""

    struck_id: str
    group_id: str
    case_id: int
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """Cases given to one person; `members` is a JSON list of case ids."""

    assignment_id: str
    run_id: str
    way: str
    person: str
    members: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDocumentRow:
    """One kind of document seen for the decision of the same case and ledger entry."""

    seen_id: str
    case_id: int
    kind: str
    by_person: str
    at: str
    ledger_seq: int


Kept = (
    DecisionRow
    | NoteRow
    | AttachmentRow
    | PrintedRow
    | GroupRow
    | PortionRow
    | StruckRow
    | MediumRow
    | MediumStopRow
    | MediumUseRow
    | MediumErasureRow
    | AssignmentRow
    | SeenDocumentRow
    | PlantedSwitchRow
    | PlantedAnswerRow
    | BlindReadingRow
    | EffortRow
    | RegisterSearchRow
    | FoundResidentRow
)

# How to add a table of this kind: its row class above, one line here, a migration with triggers.
TABLES: dict[type[Kept], str] = {
    DecisionRow: "decision",
    NoteRow: "note",
    AttachmentRow: "attachment",
    PrintedRow: "printed",
    GroupRow: "group_review",
    PortionRow: "group_portion",
    StruckRow: "struck_case",
    MediumRow: "medium",
    MediumStopRow: "medium_stop",
    MediumUseRow: "medium_use",
    MediumErasureRow: "medium_erasure",
    AssignmentRow: "assignment",
    SeenDocumentRow: "document_seen",
    PlantedSwitchRow: "planted_switch",
    PlantedAnswerRow: "planted_answer",
    BlindReadingRow: "blind_reading",
    EffortRow: "effort",
    RegisterSearchRow: "register_search",
    FoundResidentRow: "found_resident",
}

_COLUMNS = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}


def columns(kind: type[Kept]) -> tuple[str, ...]:
    """Columns of a table, in the order of its row class."""
    return _COLUMNS[kind]


def as_values(row: Kept) -> dict[str, str | int]:
    """A row as its digest covers it."""
    return {name: getattr(row, name) for name in columns(type(row))}


def add(database: Database, row: Kept) -> None:
    """Append one row."""
    names = columns(type(row))
    marks = ", ".join(f":{name}" for name in names)
    values: dict[str, Value] = {**as_values(row)}
    database.write(
        f"INSERT INTO {TABLES[type(row)]} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608 - our own names
        values,
    )


def made_from(kind: type[Kept], row: Row) -> Kept:
    """A stored row of a table."""
    return kind(**dict(zip(columns(kind), row, strict=True)))  # type: ignore[arg-type]  # STRICT tables hold these types


def of_case(database: Database, kind: type[Kept], case_id: int) -> list[Kept]:
    """All rows of one case, oldest first."""
    sql = (
        f"SELECT {', '.join(columns(kind))} FROM {TABLES[kind]}"  # noqa: S608 - our own names
        " WHERE case_id = ? ORDER BY ledger_seq"
    )
    return [made_from(kind, row) for row in database.rows(sql, (case_id,))]


def all_rows(database: Database, kind: type[Kept]) -> Iterator[Kept]:
    """Every row of a table, by ledger entry."""
    sql = f"SELECT {', '.join(columns(kind))} FROM {TABLES[kind]} ORDER BY ledger_seq"  # noqa: S608 - our own names
    return (made_from(kind, row) for row in database.rows(sql))


def decisions(database: Database, case_id: int) -> list[DecisionRow]:
    """The decisions of one case, oldest first."""
    return [row for row in of_case(database, DecisionRow, case_id) if isinstance(row, DecisionRow)]


def notes(database: Database, case_id: int) -> list[NoteRow]:
    """The notes of one case, oldest first."""
    return [row for row in of_case(database, NoteRow, case_id) if isinstance(row, NoteRow)]


def attachments(database: Database, case_id: int) -> list[AttachmentRow]:
    """The attachments of one case, oldest first; the last one counts."""
    rows = of_case(database, AttachmentRow, case_id)
    return [row for row in rows if isinstance(row, AttachmentRow)]


def documents_seen(database: Database, case_id: int) -> list[SeenDocumentRow]:
    """The documents seen for one case, oldest decision first."""
    rows = of_case(database, SeenDocumentRow, case_id)
    return [row for row in rows if isinstance(row, SeenDocumentRow)]


UNDOABLE = (
    "d.stage = 'first' AND d.outcome <> 'withdrawn'"
    " AND NOT EXISTS (SELECT 1 FROM decision w WHERE w.withdraws = d.decision_id)"
    " AND NOT EXISTS (SELECT 1 FROM decision s WHERE s.case_id = d.case_id"
    "                 AND s.number > d.number AND s.outcome <> 'withdrawn'"
    "                 AND NOT EXISTS (SELECT 1 FROM decision w2"
    "                                 WHERE w2.withdraws = s.decision_id))"
)
"""Condition on `decision AS d`: a first check that nobody took back and nobody followed up."""


def found_residents(database: Database, case_id: int) -> list[FoundResidentRow]:
    """The residents found by a search and attached to a case, oldest first."""
    rows = of_case(database, FoundResidentRow, case_id)
    return [row for row in rows if isinstance(row, FoundResidentRow)]


def last_undoable(database: Database, person_id: str) -> DecisionRow | None:
    """The newest first check entered by a person that nobody took back and nobody followed up."""
    sql = (
        f"SELECT {', '.join(columns(DecisionRow))} FROM decision AS d"  # noqa: S608 - our own names
        f" WHERE d.entered_by = ? AND {UNDOABLE} ORDER BY d.ledger_seq DESC, d.rowid DESC LIMIT 1"
    )
    row = database.row(sql, (person_id,))
    made = made_from(DecisionRow, row) if row else None
    return made if isinstance(made, DecisionRow) else None


def undoable_with(database: Database, ledger_seq: int) -> list[tuple[int, str]]:
    """(case id, decision id) of the first checks of one entry that can still be taken back."""
    rows = database.rows(
        f"SELECT d.case_id, d.decision_id FROM decision d WHERE d.ledger_seq = ? AND {UNDOABLE}",  # noqa: S608 - fixed parts
        (ledger_seq,),
    )
    return [(whole(row[0]), text(row[1])) for row in rows]
