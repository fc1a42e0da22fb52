"""担当: who works on which cases, given by the 責任者 by group or by share, or taken over.

An assignment guides the work and decides nothing: anybody who may review may still decide any case.
Whose a case is never makes stale what another person has on the screen.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.case_states import WORKABLE, CaseId, CaseState, Lane
from app.cases.queue_reading import QueueReading
from app.cases.queues import NO_VALUE, Grouping, QueueFilter
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.people import Permission, may
from app.record.acts import Act
from app.store import assignment, cases, history, people, runs
from app.store.history import AssignmentRow


class Way(StrEnum):
    """How cases came to a person."""

    GIVEN = "given"
    TAKEN_OVER = "taken_over"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A person who may be given cases, and what is left of those they were given."""

    person_id: str
    name: str
    remaining: int
    total: int
    active: bool  # False: the account was stopped, the cases wait for somebody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is to be given: cases inside a filter, to these people in equal shares."""

    wanted: QueueFilter
    people: tuple[str, ...]  # person_id
    most: int  # of all together; 0 = all of them
    also_given: bool  # those of other people too, not only those that are nobody's


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentCounts:
    """Undecided cases of the current run by whose they are; nothing is counted before any was given."""

    mine: int
    nobodys: int
    used: bool  # anybody was given any


class Assignment:
    """Giving, taking over and giving back, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._queue = QueueReading(desk)

    def workers(self) -> tuple[Worker, ...]:
        """Everybody who may review or still has cases, by name."""
        self._desk.require(Permission.READ_CASES)
        loads = {load.person_id: load for load in self._loads()}
        found = []
        for person in people.people(self._desk.database):
            load = loads.get(person.person_id)
            able = person.active and may(person.role, Permission.REVIEW)
            if able or (load is not None and load.remaining):
                found.append(
                    Worker(
                        person_id=person.person_id,
                        name=person.name,
                        remaining=load.remaining if load else 0,
                        total=load.total if load else 0,
                        active=able,
                    )
                )
        return tuple(found)

    def counts(self) -> AssignmentCounts:
        """What is left, as the person at the desk needs to know it."""
        if not assignment.is_used(self._desk.database, self._run_id()):
            return AssignmentCounts(mine=0, nobodys=0, used=False)
        loads, me = self._loads(), self._desk.me.person_id
        return AssignmentCounts(
            mine=sum(load.remaining for load in loads if load.person_id == me),
            nobodys=sum(load.remaining for load in loads if not load.person_id),
            used=any(load.person_id for load in loads),
        )

    def in_share(self, share: Share) -> int:
        """How many cases a share would give."""
        return len(self._chosen(share))

    def give(self, share: Share) -> Changes:
        """Give the undecided cases of a filter, dealt in queue order so that shares are alike.

        Raises:
            KnownError: P101; V101 nobody chosen, or somebody who may not review; V102 nothing left.
        """
        self._desk.require(Permission.ASSIGN)
        able = {worker.person_id for worker in self.workers() if worker.active}
        if not share.people or not set(share.people) <= able:
            raise KnownError("V101", "割り当てる担当者を、確認のできる人から選んでください。")
        chosen = self._chosen(share)
        hands = {
            person: chosen[start :: len(share.people)] for start, person in enumerate(share.people)
        }
        return self._enter(Act.CASES_ASSIGNED, Way.GIVEN, hands)

    def release(self, person_id: str) -> Changes:
        """Make the undecided cases of a person nobody's again; for the 責任者.

        Raises:
            KnownError: P101; V102 there are none.
        """
        self._desk.require(Permission.ASSIGN)
        return self._enter(Act.CASES_ASSIGNED, Way.RELEASED, {"": self._remaining_of(person_id)})

    def take_over_from(self, person_id: str) -> Changes:
        """Take over all undecided cases of another person, such as one who is absent.

        Raises:
            KnownError: P101; V102 there are none.
        """
        self._desk.require(Permission.REVIEW)
        me = self._desk.me.person_id
        taken = [] if person_id == me else self._remaining_of(person_id)
        return self._enter(Act.CASES_TAKEN_OVER, Way.TAKEN_OVER, {me: taken})

    def take_over(self, case_ids: Sequence[CaseId]) -> Changes:
        """Take cases over from whoever has them; those decided and one's own are left aside.

        Raises:
            KnownError: P101; V102 nothing is left to take over.
        """
        self._desk.require(Permission.REVIEW)
        me = self._desk.me.person_id
        sees = may(self._desk.me.role, Permission.PROTECTED_LANE)
        taken = [
            CaseId(row.case_id)
            for row in cases.cases(self._desk.database, case_ids)
            if CaseState(row.state) in WORKABLE
            and row.assignee != me
            and (sees or not row.protected)
        ]
        return self._enter(Act.CASES_TAKEN_OVER, Way.TAKEN_OVER, {me: taken})

    def _chosen(self, share: Share) -> list[CaseId]:
        lane, states = share.wanted.lane, share.wanted.states & set(WORKABLE)
        if share.wanted.states and not states:
            return []
        groups = list(share.wanted.groups)
        if not share.also_given:
            groups.append((Grouping.ASSIGNEE, NO_VALUE))
        wanted = replace(
            share.wanted, states=states or frozenset(WORKABLE), groups=tuple(groups), lane=lane
        )
        found = [] if lane is Lane.PROTECTED else list(self._queue.ids(wanted))
        return found[: share.most] if share.most else found

    def _remaining_of(self, person_id: str) -> list[CaseId]:
        found = assignment.remaining_of(self._desk.database, self._run_id(), person_id)
        return [CaseId(case) for case in found] if person_id else []

    def _loads(self) -> list[assignment.Load]:
        return assignment.loads(self._desk.database, self._run_id())

    def _run_id(self) -> str:
        run = runs.current(self._desk.database)
        return run.run_id if run else ""

    def _enter(self, act: Act, way: Way, hands: Mapping[str, Sequence[CaseId]]) -> Changes:
        given = {person: found for person, found in hands.items() if found}
        if not given:
            raise KnownError(
                "V102", "対象になる未確認の件がありません。絞り込みを確かめてください。"
            )
        with self._desk.ledger.entry(
            act,
            about=f"run:{self._run_id()}",
            areas=frozenset({Area.CASES}),
            cases=frozenset(case for found in given.values() for case in found),
            detail={"cases": sum(map(len, given.values())), "people": len(given), "way": way},
        ) as entry:
            for person, found in given.items():
                row = AssignmentRow(
                    assignment_id=new_id(),
                    run_id=self._run_id(),
                    way=way,
                    person=person,
                    members=json.dumps(list(found)),
                    by_person=self._desk.me.person_id,
                    at=entry.at,
                    ledger_seq=entry.seq,
                )
                history.add(entry.database, row)
                entry.cover("assignment", history.as_values(row))
                cases.assign(entry.database, row.members, person)
        return entry.changes()
