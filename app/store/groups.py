"""Groups: their members as SQL, and the rows that say what was done with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.store.database import Database
from app.store.history import UNDOABLE, GroupRow, columns, made_from
from app.store.queue import RIGHT_AND_CHECKED, Wanted, where
from app.store.values import Value, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What makes a case a member of a group, beside the filter it was opened with."""

    wanted: Wanted
    states: tuple[str, ...]
    outcome: str  # of the first check, "" = none yet
    without_cautions: tuple[str, ...]  # a case with one of these is looked at singly


def members(database: Database, membership: Membership) -> list[int]:
    """The case ids of a group in queue order; struck-out cases and single ones are left out."""
    condition, values = _condition(membership)
    rows = database.rows(
        f"SELECT case_id FROM cases WHERE {condition} ORDER BY position, case_id",  # noqa: S608 - fixed parts
        values,
    )
    return [whole(row[0]) for row in rows]


def lots(database: Database, membership: Membership) -> list[tuple[tuple[str, str, str], int]]:
    """((scheme, class, signature), members), the one with the most dangerous case first."""
    condition, values = _condition(membership)
    rows = database.rows(
        f"SELECT scheme, class, signature, count(*) FROM cases WHERE {condition}"  # noqa: S608 - fixed parts
        " GROUP BY scheme, class, signature ORDER BY min(position)",
        values,
    )
    return [((text(row[0]), text(row[1]), text(row[2])), whole(row[3])) for row in rows]


_ALIKE = ("group_ok = 1", "class IN ('B1', 'B2')")
"""Of one pattern: what is true of one member is true of all. Remembered cases need not be alike:
each goes back to the decision that was made on itself."""


def _condition(membership: Membership) -> tuple[str, list[Value]]:
    condition, values = where(membership.wanted)
    like = (RIGHT_AND_CHECKED,) if membership.wanted.remembered else _ALIKE
    parts = [condition, *like, "outcome = ?"]
    values = [*values, membership.outcome]
    parts.append(f"state IN ({', '.join('?' * len(membership.states))})")
    values.extend(membership.states)
    for code in membership.without_cautions:
        parts.append("instr(';' || cautions || ';', ?) = 0")
        values.append(f";{code};")
    parts.append("NOT EXISTS (SELECT 1 FROM struck_case s WHERE s.case_id = cases.case_id)")
    return " AND ".join(parts), values


def opened(database: Database, group_id: str) -> GroupRow | None:
    """One group."""
    return _first(database, "group_id = ?", (group_id,))


def opened_by(
    database: Database, person_id: str, *, run_id: str, stage: str, wanted: str
) -> GroupRow | None:
    """The newest group that a person opened with this filter."""
    condition = "by_person = ? AND run_id = ? AND stage = ? AND wanted = ?"
    return _first(database, condition, (person_id, run_id, stage, wanted))


def _first(database: Database, condition: str, values: Sequence[Value]) -> GroupRow | None:
    row = database.row(
        f"SELECT {', '.join(columns(GroupRow))} FROM group_review WHERE {condition}"  # noqa: S608 - fixed parts
        " ORDER BY ledger_seq DESC LIMIT 1",
        values,
    )
    made = made_from(GroupRow, row) if row else None
    return made if isinstance(made, GroupRow) else None


def decided_together(database: Database, group_id: str) -> int:
    """Decisions made in portions of a group that still stand."""
    return database.number(
        f"SELECT count(*) FROM decision d WHERE {_OF_GROUP} AND {_STANDING}",  # noqa: S608 - fixed parts
        (group_id,),
    )


def decided_singly(database: Database, decision_id: str) -> bool:
    """Whether a decision was made on the full page, not with a portion of a group."""
    return not database.number(
        "SELECT count(*) FROM decision d JOIN group_portion p ON p.ledger_seq = d.ledger_seq"
        " WHERE d.decision_id = ?",
        (decision_id,),
    )


def struck(database: Database, group_id: str) -> int:
    """Cases struck out of a group."""
    return database.number("SELECT count(*) FROM struck_case WHERE group_id = ?", (group_id,))


def last_portion(database: Database, group_id: str) -> list[tuple[int, str]]:
    """(case id, decision id) of the newest portion, as far as it can still be taken back.

    A portion that was second-checked, sent back or decided anew as a whole is passed over.
    """
    rows = database.rows(
        f"SELECT d.case_id, d.decision_id, d.ledger_seq FROM decision d WHERE {_OF_GROUP}"  # noqa: S608 - fixed parts
        f" AND {UNDOABLE} ORDER BY d.ledger_seq DESC, d.case_id",
        (group_id,),
    )
    return [(whole(row[0]), text(row[1])) for row in rows if row[2] == rows[0][2]]


_OF_GROUP = "d.ledger_seq IN (SELECT p.ledger_seq FROM group_portion p WHERE p.group_id = ?)"
_STANDING = "NOT EXISTS (SELECT 1 FROM decision w WHERE w.withdraws = d.decision_id)"
