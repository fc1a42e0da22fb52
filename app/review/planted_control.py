"""Switching invented cases (模擬の件) on and off, and how people fared: for the 責任者.

Off until a 責任者 states that the staff were told; the ledger keeps who stated it and the day. The
cases are made anew for the current run by a child process each time they are switched on.

job = control.start(telling)      run the job, then control.finish(job, result)
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.case_states import Outcome
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import PART_SUFFIX, new_id
from app.jobs import Job, JobKind, JobSpec
from app.keys import new_key
from app.people import Permission
from app.record.acts import Act
from app.review.planted_views import PlantedResult, PlantedState
from app.store import cases, figures, history, people, planted, runs
from app.store.attention_rows import PlantedSwitchRow
from app.store.bulk import BulkFile
from app.store.planted import PlantedCaseRow

INVENTED = "invented"
_SOME_MORE = 20
FEWEST_BETWEEN, USUAL_BETWEEN, MOST_BETWEEN = 10, 50, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the 責任者 states when switching on."""

    told: bool  # 職員に知らせました
    told_on: str  # ISO date
    every: int  # one invented case to so many others


class PlantedControl:
    """Invented cases as the 責任者 governs them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> PlantedState:
        """Whether they are on."""
        row = planted.last_switch(self._desk.database)
        if row is None or not row.set_id:
            told = row.told_on if row else ""
            return PlantedState(on=False, words="使っていません。", told_on=told, every=0, cases=0)
        on = row.run_id == self._run_id()
        said = (
            f"使っています(職員への周知 {row.told_on}、{row.every} 件に1件ほど、{row.cases} 件を用意)。"
            if on
            else "照合し直したため休止しています。続けるには、もう一度開始してください。"
        )
        return PlantedState(
            on=on, words=said, told_on=row.told_on, every=row.every, cases=row.cases
        )

    def start(self, telling: Telling) -> Job:
        """A job that invents the cases; nothing is switched on before `finish`.

        Raises:
            KnownError: P101; Q120 the staff were not told or no day is given, Q121 rate out of
                range, Q122 there is no run with cases to mix into.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        _require_told(telling)
        run = runs.current(self._desk.database)
        if run is None or not cases.last_case_id(self._desk.database):
            raise KnownError("Q122", "確認対象がありません。照合が終わってから開始してください。")
        key = new_key()
        part = self._desk.runs / f"{new_id()}{PART_SUFFIX}"
        facts = json.loads(run.facts)
        payload: dict[str, object] = {
            "run": str(self._desk.runs / run.run_id),
            "run_key": run.file_key.hex(),
            "policy": run.policy,
            "coverage": str(facts.get("coverage", "all")),
            "seed": secrets.randbits(48),
            "part": str(part),
            "key": key.hex(),
        }
        ticket = {"part": str(part), "key": key.hex(), "telling": telling, "run": run.run_id}
        return Job(JobSpec(JobKind.PLANTED, payload), words="模擬の件の作成", ticket=ticket)

    def finish(self, job: Job, result: Mapping[str, object]) -> Changes:
        """Take the invented cases in and switch on, in one entry of the ledger.

        Raises:
            KnownError: Q123 nothing could be invented, or the run has changed meanwhile.
        """
        telling, run_id = job.ticket["telling"], str(job.ticket["run"])
        if not isinstance(telling, Telling):
            raise TypeError("not a ticket of this service")
        try:
            made = self._read(job) if result["cases"] and run_id == self._run_id() else []
        finally:
            self.abandon(job)
        if not made:
            raise KnownError(
                "Q123", "模擬の件を用意できませんでした。照合の後にやり直してください。"
            )
        numbers = self._free_numbers(run_id, self._wanted(telling, len(made)))
        return self._switch(telling, _rows(made, run_id, numbers))

    def abandon(self, job: Job) -> None:
        """Remove what the child wrote."""
        Path(str(job.ticket["part"])).unlink(missing_ok=True)

    def switch_off(self) -> Changes:
        """Show no more of them; what was answered stays.

        Raises:
            KnownError: P101.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        return self._switch(Telling(told=True, told_on="", every=0), [])

    def results(self) -> tuple[PlantedResult, ...]:
        """How each person fared; for the 責任者 alone.

        Raises:
            KnownError: P101.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        names = people.names(self._desk.database)
        counted: dict[str, dict[tuple[str, str], int]] = {}
        for person, answer, given, count in planted.results(self._desk.database, self._run_id()):
            counted.setdefault(person, {})[answer, given] = count
        return tuple(_result(names.get(person, ""), found) for person, found in counted.items())

    def _run_id(self) -> str:
        run = runs.current(self._desk.database)
        return run.run_id if run else ""

    def _wanted(self, telling: Telling, made: int) -> int:
        """As many as one person can meet in what is left, and some more to choose patterns from."""
        left = figures.remaining(self._desk.database, self._run_id())
        return min(made, left // telling.every * 2 + _SOME_MORE)

    def _free_numbers(self, run_id: str, count: int) -> list[int]:
        """整理番号 that are free among those of the run, at random; else behind the last one."""
        used = planted.numbers_in_use(self._desk.database, run_id)
        taken = used | planted.all_numbers(self._desk.database)
        free = [n for n in range(min(used), max(used)) if n not in taken]
        chosen = secrets.SystemRandom().sample(free, min(count, len(free)))
        behind = cases.last_case_id(self._desk.database) + 1
        return chosen + list(range(behind, behind + count - len(chosen)))

    def _read(self, job: Job) -> list[Mapping[str, object]]:
        key = bytes.fromhex(str(job.ticket["key"]))
        with closing(BulkFile(Path(str(job.ticket["part"])), key)) as file:
            found = file.documents(INVENTED, first=0, most=1_000)
        return [value for _, value in found if isinstance(value, dict)]

    def _switch(self, telling: Telling, rows: Sequence[PlantedCaseRow]) -> Changes:
        with self._desk.ledger.entry(
            Act.PLANTED_SWITCHED,
            about="setting:planted_cases",
            areas=frozenset({Area.PLANTED, Area.SETTINGS}),
            detail={
                "on": int(bool(rows)),
                "staff_told_on": telling.told_on,
                "every": telling.every,
                "cases": len(rows),
            },
        ) as entry:
            planted.add(entry.database, rows)
            row = PlantedSwitchRow(
                switch_id=new_id(),
                run_id=rows[0].run_id if rows else "",
                set_id=rows[0].set_id if rows else "",
                told_on=telling.told_on,
                every=telling.every,
                cases=len(rows),
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("planted_switch", history.as_values(row))
        return entry.changes()


def _require_told(telling: Telling) -> None:
    try:
        day = bool(date.fromisoformat(telling.told_on))
    except ValueError:
        day = False
    if not telling.told or not day:
        raise KnownError(
            "Q120", "職員に知らせてから開始します。知らせた日を入力し、その旨に印を付けてください。"
        )
    if not FEWEST_BETWEEN <= telling.every <= MOST_BETWEEN:
        raise KnownError(
            "Q121",
            f"混ぜる割合は、{FEWEST_BETWEEN}件から{MOST_BETWEEN}件に1件の間で入力してください。",
        )


def _rows(
    made: Sequence[Mapping[str, object]], run_id: str, numbers: Sequence[int]
) -> list[PlantedCaseRow]:
    set_id = new_id()
    chosen = made[: len(numbers)]
    return [_row(value, run_id, set_id, at) for value, at in zip(chosen, numbers, strict=True)]


def _row(value: Mapping[str, object], run_id: str, set_id: str, case_id: int) -> PlantedCaseRow:
    row = value["row"]
    if not isinstance(row, list) or not isinstance(row[1], dict):
        raise TypeError("not a row of an invented case")
    return PlantedCaseRow(
        case_id=case_id,
        run_id=run_id,
        set_id=set_id,
        answer=str(value["answer"]),
        kind=str(value["kind"]),
        verdict=str(row[1]["verdict"]),
        class_=str(row[1]["class"]),
        signature=str(row[1]["signature"]),
        row=json.dumps(row, ensure_ascii=False),
        document=json.dumps(value["document"], ensure_ascii=False),
        numbers=json.dumps(value["numbers"]),
    )


def _result(name: str, found: Mapping[tuple[str, str], int]) -> PlantedResult:
    def shown(answer: Outcome) -> int:
        return sum(count for (right, _), count in found.items() if right == answer)

    return PlantedResult(
        name=name,
        wrong_shown=shown(Outcome.SUSPECT),
        wrong_seen=found.get((Outcome.SUSPECT, Outcome.SUSPECT), 0),
        wrong_missed=found.get((Outcome.SUSPECT, Outcome.RIGHT), 0),
        right_shown=shown(Outcome.RIGHT),
        right_seen=found.get((Outcome.RIGHT, Outcome.RIGHT), 0),
        right_doubted=found.get((Outcome.RIGHT, Outcome.SUSPECT), 0),
    )
