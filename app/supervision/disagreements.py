"""Cases that two people read differently, both readings side by side; for the 責任者."""

from dataclasses import dataclass

from app.case_states import CaseId, CaseState, Outcome, find_reason, serial
from app.desk import Desk
from app.people import Permission
from app.schemes import scheme
from app.store import blind, people, runs
from app.store.blind import ApartRow
from app.words import words

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One person's word on a case."""

    by: str
    outcome_words: str
    reason_words: str
    note: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One case read differently by two people."""

    case_id: CaseId
    serial: str
    about: str  # 精神手帳 T0001234
    name: str
    state_words: str
    first: Reading
    second: Reading
    blind: bool  # the second was entered before the first was shown


class Disagreements:
    """The list of the 責任者."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> tuple[Disagreement, ...]:
        """The newest first, at most MOST.

        Raises:
            KnownError: P101.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        run = runs.current(self._desk.database)
        names = people.names(self._desk.database)
        found = blind.apart(self._desk.database, run.run_id if run else "", most=MOST)
        return tuple(_disagreement(row, names) for row in found)


def _disagreement(row: ApartRow, names: dict[str, str]) -> Disagreement:
    case_id = CaseId(row.case_id)
    first = Reading(
        by=names.get(row.first_by, ""),
        outcome_words=words(Outcome(row.first_outcome)),
        reason_words=_reason(row.first_outcome, row.first_reason),
        note=row.first_note,
        at=row.first_at,
    )
    second = Reading(
        by=names.get(row.second_by, ""),
        outcome_words=words(Outcome(row.second_outcome)),
        reason_words=_reason(row.second_outcome, row.second_reason),
        note=row.second_note,
        at=row.second_at,
    )
    return Disagreement(
        case_id=case_id,
        serial=serial(case_id),
        about=f"{scheme(row.scheme or 'other').short} {row.record_id}",
        name=row.name,
        state_words=words(CaseState(row.state)),
        first=first,
        second=second,
        blind=row.second_outcome != Outcome.SENT_BACK,
    )


def _reason(outcome: str, code: str) -> str:
    found = find_reason(Outcome(outcome), code)
    return found.words if found else ""
