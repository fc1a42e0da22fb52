"""Who works on what, counted from the cases themselves."""

from dataclasses import dataclass

from app.store.database import Database
from app.store.values import text, whole

_UNFINISHED = "state IN ('open', 'held', 'documents', 'inquiry', 'returned')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Cases of one person ("" = nobody's); protected ones are not among them."""

    person_id: str
    remaining: int
    total: int


def loads(database: Database, run_id: str) -> list[Load]:
    """Cases of a run by whose they are."""
    rows = database.rows(
        f"SELECT assignee, sum({_UNFINISHED}), count(*) FROM cases"  # noqa: S608 - fixed parts
        " WHERE run_id = ? AND kind = 'found' AND protected = 0 GROUP BY assignee",
        (run_id,),
    )
    return [
        Load(person_id=text(row[0]), remaining=whole(row[1]), total=whole(row[2])) for row in rows
    ]


def is_used(database: Database, run_id: str) -> bool:
    """Whether anybody was ever given a case of a run."""
    return bool(database.number("SELECT count(*) FROM assignment WHERE run_id = ?", (run_id,)))


def remaining_of(database: Database, run_id: str, person_id: str) -> list[int]:
    """The undecided cases of a person in queue order."""
    rows = database.rows(
        "SELECT case_id FROM cases WHERE run_id = ? AND kind = 'found' AND protected = 0"  # noqa: S608 - fixed parts
        f" AND assignee = ? AND {_UNFINISHED} ORDER BY position, case_id",
        (run_id, person_id),
    )
    return [whole(row[0]) for row in rows]
