"""The table of legal moves, and random work of several people on a real store."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.case_states import (
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
from tests.support.busy_office import Office


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


TestOffice = Office.TestCase
TestOffice.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
