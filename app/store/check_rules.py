"""How many decided cases the second check looks at, per scheme and class."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.store.database import Database
from app.store.values import text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRuleRow:
    """One rule as stored; `percent` 100 = 全件."""

    scheme: str
    class_: str
    percent: int
    basis: str
    by_person: str
    at: str


def rules(database: Database) -> list[CheckRuleRow]:
    """All rules."""
    rows = database.rows(
        "SELECT scheme, class, percent, basis, by_person, at FROM check_rule ORDER BY scheme, class"
    )
    return [
        CheckRuleRow(
            scheme=text(row[0]),
            class_=text(row[1]),
            percent=whole(row[2]),
            basis=text(row[3]),
            by_person=text(row[4]),
            at=text(row[5]),
        )
        for row in rows
    ]


def patterns(
    database: Database, run_id: str, classes: Sequence[str]
) -> list[tuple[str, str, bool, int]]:
    """(scheme, class, 一括可, cases) per pattern of some classes in a run; protected cases aside."""
    marks = ", ".join("?" * len(classes))
    rows = database.rows(
        "SELECT scheme, class, min(group_ok), count(*) FROM cases WHERE run_id = ?"  # noqa: S608 - fixed parts
        f" AND kind = 'found' AND protected = 0 AND lane = 'eye' AND class IN ({marks})"
        " GROUP BY scheme, class, signature",
        (run_id, *classes),
    )
    return [(text(row[0]), text(row[1]), bool(whole(row[2])), whole(row[3])) for row in rows]


def put(database: Database, row: CheckRuleRow) -> None:
    """Store a rule in the place of the one before; the ledger keeps the change."""
    database.write(
        "INSERT OR REPLACE INTO check_rule VALUES (?, ?, ?, ?, ?, ?)",
        (row.scheme, row.class_, row.percent, row.basis, row.by_person, row.at),
    )
