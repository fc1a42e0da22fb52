"""Blind second readings as SQL: who has read what, and where two readings differ."""

from dataclasses import dataclass

from app.store.attention_rows import BlindReadingRow
from app.store.database import Database
from app.store.history import columns, made_from
from app.store.values import text, whole

_STILL_LAST = (
    "NOT EXISTS (SELECT 1 FROM decision w WHERE w.withdraws = d.decision_id)"
    " AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.case_id = d.case_id AND n.stage = 'first'"
    "  AND n.outcome <> 'withdrawn' AND n.number > d.number"
    "  AND NOT EXISTS (SELECT 1 FROM decision v WHERE v.withdraws = n.decision_id))"
)


def cases_read(database: Database, person_id: str) -> set[int]:
    """Cases whose standing first check this person has read against an own judgement."""
    rows = database.rows(
        "SELECT b.case_id FROM blind_reading b JOIN decision d ON d.decision_id = b.decision_id"  # noqa: S608 - fixed parts
        f" WHERE b.by_person = ? AND {_STILL_LAST}",
        (person_id,),
    )
    return {whole(row[0]) for row in rows}


def reading_of(database: Database, decision_id: str, person_id: str) -> BlindReadingRow | None:
    """What a person judged beside a first check, None where not yet."""
    names = ", ".join(columns(BlindReadingRow))
    row = database.row(
        f"SELECT {names} FROM blind_reading WHERE decision_id = ? AND by_person = ?",  # noqa: S608 - our own names
        (decision_id, person_id),
    )
    made = made_from(BlindReadingRow, row) if row else None
    return made if isinstance(made, BlindReadingRow) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRow:
    """Two readings of one case that differ."""

    case_id: int
    record_id: str
    scheme: str
    name: str
    state: str
    protected: int
    first_by: str
    first_outcome: str
    first_reason: str
    first_note: str
    first_at: str
    second_by: str
    second_outcome: str  # right | suspect (read blind), or sent_back
    second_reason: str
    second_note: str
    second_at: str


_CASE = "c.case_id, c.record_id, c.scheme, c.name, c.state, c.protected"
_FIRST = "f.judged_by, f.outcome, f.reason, f.note, f.at"
_BLIND = (
    f"SELECT {_CASE}, {_FIRST}, b.by_person, b.outcome, b.reason, b.note, b.at"  # noqa: S608 - fixed parts
    " FROM blind_reading b JOIN cases c ON c.case_id = b.case_id"
    " JOIN decision f ON f.decision_id = b.decision_id"
    " WHERE c.run_id = ?1 AND b.outcome <> f.outcome"
)
_SENT_BACK = (
    f"SELECT {_CASE}, {_FIRST}, s.judged_by, s.outcome, s.reason, s.note, s.at"  # noqa: S608 - fixed parts
    " FROM decision s JOIN cases c ON c.case_id = s.case_id"
    " JOIN decision f ON f.case_id = s.case_id AND f.number ="
    "  (SELECT max(x.number) FROM decision x WHERE x.case_id = s.case_id AND x.number < s.number"
    "   AND x.stage = 'first' AND x.outcome IN ('right', 'suspect'))"
    " WHERE c.run_id = ?1 AND s.outcome = 'sent_back' AND s.reason = 'judgement'"
    " AND NOT EXISTS (SELECT 1 FROM blind_reading b WHERE b.decision_id = f.decision_id"
    "  AND b.by_person = s.judged_by)"
)


def apart(database: Database, run_id: str, *, most: int) -> list[ApartRow]:
    """Cases that two people read differently, the newest first."""
    rows = database.rows(
        f"{_BLIND} UNION ALL {_SENT_BACK} ORDER BY 16 DESC LIMIT ?2", (run_id, most)
    )
    return [
        ApartRow(
            case_id=whole(row[0]),
            record_id=text(row[1]),
            scheme=text(row[2]),
            name=text(row[3]),
            state=text(row[4]),
            protected=whole(row[5]),
            first_by=text(row[6]),
            first_outcome=text(row[7]),
            first_reason=text(row[8]),
            first_note=text(row[9]),
            first_at=text(row[10]),
            second_by=text(row[11]),
            second_outcome=text(row[12]),
            second_reason=text(row[13]),
            second_note=text(row[14]),
            second_at=text(row[15]),
        )
        for row in rows
    ]
