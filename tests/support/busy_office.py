"""Several people at one office in any order: what the whole state table must survive.

A state machine for hypothesis: the suite runs a few sequences, tests/benchmarks/state_table.py
thousands.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.case_states import FIRST_OUTCOMES, CaseId, Outcome, reasons_for, transition
from app.cases.queues import Grouping, QueueFilter
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.groups.check import GroupAgreement, GroupCheck
from app.groups.review import GroupJudgement, GroupReview
from app.groups.views import SampleState
from app.record.ledger_check import verify
from app.review.first_check import Judgement, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.store import history
from tests.support.grouped import PATTERN, documents, seen_members
from tests.support.inspected import put_cases
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR, a_staffed_desk, colleague

PEOPLE = (CASEWORKER, SECOND, SUPERVISOR)
MEMBERS = 6
CASES = 2 * MEMBERS
WANTED = QueueFilter(groups=((Grouping.SIGNATURE, PATTERN),))


class Office(RuleBasedStateMachine):
    """Three people decide, undo, check, send back and reopen, singly and in groups, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.accepted = 0
        self.opened: dict[str, str] = {}

    @initialize()
    def open_office(self) -> None:
        desk = a_staffed_desk(self.folder / "inspection")
        put_cases(desk, documents(MEMBERS))
        self.desks: dict[str, Desk] = {SUPERVISOR: desk}
        for user in (CASEWORKER, SECOND):
            self.desks[user] = colleague(desk, user)
        self.reviews = {user: Review(each) for user, each in self.desks.items()}

    @rule(
        user=st.sampled_from(PEOPLE),
        case=st.integers(1, CASES),
        outcome=st.sampled_from(FIRST_OUTCOMES),
    )
    def decide(self, user: str, case: int, outcome: Outcome) -> None:
        review = self.reviews[user]
        view = review.open(CaseId(case))
        judgement = Judgement(
            case_id=CaseId(case),
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=outcome,
            reason=reasons_for(outcome)[0].code,
        )
        legal = transition(view.state, outcome) is not None
        self._try(lambda: review.decide(judgement), legal=legal)

    @rule(user=st.sampled_from(PEOPLE), case=st.integers(1, CASES))
    def withdraw(self, user: str, case: int) -> None:
        self._try(lambda: self.reviews[user].withdraw(CaseId(case)), legal=None)

    @rule(user=st.sampled_from(PEOPLE))
    def undo(self, user: str) -> None:
        self._try(self.reviews[user].undo, legal=None)

    @rule(
        user=st.sampled_from(PEOPLE),
        case=st.integers(1, CASES),
        act=st.sampled_from(["agree", "send_back", "reopen"]),
    )
    def check(self, user: str, case: int, act: str) -> None:
        view = self.reviews[user].open(CaseId(case))
        seen = CheckedCase(case_id=CaseId(case), version=view.version, seen_digest=view.seen_digest)
        check = SecondCheck(self.desks[user])
        acts = {
            "agree": lambda: check.agree(seen),
            "send_back": lambda: check.send_back(seen, reason="judgement", note=""),
            "reopen": lambda: check.reopen(seen, reason="new_facts", note=""),
        }
        self._try(acts[act], legal=None)

    @rule(user=st.sampled_from(PEOPLE), looked_at=st.integers(0, 4), strike=st.booleans())
    def decide_group(self, user: str, looked_at: int, strike: bool) -> None:
        group = GroupReview(self.desks[user])
        try:
            view = group.open(WANTED)
        except KnownError:
            return
        self.opened[user] = view.group_id
        for sample in [one for one in view.sample if one.state is SampleState.WAITING][:looked_at]:
            self.decide(user, sample.case_id, Outcome.RIGHT)
        self._try(lambda: self._decide_portion(group, view.group_id, strike=strike), legal=None)
        group.close()

    @rule(user=st.sampled_from(PEOPLE))
    def take_group_back(self, user: str) -> None:
        group = GroupReview(self.desks[user])
        if user in self.opened:
            self._try(lambda: group.take_back(self.opened[user]), legal=None)
        group.close()

    @rule(user=st.sampled_from(PEOPLE), looked_at=st.integers(0, 4))
    def check_group(self, user: str, looked_at: int) -> None:
        group = GroupCheck(self.desks[user])
        lots = group.lots()
        if lots:
            view = group.open(lots[0])
            waiting = [one for one in view.sample if one.state is SampleState.WAITING]
            for sample in waiting[:looked_at]:
                self.check(user, sample.case_id, "agree")
            self._try(lambda: self._agree_portion(group, view.group_id), legal=None)
        group.close()

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
        if not hasattr(self, "desks"):
            return
        database = self.desks[SUPERVISOR].database
        count = 0
        for case in range(1, CASES + 1):
            rows = history.decisions(database, case)
            count += len(rows)
            assert [row.number for row in rows] == list(range(1, len(rows) + 1))
            self._checked_by_others(rows)
        assert count == self.accepted

    def _checked_by_others(self, rows: list[history.DecisionRow]) -> None:
        first: history.DecisionRow | None = None
        withdrawn = {row.withdraws for row in rows}
        for row in rows:
            if row.stage == "first" and row.outcome != "withdrawn":
                first = row if row.decision_id not in withdrawn else first
            elif row.outcome in ("agreed", "sent_back"):
                assert first is not None
                assert row.judged_by not in (first.judged_by, first.entered_by)

    def teardown(self) -> None:
        if hasattr(self, "desks"):
            desk = self.desks[SUPERVISOR]
            result = verify(
                desk.database, inspection_id=desk.inspection_id, chain=desk.secrets.chain
            )
            assert result.sound, result.faults
            for review in self.reviews.values():
                review.close()
            desk.database.close()
        shutil.rmtree(self.folder, ignore_errors=True)
