"""The own judgement first: nothing of the first check is told before, both stand side by side after."""

from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.desk import Desk
from app.errors import KnownError
from app.groups.check import GroupCheck
from app.record.ledger_reading import LedgerReading
from app.reports import stop_list
from app.reports.catalogue import REPORTS
from app.review.blind import BlindResult, OwnJudgement, offered
from app.review.case_lists import CaseLists, ListedCase, ListJudgement, acts_in
from app.review.first_check import Judgement, QueueFilter, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.settings import Settings
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, NAMES, SECOND, SUPERVISOR, a_staffed_desk, colleague

RIGHT, WRONG = CaseId(1), CaseId(2)
LISTED = CaseId(1)


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    """Two cases decided by a caseworker, one right and one suspected; blind reading is on."""
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(n) for n in range(6)])
    first = colleague(desk, CASEWORKER)
    decide(first, RIGHT, Outcome.RIGHT, "moved")
    decide(first, WRONG, Outcome.SUSPECT, "family")
    Review(first).add_note(RIGHT, "台帳の住所と同じ")
    Settings(desk).change("blind_second_check", "on")
    return desk


@pytest.fixture
def listed(tmp_path: Path) -> Desk:
    """One case of 照会待ち, taken as 対象外 by a caseworker; blind reading is on."""
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0)], changes={0: {"lane": "inquiry"}})
    (act,) = [one for one in acts_in(Lane.INQUIRY) if one.outcome is Outcome.EXCLUDED]
    first = colleague(desk, CASEWORKER)
    line = ListedCase(case_id=LISTED, version=Review(first).rows([LISTED])[0].version)
    CaseLists(first).decide(ListJudgement(act=act, reason="died", note="", members=(line,)))
    Settings(desk).change("blind_second_check", "on")
    return desk


def decide(desk: Desk, case: CaseId, outcome: Outcome, reason: str) -> None:
    view = Review(desk).open(case)
    Review(desk).decide(
        Judgement(
            case_id=case,
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=outcome,
            reason=reason,
        )
    )


def judge(desk: Desk, case: CaseId, outcome: Outcome, reason: str = "") -> BlindResult:
    view = Review(desk).open(case)
    usual = "moved" if outcome is Outcome.RIGHT else "family"
    own = OwnJudgement(
        case_id=case,
        version=view.version,
        seen_digest=view.seen_digest,
        outcome=outcome,
        reason=reason or usual,
    )
    return SecondCheck(desk).judge_first(own)


def seen(desk: Desk, case: CaseId) -> CheckedCase:
    view = Review(desk).open(case)
    return CheckedCase(case_id=case, version=view.version, seen_digest=view.seen_digest)


@pytest.mark.parametrize("user", [SUPERVISOR, SECOND])
def test_nothing_of_the_first_check_is_told_before(supervisor: Desk, user: str) -> None:
    desk = supervisor if user == SUPERVISOR else colleague(supervisor, user)
    view, (row,) = Review(desk).open(RIGHT), Review(desk).rows([RIGHT])
    shown = repr([view, row, SecondCheck(desk).groups(), GroupCheck(desk).lots()])
    for told in (NAMES[CASEWORKER], "紐付け正しい", "紐付け誤り", "転居・住所変更", "台帳の住所"):
        assert told not in shown
    assert (view.history, view.notes, view.attachment) == ((), (), None)
    assert sum(group.remaining for group in SecondCheck(desk).groups()) == 2
    assert set(SecondCheck(desk).queue(QueueFilter())) == {RIGHT, WRONG}


def test_paper_shows_no_more_than_the_screen(supervisor: Desk) -> None:
    hidden, too = Review(supervisor).for_paper([RIGHT, WRONG], veiled=True)
    assert (hidden.veiled, too.veiled) == (True, True)
    assert (hidden.history, hidden.notes, too.history) == ((), (), ())
    own = list(Review(colleague(supervisor, CASEWORKER)).for_paper([RIGHT, WRONG], veiled=True))
    assert all(case.history and not case.veiled for case in own)
    judge(supervisor, RIGHT, Outcome.SUSPECT)
    assert [case.veiled for case in Review(supervisor).for_paper([RIGHT, WRONG], veiled=True)] == [
        False,
        True,
    ]


def test_what_is_to_be_stopped_at_once_is_complete_on_its_list(supervisor: Desk) -> None:
    cases = [*Review(supervisor).for_paper([RIGHT, WRONG], veiled=False)]
    assert [case.case_id for case in cases if stop_list.takes(case)] == [WRONG]
    assert [one.report_id for one in REPORTS if one.names_decisions] == ["stop_list"]


@pytest.mark.parametrize("user", [SUPERVISOR, SECOND])
def test_an_exclusion_is_judged_without_being_told(listed: Desk, user: str) -> None:
    desk = listed if user == SUPERVISOR else colleague(listed, user)
    view, (row,) = Review(desk).open(LISTED), Review(desk).rows([LISTED])
    assert (view.veiled, view.history, row.outcome_words) == (True, (), "")
    assert offered(view.lane) == (Outcome.RIGHT, Outcome.SUSPECT, Outcome.EXCLUDED)
    assert LISTED in SecondCheck(desk).queue(QueueFilter(lane=Lane.INQUIRY))
    assert sum(group.remaining for group in SecondCheck(desk).groups()) == 1
    result = judge(desk, LISTED, Outcome.EXCLUDED, "died")
    assert (result.agrees, result.may_close) == (True, user == SUPERVISOR)
    ended = CaseState.CLOSED if user == SUPERVISOR else CaseState.DECIDED
    assert Review(desk).open(LISTED).state is ended
    assert sum(group.remaining for group in SecondCheck(desk).groups()) == 0
    assert LedgerReading(desk).verify().sound


def test_an_exclusion_that_is_judged_otherwise_is_shown_and_sent_back(listed: Desk) -> None:
    result = judge(listed, LISTED, Outcome.SUSPECT)
    assert not result.agrees
    (standing,) = Review(listed).open(LISTED).history
    assert standing.outcome is Outcome.EXCLUDED
    SecondCheck(listed).send_back(seen(listed, LISTED), reason="judgement", note="")
    assert Review(listed).open(LISTED).state is CaseState.RETURNED


def test_only_cases_of_the_lists_are_excluded(supervisor: Desk) -> None:
    with pytest.raises(KnownError, match="R104"):
        judge(supervisor, RIGHT, Outcome.EXCLUDED, "died")


def test_who_decided_sees_the_own_decision(supervisor: Desk) -> None:
    view = Review(colleague(supervisor, CASEWORKER)).open(RIGHT)
    assert [row.outcome for row in view.history] == [Outcome.RIGHT]
    assert view.notes


def test_nobody_agrees_or_sends_back_before_an_own_judgement(supervisor: Desk) -> None:
    check = SecondCheck(supervisor)
    with pytest.raises(KnownError, match="S105"):
        check.agree(seen(supervisor, RIGHT))
    with pytest.raises(KnownError, match="S105"):
        check.send_back(seen(supervisor, RIGHT), reason="judgement", note="")


def test_where_both_agree_the_case_closes_at_once(supervisor: Desk) -> None:
    result = judge(supervisor, RIGHT, Outcome.RIGHT)
    assert (result.agrees, result.may_close) == (True, True)
    assert Review(supervisor).open(RIGHT).state is CaseState.CLOSED
    assert LedgerReading(supervisor).verify().sound


def test_where_they_differ_both_stand_side_by_side_and_one_is_chosen(supervisor: Desk) -> None:
    result = judge(supervisor, RIGHT, Outcome.SUSPECT)
    assert not result.agrees
    view = Review(supervisor).open(RIGHT)
    assert view.state is CaseState.DECIDED
    assert [row.judged_by for row in view.history] == [NAMES[CASEWORKER]]
    with pytest.raises(KnownError, match="S106"):
        judge(supervisor, RIGHT, Outcome.RIGHT)
    SecondCheck(supervisor).send_back(seen(supervisor, RIGHT), reason="judgement", note="氏が違う")
    assert Review(supervisor).open(RIGHT).state is CaseState.RETURNED
    assert LedgerReading(supervisor).verify().sound


def test_a_case_decided_anew_is_veiled_anew(supervisor: Desk) -> None:
    judge(supervisor, RIGHT, Outcome.SUSPECT)
    SecondCheck(supervisor).send_back(seen(supervisor, RIGHT), reason="judgement", note="")
    decide(colleague(supervisor, CASEWORKER), RIGHT, Outcome.RIGHT, "moved")
    assert Review(supervisor).open(RIGHT).history == ()
    assert judge(supervisor, RIGHT, Outcome.RIGHT).agrees
    assert Review(supervisor).open(RIGHT).state is CaseState.CLOSED


def test_a_caseworker_reads_suspected_wrong_links_too_but_a_supervisor_closes_them(
    supervisor: Desk,
) -> None:
    second = colleague(supervisor, SECOND)
    result = judge(second, WRONG, Outcome.SUSPECT)
    assert (result.agrees, result.may_close) == (True, False)
    assert Review(second).open(WRONG).state is CaseState.DECIDED
    assert WRONG not in SecondCheck(second).queue(QueueFilter())
    assert sum(group.remaining for group in SecondCheck(second).groups()) == 1
    assert WRONG in SecondCheck(supervisor).queue(QueueFilter())


def test_an_own_judgement_needs_a_reason_and_another_person(supervisor: Desk) -> None:
    view = Review(supervisor).open(RIGHT)
    own = OwnJudgement(
        case_id=RIGHT,
        version=view.version,
        seen_digest=view.seen_digest,
        outcome=Outcome.SUSPECT,
        reason="",
    )
    with pytest.raises(KnownError, match="R105"):
        SecondCheck(supervisor).judge_first(own)
    with pytest.raises(KnownError, match="S101"):
        judge(colleague(supervisor, CASEWORKER), RIGHT, Outcome.RIGHT)


def test_switched_off_everything_is_as_before(supervisor: Desk) -> None:
    Settings(supervisor).change("blind_second_check", "off")
    assert Review(supervisor).open(RIGHT).history
    SecondCheck(supervisor).agree(seen(supervisor, RIGHT))
    assert len(SecondCheck(supervisor).groups()) == 2
