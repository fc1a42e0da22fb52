"""The orders a queue can be worked through in, and that no case is lost or gained by one."""

from pathlib import Path

import pytest

from app.case_states import CaseState, Outcome
from app.cases.queues import Ordering, QueueFilter
from app.desk import Desk
from app.review.first_check import Review
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, a_staffed_desk, colleague
from tests.unit.app.review.test_review import judge

ALL = QueueFilter()
_ROWS = (  # 管理番号, name, kana
    ("A-10", "山本　一", "ﾔﾏﾓﾄ ﾊｼﾞﾒ"),
    ("A-9", "阿部　清", "あべ　きよし"),
    ("B-1", "王　明", ""),
    ("000120", "上田　進", "ウエダ　ススム"),
    ("12095", "", "イトウ"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    supervisor = a_staffed_desk(tmp_path)
    rows = [
        a_document(number, record_id=record_id, name=name, kana=kana)
        for number, (record_id, name, kana) in enumerate(_ROWS)
    ]
    put_cases(supervisor, rows)
    return colleague(supervisor, CASEWORKER)


def _records(desk: Desk, order: Ordering, wanted: QueueFilter = ALL) -> list[str]:
    review = Review(desk)
    return [row.record_id for row in review.rows(review.queue(wanted, order))]


def test_readings_stand_in_the_order_of_the_syllabary_however_they_are_written(desk: Desk) -> None:
    assert _records(desk, Ordering.KANA) == ["A-9", "12095", "000120", "A-10", "B-1"]


def test_keys_stand_as_in_a_binder(desk: Desk) -> None:
    assert _records(desk, Ordering.RECORD) == ["12095", "000120", "A-9", "A-10", "B-1"]


def test_serials_stand_as_on_paper(desk: Desk) -> None:
    found = list(Review(desk).queue(ALL, Ordering.SERIAL))
    assert found == sorted(found)


@pytest.mark.parametrize("order", Ordering)
def test_an_order_neither_loses_nor_adds_a_case(desk: Desk, order: Ordering) -> None:
    review = Review(desk)
    first = review.queue(ALL)[0]
    review.decide(judge(review, first, Outcome.HOLD, "not_enough"))
    for states in (frozenset({CaseState.OPEN}), frozenset({CaseState.OPEN, CaseState.HELD})):
        wanted = QueueFilter(states=states)
        assert sorted(review.queue(wanted, order)) == sorted(review.queue(wanted))
