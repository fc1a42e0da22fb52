"""Numbers typed at the keyboard: what catches a slip, what the ledger says, what the batch holds."""

from pathlib import Path

import pytest

from app.batches.batch_views import batch_facts
from app.batches.intake import Side
from app.case_states import CaseId
from app.desk import Desk
from app.entry.closing import EntryClosing
from app.entry.number_entry import NumberEntry
from app.entry.session import EntrySession
from app.entry.typed_numbers import TypedNumber
from app.entry.views import EntryState, Finding, WholeRecord
from app.errors import KnownError
from app.record.acts import Act
from app.record.chain import read_body
from app.review.first_check import Review
from app.run.runs import Runs
from app.settings import Settings
from app.store import batches, entries, entry_lists
from app.store.bulk import BulkFile
from app.views import ADDRESS_WITHHELD
from tests.support.extract_files import (
    number,
    people,
    register_rows,
    subject_rows,
    with_cell,
    with_column,
    without_column,
    wrong_number,
)
from tests.support.inspected import NUMBER, a_document, put_cases
from tests.support.jobs import DAY, csv, done, taken_in
from tests.support.office import CASEWORKER, SECOND, a_staffed_desk, colleague

COUNT = 12


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An office whose handbook system exports no numbers; person 5 is under 支援措置."""
    desk = a_staffed_desk(tmp_path / "inspection")
    rows = without_column(subject_rows(COUNT), "個人番号")
    taken_in(desk, csv(tmp_path, "techo.csv", rows), Side.SUBJECT, lacking=("number",))
    register = with_cell(register_rows(COUNT), 5, "支援措置", "1")
    taken_in(desk, csv(tmp_path, "register.csv", register), Side.REGISTER)
    return desk


def prepared(desk: Desk) -> str:
    entry = NumberEntry(desk)
    job = entry.start(entry.sources()[0].batch_id)
    return entry.finish(job, done(job)).list_id


def opened(desk: Desk, user: str = "") -> EntrySession:
    list_id = prepared(desk)
    return NumberEntry(colleague(desk, user) if user else desk).open(list_id)


def bodies(desk: Desk) -> list[str]:
    return [row.body for row in entries.after(desk.database, 0, 10_000)]


def test_a_batch_without_numbers_waits_as_a_list(desk: Desk) -> None:
    session = opened(desk)

    assert len(session.order()) == COUNT
    first = session.rows(session.order()[:1])[0]
    assert (first.record_id, first.state) == ("T000001", EntryState.WAITING)
    assert "1941" in first.birth_note
    assert NumberEntry(desk).sources() == ()


def test_the_right_number_shows_the_same_person_and_one_key_confirms(desk: Desk) -> None:
    session = opened(desk)

    found = session.look_up(0, number(1))
    session.enter(0, TypedNumber(first=number(1)))

    assert found.finding is Finding.AGREES
    assert {view.title for view in found.attributes} == {"氏名", "生年月日", "性別", "住所"}
    assert session.rows([0])[0].state is EntryState.TYPED


def test_a_slipped_digit_is_refused_at_once(desk: Desk) -> None:
    session = opened(desk)

    for slip, code in (
        (wrong_number(1), "N102"),
        (number(1)[:-1], "N101"),
        ("1" * 12, "N105"),
        ("", "N101"),
    ):
        with pytest.raises(KnownError) as refused:
            session.look_up(0, slip)
        assert refused.value.code == code
        assert slip == "" or slip not in refused.value.sentence


def test_another_persons_number_is_typed_twice_or_not_kept(desk: Desk) -> None:
    session = opened(desk)

    assert session.look_up(0, number(2)).finding is Finding.DIFFERS
    for typed, code in (
        (TypedNumber(first=number(2)), "N106"),
        (TypedNumber(first=number(2), second=number(1)), "N103"),
    ):
        with pytest.raises(KnownError) as refused:
            session.enter(0, typed)
        assert refused.value.code == code
    assert not session.is_done(0)
    session.enter(0, TypedNumber(first=number(2), second=number(2)))
    assert session.is_done(0)


def test_a_number_of_nobody_is_typed_twice(desk: Desk) -> None:
    session = opened(desk)

    assert session.look_up(0, number(99)).finding is Finding.NOBODY
    with pytest.raises(KnownError, match="N106"):
        session.enter(0, TypedNumber(first=number(99)))


def test_what_fails_its_check_digit_is_kept_only_as_written_and_twice(desk: Desk) -> None:
    session = opened(desk)
    wrong = wrong_number(1)

    with pytest.raises(KnownError, match="N102"):
        session.enter(0, TypedNumber(first=wrong, second=wrong))
    with pytest.raises(KnownError, match="N106"):
        session.enter(0, TypedNumber(first=wrong, as_written=True))
    session.enter(0, TypedNumber(first=wrong, second=wrong, as_written=True))

    assert session.is_done(0)


def test_the_protected_are_for_the_supervisor_and_without_an_address(desk: Desk) -> None:
    list_id = prepared(desk)
    own = NumberEntry(desk).open(list_id)
    other = NumberEntry(colleague(desk, CASEWORKER)).open(list_id)

    assert len(own.order()) == COUNT
    assert len(other.order()) == COUNT - 1
    assert own.rows([4])[0].address == ADDRESS_WITHHELD
    found = own.look_up(4, number(5))
    assert {view.right for view in found.attributes if view.attribute == "address"} == {
        ADDRESS_WITHHELD
    }
    with pytest.raises(KnownError, match="N104"):
        other.look_up(4, number(5))
    withheld = other.look_up(0, number(5))
    assert (withheld.finding, withheld.attributes) == (Finding.WITHHELD, ())


def test_no_entry_of_the_ledger_holds_a_number(desk: Desk) -> None:
    session = opened(desk)
    session.look_up(0, number(1))
    session.enter(0, TypedNumber(first=number(1)))
    session.enter_absent(1)

    acts = [read_body(body).act for body in bodies(desk)]
    assert acts[-3:] == [Act.NUMBER_LOOKED_UP, Act.NUMBER_ENTERED, Act.NUMBER_ENTERED]
    assert not any(number(1) in body for body in bodies(desk))


def test_only_the_people_named_type_numbers(desk: Desk) -> None:
    list_id = prepared(desk)
    Settings(desk).change("number_people", SECOND)

    with pytest.raises(KnownError, match="P105"):
        NumberEntry(colleague(desk, CASEWORKER)).open(list_id)
    assert NumberEntry(colleague(desk, SECOND)).open(list_id).order()


def test_who_is_not_named_reviews_without_seeing_a_number(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0)])
    Settings(desk).change("number_people", SECOND)

    with pytest.raises(KnownError, match="P105"):
        Review(colleague(desk, CASEWORKER)).reveal(CaseId(1), resident_id="", reason="inquiry")
    named = Review(colleague(desk, SECOND))
    assert named.reveal(CaseId(1), resident_id="", reason="inquiry") == NUMBER
    named.close()


def test_what_was_typed_becomes_a_batch_and_leaves_the_store(desk: Desk) -> None:
    session = opened(desk)
    for seed in (1, 2, 3):
        session.enter(seed - 1, TypedNumber(first=number(seed)))
    session.enter_absent(3)
    listed = NumberEntry(desk).lists()[0]
    session.close()

    closing = EntryClosing(desk)
    job = closing.start(listed.list_id)
    summary = closing.finish(job, done(job))

    row = batches.batch(desk.database, summary.batch_id)
    assert row is not None
    assert [one.batch_id for one in batches.in_use(desk.database, Side.SUBJECT)] == [row.batch_id]
    file = BulkFile(desk.batches / row.batch_id, row.file_key)
    numbers = file.frame("subjects")["number"].to_list()
    assert numbers == [number(1), number(2), number(3), *[""] * (COUNT - 3)]
    assert summary.arithmetic.without_number == COUNT - 3
    assert batch_facts(row)["typed"] == 4
    assert entry_lists.typed(desk.database, listed.list_id) == []
    assert NumberEntry(desk).lists() == ()
    assert not (desk.batches / listed.list_id).exists()


def test_the_next_run_takes_what_was_typed(desk: Desk) -> None:
    session = opened(desk)
    for seed in range(1, 5):
        session.enter(seed - 1, TypedNumber(first=number(seed)))
    session.enter(5, TypedNumber(first=number(9), second=number(9)))
    closing = EntryClosing(desk)
    job = closing.start(session.list_id)
    closing.finish(job, done(job))

    runs = Runs(desk)
    job = runs.start("strict")
    for _ in runs.finish(job, done(job)):
        pass

    current = runs.current()
    assert current is not None
    assert dict(current.verdicts)["A"] == 4
    assert dict(current.verdicts)["C"] == COUNT - 4


def test_nothing_typed_is_no_batch(desk: Desk) -> None:
    list_id = prepared(desk)

    with pytest.raises(KnownError, match="N113"):
        EntryClosing(desk).start(list_id)
    NumberEntry(desk).give_up(list_id)

    assert NumberEntry(desk).sources()
    assert not (desk.batches / list_id).exists()


def test_records_are_typed_whole_only_where_the_office_says_so(desk: Desk) -> None:
    entry = NumberEntry(desk)
    with pytest.raises(KnownError, match="N109"):
        entry.start_whole("手書き台帳", "seiho", DAY)
    Settings(desk).change("entry_preloaded_only", "off")
    job = entry.start_whole("手書き台帳", "seiho", DAY)
    session = entry.open(entry.finish(job, done(job)).list_id)
    person = people(1)[0]
    whole = WholeRecord(
        record_id="012345",
        name=person.name,
        kana="",
        birth_date="S16.2.2",
        sex=person.sex,
        address=person.address,
    )

    assert session.look_up_whole(whole, person.number).finding is Finding.AGREES
    session.enter_whole(whole, TypedNumber(first=person.number))
    with pytest.raises(KnownError, match="N107"):
        session.look_up_whole(
            WholeRecord(
                record_id="1", name="甲", kana="", birth_date="S64.13.1", sex="", address=""
            ),
            person.number,
        )
    listed = entry.lists()[0]
    session.close()
    closing = EntryClosing(desk)
    job = closing.start(listed.list_id)
    row = batches.batch(desk.database, closing.finish(job, done(job)).batch_id)

    assert row is not None
    frame = BulkFile(desk.batches / row.batch_id, row.file_key).frame("subjects")
    assert frame["record_id"].to_list() == ["012345"]
    assert frame["birth_date"].to_list() == ["S16.2.2"]
    assert frame["extract"].to_list() == ["手書き台帳"]


def test_unusable_numbers_wait_too_and_say_why(desk: Desk, tmp_path: Path) -> None:
    rows = with_column(subject_rows(3), "個人番号", lambda _n: "")
    rows = with_cell(rows, 2, "個人番号", wrong_number(2))
    taken_in(desk, csv(tmp_path, "shintai.csv", rows), Side.SUBJECT)
    entry = NumberEntry(desk)
    source = next(one for one in entry.sources() if one.extract == "shintai")
    job = entry.start(source.batch_id)
    session = entry.open(entry.finish(job, done(job)).list_id)

    assert [row.note for row in session.rows(session.order())] == ["", "検査用数字の不一致", ""]
    assert session.find(" T000003 ") == 2
