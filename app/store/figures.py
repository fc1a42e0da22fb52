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


def done_per_day(database: Database, run_id: str, stage: str) -> list[tuple[str, int]]:
    """(ISO date, checks that ended a stage and stand), newest day first; stage first or second."""
    rows = database.rows(
        "SELECT substr(d.at, 1, 10), count(*) FROM decision d JOIN cases c ON c.case_id = d.case_id"  # noqa: S608 - fixed parts
        " WHERE c.run_id = ? AND c.kind = 'found' AND d.stage = ?"
        f" AND d.outcome IN ('right', 'suspect', 'excluded', 'agreed') AND {_STANDING}"
        " GROUP BY 1 ORDER BY 1 DESC",
        (run_id, stage),
    )
    return [(text(row[0]), whole(row[1])) for row in rows]


def remaining(database: Database, run_id: str) -> int:
    """Cases that still want a first check."""
    return database.number(
        "SELECT count(*) FROM cases WHERE run_id = ? AND kind = 'found'"  # noqa: S608 - fixed parts
        f" AND state IN {_WORKABLE}",
        (run_id,),
    )


def awaiting_second(database: Database, run_id: str) -> int:
    """Cases whose first check waits for the second."""
    return database.number(
        "SELECT count(*) FROM cases WHERE run_id = ? AND kind = 'found' AND state = 'decided'",
        (run_id,),
    )


def waiting(database: Database, run_id: str) -> list[tuple[str, int, str]]:
    """(state, cases, day since when the oldest has been in it) of cases somebody waits for."""
    rows = database.rows(
        "SELECT c.state, count(*), min(substr((SELECT max(d.at) FROM decision d"
        "  WHERE d.case_id = c.case_id), 1, 10))"
        " FROM cases c WHERE c.run_id = ? AND c.kind = 'found'"
        " AND c.state IN ('held', 'documents', 'inquiry', 'decided', 'returned') GROUP BY 1",
        (run_id,),
    )
    return [(text(row[0]), whole(row[1]), text(row[2] or "")) for row in rows]


def per_person(database: Database, run_id: str) -> list[tuple[str, str, str, int]]:
    """(judged by, stage, outcome, decisions that stand)."""
    rows = database.rows(
        "SELECT d.judged_by, d.stage, d.outcome, count(*) FROM decision d"  # noqa: S608 - fixed parts
        " JOIN cases c ON c.case_id = d.case_id WHERE c.run_id = ? AND c.kind = 'found'"
        f" AND d.outcome <> 'withdrawn' AND {_STANDING} GROUP BY 1, 2, 3",
        (run_id,),
    )
    return [(text(row[0]), text(row[1]), text(row[2]), whole(row[3])) for row in rows]


_JOINED = (
    " JOIN cases c ON c.case_id = s.case_id"
    " JOIN decision f ON f.case_id = s.case_id AND f.number ="
    "  (SELECT max(x.number) FROM decision x WHERE x.case_id = s.case_id AND x.number < s.number"
    "   AND x.stage = 'first' AND x.outcome IN ('right', 'suspect'))"
)
_SEEING = (
    "SELECT substr(s.at, 1, 10), f.judged_by, s.judged_by, f.outcome,"  # noqa: S608 - fixed parts
    " CASE s.outcome WHEN 'agreed' THEN 'agreed' ELSE s.reason END"
    f" FROM decision s {_JOINED}"
    " WHERE c.run_id = ?1 AND s.outcome IN ('agreed', 'sent_back') AND s.seen_digest <> 'sampled'"
    " AND NOT EXISTS (SELECT 1 FROM blind_reading b"
    "  WHERE b.decision_id = f.decision_id AND b.by_person = s.judged_by)"
)
_BLIND = (
    "SELECT substr(b.at, 1, 10), f.judged_by, b.by_person, f.outcome,"
    " CASE b.outcome WHEN f.outcome THEN 'agreed' ELSE 'judgement' END"
    " FROM blind_reading b JOIN cases c ON c.case_id = b.case_id"
    " JOIN decision f ON f.decision_id = b.decision_id"
    " WHERE c.run_id = ?1 AND f.outcome IN ('right', 'suspect') AND b.outcome IN ('right', 'suspect')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCount:
    """How often two people read a case alike or apart on a day."""

    day: str
    first: str
    second: str
    outcome: str  # of the first check
    answer: str  # agreed, judgement (read the other way), or another reason of sending back
    count: int


def readings(database: Database, run_id: str, since: str) -> list[ReadingCount]:
    """The readings of two people from a day (ISO date, "" = all).

    An own judgement entered before the first check was shown counts as it was entered, whatever was
    agreed on afterwards. What a sample spoke for was not read.
    """
    rows = database.rows(
        "SELECT day, first, second, outcome, answer, count(*) FROM"  # noqa: S608 - fixed parts
        " (SELECT NULL AS day, NULL AS first, NULL AS second, NULL AS outcome, NULL AS answer"
        f"  WHERE 0 UNION ALL {_SEEING} UNION ALL {_BLIND})"
        " WHERE day >= ?2 GROUP BY 1, 2, 3, 4, 5 ORDER BY 1 DESC",
        (run_id, since),
    )
    return [
        ReadingCount(
            day=text(row[0]),
            first=text(row[1]),
            second=text(row[2]),
            outcome=text(row[3]),
            answer=text(row[4]),
            count=whole(row[5]),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCounts:
    """Of the cases drawn from A; those under 支援措置 are among them and counted apart too."""

    drawn: int
    read: int
    wrong: int
    withheld: int  # under 支援措置: read without addresses
    withheld_read: int


def sampled(database: Database, run_id: str) -> SampleCounts:
    """The sample of A as far as it was read."""
    row = database.row(
        "SELECT count(*), coalesce(sum(outcome IN ('right', 'suspect')), 0),"
        " coalesce(sum(outcome = 'suspect'), 0), coalesce(sum(protected), 0),"
        " coalesce(sum(protected AND outcome IN ('right', 'suspect')), 0)"
        " FROM cases WHERE run_id = ? AND kind = 'sample'",
        (run_id,),
    )
    found = [whole(cell) for cell in row] if row else [0] * 5
    return SampleCounts(
        drawn=found[0],
        read=found[1],
        wrong=found[2],
        withheld=found[3],
        withheld_read=found[4],
    )
