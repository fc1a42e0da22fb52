"""Cases are given in alike shares, taken over visibly, and never withheld from anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Outcome
from app.cases.queues import NO_VALUE, Grouping, QueueFilter
from app.desk import Desk
from app.errors import KnownError
from app.record.acts import Act
from app.record.ledger_reading import LedgerReading
from app.review import assignment
from app.review.assignment import Assignment, Portion, Share, Worker
from app.review.first_check import Review
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR, a_staffed_desk, colleague
from tests.unit.app.review.test_review import judge


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [*map(a_document, range(9)), a_document(9, protected=True)])
    return desk


def worker(desk: Desk, user: str) -> Worker:
    person = colleague(desk, user).me.person_id
    return next(one for one in Assignment(desk).workers() if one.person_id == person)


def share(*people: Worker, most: int = 0, also_given: bool = False, **wanted: object) -> Share:
    return Share(
        wanted=QueueFilter(**wanted),  # type: ignore[arg-type]  # fields of the filter
        people=tuple(one.person_id for one in people),
        most=most,
        also_given=also_given,
    )


def through(portions: Iterator[Portion]) -> set[int]:
    """Go through all portions of an act; the cases written."""
    return {int(case) for portion in portions for case in portion.changes.cases}


def cases_of(desk: Desk, person: str) -> list[int]:
    wanted = QueueFilter(groups=((Grouping.ASSIGNEE, person),))
    return [int(case) for case in Review(desk).queue(wanted)]


def test_equal_shares_are_dealt_in_queue_order(desk: Desk) -> None:
    first, second = worker(desk, CASEWORKER), worker(desk, SECOND)
    assert Assignment(desk).in_share(share(first, second)) == 9
    through(Assignment(desk).give(share(first, second)))
    assert cases_of(desk, first.person_id) == [9, 7, 5, 3, 1]
    assert cases_of(desk, second.person_id) == [8, 6, 4, 2]
    assert worker(desk, CASEWORKER).remaining == 5
    assert Assignment(desk).counts().nobodys == 0
    assert Assignment(colleague(desk, CASEWORKER)).counts().mine == 5


def test_a_group_goes_to_one_person_and_decided_cases_stay_where_they_are(desk: Desk) -> None:
    review = Review(colleague(desk, CASEWORKER))
    review.decide(judge(review, CaseId(1)))
    person = worker(desk, SECOND)
    wanted = ((Grouping.SIGNATURE, "building_missing"),)
    assert through(Assignment(desk).give(share(person, groups=wanted))) == {3, 5, 7, 9}
    rows = {row.case_id: row.assignee for row in Review(desk).rows([CaseId(1), CaseId(3)])}
    assert rows == {1: "", 3: "担当　三枝"}


def test_so_many_and_no_more_and_nobody_elses_unless_asked(desk: Desk) -> None:
    first, second = worker(desk, CASEWORKER), worker(desk, SECOND)
    through(Assignment(desk).give(share(first, most=3)))
    assert cases_of(desk, first.person_id) == [9, 8, 7]
    through(Assignment(desk).give(share(second)))
    assert len(cases_of(desk, second.person_id)) == 6
    with pytest.raises(KnownError, match="V102"):
        Assignment(desk).give(share(second))
    through(Assignment(desk).give(share(second, most=2, also_given=True)))
    assert cases_of(desk, first.person_id) == [7]


def test_the_groups_by_person_count_what_is_left_and_what_is_nobodys(desk: Desk) -> None:
    through(Assignment(desk).give(share(worker(desk, CASEWORKER), most=4)))
    groups = {one.words: one for one in Review(desk).groups(QueueFilter(), Grouping.ASSIGNEE)}
    assert groups["担当　次郎"].remaining == 4
    assert groups["担当なし"].remaining == 5
    assert groups["担当なし"].key == NO_VALUE


def test_cases_of_somebody_absent_are_taken_over_and_that_is_seen(desk: Desk) -> None:
    absent = worker(desk, CASEWORKER)
    through(Assignment(desk).give(share(absent, most=3)))
    other = colleague(desk, SECOND)
    Assignment(other).take_over([CaseId(9)])
    assert Review(other).rows([CaseId(9)])[0].assignee == "担当　三枝"
    through(Assignment(other).take_over_from(absent.person_id))
    assert cases_of(desk, absent.person_id) == []
    assert len(cases_of(desk, other.me.person_id)) == 3
    newest = LedgerReading(desk).page(newest_first_from=0, rows=1)[0]
    assert (newest.act, newest.actor) == (Act.CASES_TAKEN_OVER, "担当　三枝")
    with pytest.raises(KnownError, match="V102"):
        Assignment(other).take_over_from(absent.person_id)


def test_an_assignment_makes_nothing_on_a_screen_stale(desk: Desk) -> None:
    caseworker = colleague(desk, CASEWORKER)
    review = Review(caseworker)
    judgement = judge(review, CaseId(9), Outcome.HOLD, "not_enough")
    through(Assignment(desk).give(share(worker(desk, SECOND))))
    review.decide(judgement)
    assert review.open(CaseId(9)).state is CaseState.HELD
    assert LedgerReading(desk).verify().sound


def test_only_the_supervisor_gives_and_protected_cases_are_never_given(desk: Desk) -> None:
    person = worker(desk, CASEWORKER)
    with pytest.raises(KnownError, match="P101"):
        Assignment(colleague(desk, CASEWORKER)).give(share(person))
    with pytest.raises(KnownError, match="V101"):
        Assignment(desk).give(share())
    through(Assignment(desk).give(share(person)))
    assert 10 not in cases_of(desk, person.person_id)
    through(Assignment(desk).release(person.person_id))
    assert Assignment(desk).counts().nobodys == 9
    assert worker(desk, SUPERVISOR).active


def test_many_are_given_in_portions_that_are_dealt_as_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment, "PORTION", 5)
    first, second = worker(desk, CASEWORKER), worker(desk, SECOND)
    portions = list(Assignment(desk).give(share(first, second)))
    assert [(one.done, one.total) for one in portions] == [(4, 9), (8, 9), (9, 9)]
    assert cases_of(desk, first.person_id) == [9, 7, 5, 3, 1]
    assert cases_of(desk, second.person_id) == [8, 6, 4, 2]
    assert LedgerReading(desk).verify().sound


def test_what_was_given_before_an_early_end_stays_and_the_rest_is_given_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment, "PORTION", 4)
    first, second = worker(desk, CASEWORKER), worker(desk, SECOND)
    next(Assignment(desk).give(share(first)))
    assert cases_of(desk, first.person_id) == [9, 8, 7, 6]
    assert Assignment(desk).in_share(share(second)) == 5
    assert through(Assignment(desk).give(share(second))) == {5, 4, 3, 2, 1}
    assert LedgerReading(desk).verify().sound
