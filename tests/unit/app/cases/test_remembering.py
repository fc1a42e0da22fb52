"""A decision is offered again only while neither side changed, and never by itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Outcome
from app.cases.document import CaseDocument, Pair
from app.cases.fingerprint import fingerprint
from app.desk import Desk
from app.errors import KnownError
from app.review.first_check import Judgement, Review
from tests.support.inspected import a_document, a_pair, put_cases
from tests.support.office import CASEWORKER, a_staffed_desk, colleague

FIRST = CaseId(1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    supervisor = a_staffed_desk(tmp_path)
    put_cases(supervisor, [a_document(0)])
    desk = colleague(supervisor, CASEWORKER)
    decide(desk, FIRST)
    return desk


def decide(desk: Desk, case: CaseId) -> None:
    review = Review(desk)
    view = review.open(case)
    review.decide(
        Judgement(
            case_id=case,
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=Outcome.RIGHT,
            reason="moved",
        )
    )


def again(desk: Desk, document: CaseDocument) -> CaseId:
    put_cases(desk, [document])
    return CaseId(2)


def with_resident(**values: str) -> CaseDocument:
    return a_document(0, pairs=(a_pair(0, **values),))


def test_the_same_pair_brings_the_decision_back_for_a_person_to_take_over(desk: Desk) -> None:
    case = again(desk, replace(a_document(0), pairs=a_document(0).pairs[:1]))
    review = Review(desk)
    view = review.open(case)
    assert view.state is CaseState.OPEN
    assert view.remembered is not None
    assert view.remembered.holds
    assert "転居・住所変更" in view.remembered.words
    review.adopt(case, version=view.version, seen_digest=view.seen_digest)
    after = review.open(case)
    assert after.state is CaseState.DECIDED
    assert "引き継ぎ" in after.history[-1].note


@pytest.mark.parametrize(
    "changed",
    [
        a_document(0, address="サンプル市北町9-9"),
        a_document(0, name="渡辺　一"),
        with_resident(address="サンプル市南町1番1号"),
        with_resident(resident_id="0009"),
        a_document(0, pairs=(a_pair(1),)),
    ],
)
def test_a_change_on_either_side_makes_it_void(desk: Desk, changed: CaseDocument) -> None:
    case = again(desk, changed)
    review = Review(desk)
    view = review.open(case)
    assert view.state is CaseState.OPEN
    assert view.remembered is not None
    assert not view.remembered.holds
    assert "無効" in view.remembered.words
    with pytest.raises(KnownError, match="R114"):
        review.adopt(case, version=view.version, seen_digest=view.seen_digest)


def test_other_records_remember_nothing(desk: Desk) -> None:
    assert Review(desk).open(again(desk, a_document(3))).remembered is None


def test_where_rows_lie_is_no_change() -> None:
    one, other = a_document(0), a_document(0, row_number="99", extract="techo_nov")
    assert fingerprint(one) == fingerprint(other)


def test_without_a_linked_resident_nothing_is_remembered() -> None:
    pairs: tuple[Pair, ...] = (a_pair(1),)
    assert fingerprint(a_document(0, pairs=pairs)) == ""
