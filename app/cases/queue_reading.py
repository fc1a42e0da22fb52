"""Reading the queue: ids in order, rows by page, counts by group, for what a person may see."""

from collections.abc import Mapping, Sequence
from typing import cast

from app.case_states import WORKABLE, CaseId, CaseState, Lane, Outcome, serial
from app.cases.case_views import cautions, lane_of
from app.cases.queue_views import DeskCounts, GroupCount, QueueRow
from app.cases.queues import NO_VALUE, Grouping, Ordering, QueueFilter
from app.cases.search_text import fold
from app.clock import stamp
from app.desk import Desk
from app.people import Permission, may
from app.rules import RuleKind, Rules, load_rules
from app.schemes import scheme
from app.store import cases, people, queue, runs
from app.store.cases import CaseRow
from app.store.queue import Wanted
from app.views import ADDRESS_WITHHELD
from app.words import words

_RULE_OF = {
    Grouping.SIGNATURE: RuleKind.SIGNATURE,
    Grouping.CLASS: RuleKind.CLASS,
    Grouping.CAUSE: RuleKind.CAUSE,
}
_NOTHING = {Grouping.ASSIGNEE: "担当なし"}
_PLACES = frozenset({Grouping.MUNICIPALITY, Grouping.FACILITY})
"""Groupings by where somebody lives: never told of protected cases."""

_KINDS = {Lane.SAMPLE: ("sample",), Lane.PROTECTED: ("found", "sample")}


class QueueReading:
    """The queue of the current run as the person at the desk may see it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _run_id(self) -> str:
        run = runs.current(self._desk.database)
        return run.run_id if run else ""

    def _sees_protected(self) -> bool:
        return may(self._desk.me.role, Permission.PROTECTED_LANE)

    def wanted(self, filter_: QueueFilter, *, not_mine: bool = False) -> Wanted:
        """A filter as the store takes it. The protected lane is empty for all but the 責任者."""
        self._desk.require(Permission.READ_CASES)
        protected = filter_.lane is Lane.PROTECTED
        return Wanted(
            run_id=self._run_id() if self._sees_protected() or not protected else "",
            protected=protected,
            kinds=_KINDS.get(filter_.lane, ("found",)),
            lane="" if filter_.lane in (Lane.PROTECTED, Lane.SAMPLE) else filter_.lane,
            states=tuple(sorted(filter_.states)),
            groups=tuple((by.value, "" if v == NO_VALUE else v) for by, v in filter_.groups),
            prefix=fold(filter_.text),
            remembered=filter_.remembered,
            not_by=self._desk.me.person_id if not_mine else "",
        )

    def ids(
        self,
        filter_: QueueFilter,
        *,
        not_mine: bool = False,
        order: Ordering = Ordering.DANGER,
    ) -> Sequence[CaseId]:
        """The wanted ids, dangerous ones first unless another order is asked for."""
        wanted, database = self.wanted(filter_, not_mine=not_mine), self._desk.database
        if order is Ordering.DANGER:
            return cast("list[CaseId]", queue.ids(database, wanted))
        return cast("list[CaseId]", queue.ordered_ids(database, wanted, order))

    def count(self, filter_: QueueFilter) -> int:
        """How many cases are wanted."""
        return queue.count(self._desk.database, self.wanted(filter_))

    def rows(self, case_ids: Sequence[CaseId]) -> tuple[QueueRow, ...]:
        """The rows of one page; protected ones only for the 責任者, without their place."""
        self._desk.require(Permission.READ_CASES)
        names, rules = people.names(self._desk.database), load_rules()
        found = cases.cases(self._desk.database, case_ids)
        sees = self._sees_protected()
        return tuple(queue_row(row, names, rules) for row in found if sees or not row.protected)

    def counts(self) -> DeskCounts:
        """The line above the queue."""
        database, run_id = self._desk.database, self._run_id()
        states = queue.by_state(database, run_id, with_protected=self._sees_protected())
        today = stamp(self._desk.clock.now())[:10]
        return DeskCounts(
            decided_today=queue.decided_on(database, self._desk.me.person_id, today),
            remaining=sum(states.get(state, 0) for state in WORKABLE),
            waiting_second=states.get(CaseState.DECIDED, 0),
            returned=states.get(CaseState.RETURNED, 0),
            closed=states.get(CaseState.CLOSED, 0),
            total=sum(states.values()),
        )

    def lanes(self) -> tuple[GroupCount, ...]:
        """The lanes with what is left in each."""
        found = queue.by_lane(self._desk.database, self._run_id())
        lanes = [
            _lane_count(lane, [found.get((False, lane.value), (0, 0))])
            for lane in Lane
            if lane not in (Lane.PROTECTED, Lane.SAMPLE)
        ]
        drawn = queue.of_sample(self._desk.database, self._run_id(), protected=False)
        if drawn[1]:
            lanes.append(_lane_count(Lane.SAMPLE, [drawn]))
        if self._sees_protected():
            counts = [count for (protected, _), count in found.items() if protected]
            counts.append(queue.of_sample(self._desk.database, self._run_id(), protected=True))
            lanes.append(_lane_count(Lane.PROTECTED, counts))
        return tuple(lanes)

    def groups(
        self, filter_: QueueFilter, by: Grouping, *, not_mine: bool = False
    ) -> tuple[GroupCount, ...]:
        """The groups inside a filter, the one with the most dangerous case first, what holds no value last."""
        wanted, rules = self.wanted(filter_, not_mine=not_mine), load_rules()
        if filter_.lane is Lane.PROTECTED and by in _PLACES:
            return ()
        names = people.names(self._desk.database)
        found = queue.groups(self._desk.database, wanted, by.value)
        return tuple(
            GroupCount(
                key=row.key or NO_VALUE,
                words=_group_words(by, row.key, rules, names) or _NOTHING.get(by, "(なし)"),
                remaining=row.remaining,
                total=row.total,
                group_ok=row.group_ok and by is Grouping.SIGNATURE,
            )
            for row in sorted(found, key=lambda row: not row.key)
        )


def _lane_count(lane: Lane, counts: Sequence[tuple[int, int]]) -> GroupCount:
    return GroupCount(
        key=lane,
        words=words(lane),
        remaining=sum(remaining for remaining, _ in counts),
        total=sum(total for _, total in counts),
    )


def _group_words(by: Grouping, key: str, rules: Rules, names: Mapping[str, str]) -> str:
    """The words of a group; "" where its cases hold no value."""
    if not key:
        return scheme("other").words if by is Grouping.SCHEME else ""
    if by is Grouping.ASSIGNEE:
        return names.get(key, key)
    if by in _RULE_OF:
        return rules.word(_RULE_OF[by], key)
    if by is Grouping.STATE:
        return words(CaseState(key))
    if by is Grouping.SCHEME:
        return scheme(key).words
    return key


def queue_row(row: CaseRow, names: Mapping[str, str], rules: Rules) -> QueueRow:
    """One line of the queue."""
    state = CaseState(row.state)
    return QueueRow(
        case_id=CaseId(row.case_id),
        serial=serial(CaseId(row.case_id)),
        record_id=row.record_id,
        name=row.name,
        kana=row.kana,
        scheme_words=scheme(row.scheme or "other").short,
        verdict=row.verdict,
        class_code=row.class_,
        cause=row.cause,
        signature=row.signature,
        signature_words=rules.word(RuleKind.SIGNATURE, row.signature),
        municipality=ADDRESS_WITHHELD if row.protected and row.municipality else row.municipality,
        state=state,
        state_words=words(state),
        lane=lane_of(row),
        group_ok=bool(row.group_ok),
        cautions=cautions(row.cautions, rules),
        outcome_words=words(Outcome(row.outcome)) if row.outcome else "",
        judged_by=names.get(row.judged_by, ""),
        assignee=names.get(row.assignee, ""),
        version=row.version,
    )
