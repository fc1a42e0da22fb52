"""Documents seen are kept with the decision, and stay readable when it is taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.case_states import CaseId
from app.cases.document_kinds import DOCUMENT_KINDS
from app.desk import Desk
from app.errors import KnownError
from app.record.ledger_reading import LedgerReading
from app.review.first_check import Review
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, a_staffed_desk, colleague
from tests.unit.app.review.test_review import judge

CASE = CaseId(1)


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0), a_document(1)])
    return desk


def test_documents_stand_beside_the_decision_they_were_seen_for(supervisor: Desk) -> None:
    review = Review(colleague(supervisor, CASEWORKER))
    seen = ("application", "resident_record")
    review.decide(replace(judge(review, CASE), documents=seen))
    review.undo()
    review.decide(judge(review, CASE))
    documents = [row.documents for row in review.open(CASE).history]
    assert documents == [("申請書", "住民票"), (), ()]
    assert LedgerReading(supervisor).verify().sound


@pytest.mark.parametrize("codes", [("application", "application"), ("passport",)])
def test_unknown_kinds_are_refused_and_nothing_is_written(
    supervisor: Desk, codes: tuple[str, ...]
) -> None:
    review = Review(colleague(supervisor, CASEWORKER))
    with pytest.raises(KnownError, match="R116"):
        review.decide(replace(judge(review, CASE), documents=codes))
    assert review.open(CASE).history == ()


def test_a_kind_removed_from_the_store_is_found_by_the_check(supervisor: Desk) -> None:
    review = Review(colleague(supervisor, CASEWORKER))
    review.decide(replace(judge(review, CASE), documents=("medical",)))
    with supervisor.database.transaction():
        supervisor.database.write("DROP TRIGGER document_seen_kept_too")
        supervisor.database.write("DELETE FROM document_seen")
    assert not LedgerReading(supervisor).verify().sound


def test_every_kind_has_a_digit_and_a_code_of_its_own() -> None:
    assert sorted(kind.key for kind in DOCUMENT_KINDS) == list(range(1, len(DOCUMENT_KINDS) + 1))
    assert len({kind.code for kind in DOCUMENT_KINDS}) == len(DOCUMENT_KINDS) <= 9
