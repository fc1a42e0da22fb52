"""Counts for the figures, by SQL over cases and decisions."""

from dataclasses import dataclass

from app.store.database import Database
from app.store.values import text, whole

_STANDING = "NOT EXISTS (SELECT 1 FROM decision w WHERE w.withdraws = d.decision_id)"
_WORKABLE = "('open', 'held', 'documents', 'inquiry', 'returned')"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCounts:
    """Of one scheme: 件 and 人 of its cases; records without a number are not among them."""

    closed: int
    wrong: int
    unfinished: int
    wrong_persons: int
    unfinished_persons: int
    excluded: int  # found to be 対象外 while they were worked
    excluded_persons: int


def by_scheme(database: Database, run_id: str) -> dict[str, CaseCounts]:
    """The cases of a run per scheme."""
    rows = database.rows(
        "SELECT scheme, sum(state = 'closed'), sum(state = 'closed' AND outcome = 'suspect'),"
        " sum(state <> 'closed'),"
        " count(DISTINCT CASE WHEN state = 'closed' AND outcome = 'suspect' THEN person END),"
        " count(DISTINCT CASE WHEN state <> 'closed' THEN person END),"
        " sum(state = 'closed' AND outcome = 'excluded'),"
        " count(DISTINCT CASE WHEN state = 'closed' AND outcome = 'excluded' THEN person END)"
        " FROM cases WHERE run_id = ? AND kind = 'found' AND lane <> 'unnumbered' GROUP BY scheme",
        (run_id,),
    )
    return {
        text(row[0]): CaseCounts(
            closed=whole(row[1]),
            wrong=whole(row[2]),
            unfinished=whole(row[3]),
            wrong_persons=whole(row[4]),
            unfinished_persons=whole(row[5]),
            excluded=whole(row[6]),
            excluded_persons=whole(row[7]),
        )
        for row in rows
    }


def decided_per_day(database: Database, run_id: str) -> list[tuple[str, int]]:
    """(ISO date, final first checks that stand), newest day first."""
    rows = database.rows(
        "SELECT substr(d.at, 1, 10), count(*) FROM decision d JOIN cases c ON c.case_id = d.case_id"  # noqa: S608 - fixed parts
        " WHERE c.run_id = ? AND c.kind = 'found' AND d.stage = 'first'"
        f" AND d.outcome IN ('right', 'suspect', 'excluded') AND {_STANDING}"
        " GROUP BY 1 ORDER BY 1 DESC",
        (run_id,),
    )
    return [(text(row[0]), whole(row[1])) for row in rows]


def remaining(database: Database, run_id: str) -> int:
    """Cases that still want a first check."""
    return database.number(
        "SELECT count(*) FROM cases WHERE run_id = ? AND kind = 'found'"  # noqa: S608 - fixed parts
        f" AND state IN {_WORKABLE}",
        (run_id,),
    )


def per_person(database: Database, run_id: str) -> list[tuple[str, str, str, int]]:
    """(judged by, stage, outcome, decisions that stand)."""
    rows = database.rows(
        "SELECT d.judged_by, d.stage, d.outcome, count(*) FROM decision d"  # noqa: S608 - fixed parts
        " JOIN cases c ON c.case_id = d.case_id WHERE c.run_id = ? AND c.kind = 'found'"
        f" AND d.outcome <> 'withdrawn' AND {_STANDING} GROUP BY 1, 2, 3",
        (run_id,),
    )
    return [(text(row[0]), text(row[1]), text(row[2]), whole(row[3])) for row in rows]


def readings(database: Database, run_id: str, since: str) -> list[tuple[str, str, str, str, int]]:
    """(first reader, second reader, first outcome, second outcome or reason, count).

    Only cases that were looked at singly or on a dense list; what a sample spoke for was not read.
    """
    rows = database.rows(
        "SELECT f.judged_by, s.judged_by, f.outcome,"
        " CASE s.outcome WHEN 'agreed' THEN 'agreed' ELSE s.reason END, count(*)"
        " FROM decision s JOIN cases c ON c.case_id = s.case_id"
        " JOIN decision f ON f.case_id = s.case_id AND f.number ="
        "  (SELECT max(x.number) FROM decision x WHERE x.case_id = s.case_id AND x.number < s.number"
        "   AND x.stage = 'first' AND x.outcome IN ('right', 'suspect'))"
        " WHERE c.run_id = ? AND s.outcome IN ('agreed', 'sent_back') AND s.seen_digest <> 'sampled'"
        " AND substr(s.at, 1, 10) >= ? GROUP BY 1, 2, 3, 4",
        (run_id, since),
    )
    return [(text(row[0]), text(row[1]), text(row[2]), text(row[3]), whole(row[4])) for row in rows]


def sampled(database: Database, run_id: str) -> tuple[int, int, int]:
    """(drawn, read, found wrong) of the cases drawn from A."""
    row = database.row(
        "SELECT count(*), coalesce(sum(outcome IN ('right', 'suspect')), 0),"
        " coalesce(sum(outcome = 'suspect'), 0)"
        " FROM cases WHERE run_id = ? AND kind = 'sample'",
        (run_id,),
    )
    return (whole(row[0]), whole(row[1]), whole(row[2])) if row else (0, 0, 0)
