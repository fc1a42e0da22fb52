"""Invented cases as SQL: tables of their own, that no other module reads but for their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from app.store.attention_rows import PlantedSwitchRow
from app.store.database import Database
from app.store.history import columns, made_from
from app.store.values import Row, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedCaseRow:
    """One invented case; row, document and numbers are JSON as a run file holds them."""

    case_id: int
    run_id: str
    set_id: str
    answer: str
    kind: str
    verdict: str
    class_: str
    signature: str
    row: str
    document: str
    numbers: str


_NAMES = tuple(field.name.rstrip("_") for field in fields(PlantedCaseRow))
_COLUMNS = ", ".join(_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is needed of an invented case to find its place in a queue."""

    case_id: int
    verdict: str
    class_: str
    signature: str


def add(database: Database, rows: Sequence[PlantedCaseRow]) -> None:
    """Add the cases of a set."""
    marks = ", ".join("?" * len(_NAMES))
    database.write_many(
        f"INSERT INTO planted_case ({_COLUMNS}) VALUES ({marks})",  # noqa: S608 - constant columns
        [tuple(getattr(row, field.name) for field in fields(PlantedCaseRow)) for row in rows],
    )


def case(database: Database, case_id: int) -> PlantedCaseRow | None:
    """One invented case."""
    row = database.row(f"SELECT {_COLUMNS} FROM planted_case WHERE case_id = ?", (case_id,))  # noqa: S608 - constant columns
    return _case(row) if row else None


def _case(row: Row) -> PlantedCaseRow:
    names = [field.name for field in fields(PlantedCaseRow)]
    return PlantedCaseRow(**dict(zip(names, row, strict=True)))  # type: ignore[arg-type]  # STRICT table


def waiting(database: Database, set_id: str, person_id: str) -> list[Sketch]:
    """Cases of a set that a person has not answered."""
    rows = database.rows(
        "SELECT case_id, verdict, class, signature FROM planted_case WHERE set_id = ?"
        " AND case_id NOT IN (SELECT planted_id FROM planted_answer WHERE by_person = ?)",
        (set_id, person_id),
    )
    return [
        Sketch(
            case_id=whole(row[0]),
            verdict=text(row[1]),
            class_=text(row[2]),
            signature=text(row[3]),
        )
        for row in rows
    ]


def spent(database: Database, person_id: str) -> set[int]:
    """Cases before which a person has already met an invented one."""
    rows = database.rows("SELECT before_case FROM planted_answer WHERE by_person = ?", (person_id,))
    return {whole(row[0]) for row in rows}


def answer_of(database: Database, case_id: int, person_id: str) -> str:
    """What a person answered on an invented case; "" where nothing."""
    row = database.row(
        "SELECT outcome FROM planted_answer WHERE planted_id = ? AND by_person = ?",
        (case_id, person_id),
    )
    return text(row[0]) if row else ""


def last_answer_seq(database: Database, person_id: str) -> int:
    """Ledger entry of a person's newest answer on an invented case; 0 where there is none."""
    return database.number(
        "SELECT coalesce(max(ledger_seq), 0) FROM planted_answer WHERE by_person = ?", (person_id,)
    )


def last_switch(database: Database) -> PlantedSwitchRow | None:
    """How invented cases were last switched."""
    names = ", ".join(columns(PlantedSwitchRow))
    row = database.row(f"SELECT {names} FROM planted_switch ORDER BY ledger_seq DESC LIMIT 1")  # noqa: S608 - our own names
    made = made_from(PlantedSwitchRow, row) if row else None
    return made if isinstance(made, PlantedSwitchRow) else None


def results(database: Database, run_id: str) -> list[tuple[str, str, str, int]]:
    """(person, right answer, answer given, count) over the invented cases of a run."""
    rows = database.rows(
        "SELECT a.by_person, p.answer, a.outcome, count(*) FROM planted_answer a"
        " JOIN planted_case p ON p.case_id = a.planted_id WHERE p.run_id = ? GROUP BY 1, 2, 3",
        (run_id,),
    )
    return [(text(row[0]), text(row[1]), text(row[2]), whole(row[3])) for row in rows]


def numbers_in_use(database: Database, run_id: str) -> set[int]:
    """整理番号 of the cases of a run."""
    rows = database.rows("SELECT case_id FROM cases WHERE run_id = ?", (run_id,))
    return {whole(row[0]) for row in rows}


def all_numbers(database: Database) -> set[int]:
    """整理番号 of all invented cases."""
    return {whole(row[0]) for row in database.rows("SELECT case_id FROM planted_case")}
