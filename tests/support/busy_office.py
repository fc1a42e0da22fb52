"""Several people at one office in any order: what the whole state table must survive.

A state machine for hypothesis: the suite runs a few sequences, tests/benchmarks/state_table.py
thousands. The office is founded once; every sequence works in a copy of its own.
"""

import atexit
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.case_states import (
    FIRST_OUTCOMES,
    SUPERVISED,
    CaseId,
    CaseState,
    Lane,
    Outcome,
    fold,
    reasons_for,
    transition,
)
from app.cases.queues import Grouping, QueueFilter
from app.changes import Changes
from app.errors import KnownError
from app.groups.check import GroupAgreement, GroupCheck
from app.groups.review import GroupJudgement, GroupReview
from app.groups.views import SampleState
from app.record.ledger_check import as_move, verify
from app.review.case_lists import LIST_ACTS, CaseLists, ListAct, ListedCase, ListJudgement
from app.review.first_check import Judgement, PaperEntry, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.store import cases, history
from app.store.cases import CaseRow
from app.store.database import Database
from app.store.history import DecisionRow
from app.views import CaseView
from tests.support.copied_office import FoundedOffice, scratch
from tests.support.grouped import PATTERN, documents, seen_members
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR

PEOPLE = (CASEWORKER, SECOND, SUPERVISOR)
MEMBERS = 6
CASES = 2 * MEMBERS
LISTED = (2, 12)
"""Cases of the lane 照会待ち, where 対象外 is offered too."""

WANTED = QueueFilter(groups=((Grouping.SIGNATURE, PATTERN),))

SOME_CASE = st.one_of(st.integers(1, 3), st.integers(1, CASES))
"""A few cases are touched often: long histories are where a table of states goes wrong."""


@cache
def _founded() -> FoundedOffice:
    folder = scratch()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    changes = {case - 1: {"lane": Lane.INQUIRY.value} for case in LISTED}
    return FoundedOffice(folder / "inspection", documents(MEMBERS), changes=changes)


class Office(RuleBasedStateMachine):
    """Three people decide, undo, check, send back and reopen, singly and in groups, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = scratch()
        self.accepted = 0
        self.rows: list[DecisionRow] = []
        self.opened: dict[str, str] = {}
        self.screens: dict[tuple[str, int], CaseView] = {}

    @initialize()
    def open_office(self) -> None:
        self.desks = _founded().copy(self.folder / "inspection")
        self.reviews = {user: Review(each) for user, each in self.desks.items()}
        self.groups = {user: GroupReview(each) for user, each in self.desks.items()}
        self.lots = {user: GroupCheck(each) for user, each in self.desks.items()}

    @rule(
        user=st.sampled_from(PEOPLE),
        case=SOME_CASE,
        outcome=st.sampled_from(FIRST_OUTCOMES),
        anew=st.booleans(),
    )
    def decide(self, user: str, case: int, outcome: Outcome, anew: bool) -> None:
        view = self._screen(user, case, anew=anew)
        judgement = Judgement(
            case_id=view.case_id,
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=outcome,
            reason=reasons_for(outcome)[0].code,
        )
        legal = self._is_fresh(view) and transition(view.state, outcome) is not None
        self._try(lambda: self.reviews[user].decide(judgement), legal=legal)

    @rule(
        user=st.sampled_from(PEOPLE),
        judge=st.sampled_from(PEOPLE),
        case=SOME_CASE,
        outcome=st.sampled_from(FIRST_OUTCOMES),
    )
    def enter_from_paper(self, user: str, judge: str, case: int, outcome: Outcome) -> None:
        """What somebody else marked on a worklist; a sheet knows no version."""
        state = self._stored(case)
        entry = PaperEntry(
            serial=str(case),
            outcome=outcome,
            reason=reasons_for(outcome)[0].code,
            judged_by=self.desks[judge].me.person_id,
        )
        legal = judge != user and transition(state, outcome) is not None
        self._try(lambda: self.reviews[user].enter_from_paper(entry), legal=legal)

    @rule(
        user=st.sampled_from(PEOPLE),
        listed=st.lists(SOME_CASE, min_size=1, max_size=3),
        act=st.sampled_from(LIST_ACTS),
        anew=st.booleans(),
    )
    def decide_list(self, user: str, listed: list[int], act: ListAct, anew: bool) -> None:
        seen = [self._screen(user, case, anew=anew) for case in listed]
        members = tuple(ListedCase(case_id=one.case_id, version=one.version) for one in seen)
        reason = act.reason or reasons_for(act.outcome)[0].code
        judgement = ListJudgement(act=act, reason=reason, note="", members=members)
        legal = len(set(listed)) == len(listed) and all(self._may_list(one, act) for one in seen)
        self._try(lambda: CaseLists(self.desks[user]).decide(judgement), legal=legal)

    @rule(user=st.sampled_from(PEOPLE))
    def take_list_back(self, user: str) -> None:
        self._try(lambda: CaseLists(self.desks[user]).take_back(), legal=None)

    @rule(user=st.sampled_from(PEOPLE), case=SOME_CASE)
    def withdraw(self, user: str, case: int) -> None:
        self._try(lambda: self.reviews[user].withdraw(CaseId(case)), legal=None)

    @rule(user=st.sampled_from(PEOPLE))
    def undo(self, user: str) -> None:
        self._try(self.reviews[user].undo, legal=None)

    @rule(
        user=st.sampled_from(PEOPLE),
        case=SOME_CASE,
        act=st.sampled_from(["agree", "send_back", "reopen"]),
        anew=st.booleans(),
    )
    def check(self, user: str, case: int, act: str, anew: bool) -> None:
        view = self._screen(user, case, anew=anew)
        seen = CheckedCase(case_id=view.case_id, version=view.version, seen_digest=view.seen_digest)
        check = SecondCheck(self.desks[user])
        acts = {
            "agree": lambda: check.agree(seen),
            "send_back": lambda: check.send_back(seen, reason="judgement", note=""),
            "reopen": lambda: check.reopen(seen, reason="new_facts", note=""),
        }
        self._try(acts[act], legal=None if self._is_fresh(view) else False)

    @rule(user=st.sampled_from(PEOPLE), looked_at=st.integers(0, 4), strike=st.booleans())
    def decide_group(self, user: str, looked_at: int, strike: bool) -> None:
        group = self.groups[user]
        try:
            view = group.open(WANTED)
        except KnownError:
            return
        self.opened[user] = view.group_id
        for sample in [one for one in view.sample if one.state is SampleState.WAITING][:looked_at]:
            self.decide(user, sample.case_id, Outcome.RIGHT, anew=True)
        self._try(lambda: self._decide_portion(group, view.group_id, strike=strike), legal=None)

    @rule(user=st.sampled_from(PEOPLE))
    def take_group_back(self, user: str) -> None:
        if user in self.opened:
            self._try(lambda: self.groups[user].take_back(self.opened[user]), legal=None)

    @rule(user=st.sampled_from(PEOPLE), looked_at=st.integers(0, 4))
    def check_group(self, user: str, looked_at: int) -> None:
        group = self.lots[user]
        lots = group.lots()
        if lots:
            view = group.open(lots[0])
            waiting = [one for one in view.sample if one.state is SampleState.WAITING]
            for sample in waiting[:looked_at]:
                self.check(user, sample.case_id, "agree", anew=True)
            self._try(lambda: self._agree_portion(group, view.group_id), legal=None)

    def _screen(self, user: str, case: int, *, anew: bool) -> CaseView:
        """What a person has before them: opened anew, or as it was when they last opened it."""
        if anew or (user, case) not in self.screens:
            self.screens[user, case] = self.reviews[user].open(CaseId(case))
        return self.screens[user, case]

    def _stored(self, case: int) -> CaseState:
        return CaseState(self._row(case).state)

    def _is_fresh(self, view: CaseView) -> bool:
        """Whether a case is still what was opened."""
        return self._row(view.case_id).version == view.version

    def _row(self, case: int) -> CaseRow:
        row = cases.case(self.desks[SUPERVISOR].database, case)
        assert row is not None
        return row

    def _may_list(self, view: CaseView, act: ListAct) -> bool:
        offered = act.outcome is not Outcome.EXCLUDED or view.case_id in LISTED
        return offered and self._is_fresh(view) and transition(view.state, act.outcome) is not None

    def _decide_portion(self, group: GroupReview, group_id: str, *, strike: bool) -> Changes:
        members = group.portion(group_id)
        out = int(strike and len(members) > 1)
        struck = tuple(one.case_id for one in members[:out])
        kept = seen_members(members[out:])
        return group.decide(
            GroupJudgement(group_id=group_id, reason="moved", note="", kept=kept, struck=struck)
        )

    def _agree_portion(self, group: GroupCheck, group_id: str) -> Changes:
        members = seen_members(group.portion(group_id))
        return group.agree(GroupAgreement(group_id=group_id, kept=members, struck=()))

    def _try(self, act: Callable[[], Changes], *, legal: bool | None) -> None:
        try:
            changes = act()
        except KnownError:
            assert legal is not True
        else:
            assert legal is not False
            self.accepted += len(changes.cases)

    @invariant()
    def nothing_illegal_lost_or_doubled(self) -> None:
        """After every step: what was accepted is there once, and leads to the states stored."""
        if not hasattr(self, "desks"):
            return
        database = self.desks[SUPERVISOR].database
        rows = _decisions(database)
        assert len(rows) == self.accepted
        if rows != self.rows:
            assert rows[: len(self.rows)] == self.rows
            self.rows = rows
            for case, state in cases.states(database):
                self._require_legal([row for row in rows if row.case_id == case], state)

    def _require_legal(self, rows: list[DecisionRow], state: CaseState) -> None:
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert fold(as_move(row) for row in rows) is state
        first: DecisionRow | None = None
        withdrawn = {row.withdraws for row in rows}
        for row in rows:
            if row.stage == "first" and row.outcome != "withdrawn":
                first = row if row.decision_id not in withdrawn else first
            elif row.outcome in ("agreed", "sent_back"):
                assert first is not None
                assert row.judged_by not in (first.judged_by, first.entered_by)
                supervised = Outcome(first.outcome) in SUPERVISED
                assert not supervised or row.judged_by == self.desks[SUPERVISOR].me.person_id

    def outcomes(self) -> Counter[str]:
        """How often each outcome was accepted."""
        return Counter(row.outcome for row in self.rows)

    def teardown(self) -> None:
        if hasattr(self, "desks"):
            desk = self.desks[SUPERVISOR]
            result = verify(
                desk.database, inspection_id=desk.inspection_id, chain=desk.secrets.chain
            )
            assert result.sound, result.faults
            for service in (self.reviews, self.groups, self.lots):
                for one in service.values():
                    one.close()
            desk.database.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _decisions(database: Database) -> list[DecisionRow]:
    """Every decision in the order it was made."""
    rows = history.all_rows(database, DecisionRow)
    found = [row for row in rows if isinstance(row, DecisionRow)]
    return sorted(found, key=lambda row: (row.ledger_seq, row.case_id))
