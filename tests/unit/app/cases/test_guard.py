"""支援措置: no protected address in any view, and the case for the 責任者 only."""

import json
import random
from pathlib import Path

import polars as pl
import pytest

from app.access.accounts import Accounts
from app.batches.intake import Side
from app.case_states import CaseId, Lane, Outcome
from app.cases.case_views import CaseRecords, case_view
from app.cases.document import CaseDocument, to_json
from app.cases.guard import is_flagged, require_access, withhold
from app.desk import Desk
from app.errors import KnownError
from app.heads import NOT_TAKEN_IN, protection_words
from app.people import Role
from app.protection.finding import LISTED_SCHEMA, flagged_in, subjects_with_flags, with_flags
from app.review.first_check import Grouping, PaperEntry, QueueFilter, Review
from app.rules import load_rules
from app.store.cases import CaseRow
from app.views import ADDRESS_WITHHELD, PersonRow
from matching import RESIDENT_SCHEMA, SUBJECT_SCHEMA
from tests.support.inspected import a_document, a_pair, a_plan, put_cases, take_in
from tests.support.office import (
    CASEWORKER,
    SECOND,
    SUPERVISOR,
    a_staffed_desk,
    sit_down,
    stand_up,
)

ROWS = 10_000
SECRET = "秘密町"


def a_row(*, protected: bool) -> CaseRow:
    return CaseRow(
        case_id=1,
        run_id="r",
        subject=0,
        position=1,
        lane="eye",
        protected=int(protected),
        extract="techo",
        scheme="seishin_techo",
        record_id="T1",
        name="",
        kana="",
        search="",
        verdict="B",
        class_="B1",
        cause="",
        signature="building_missing",
        municipality="",
        group_ok=0,
        cautions="protected",
        state="open",
        version=1,
        outcome="",
        judged_by="",
        entered_by="",
        kind="found",
        person=0,
        fingerprint="",
    )


def a_random_document(dice: random.Random, index: int) -> CaseDocument:
    """Any address field of anybody in the case may hold the secret, anybody may be flagged."""

    def place() -> str:
        return f"{dice.choice((SECRET, '普通町'))}{index}番{dice.randrange(99)}号"

    flagged = dice.randrange(4)
    return a_document(
        index,
        pairs=[
            a_pair(
                rank,
                protected=flagged == rank + 1,
                address=place(),
                building=place(),
                postcode=place(),
                former_address=place(),
            )
            for rank in range(dice.randrange(1, 4))
        ],
        protected=flagged == 0,
        address=place(),
        building=place(),
        residence=place(),
        mailing_address=place(),
        postcode=place(),
        municipality=SECRET,
    )


def test_no_protected_address_in_any_of_ten_thousand_views() -> None:
    dice, rules = random.Random(1), load_rules()  # noqa: S311 - invented data
    protected = 0
    for index in range(ROWS):
        document = a_random_document(dice, index)
        if not is_flagged(document):
            continue
        protected += 1
        records = CaseRecords(
            row=a_row(protected=True),
            decisions=(),
            notes=(),
            documents=(),
            attachments=(),
            names={},
            remembered=None,
        )
        view = case_view(withhold(document), records, rules)
        assert SECRET not in repr(view)
        assert "普通町" not in repr(view)
        assert ADDRESS_WITHHELD in repr(view)
        assert view.lane is Lane.PROTECTED
    assert protected > ROWS // 4


def test_an_unprotected_case_is_left_as_it_is() -> None:
    document = a_document(1)
    assert not is_flagged(document)
    assert json.dumps(to_json(withhold(document))) != json.dumps(to_json(document))


def test_empty_fields_stay_empty() -> None:
    document = withhold(a_document(1, address="", residence=""))
    assert document.subject["address"] == ""
    assert document.subject["residence"] == ""


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.AUDITOR])
def test_only_a_supervisor_opens_a_protected_case(role: Role) -> None:
    with pytest.raises(KnownError, match="R102"):
        require_access(role, protected=True)
    require_access(Role.SUPERVISOR, protected=True)
    require_access(role, protected=False)


def residents(*rows: dict[str, str]) -> pl.DataFrame:
    blank = dict.fromkeys(RESIDENT_SCHEMA, "")
    return pl.DataFrame([{**blank, **row} for row in rows], schema=RESIDENT_SCHEMA)


def subjects(*rows: dict[str, str | int]) -> pl.DataFrame:
    blank = {**dict.fromkeys(SUBJECT_SCHEMA, ""), "row_number": 1}
    return pl.DataFrame([{**blank, **row} for row in rows], schema=SUBJECT_SCHEMA)


def no_list() -> pl.DataFrame:
    return pl.DataFrame(schema=LISTED_SCHEMA)


REGISTER = residents(
    {"resident_id": "1", "household_id": "h1", "address": "秘密町1", "protected": "1"},
    {"resident_id": "2", "household_id": "h1", "address": "別の町2"},
    {"resident_id": "3", "household_id": "h3", "address": "秘密町　１"},
    {"resident_id": "4", "household_id": "h4", "address": "秘密町1", "building": "201"},
    {"resident_id": "5", "household_id": "h5", "address": "普通町5", "number": "123456789018"},
    {
        "resident_id": "6",
        "household_id": "",
        "address": "",
        "name": "山田　花子",
        "birth_date": "19800101",
    },
    {"resident_id": "7", "household_id": "", "address": ""},
    {"resident_id": "8", "household_id": "h8", "address": "x", "former_address": "秘密町１"},
)


def protected_ids(listed: pl.DataFrame) -> list[str]:
    flagged = flagged_in([REGISTER], listed)
    return with_flags(REGISTER, flagged).filter(pl.col("protected") == "1")["resident_id"].to_list()


def test_the_flag_covers_household_and_very_address() -> None:
    assert protected_ids(no_list()) == ["1", "2", "3", "8"]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ({"resident_id": "4", "number": "", "name": "", "birth_date": ""}, "4"),
        ({"resident_id": "", "number": "123456789018", "name": "", "birth_date": ""}, "5"),
        ({"resident_id": "", "number": "", "name": "山田花子", "birth_date": "1980-01-01"}, "6"),
    ],
)
def test_a_list_finds_people_by_key_number_or_name_and_birth_date(
    listed: dict[str, str], expected: str
) -> None:
    found = protected_ids(pl.DataFrame([listed], schema=LISTED_SCHEMA))
    assert found == sorted({"1", "2", "3", "8", expected})


def test_people_without_household_or_address_are_not_drawn_in() -> None:
    listed = pl.DataFrame(
        [{"resident_id": "7", "number": "", "name": "", "birth_date": ""}], schema=LISTED_SCHEMA
    )
    assert "6" not in protected_ids(listed)


def test_a_subject_at_a_protected_address_is_protected() -> None:
    flagged = flagged_in([REGISTER], no_list())
    frame = subjects(
        {"record_id": "a", "address": "秘密町１"},
        {"record_id": "b", "residence": "秘密町 1"},
        {"record_id": "c", "address": "普通町9"},
        {"record_id": "d", "protected": "1"},
    )
    found = subjects_with_flags(frame, flagged, no_list())
    assert found["protected"].to_list() == ["1", "1", "", "1"]


def test_a_protected_case_exists_for_the_supervisor_only(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    documents = [a_document(0), a_document(1, pairs=[a_pair(0, protected=True, address=SECRET)])]
    put_cases(desk, documents)
    review = Review(desk)
    assert list(review.queue(QueueFilter())) == [1]
    assert list(review.queue(QueueFilter(lane=Lane.PROTECTED))) == [2]
    assert review.lanes()[-1].total == 1
    assert SECRET not in repr(review.open(CaseId(2)))
    assert list(review.for_paper([CaseId(1), CaseId(2)], veiled=True)) == [review.open(CaseId(1))]
    people = {row.user: row.person_id for row in _people(desk)}
    entry = PaperEntry(
        serial="2", outcome=Outcome.RIGHT, reason="moved", judged_by=people[CASEWORKER]
    )
    with pytest.raises(KnownError, match="R102"):
        review.enter_from_paper(entry)
    stand_up(desk)
    for user in (CASEWORKER, SECOND):
        desk = sit_down(tmp_path, user)
        review = Review(desk)
        assert list(review.queue(QueueFilter())) == [1]
        assert list(review.queue(QueueFilter(lane=Lane.PROTECTED))) == []
        assert review.rows([CaseId(2)]) == ()
        assert review.counts().total == 1
        assert [g.total for g in review.groups(QueueFilter(), Grouping.CLASS)] == [1]
        for act in (review.open, review.withdraw):
            with pytest.raises(KnownError, match="R102"):
                act(CaseId(2))
        with pytest.raises(KnownError, match="R102"):
            review.reveal(CaseId(2), resident_id="", reason="inquiry")
        stand_up(desk)


def _people(desk: Desk) -> tuple[PersonRow, ...]:

    return Accounts(desk).people()


def test_a_list_taken_in_later_closes_cases_at_once(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0), a_document(1, pairs=[a_pair(5)])])
    assert protection_words(desk) == NOT_TAKEN_IN
    review = Review(desk)
    assert len(review.queue(QueueFilter())) == 2
    take_in(desk, a_plan(Side.PROTECTED, "支援措置"), protected=["0001000005"])
    assert list(review.queue(QueueFilter())) == [1]
    view = review.open(CaseId(2))
    assert view.protected
    assert view.cautions[0].words == "支援措置"
    assert "サンプル市中央" not in repr(view)
    assert protection_words(desk) == "支援措置 1 人(支援措置対象者の一覧)"
    stand_up(desk)


def test_opening_a_protected_case_is_in_the_ledger(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0, protected=True)])
    before = desk.ledger.head().seq
    Review(desk).open(CaseId(1))
    assert desk.ledger.head().seq == before + 1
    stand_up(desk)
    stand_up(sit_down(tmp_path, SUPERVISOR))
