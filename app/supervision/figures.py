"""集計: the official figures per scheme, progress and forecast, work and agreement of people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.case_states import FINAL_OUTCOMES, Outcome, Stage
from app.clock import stamp
from app.desk import Desk
from app.people import Permission
from app.schemes import scheme
from app.settings import Settings
from app.store import figures, people, runs
from app.store.figures import CaseCounts
from app.supervision.statistics import CONFIDENCE, Readings, error_bound, last_day

PACE_DAYS = 5
"""The forecast looks at the last five days on which anybody decided anything."""

DISCORDANCE_ALARM, KAPPA_ALARM = 0.05, 0.6
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeFigures:
    """The official figures of one scheme; 人 is None where an older run did not count it."""

    words: str
    records: int  # 点検対象件数
    done: int  # 本人確認終了件数
    wrong: int  # 紐付け誤り件数
    continuing: int  # 継続確認件数
    without_number: int
    persons: int | None
    done_persons: int | None
    wrong_persons: int | None
    continuing_persons: int | None

    @property
    def done_share(self) -> float:
        """終了割合, 0 to 1."""
        return self.done / self.records if self.records else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How far the first check is and when it ends at the pace of the last days."""

    remaining: int
    per_day: float
    ends_on: date | None  # None: no pace yet
    deadline: date | None
    needed_per_day: int | None  # to be done by the deadline, in working days

    @property
    def late(self) -> bool:
        """Whether the pace does not reach the deadline."""
        if self.deadline is None or not self.remaining:
            return False
        return self.ends_on is None or self.ends_on > self.deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWork:
    """What one person did; machine times are not among it."""

    name: str
    first_checks: int
    suspects: int
    waiting: int  # 保留・書類・照会
    second_checks: int
    sent_back: int  # as the second checker


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreement:
    """How two people agree; a case sent back for 判断の見直し counts as read differently."""

    first: str
    second: str
    readings: Readings

    @property
    def alarming(self) -> bool:
        """More than 5 % read differently, or kappa under 0.6."""
        kappa = self.readings.kappa
        low = kappa is not None and kappa < KAPPA_ALARM
        return self.readings.discordance > DISCORDANCE_ALARM or low


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceSample:
    """抜取確認 of A: what was drawn and read, and the exact bound it gives."""

    drawn: int
    read: int
    wrong: int

    @property
    def bound(self) -> float:
        """The error rate of A that is not exceeded, at 95 % confidence."""
        return error_bound(self.wrong, self.read, confidence=CONFIDENCE)

    @property
    def words(self) -> str:
        """As screen and paper say it."""
        if not self.read:
            return f"抽出 {self.drawn:,} 件(未確認)"
        return (
            f"抜取確認 {self.read:,} 件 誤り {self.wrong:,} 件"
            f"(信頼度 95 % で、誤り率は {self.bound:.2%} 以下)"
        )


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
        """Where the first check ends at the present pace."""
        self._desk.require(Permission.READ_CASES)
        today = self._desk.clock.now().date()
        days = figures.decided_per_day(self._desk.database, self._run_id())[:PACE_DAYS]
        per_day = sum(count for _, count in days) / len(days) if days else 0.0
        left = figures.remaining(self._desk.database, self._run_id())
        text = Settings(self._desk).text("deadline")
        deadline = date.fromisoformat(text) if text else None
        return Forecast(
            remaining=left,
            per_day=per_day,
            ends_on=last_day(today, remaining=left, per_day=per_day),
            deadline=deadline,
            needed_per_day=_needed(today, deadline, left),
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
        self._desk.require(Permission.MANAGE_PEOPLE)
        names = people.names(self._desk.database)
        pairs: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
        for first, second, outcome, answer, count in figures.readings(
            self._desk.database, self._run_id(), since
        ):
            pairs.setdefault((first, second), []).append((outcome, answer, count))
        return tuple(
            PairAgreement(
                first=names.get(first, ""), second=names.get(second, ""), readings=_readings(rows)
            )
            for (first, second), rows in pairs.items()
        )

    def today(self) -> str:
        """Today as the figures count days (ISO date)."""
        return stamp(self._desk.clock.now())[:10]

    def acceptance(self) -> AcceptanceSample:
        """The sample of A as far as it was read."""
        self._desk.require(Permission.READ_CASES)
        drawn, read, wrong = figures.sampled(self._desk.database, self._run_id())
        return AcceptanceSample(drawn=drawn, read=read, wrong=wrong)

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


def _readings(rows: list[tuple[str, str, int]]) -> Readings:
    def count(outcome: Outcome, *, apart: bool) -> int:
        return sum(
            n for said, answer, n in rows if said == outcome and (answer == _DIFFERENT) is apart
        )

    return Readings(
        both_right=count(Outcome.RIGHT, apart=False),
        both_wrong=count(Outcome.SUSPECT, apart=False),
        only_first_wrong=count(Outcome.SUSPECT, apart=True),
        only_second_wrong=count(Outcome.RIGHT, apart=True),
    )


def _needed(today: date, deadline: date | None, left: int) -> int | None:
    """Cases per working day from tomorrow to the deadline."""
    if deadline is None or deadline <= today:
        return None
    days = sum(
        date.fromordinal(day).weekday() < 5
        for day in range(today.toordinal() + 1, deadline.toordinal() + 1)
    )
    return -(-left // days) if days else None
