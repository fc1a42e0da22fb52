"""前回と同じ件: taken over together after a sample, each for its own reason, each to be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Outcome
from app.cases.document import CaseDocument
from app.cases.queues import QueueFilter
from app.desk import Desk
from app.errors import KnownError
from app.groups.review import GroupJudgement, GroupReview
from app.record.ledger_reading import LedgerReading
from app.review.first_check import Review
from app.review.second_check import SecondCheck
from tests.support.grouped import seen_members
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, a_staffed_desk, colleague
from tests.unit.app.review.test_review import judge, seen

WANTED = QueueFilter(remembered=True)
REASONS = ("moved", "kanji", "residence")


def documents(count: int) -> list[CaseDocument]:
    return [replace(a_document(number), cautions=()) for number in range(count)]


def rows(count: int) -> dict[int, dict[str, object]]:
    return {number: {"cautions": ""} for number in range(2 * count)}


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    """12 records read and checked; then the same again, but for one that has moved."""
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, documents(12), changes=rows(12))
    review, check = Review(colleague(desk, CASEWORKER)), SecondCheck(desk)
    for number in range(1, 13):
        outcome = Outcome.SUSPECT if number == 2 else Outcome.RIGHT
        reason = "family" if number == 2 else REASONS[number % 3]
        review.decide(judge(review, CaseId(number), outcome, reason))
        if number != 3:
            check.agree(seen(Review(desk), CaseId(number)))
    again = documents(12)
    again[0] = replace(again[0], subject={**again[0].subject, "address": "サンプル市北町9"})
    put_cases(desk, again, changes=rows(12))
    return desk


@pytest.fixture
def desk(supervisor: Desk) -> Desk:
    return colleague(supervisor, CASEWORKER)


def test_the_list_holds_what_is_remembered_and_still_holds(desk: Desk) -> None:
    found = [int(case) for case in Review(desk).queue(WANTED)]
    assert found == list(range(24, 13, -1))  # without 13, whose address changed


def test_after_the_sample_the_rest_is_taken_over_each_for_its_own_reason(desk: Desk) -> None:
    groups, review = GroupReview(desk), Review(desk)
    view = groups.open(WANTED)
    assert view.words == "前回と同じ件"
    assert view.size == 9  # not the wrong link, not what nobody second-checked
    with pytest.raises(KnownError, match="Q104"):
        groups.portion(view.group_id)
    for case in view.sample:
        shown = review.open(case.case_id)
        review.adopt(case.case_id, version=shown.version, seen_digest=shown.seen_digest)
    members = groups.portion(view.group_id)
    assert all("前回 紐付け正しい(" in member.before_words for member in members)
    changes = groups.decide(
        GroupJudgement(
            group_id=view.group_id, reason="", note="", kept=seen_members(members), struck=()
        )
    )
    assert len(changes.cases) == view.size - len(view.sample)
    for taken in changes.cases:
        mine, before = review.open(taken).history[-1], review.open(CaseId(taken - 12)).history[0]
        assert mine.reason_words == before.reason_words
        assert f"{taken - 12:07d}" in mine.note
    assert groups.view(view.group_id).remaining == 0
    groups.take_back(view.group_id)
    assert {review.open(one).state for one in changes.cases} == {CaseState.OPEN}


def test_every_member_is_still_second_checked(supervisor: Desk, desk: Desk) -> None:
    review = Review(desk)
    view = GroupReview(desk).open(WANTED)
    for case in view.sample:
        shown = review.open(case.case_id)
        review.adopt(case.case_id, version=shown.version, seen_digest=shown.seen_digest)
    waiting = SecondCheck(supervisor).queue(QueueFilter())
    assert set(waiting) == {case.case_id for case in view.sample}
    assert LedgerReading(supervisor).verify().sound
