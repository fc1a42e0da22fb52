"""集計: the official figures per scheme, progress and forecast, work and agreement of people."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from app.case_states import FINAL_OUTCOMES, CaseState, Outcome, Stage
from app.clock import stamp
from app.desk import Desk
from app.people import Permission
from app.schemes import scheme
from app.settings import Settings
from app.store import figures, people, runs
from app.store.database import Database
from app.store.figures import CaseCounts, ReadingCount
from app.supervision.figure_views import (
    AcceptanceSample,
    Forecast,
    PairAgreement,
    PersonWork,
    SchemeFigures,
    WaitingCases,
)
from app.supervision.statistics import Readings, last_day
from app.words import words

PACE_DAYS = 5
"""The forecast looks at the last five days on which anybody decided anything."""

_NO_CASES = CaseCounts(
    closed=0,
    wrong=0,
    unfinished=0,
    wrong_persons=0,
    unfinished_persons=0,
    excluded=0,
    excluded_persons=0,
)
_DIFFERENT = "judgement"
"""The reason of a case sent back because the second reader reads it the other way."""


class Figures:
    """Figures of the current run, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def official(self) -> tuple[SchemeFigures, ...]:
        """One row per scheme of the run, in its order."""
        self._desk.require(Permission.READ_CASES)
        run = runs.current(self._desk.database)
        bases = dict(json.loads(run.facts)).get("bases", {}) if run else {}
        counts = figures.by_scheme(self._desk.database, run.run_id) if run else {}
        return tuple(
            _scheme_figures(code, base, counts.get(code, _NO_CASES)) for code, base in bases.items()
        )

    def forecast(self) -> Forecast:
        """Where both checks end at the present pace; the second never before the first."""
        self._desk.require(Permission.READ_CASES)
        database, run_id = self._desk.database, self._run_id()
        today = self._desk.clock.now().date()
        left = figures.remaining(database, run_id)
        second_left = left + figures.awaiting_second(database, run_id)
        pace, second_pace = (_pace(database, run_id, stage) for stage in Stage)
        ends = last_day(today, remaining=left, per_day=pace)
        second_ends = last_day(today, remaining=second_left, per_day=second_pace)
        text = Settings(self._desk).text("deadline")
        deadline = date.fromisoformat(text) if text else None
        return Forecast(
            asked_on=today,
            remaining=left,
            per_day=pace,
            ends_on=ends,
            second_remaining=second_left,
            second_per_day=second_pace,
            second_ends_on=max(ends, second_ends) if ends and second_ends else None,
            deadline=deadline,
            needed_per_day=_needed(today, deadline, left),
            second_needed_per_day=_needed(today, deadline, second_left),
        )

    def waiting(self) -> tuple[WaitingCases, ...]:
        """Cases that wait for somebody, by state, with the day of the oldest."""
        self._desk.require(Permission.READ_CASES)
        found = figures.waiting(self._desk.database, self._run_id())
        order = list(CaseState)
        return tuple(
            WaitingCases(words=words(CaseState(state)), cases=count, since=since)
            for state, count, since in sorted(found, key=lambda row: order.index(CaseState(row[0])))
        )

    def people(self) -> tuple[PersonWork, ...]:
        """Work per person; for the 責任者.

        Raises:
            KnownError: P101.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        names = people.names(self._desk.database)
        counted: dict[str, dict[tuple[str, str], int]] = {}
        for person, stage, outcome, count in figures.per_person(
            self._desk.database, self._run_id()
        ):
            counted.setdefault(person, {})[(stage, outcome)] = count
        return tuple(_work(names.get(person, ""), found) for person, found in counted.items())

    def agreement(self, *, since: str) -> tuple[PairAgreement, ...]:
        """Agreement per pair of people from a day (ISO date, "" = all); for the 責任者.

        Raises:
            KnownError: P101.
        """
        return self._agreement(since, by_day=False)

    def agreement_by_day(self, *, since: str) -> tuple[PairAgreement, ...]:
        """The same for each day on its own, the newest first.

        Raises:
            KnownError: P101.
        """
        return self._agreement(since, by_day=True)

    def today(self) -> str:
        """Today as the figures count days (ISO date)."""
        return stamp(self._desk.clock.now())[:10]

    def acceptance(self) -> AcceptanceSample:
        """The sample of A as far as it was read."""
        self._desk.require(Permission.READ_CASES)
        found = figures.sampled(self._desk.database, self._run_id())
        return AcceptanceSample(
            drawn=found.drawn,
            read=found.read,
            wrong=found.wrong,
            withheld=found.withheld,
            withheld_read=found.withheld_read,
        )

    def _agreement(self, since: str, *, by_day: bool) -> tuple[PairAgreement, ...]:
        self._desk.require(Permission.MANAGE_PEOPLE)
        names = people.names(self._desk.database)
        pairs: dict[tuple[str, str, str], list[ReadingCount]] = {}
        for row in figures.readings(self._desk.database, self._run_id(), since):
            key = row.day if by_day else "", row.first, row.second
            pairs.setdefault(key, []).append(row)
        return tuple(
            PairAgreement(
                first=names.get(first, ""),
                second=names.get(second, ""),
                readings=_readings(rows),
                day=day,
            )
            for (day, first, second), rows in pairs.items()
        )

    def _run_id(self) -> str:
        run = runs.current(self._desk.database)
        return run.run_id if run else ""


def _scheme_figures(code: str, base: Mapping[str, int], counts: CaseCounts) -> SchemeFigures:
    counted = base.get("persons")
    persons = None if counted is None else counted - counts.excluded_persons
    known = persons is not None
    records = base["records"] - counts.excluded
    continuing = counts.unfinished_persons
    return SchemeFigures(
        words=scheme(code or "other").words,
        records=records,
        done=records - counts.unfinished,
        wrong=counts.wrong,
        continuing=counts.unfinished,
        without_number=base["without_number"],
        persons=persons,
        done_persons=persons - continuing if persons is not None else None,
        wrong_persons=counts.wrong_persons if known else None,
        continuing_persons=continuing if known else None,
    )


def _work(name: str, found: Mapping[tuple[str, str], int]) -> PersonWork:
    def count(stage: Stage, *outcomes: Outcome) -> int:
        return sum(found.get((stage, outcome), 0) for outcome in outcomes)

    return PersonWork(
        name=name,
        first_checks=count(Stage.FIRST, *FINAL_OUTCOMES),
        suspects=count(Stage.FIRST, Outcome.SUSPECT),
        waiting=count(Stage.FIRST, Outcome.HOLD, Outcome.DOCUMENTS, Outcome.INQUIRY),
        second_checks=count(Stage.SECOND, Outcome.AGREED, Outcome.SENT_BACK),
        sent_back=count(Stage.SECOND, Outcome.SENT_BACK),
    )


def _readings(rows: Sequence[ReadingCount]) -> Readings:
    def count(outcome: Outcome, *, apart: bool) -> int:
        return sum(
            one.count
            for one in rows
            if one.outcome == outcome and (one.answer == _DIFFERENT) is apart
        )

    return Readings(
        both_right=count(Outcome.RIGHT, apart=False),
        both_wrong=count(Outcome.SUSPECT, apart=False),
        only_first_wrong=count(Outcome.SUSPECT, apart=True),
        only_second_wrong=count(Outcome.RIGHT, apart=True),
    )


def _pace(database: Database, run_id: str, stage: Stage) -> float:
    """Checks a day over the last days on which anybody did any."""
    days = figures.done_per_day(database, run_id, stage)[:PACE_DAYS]
    return sum(count for _, count in days) / len(days) if days else 0.0


def _needed(today: date, deadline: date | None, left: int) -> int | None:
    """Cases per working day from tomorrow to the deadline."""
    if deadline is None or deadline <= today:
        return None
    days = sum(
        date.fromordinal(day).weekday() < 5
        for day in range(today.toordinal() + 1, deadline.toordinal() + 1)
    )
    return -(-left // days) if days else None
