"""Cases: filled from a run, found in queue order, moved by decisions."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from app.case_states import CaseState
from app.store.database import Database
from app.store.values import Row, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case as stored."""

    case_id: int
    run_id: str
    subject: int
    position: int
    lane: str
    protected: int
    extract: str
    scheme: str
    record_id: str
    name: str
    kana: str
    search: str
    verdict: str
    class_: str
    cause: str
    signature: str
    municipality: str
    group_ok: int
    cautions: str
    state: str
    version: int
    outcome: str
    judged_by: str
    entered_by: str
    kind: str  # found | sample
    person: int
    fingerprint: str
    assignee: str = ""  # 担当 (person_id)
    facility: str = ""


_NAMES = tuple(field.name.rstrip("_") for field in fields(CaseRow))
_COLUMNS = ", ".join(_NAMES)


def _case(row: Row) -> CaseRow:
    named = {name: value for name, value in zip(_NAMES, row, strict=True) if name != "class"}
    return CaseRow(class_=text(row[_NAMES.index("class")]), **named)  # type: ignore[arg-type]  # STRICT table


def case(database: Database, case_id: int) -> CaseRow | None:
    """One case."""
    row = database.row(f"SELECT {_COLUMNS} FROM cases WHERE case_id = ?", (case_id,))  # noqa: S608 - constant columns
    return _case(row) if row else None


def cases(database: Database, case_ids: Sequence[int]) -> list[CaseRow]:
    """Several cases, in the order of `case_ids`; unknown ids are left out."""
    marks = ", ".join("?" * len(case_ids))
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM cases WHERE case_id IN ({marks})",  # noqa: S608 - constant columns
        tuple(case_ids),
    )
    found = {row.case_id: row for row in map(_case, rows)}
    return [found[case_id] for case_id in case_ids if case_id in found]


def earlier(database: Database, row: CaseRow) -> list[CaseRow]:
    """Decided cases of the same record in other runs, newest first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM cases WHERE scheme = ? AND record_id = ? AND run_id <> ?"  # noqa: S608 - constant columns
        " AND case_id < ? AND outcome IN ('right', 'suspect') ORDER BY case_id DESC",
        (row.scheme, row.record_id, row.run_id, row.case_id),
    )
    return [_case(found) for found in rows]


def states(database: Database) -> list[tuple[int, CaseState]]:
    """State of every case."""
    rows = database.rows("SELECT case_id, state FROM cases")
    return [(whole(row[0]), CaseState(text(row[1]))) for row in rows]


def assignees(database: Database) -> list[tuple[int, str]]:
    """Whose every case is, "" nobody's."""
    rows = database.rows("SELECT case_id, assignee FROM cases")
    return [(whole(row[0]), text(row[1])) for row in rows]


def last_case_id(database: Database) -> int:
    """The highest 整理番号 given so far, to invented cases too; 0 in a new inspection."""
    return database.number(
        "SELECT max(coalesce((SELECT max(case_id) FROM cases), 0),"
        " coalesce((SELECT max(case_id) FROM planted_case), 0))"
    )


def add_many(database: Database, rows: Sequence[CaseRow]) -> None:
    """Add the cases of a run."""
    marks = ", ".join("?" * len(_NAMES))
    database.write_many(
        f"INSERT INTO cases ({_COLUMNS}) VALUES ({marks})",  # noqa: S608 - constant columns
        [tuple(getattr(row, field.name) for field in fields(CaseRow)) for row in rows],
    )


def add_shown(database: Database, pairs: Sequence[tuple[str, int]]) -> None:
    """Note which residents (resident_id, case_id) the cases show."""
    database.write_many("INSERT OR IGNORE INTO case_shown VALUES (?, ?)", pairs)


def remove_run(database: Database, run_id: str) -> None:
    """Remove the cases of a run that was never finished."""
    database.write(
        "DELETE FROM case_shown WHERE case_id IN (SELECT case_id FROM cases WHERE run_id = ?)",
        (run_id,),
    )
    database.write("DELETE FROM cases WHERE run_id = ?", (run_id,))


def protect(database: Database) -> int:
    """Mark every case that shows a protected resident; returns how many are new."""
    found = (
        "protected = 0 AND case_id IN (SELECT s.case_id FROM case_shown s"
        " JOIN protected_resident p ON p.resident_id = s.resident_id"
        " JOIN batch b ON b.batch_id = p.batch_id AND b.in_use = 1)"
    )
    count = database.number(f"SELECT count(*) FROM cases WHERE {found}")  # noqa: S608 - constant text
    database.write(
        "UPDATE cases SET protected = 1, version = version + 1,"  # noqa: S608 - constant text
        " cautions = 'protected' || CASE cautions WHEN '' THEN '' ELSE ';' || cautions END"
        f" WHERE {found}"
    )
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a decision leaves behind on its case."""

    state: CaseState
    outcome: str
    judged_by: str
    entered_by: str


def move(database: Database, case_id: int, standing: Standing) -> None:
    """Bring a case to the state its decisions lead to; its version goes up by one."""
    database.write(
        "UPDATE cases SET state = ?, outcome = ?, judged_by = ?, entered_by = ?,"
        " version = version + 1 WHERE case_id = ?",
        (standing.state, standing.outcome, standing.judged_by, standing.entered_by, case_id),
    )


def assign(database: Database, case_ids: str, person_id: str) -> None:
    """Make cases (a JSON list of ids) somebody's, "" nobody's. What is on a screen stays valid."""
    database.write(
        "UPDATE cases SET assignee = ? WHERE case_id IN (SELECT value FROM json_each(?))",
        (person_id, case_ids),
    )


def touch(database: Database, case_id: int) -> None:
    """A note or attachment: what was on the screen is no longer all there is."""
    database.write("UPDATE cases SET version = version + 1 WHERE case_id = ?", (case_id,))
