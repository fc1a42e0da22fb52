"""Lists of what to stop and what to correct: which cases, what they say, what they never say."""

from dataclasses import replace

from app.case_states import CaseState, Outcome
from app.reports import correction_list, stop_list
from tests.support.views import a_case, an_imprint
from tests.unit.app.reports.test_sheets import Unfolded, pages


def suspected(number: int, state: CaseState = CaseState.DECIDED):  # type: ignore[no-untyped-def]  # a CaseView
    case = a_case(number)
    first = replace(case.history[0], outcome=Outcome.SUSPECT, withdrawn=False)
    return replace(case, state=state, history=(first, *case.history[1:]))


def test_what_is_suspected_is_stopped_at_once_and_corrected_once_confirmed() -> None:
    waiting, confirmed = suspected(1), suspected(2, CaseState.CLOSED)
    assert stop_list.takes(waiting)
    assert stop_list.takes(confirmed)
    assert not correction_list.takes(waiting)
    assert correction_list.takes(confirmed)


def test_a_link_judged_right_or_taken_back_is_on_neither() -> None:
    case = suspected(1, CaseState.CLOSED)
    right = replace(case, history=(replace(case.history[0], outcome=Outcome.RIGHT),))
    gone = replace(case, history=(replace(case.history[0], withdrawn=True),))
    for other in (right, gone):
        assert not stop_list.takes(other)
        assert not correction_list.takes(other)


def test_no_address_leaves_on_a_request() -> None:
    case = suspected(1, CaseState.CLOSED)
    for report in (stop_list, correction_list):
        text = "".join(pages(report.build(an_imprint(), [case], Unfolded())))
        assert case.serial in text
        assert "三宝町" not in text
