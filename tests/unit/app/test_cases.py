"""The table of legal moves, and random work of several people on a real store."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.cases import (
    FINAL_OUTCOMES,
    FIRST_OUTCOMES,
    REASONS,
    SECOND_OUTCOMES,
    TRANSITIONS,
    WITHDRAWABLE,
    CaseId,
    CaseState,
    Move,
    Outcome,
    find_reason,
    fold,
    reasons_for,
    serial,
    standing,
    transition,
)
from app.desk import Desk
from app.errors import KnownError
from app.ledger_check import verify
from app.review import Judgement, Review
from app.second_check import CheckedCase, SecondCheck
from app.store import history
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR, a_staffed_desk, colleague

PEOPLE = (CASEWORKER, SECOND, SUPERVISOR)
CASES = 3


@pytest.mark.parametrize("state", list(CaseState))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_table_is_the_whole_truth(state: CaseState, outcome: Outcome) -> None:
    assert transition(state, outcome) == TRANSITIONS.get((state, outcome))


def test_only_a_second_person_closes() -> None:
    closing = {outcome for (_, outcome), after in TRANSITIONS.items() if after is CaseState.CLOSED}
    assert closing == {Outcome.AGREED}
    assert {s for (s, o) in TRANSITIONS if o is Outcome.AGREED} == {CaseState.DECIDED}


def test_first_outcomes_leave_no_workable_state_without_a_way_on() -> None:
    for state in CaseState:
        offered = [outcome for outcome in FIRST_OUTCOMES if transition(state, outcome)]
        assert offered in ([], list(FIRST_OUTCOMES))


def test_decided_is_reached_by_final_outcomes_only() -> None:
    reached = {o for (_, o), after in TRANSITIONS.items() if after is CaseState.DECIDED}
    assert reached == set(FINAL_OUTCOMES)
    assert CaseState.CLOSED not in WITHDRAWABLE


def test_reasons_have_distinct_keys_and_codes() -> None:
    for outcome in (*FIRST_OUTCOMES, Outcome.SENT_BACK, Outcome.REOPENED):
        rows = reasons_for(outcome)
        assert rows[0].key == 1
        assert len({row.key for row in rows}) == len({row.code for row in rows}) == len(rows)
        assert rows[-1].code == "other"
    assert all(find_reason(row.outcome, row.code) is row for row in REASONS)
    assert all(not reasons_for(o) for o in (Outcome.AGREED, Outcome.WITHDRAWN))
    assert SECOND_OUTCOMES == (Outcome.AGREED, Outcome.SENT_BACK)


def test_a_serial_has_seven_digits() -> None:
    assert serial(CaseId(4211)) == "0004211"


@given(st.lists(st.sampled_from(FIRST_OUTCOMES[2:]), max_size=6))
def test_withdrawing_everything_leads_back_to_the_start(outcomes: list[Outcome]) -> None:
    moves = [Move(decision_id=str(n), outcome=o) for n, o in enumerate(outcomes)]
    back = [
        Move(decision_id=f"w{n}", outcome=Outcome.WITHDRAWN, withdraws=str(n))
        for n in reversed(range(len(outcomes)))
    ]
    assert fold([*moves, *back]) is CaseState.OPEN
    assert standing([*moves, *back]) == ()


def test_an_illegal_history_is_refused() -> None:
    with pytest.raises(ValueError, match="illegal"):
        fold([Move(decision_id="1", outcome=Outcome.AGREED)])


class Office(RuleBasedStateMachine):
    """Three people decide, undo, check, send back and reopen, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.accepted = 0

    @initialize()
    def open_office(self) -> None:
        desk = a_staffed_desk(self.folder / "inspection")
        put_cases(desk, [a_document(index) for index in range(CASES)])
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

    def _try(self, act, *, legal):  # type: ignore[no-untyped-def]  # any service call
        try:
            act()
        except KnownError:
            assert legal is not True
        else:
            assert legal is not False
            self.accepted += 1

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


TestOffice = Office.TestCase
TestOffice.settings = settings(
    max_examples=8,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
