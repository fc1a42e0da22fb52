"""担当: who works on which cases, given by the 責任者 by group or by share, or taken over.

An assignment guides the work and decides nothing: anybody who may review may still decide any case.
Whose a case is never makes stale what another person has on the screen.

A hundred thousand cases are given in portions, each a write and a ledger entry of its own: whoever
goes through them lets the window live in between, and where that ends early, what was given stays
given and the rest is still nobody's.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
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

PORTION = 1_000
"""Cases of one write: some 20 milliseconds."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """One write of many cases, and how far it has come with them."""

    changes: Changes
    done: int
    total: int


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
        wanted = self._wanted(share)
        found = self._queue.count(wanted) if wanted else 0
        return min(found, share.most) if share.most else found

    def give(self, share: Share) -> Iterator[Portion]:
        """Give the undecided cases of a filter, dealt in queue order so that shares are alike.

        Every portion is written when it is asked for.

        Raises:
            KnownError: P101; V101 nobody chosen, or somebody who may not review; V102 nothing left.
        """
        self._desk.require(Permission.ASSIGN)
        able = {worker.person_id for worker in self.workers() if worker.active}
        if not share.people or not set(share.people) <= able:
            raise KnownError("V101", "割り当てる担当者を、確認のできる人から選んでください。")
        return self._portions(Act.CASES_ASSIGNED, Way.GIVEN, self._chosen(share), share.people)

    def release(self, person_id: str) -> Iterator[Portion]:
        """Make the undecided cases of a person nobody's again; for the 責任者.

        Raises:
            KnownError: P101; V102 there are none.
        """
        self._desk.require(Permission.ASSIGN)
        remaining = self._remaining_of(person_id)
        return self._portions(Act.CASES_ASSIGNED, Way.RELEASED, remaining, ("",))

    def take_over_from(self, person_id: str) -> Iterator[Portion]:
        """Take over all undecided cases of another person, such as one who is absent.

        Raises:
            KnownError: P101; V102 there are none.
        """
        self._desk.require(Permission.REVIEW)
        me = self._desk.me.person_id
        taken = [] if person_id == me else self._remaining_of(person_id)
        return self._portions(Act.CASES_TAKEN_OVER, Way.TAKEN_OVER, taken, (me,))

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
        _require_some(taken)
        return self._enter(Act.CASES_TAKEN_OVER, Way.TAKEN_OVER, {me: taken}, self._run_id())

    def _wanted(self, share: Share) -> QueueFilter | None:
        """The undecided cases of a share; None where none of them can be given."""
        lane, states = share.wanted.lane, share.wanted.states & set(WORKABLE)
        if lane is Lane.PROTECTED or (share.wanted.states and not states):
            return None
        groups = list(share.wanted.groups)
        if not share.also_given:
            groups.append((Grouping.ASSIGNEE, NO_VALUE))
        chosen = states or frozenset(WORKABLE)
        return replace(share.wanted, states=chosen, groups=tuple(groups), lane=lane)

    def _chosen(self, share: Share) -> list[CaseId]:
        wanted = self._wanted(share)
        found = list(self._queue.ids(wanted)) if wanted else []
        return found[: share.most] if share.most else found

    def _remaining_of(self, person_id: str) -> list[CaseId]:
        found = assignment.remaining_of(self._desk.database, self._run_id(), person_id)
        return [CaseId(case) for case in found] if person_id else []

    def _loads(self) -> list[assignment.Load]:
        return assignment.loads(self._desk.database, self._run_id())

    def _run_id(self) -> str:
        run = runs.current(self._desk.database)
        return run.run_id if run else ""

    def _portions(
        self, act: Act, way: Way, found: Sequence[CaseId], people: Sequence[str]
    ) -> Iterator[Portion]:
        """Deal cases in turn to people ("" = to nobody), a portion at a time.

        Raises:
            KnownError: V102 there are none; at once, not with the first portion.
        """
        _require_some(found)
        return self._dealt(act, way, found, people)

    def _dealt(
        self, act: Act, way: Way, found: Sequence[CaseId], people: Sequence[str]
    ) -> Iterator[Portion]:
        run_id, size = self._run_id(), len(people) * max(1, PORTION // len(people))
        for start in range(0, len(found), size):
            portion = found[start : start + size]
            hands = {one: portion[n :: len(people)] for n, one in enumerate(people)}
            changes = self._enter(act, way, hands, run_id)
            yield Portion(changes=changes, done=start + len(portion), total=len(found))

    def _enter(
        self, act: Act, way: Way, hands: Mapping[str, Sequence[CaseId]], run_id: str
    ) -> Changes:
        given = {person: found for person, found in hands.items() if found}
        with self._desk.ledger.entry(
            act,
            about=f"run:{run_id}",
            areas=frozenset({Area.CASES}),
            cases=frozenset(case for found in given.values() for case in found),
            detail={"cases": sum(map(len, given.values())), "people": len(given), "way": way},
        ) as entry:
            for person, found in given.items():
                row = AssignmentRow(
                    assignment_id=new_id(),
                    run_id=run_id,
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


def _require_some(found: Sequence[CaseId]) -> None:
    if not found:
        raise KnownError("V102", "対象になる未確認の件がありません。絞り込みを確かめてください。")
