"""Groups of cases: opening one, its members, and the dense rows that show only what differs.

First and second check share this; each says what makes a case a member and when a case of the
sample counts as looked at.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.canonical import canonical
from app.case_states import CaseId, CaseState, Lane, Outcome, Stage, find_reason, serial
from app.cases.case_reading import CaseReading
from app.cases.case_views import STRONG_CAUTIONS
from app.cases.queue_reading import QueueReading
from app.cases.queues import Grouping, QueueFilter
from app.cases.remembered_view import RememberedView
from app.cases.remembering import remembered
from app.changes import Area
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.groups.sampling import draw
from app.groups.views import GroupMember, GroupView, SampleCase, SampleState
from app.record.acts import Act
from app.review.decisions import last_standing
from app.rules import RuleKind, load_rules
from app.store import cases, groups, history, runs
from app.store.cases import CaseRow
from app.store.groups import Membership
from app.store.history import DecisionRow, GroupRow
from app.store.queue import Wanted
from app.views import AttributeView, CaseView
from app.words import GLYPHS, words
from matching import Agreement

QUIET = frozenset({Agreement.SAME, Agreement.EQUIVALENT, Agreement.ABSENT_BOTH})
"""Agreements that a dense row only names; everything else is shown with both values."""


_ALWAYS_TOLD = frozenset({"address_ditto_resolved", "address_excel_date"})
"""Without these words the two values could not be compared by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRule:
    """What tells the two checks apart."""

    stage: Stage
    states: tuple[CaseState, ...]  # of a member
    outcome: str  # of a member's first check
    not_mine: bool
    wanted_decision: Outcome  # on a case of the sample
    contrary: str  # the sentence where a case of the sample came out otherwise


@dataclass(frozen=True, slots=True)
class _New:
    """A group about to be opened; `size` is that of its sample."""

    run_id: str
    wanted: str
    basis: str
    percent: int
    size: int


class GroupReading:
    """The groups of one stage, for the person at the desk."""

    def __init__(self, desk: Desk, rule: StageRule) -> None:
        self._desk = desk
        self._rule = rule
        self._queue = QueueReading(desk)
        self._cases = CaseReading(desk)

    def open(
        self, wanted: QueueFilter, *, basis: str, percent: int, size: Callable[[int], int]
    ) -> GroupRow:
        """The group of this filter: the one this person has open, else a new one with its sample.

        Raises:
            KnownError: Q101 the pattern is not 一括可, Q102 nobody is left in it.
        """
        require_group(wanted)
        run = runs.current(self._desk.database)
        text = canonical(_as_json(wanted)).decode()
        found = groups.opened_by(
            self._desk.database,
            self._desk.me.person_id,
            run_id=run.run_id if run else "",
            stage=self._rule.stage,
            wanted=text,
        )
        if found is not None and self.member_ids(found) and not self._is_stuck(found):
            return found
        members = self._member_ids(wanted)
        if not members or run is None:
            raise KnownError("Q102", "このグループに、まとめて確認できる件は残っていません。")
        new = _New(run.run_id, text, basis, percent, size(len(members)))
        return self._add(new, members)

    def row(self, group_id: str) -> GroupRow:
        """A group of one's own.

        Raises:
            KnownError: Q103.
        """
        found = groups.opened(self._desk.database, group_id)
        mine = found is not None and found.by_person == self._desk.me.person_id
        if found is None or not mine or found.stage != self._rule.stage:
            raise KnownError("Q103", "このグループは開けません。もう一度選び直してください。")
        return found

    def member_ids(self, group: GroupRow) -> list[CaseId]:
        """Who may be decided together now, in queue order, without the sample."""
        sample = frozenset(_sample(group))
        wanted = _from_json(group.wanted)
        return [case for case in self._member_ids(wanted) if case not in sample]

    def members(self, case_ids: Sequence[CaseId]) -> tuple[GroupMember, ...]:
        """Some members as dense rows, in the order given."""
        rows = cases.cases(self._desk.database, case_ids)
        return tuple(_member(self._cases.view(row)) for row in rows)

    def view(self, group: GroupRow) -> GroupView:
        """A group as it stands."""
        sample = self._sample_cases(group)
        contrary = any(case.state is SampleState.CONTRARY for case in sample)
        database = self._desk.database
        return GroupView(
            group_id=group.group_id,
            words=group_words(_from_json(group.wanted)),
            basis=group.basis,
            size=group.size,
            sample=sample,
            remaining=len(self.member_ids(group)),
            decided=groups.decided_together(database, group.group_id),
            struck=groups.struck(database, group.group_id),
            barred=self._rule.contrary if contrary else "",
        )

    def usual_reason(self, group: GroupRow) -> str:
        """The reason given most often in the sample, "" where none was."""
        given = [last.reason for case in _sample(group) if (last := self._last(case)) is not None]
        return max(given, key=given.count, default="")

    def remembered(self, group: GroupRow, case_id: CaseId) -> RememberedView | None:
        """What a group of remembered cases takes over for one of them; None in other groups."""
        row = cases.case(self._desk.database, case_id)
        if row is None or not _from_json(group.wanted).remembered:
            return None
        return remembered(self._desk.database, row)

    def close(self) -> None:
        """Let go of the run files."""
        self._cases.close()

    def membership(self, wanted: Wanted) -> Membership:
        """What makes a case a member at this stage."""
        return Membership(
            wanted=wanted,
            states=self._rule.states,
            outcome=self._rule.outcome,
            without_cautions=tuple(sorted(STRONG_CAUTIONS)),
        )

    def _member_ids(self, wanted: QueueFilter) -> list[CaseId]:
        found = self.membership(self._queue.wanted(wanted, not_mine=self._rule.not_mine))
        return [CaseId(case) for case in groups.members(self._desk.database, found)]

    def _is_stuck(self, group: GroupRow) -> bool:
        """Whether a case of the sample can no longer be looked at, say because it was taken back."""
        waiting = {c.case_id for c in self._sample_cases(group) if c.state is SampleState.WAITING}
        rows = cases.cases(self._desk.database, sorted(waiting))
        return any(row.state not in self._rule.states for row in rows)

    def _add(self, new: _New, members: Sequence[CaseId]) -> GroupRow:
        group_id = new_id()
        sample = draw(members, seed=group_id, size=new.size)
        with self._desk.ledger.entry(
            Act.GROUP_OPENED,
            about=f"group:{group_id}",
            areas=frozenset({Area.LEDGER}),
            detail={"stage": self._rule.stage, "cases": len(members), "sample": len(sample)},
        ) as entry:
            row = GroupRow(
                group_id=group_id,
                run_id=new.run_id,
                stage=self._rule.stage,
                wanted=new.wanted,
                basis=new.basis,
                percent=new.percent,
                size=len(members),
                sample=json.dumps(list(sample)),
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("group_review", history.as_values(row))
        return row

    def _sample_cases(self, group: GroupRow) -> tuple[SampleCase, ...]:
        rows = cases.cases(self._desk.database, _sample(group))
        return tuple(
            SampleCase(
                case_id=CaseId(row.case_id),
                serial=serial(CaseId(row.case_id)),
                name=row.name,
                state=self._sample_state(row),
            )
            for row in rows
        )

    def _sample_state(self, row: CaseRow) -> SampleState:
        last = self._last(CaseId(row.case_id))
        if last is None or (last.stage == Stage.FIRST and self._rule.stage is Stage.SECOND):
            return SampleState.WAITING
        reached = last.outcome in (self._rule.wanted_decision, Outcome.AGREED)
        singly = groups.decided_singly(self._desk.database, last.decision_id)
        return SampleState.DONE if reached and singly else SampleState.CONTRARY

    def _last(self, case: CaseId) -> DecisionRow | None:
        return last_standing(history.decisions(self._desk.database, case))


def require_group(wanted: QueueFilter) -> None:
    """Refuse a filter that is not one pattern marked 一括可 in an ordinary lane.

    Raises:
        KnownError: Q101.
    """
    signature = dict(wanted.groups).get(Grouping.SIGNATURE, "")
    alike = wanted.remembered or load_rules().group_ok(signature)
    if wanted.lane is not Lane.EYE or not alike:
        raise KnownError(
            "Q101", "この相違パターンはまとめて確認できません。1件ずつ確認してください。"
        )


def group_words(wanted: QueueFilter) -> str:
    """The words of the pattern of a group."""
    signature = dict(wanted.groups).get(Grouping.SIGNATURE, "")
    if wanted.remembered:
        return "前回と同じ件"
    return load_rules().word(RuleKind.SIGNATURE, signature)


def _member(view: CaseView) -> GroupMember:
    differing = tuple(one for one in view.attributes if _differs(one))
    quiet = [one for one in view.attributes if one not in differing]
    equivalent = _equivalent_reasons()
    first = [row for row in view.history if row.stage is Stage.FIRST and not row.withdrawn]
    return GroupMember(
        case_id=view.case_id,
        version=view.version,
        seen_digest=view.seen_digest,
        serial=view.serial,
        record_id=view.subject.record_id,
        name=view.subject.name,
        birth_date=view.subject.birth_date,
        scheme_words=view.subject.scheme_words,
        differences=tuple(_decisive(one, equivalent) for one in differing),
        agreeing="　".join(f"{GLYPHS[one.agreement]}{one.title}" for one in quiet if _known(one)),
        first_words=f"{first[-1].reason_words}　{first[-1].judged_by}" if first else "",
        before_words=_before(view),
    )


def _before(view: CaseView) -> str:
    """What was decided in an earlier run, while that holds."""
    known = view.remembered
    if known is None or not known.holds:
        return ""
    reason = find_reason(known.outcome, known.reason)
    return f"前回 {words(known.outcome)}" + (f"({reason.words})" if reason else "")


def _differs(view: AttributeView) -> bool:
    """What a person can look at: neither a missing reading nor what the scheme does not hold."""
    if view.attribute == "kana" and not (view.left and view.right):
        return False
    if view.agreement.is_absent and not view.held:
        return False
    return view.agreement not in QUIET


@cache
def _equivalent_reasons() -> frozenset[str]:
    """Reasons that only name a way of writing, which is seen without being told."""
    rows = load_rules().tables[RuleKind.REASON].items()
    quiet = {code for code, row in rows if row["agreement"] == Agreement.EQUIVALENT}
    return frozenset(quiet - _ALWAYS_TOLD)


def _decisive(view: AttributeView, equivalent: frozenset[str]) -> AttributeView:
    """The same difference with the reasons that make it one, ways of writing left out."""
    kept = tuple(one for one in view.reasons if one.code not in equivalent)
    return replace(view, reasons=kept) if kept else view


def _known(view: AttributeView) -> bool:
    return view.agreement in (Agreement.SAME, Agreement.EQUIVALENT)


def _sample(group: GroupRow) -> list[CaseId]:
    return [CaseId(int(case)) for case in json.loads(group.sample)]


def _as_json(wanted: QueueFilter) -> dict[str, object]:
    groups_ = sorted([by.value, key] for by, key in wanted.groups)
    remembered = {"remembered": True} if wanted.remembered else {}
    return {"lane": wanted.lane.value, "groups": groups_, "text": wanted.text, **remembered}


def _from_json(text: str) -> QueueFilter:
    value = json.loads(text)
    return QueueFilter(
        lane=Lane(value["lane"]),
        groups=tuple((Grouping(by), key) for by, key in value["groups"]),
        text=value["text"],
        remembered=value.get("remembered", False),
    )
