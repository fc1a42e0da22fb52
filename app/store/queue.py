"""The queue as SQL: ids in order, counts by group. Sorting and filtering are the store's work."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.store.database import Database
from app.store.values import Value, text, whole

# How to add a grouping: its Grouping member and the column it stands in.
GROUP_COLUMNS = {
    "signature": "signature",
    "class": "class",
    "cause": "cause",
    "scheme": "scheme",
    "municipality": "municipality",
    "facility": "facility",
    "assignee": "assignee",
    "state": "state",
}
_AFTER_NAME = "CASE WHEN name = '' THEN search ELSE substr(search, 1 + instr(substr(search, 2), char(10))) END"
_FOLDED_KANA = (
    f"substr({_AFTER_NAME}, 2, instr(substr({_AFTER_NAME}, 2) || char(10), char(10)) - 1)"
)
_PREFIX = "rtrim(record_id, '0123456789')"  # A-9 stands before A-10
# How to add an order: its Ordering member and what it sorts by; the queue's own order settles ties.
ORDERS = {
    "record": f"scheme, extract, {_PREFIX}, length(record_id), record_id",
    "kana": f"kana = '', CASE WHEN kana = '' THEN name ELSE {_FOLDED_KANA} END",
    "serial": "case_id",
}
_UNFINISHED = "state IN ('open', 'held', 'documents', 'inquiry', 'returned')"


_EARLIER = (
    "FROM cases e WHERE e.scheme = cases.scheme AND e.record_id = cases.record_id"
    " AND e.run_id <> cases.run_id AND e.case_id < cases.case_id"
    " AND e.fingerprint = cases.fingerprint AND e.outcome IN ('right', 'suspect')"
)
RIGHT_AND_CHECKED = (
    f"(SELECT e.outcome = 'right' AND e.state = 'closed' {_EARLIER}"
    " ORDER BY e.case_id DESC LIMIT 1) = 1"
)
"""The newest decision remembered is 紐付け正しい, and was second-checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases of one run, already reduced to columns and values."""

    run_id: str
    protected: bool
    lane: str  # "" = all lanes
    states: tuple[str, ...]  # () = all
    groups: tuple[tuple[str, str], ...]  # (grouping, value)
    prefix: str  # folded search text, "" = all
    not_by: str = ""  # leave out what this person judged or typed
    kinds: tuple[str, ...] = ("found",)
    remembered: bool = False  # only with a decision of an earlier run that still holds


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group as counted."""

    key: str
    remaining: int
    total: int
    group_ok: bool


def where(wanted: Wanted) -> tuple[str, list[Value]]:
    """The condition on `cases` and its values."""
    kinds = ", ".join("?" * len(wanted.kinds))
    parts = ["run_id = ?", f"kind IN ({kinds})", "protected = ?"]
    found: list[Value] = [wanted.run_id, *wanted.kinds, int(wanted.protected)]
    if wanted.lane:
        parts.append("lane = ?")
        found.append(wanted.lane)
    if wanted.states:
        parts.append(f"state IN ({', '.join('?' * len(wanted.states))})")
        found.extend(wanted.states)
    for grouping, value in wanted.groups:
        parts.append(f"{GROUP_COLUMNS[grouping]} = ?")
        found.append(value)
    if wanted.prefix:
        parts.append("instr(search, char(10) || ?) > 0")
        found.append(wanted.prefix)
    if wanted.remembered:
        parts.append(f"fingerprint <> '' AND EXISTS (SELECT 1 {_EARLIER})")
    if wanted.not_by:
        parts.append("judged_by <> ? AND entered_by <> ?")
        found.extend((wanted.not_by, wanted.not_by))
    return " AND ".join(parts), found


def ids(database: Database, wanted: Wanted) -> list[int]:
    """The wanted case ids in queue order.

    State by state, each in the order of an index, and merged: nothing is sorted.
    """
    pieces = [replace(wanted, states=(state,)) for state in wanted.states] or [wanted]
    conditions = [where(piece) for piece in pieces]
    each = " UNION ALL ".join(
        f"SELECT case_id, position FROM cases WHERE {condition}"  # noqa: S608 - fixed parts
        for condition, _ in conditions
    )
    row = database.row(  # as one text: a hundred thousand rows would be made one by one
        "SELECT json_group_array(case_id) FROM"  # noqa: S608 - fixed parts
        f" (SELECT case_id FROM ({each} ORDER BY position, case_id))",
        [value for _, values in conditions for value in values],
    )
    found: list[int] = json.loads(text(row[0])) if row else []
    return found


def ordered_ids(database: Database, wanted: Wanted, order: str) -> list[int]:
    """The wanted case ids in another order than that of the queue."""
    condition, values = where(wanted)
    row = database.row(
        "SELECT json_group_array(case_id) FROM"  # noqa: S608 - fixed parts
        f" (SELECT case_id FROM cases WHERE {condition}"
        f" ORDER BY {ORDERS[order]}, position, case_id)",
        values,
    )
    found: list[int] = json.loads(text(row[0])) if row else []
    return found


def count(database: Database, wanted: Wanted) -> int:
    """The number of wanted cases."""
    condition, values = where(wanted)
    return database.number(f"SELECT count(*) FROM cases WHERE {condition}", values)  # noqa: S608 - fixed parts


def groups(database: Database, wanted: Wanted, by: str) -> list[GroupRow]:
    """Groups of the wanted cases, the one with the most dangerous case first."""
    condition, values = where(wanted)
    column = GROUP_COLUMNS[by]
    rows = database.rows(
        f"SELECT {column}, sum({_UNFINISHED}), count(*), min(group_ok) FROM cases"  # noqa: S608 - fixed parts
        f" WHERE {condition} GROUP BY {column} ORDER BY min(position)",
        values,
    )
    return [
        GroupRow(
            key=text(row[0]),
            remaining=whole(row[1]),
            total=whole(row[2]),
            group_ok=bool(whole(row[3])),
        )
        for row in rows
    ]


def by_lane(database: Database, run_id: str) -> dict[tuple[bool, str], tuple[int, int]]:
    """(remaining, total) per (protected, lane)."""
    rows = database.rows(
        f"SELECT protected, lane, sum(cases * ({_UNFINISHED})), sum(cases) FROM case_count"  # noqa: S608 - fixed parts
        " WHERE run_id = ? AND kind = 'found' GROUP BY protected, lane HAVING sum(cases) > 0",
        (run_id,),
    )
    return {(bool(whole(row[0])), text(row[1])): (whole(row[2]), whole(row[3])) for row in rows}


def of_sample(database: Database, run_id: str, *, protected: bool) -> tuple[int, int]:
    """(remaining, total) of the cases drawn from A, those under 支援措置 or the others."""
    row = database.row(
        f"SELECT coalesce(sum(cases * ({_UNFINISHED})), 0), coalesce(sum(cases), 0)"  # noqa: S608 - fixed parts
        " FROM case_count WHERE run_id = ? AND kind = 'sample' AND protected = ?",
        (run_id, int(protected)),
    )
    return (whole(row[0]), whole(row[1])) if row else (0, 0)


def by_state(database: Database, run_id: str, *, with_protected: bool) -> dict[str, int]:
    """Number of cases per state."""
    rows = database.rows(
        "SELECT state, sum(cases) FROM case_count"
        " WHERE run_id = ? AND kind = 'found' AND protected <= ? GROUP BY state HAVING sum(cases) > 0",
        (run_id, int(with_protected)),
    )
    return {text(row[0]): whole(row[1]) for row in rows}


def waiting_by_outcome(
    database: Database, run_id: str, *, outcomes: Sequence[str], not_by: str, with_protected: bool
) -> dict[str, int]:
    """Decided cases per outcome of the first check that this person may check."""
    marks = ", ".join("?" * len(outcomes))
    rows = database.rows(
        "SELECT outcome, count(*) FROM cases WHERE run_id = ? AND state = 'decided'"  # noqa: S608 - fixed parts
        f" AND outcome IN ({marks}) AND judged_by <> ? AND entered_by <> ? AND protected <= ?"
        " GROUP BY outcome",
        (run_id, *outcomes, not_by, not_by, int(with_protected)),
    )
    return {text(row[0]): whole(row[1]) for row in rows}


def decided_on(database: Database, person_id: str, day: str) -> int:
    """First checks that a person entered on a day (ISO date) and that still stand."""
    return database.number(
        "SELECT count(*) FROM decision d WHERE entered_by = ? AND stage = 'first'"
        " AND outcome <> 'withdrawn' AND at >= ? AND at < ? || '~'"
        " AND NOT EXISTS (SELECT 1 FROM decision w WHERE w.withdraws = d.decision_id)",
        (person_id, day, day),
    )


def with_outcomes(database: Database, outcomes: Sequence[str]) -> list[int]:
    """Cases by what their standing first check says."""
    marks = ", ".join("?" * len(outcomes))
    rows = database.rows(f"SELECT case_id FROM cases WHERE outcome IN ({marks})", outcomes)  # noqa: S608 - fixed parts
    return [whole(row[0]) for row in rows]
