"""Lists: the same said of several lines, every line a decision of its own, only legal moves."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.cases.queues import QueueFilter
from app.desk import Desk
from app.errors import KnownError
from app.record.ledger_reading import LedgerReading
from app.review.case_lists import (
    LIST_ACTS,
    CaseLists,
    ListAct,
    ListedCase,
    ListJudgement,
    acts_in,
    is_list,
    reasons_of,
)
from app.review.first_check import Review
from app.review.second_check import SecondCheck
from app.supervision.figures import Figures
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SECOND, a_staffed_desk, colleague
from tests.unit.app.review.test_review import judge, seen

ACTS = {act.code: act for act in LIST_ACTS}


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    lanes = {0: "inquiry", 1: "inquiry", 2: "unnumbered"}
    changes = {index: {"lane": lane} for index, lane in lanes.items()}
    put_cases(desk, [a_document(n) for n in range(6)], changes=changes)
    return desk


@pytest.fixture
def desk(supervisor: Desk) -> Desk:
    return colleague(supervisor, CASEWORKER)


def lines(desk: Desk, *cases: int) -> tuple[ListedCase, ...]:
    rows = Review(desk).rows([CaseId(case) for case in cases])
    return tuple(ListedCase(case_id=row.case_id, version=row.version) for row in rows)


def said(act: ListAct, members: tuple[ListedCase, ...], reason: str = "") -> ListJudgement:
    usual = next((one.code for one in reasons_of(act)), "")
    return ListJudgement(act=act, reason=reason or usual, note="", members=members)


def states(desk: Desk, *cases: int) -> list[CaseState]:
    return [row.state for row in Review(desk).rows([CaseId(case) for case in cases])]


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("inquiry", CaseState.INQUIRY),
        ("hold", CaseState.HELD),
        ("documents", CaseState.DOCUMENTS),
        ("typing_slip", CaseState.DECIDED),
        ("excluded", CaseState.DECIDED),
    ],
)
def test_every_line_gets_a_decision_of_its_own_in_one_entry(
    desk: Desk, code: str, state: CaseState
) -> None:
    changes = CaseLists(desk).decide(said(ACTS[code], lines(desk, 1, 2)))
    assert changes.cases == {1, 2}
    assert states(desk, 1, 2) == [state, state]
    history = [Review(desk).open(CaseId(case)).history for case in (1, 2)]
    assert [len(rows) for rows in history] == [1, 1]
    assert history[0][0].ledger_seq == history[1][0].ledger_seq
    assert LedgerReading(desk).verify is not None


def test_one_key_is_taken_back_whole_and_each_line_singly(desk: Desk, supervisor: Desk) -> None:
    lists, review = CaseLists(desk), Review(desk)
    lists.decide(said(ACTS["inquiry"], lines(desk, 1, 2)))
    lists.decide(said(ACTS["hold"], lines(desk, 3, 4, 5)))
    review.withdraw(CaseId(4))
    assert lists.take_back().cases == {3, 5}
    assert states(desk, 3, 4, 5) == [CaseState.OPEN] * 3
    assert lists.take_back().cases == {1, 2}
    with pytest.raises(KnownError, match="R108"):
        lists.take_back()
    assert LedgerReading(supervisor).verify().sound


def test_a_held_case_can_go_on_to_an_inquiry_but_a_decided_one_cannot(desk: Desk) -> None:
    lists = CaseLists(desk)
    lists.decide(said(ACTS["hold"], lines(desk, 1)))
    lists.decide(said(ACTS["inquiry"], lines(desk, 1), "municipality"))
    lists.decide(said(ACTS["typing_slip"], lines(desk, 1)))
    assert Review(desk).open(CaseId(1)).history[-1].reason_words == "番号の転記・入力誤り"
    with pytest.raises(KnownError, match="R104"):
        lists.decide(said(ACTS["hold"], lines(desk, 1)))


def test_none_is_written_where_one_line_is_refused(desk: Desk) -> None:
    fresh, stale = lines(desk, 1)[0], replace(lines(desk, 2)[0], version=9)
    with pytest.raises(KnownError, match="R103"):
        CaseLists(desk).decide(said(ACTS["hold"], (fresh, stale)))
    with pytest.raises(KnownError, match="V121"):
        CaseLists(desk).decide(said(ACTS["hold"], (fresh, fresh)))
    with pytest.raises(KnownError, match="V121"):
        CaseLists(desk).decide(said(ACTS["hold"], ()))
    with pytest.raises(KnownError, match="R105"):
        CaseLists(desk).decide(said(ACTS["hold"], (fresh,), "juki_net"))
    assert states(desk, 1, 2) == [CaseState.OPEN] * 2


def test_only_the_two_lanes_know_excluding(desk: Desk) -> None:
    assert "excluded" not in [act.code for act in acts_in(Lane.EYE)]
    assert "excluded" in [act.code for act in acts_in(Lane.UNNUMBERED)]
    with pytest.raises(KnownError, match="V122"):
        CaseLists(desk).decide(said(ACTS["excluded"], lines(desk, 1, 6)))
    review = Review(desk)
    with pytest.raises(KnownError, match="R104"):
        review.decide(judge(review, CaseId(6), Outcome.EXCLUDED, "died"))


def test_excluding_is_agreed_to_by_the_supervisor_and_leaves_the_figures(
    desk: Desk, supervisor: Desk
) -> None:
    before = Figures(desk).official()[0]
    CaseLists(desk).decide(said(ACTS["excluded"], lines(desk, 1), "died"))
    other = colleague(supervisor, SECOND)
    assert SecondCheck(other).queue(QueueFilter(lane=Lane.INQUIRY)) == []
    with pytest.raises(KnownError, match="S102"):
        SecondCheck(other).agree(seen(Review(other), CaseId(1)))
    waiting = {group.key: group.remaining for group in SecondCheck(supervisor).groups()}
    assert waiting == {"suspect": 0, "excluded": 1, "right": 0}
    SecondCheck(supervisor).agree(seen(Review(supervisor), CaseId(1)))
    after = Figures(desk).official()[0]
    assert (after.records, after.done) == (before.records - 1, before.done)
    assert after.continuing == before.continuing - 1
    assert after.persons is not None
    assert before.persons is not None
    assert after.persons == before.persons - 1


def test_which_cases_are_worked_as_a_list() -> None:
    assert is_list(Lane.INQUIRY, frozenset())
    assert is_list(Lane.EYE, frozenset({CaseState.HELD}))
    assert not is_list(Lane.EYE, frozenset())
    assert not is_list(Lane.EYE, frozenset({CaseState.HELD, CaseState.OPEN}))


def test_digits_mean_what_they_mean_on_the_page_of_one_case() -> None:
    first = {
        outcome: key
        for key, outcome in enumerate(
            (Outcome.RIGHT, Outcome.SUSPECT, Outcome.HOLD, Outcome.DOCUMENTS, Outcome.INQUIRY),
            start=1,
        )
    }
    for act in LIST_ACTS:
        assert first.get(act.outcome, 6) == act.key
