"""First and second check through the services, on a real encrypted store."""

from pathlib import Path

import pytest

from app.access.accounts import Accounts
from app.case_states import CaseId, CaseState, Lane, Outcome
from app.errors import KnownError
from app.record.ledger_reading import LedgerReading
from app.review.first_check import Grouping, Judgement, PaperEntry, QueueFilter, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.views import NUMBER_MASK
from tests.support.inspected import NUMBER, a_document, put_cases
from tests.support.office import (
    CASEWORKER,
    SECOND,
    SUPERVISOR,
    a_staffed_desk,
    sit_down,
    stand_up,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(index) for index in range(12)])
    stand_up(desk)
    return tmp_path


def judge(
    review: Review, case_id: CaseId, outcome: Outcome = Outcome.RIGHT, reason: str = "moved"
) -> Judgement:
    view = review.open(case_id)
    return Judgement(
        case_id=case_id,
        version=view.version,
        seen_digest=view.seen_digest,
        outcome=outcome,
        reason=reason,
    )


def seen(review: Review, case_id: CaseId) -> CheckedCase:
    view = review.open(case_id)
    return CheckedCase(case_id=case_id, version=view.version, seen_digest=view.seen_digest)


def test_the_queue_is_ordered_filtered_and_grouped_by_the_store(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    ids = review.queue(QueueFilter())
    assert list(ids) == list(range(12, 0, -1))
    groups = review.groups(QueueFilter(), Grouping.SIGNATURE)
    assert [(g.key, g.total, g.group_ok) for g in groups] == [
        ("family_number", 6, False),
        ("building_missing", 6, True),
    ]
    family = QueueFilter(groups=((Grouping.SIGNATURE, "family_number"),))
    assert len(review.queue(family)) == 6
    assert review.rows(ids[:3])[0].serial == "0000012"
    assert review.counts().remaining == 12
    assert [lane.remaining for lane in review.lanes()] == [12, 0, 0]
    stand_up(desk)


@pytest.mark.parametrize("text", ["渡邉", "わたなべ", "ﾜﾀﾅﾍﾞ", "渡邉　一", "Ｔ000000"])
def test_search_finds_the_start_of_name_kana_and_key(folder: Path, text: str) -> None:
    desk = sit_down(folder, CASEWORKER)
    found = Review(desk).queue(QueueFilter(text=text))
    assert CaseId(1) in found
    assert len(found) < 12
    stand_up(desk)


def test_a_case_is_shown_in_words_without_its_number(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    view = Review(desk).open(CaseId(1))
    assert view.number_masked == NUMBER_MASK
    assert NUMBER not in repr(view)
    assert view.linked is not None
    birth = next(a for a in view.attributes if a.attribute == "birth_date")
    assert birth.left_note == "平成22年3月3日(2010) 16歳"
    assert birth.right_note == "昭和50年6月12日(1975) 51歳"
    assert view.candidates[0].name == "渡邉　一"
    assert view.evidence.namesakes == "同姓同名同生年月日: 住基に 1 人"
    assert [caution.words for caution in view.cautions] == ["連絡不可"]
    stand_up(desk)


def test_a_decision_waits_for_the_second_check_and_can_be_taken_back(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    changes = review.decide(judge(review, CaseId(1)))
    assert changes.cases == {1}
    assert review.open(CaseId(1)).state is CaseState.DECIDED
    assert review.counts().decided_today == 1
    assert review.undo().cases == {1}
    view = review.open(CaseId(1))
    assert view.state is CaseState.OPEN
    assert [row.outcome for row in view.history] == [Outcome.RIGHT, Outcome.WITHDRAWN]
    assert view.history[0].withdrawn
    with pytest.raises(KnownError, match="R108"):
        review.undo()
    stand_up(desk)


def test_undo_goes_back_step_by_step(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    review.decide(judge(review, CaseId(1), Outcome.HOLD, "not_enough"))
    review.decide(judge(review, CaseId(2)))
    review.decide(judge(review, CaseId(1)))
    assert review.undo().cases == {1}
    assert review.open(CaseId(1)).state is CaseState.HELD
    assert review.undo().cases == {2}
    assert review.undo().cases == {1}
    assert review.open(CaseId(1)).state is CaseState.OPEN
    stand_up(desk)


def test_a_stale_screen_decides_nothing(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    old = judge(review, CaseId(1))
    review.add_note(CaseId(1), "台帳を確認した")
    with pytest.raises(KnownError, match="R103"):
        review.decide(old)
    assert review.open(CaseId(1)).notes[0].text == "台帳を確認した"
    stand_up(desk)


@pytest.mark.parametrize(
    ("outcome", "reason", "code"),
    [
        (Outcome.RIGHT, "", "R105"),
        (Outcome.RIGHT, "family", "R105"),
        (Outcome.SUSPECT, "other", "R106"),
        (Outcome.AGREED, "", "R104"),
    ],
)
def test_a_decision_needs_a_reason_of_its_own(
    folder: Path, outcome: Outcome, reason: str, code: str
) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    with pytest.raises(KnownError, match=code):
        review.decide(judge(review, CaseId(1), outcome, reason))
    stand_up(desk)


def test_nobody_checks_their_own_decision(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review, check = Review(desk), SecondCheck(desk)
    review.decide(judge(review, CaseId(1)))
    assert list(check.queue(QueueFilter())) == []
    with pytest.raises(KnownError, match="S101"):
        check.agree(seen(review, CaseId(1)))
    stand_up(desk)


def test_another_person_agrees_and_the_case_is_closed(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    review.decide(judge(review, CaseId(1)))
    stand_up(desk)
    desk = sit_down(folder, SECOND)
    review, check = Review(desk), SecondCheck(desk)
    assert list(check.queue(QueueFilter())) == [1]
    check.agree(seen(review, CaseId(1)))
    assert review.open(CaseId(1)).state is CaseState.CLOSED
    with pytest.raises(KnownError, match="R104"):
        review.decide(judge(review, CaseId(1)))
    stand_up(desk)
    desk = sit_down(folder, CASEWORKER)
    with pytest.raises(KnownError, match="R108"):
        Review(desk).withdraw(CaseId(1))
    stand_up(desk)


def test_a_wrong_link_is_checked_by_a_supervisor_only(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    review.decide(judge(review, CaseId(2), Outcome.SUSPECT, "family"))
    review.attach(CaseId(2), "0001000001")
    with pytest.raises(KnownError, match="R112"):
        review.attach(CaseId(2), "9999999999")
    assert review.open(CaseId(2)).attachment is not None
    stand_up(desk)
    desk = sit_down(folder, SECOND)
    check = SecondCheck(desk)
    assert list(check.queue(QueueFilter())) == []
    with pytest.raises(KnownError, match="S102"):
        check.agree(seen(Review(desk), CaseId(2)))
    stand_up(desk)
    desk = sit_down(folder, SUPERVISOR)
    review, check = Review(desk), SecondCheck(desk)
    assert [(g.key, g.total) for g in check.groups()] == [("suspect", 1), ("right", 0)]
    check.send_back(seen(review, CaseId(2)), reason="evidence_missing", note="")
    view = review.open(CaseId(2))
    assert view.state is CaseState.RETURNED
    assert view.history[-1].reason_words == "根拠が足りない"
    stand_up(desk)


def test_a_closed_case_is_reopened_by_a_supervisor_with_a_reason(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    review.decide(judge(review, CaseId(1)))
    stand_up(desk)
    desk = sit_down(folder, SUPERVISOR)
    review, check = Review(desk), SecondCheck(desk)
    check.agree(seen(review, CaseId(1)))
    check.reopen(seen(review, CaseId(1)), reason="new_facts", note="")
    assert review.open(CaseId(1)).state is CaseState.RETURNED
    assert len(review.open(CaseId(1)).history) == 3
    stand_up(desk)


def test_paper_keeps_judge_and_typist_apart(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    people = {row.user: row.person_id for row in Accounts(desk).people()}
    entry = PaperEntry(serial="１", outcome=Outcome.RIGHT, reason="moved", judged_by=people[SECOND])
    own = PaperEntry(
        serial="1", outcome=Outcome.RIGHT, reason="moved", judged_by=people[CASEWORKER]
    )
    with pytest.raises(KnownError, match="R107"):
        review.enter_from_paper(own)
    review.enter_from_paper(entry)
    row = review.open(CaseId(1)).history[0]
    assert (row.judged_by, row.entered_by) == ("担当　三枝", "担当　次郎")
    stand_up(desk)
    for user in (CASEWORKER, SECOND):
        desk = sit_down(folder, user)
        with pytest.raises(KnownError, match="S101"):
            SecondCheck(desk).agree(seen(Review(desk), CaseId(1)))
        stand_up(desk)


@pytest.mark.parametrize("serial", ["0000099", "", "abc", "9" * 30])
def test_an_unknown_serial_is_said_so(folder: Path, serial: str) -> None:
    desk = sit_down(folder, CASEWORKER)
    with pytest.raises(KnownError, match="R101"):
        Review(desk).find(serial)
    stand_up(desk)


def test_a_revealed_number_is_in_the_ledger_before_it_is_returned(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review, ledger = Review(desk), LedgerReading(desk)
    with pytest.raises(KnownError, match="R113"):
        review.reveal(CaseId(1), resident_id="", reason="")
    before = ledger.count()
    assert review.reveal(CaseId(1), resident_id="", reason="inquiry") == NUMBER
    assert ledger.count() == before + 1
    with pytest.raises(KnownError, match="R109"):
        review.reveal(CaseId(1), resident_id="unknown", reason="inquiry")
    stand_up(desk)
    desk = sit_down(folder, SUPERVISOR)
    newest = LedgerReading(desk).page(newest_first_from=0, rows=9)
    assert "number_revealed" in [row.act for row in newest]
    assert NUMBER not in repr(newest)
    stand_up(desk)


def test_everything_done_verifies(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    for case_id in range(1, 7):
        review.decide(judge(review, CaseId(case_id)))
    review.undo()
    review.add_note(CaseId(1), "メモ")
    review.attach(CaseId(1), "")
    assert LedgerReading(desk).verify().sound
    assert review.open(CaseId(1)).attachment is not None
    stand_up(desk)


def test_the_lane_of_others_stays_empty_for_a_caseworker(folder: Path) -> None:
    desk = sit_down(folder, CASEWORKER)
    assert list(Review(desk).queue(QueueFilter(lane=Lane.PROTECTED))) == []
    stand_up(desk)
