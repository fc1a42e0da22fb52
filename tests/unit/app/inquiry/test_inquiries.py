"""Inquiries from the sealed list to the accounted reply."""

import csv as comma
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.approval import Approver
from app.batches.intake import Coverage, Side
from app.desk import Desk
from app.errors import KnownError
from app.inquiry.inquiries import Inquiries
from app.inquiry.items import runs
from app.inquiry.views import Answer, Asked, InquiryKind, InquiryView, LeftOut, ReplyPreview
from app.inquiry.writing import CarryOut, write_inquiry
from app.record.acts import Act
from app.record.chain import read_body
from app.record.ledger_check import verify
from app.run.runs import Runs
from app.store import batches, entries
from app.store.bulk import BulkFile
from tests.support.extract_files import number, people, register_rows, subject_rows, with_cell
from tests.support.jobs import DAY, csv, done, taken_in
from tests.support.office import CASEWORKER, PASSWORD, SECOND, SUPERVISOR, a_staffed_desk, colleague

COUNT = 10
HEADINGS = ("管理番号", "個人番号", "氏名", "生年月日", "性別", "住所")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A prefecture with business data alone: record 3 has no number, 5 repeats the number of 4."""
    desk = a_staffed_desk(tmp_path / "inspection")
    rows = with_cell(subject_rows(COUNT), 3, "個人番号", "")
    rows = with_cell(rows, 5, "個人番号", number(4))
    taken_in(desk, csv(tmp_path, "techo.csv", rows), Side.SUBJECT)
    return colleague(desk, CASEWORKER)


def made(desk: Desk, kind: InquiryKind, asked: Asked = Asked.UNNUMBERED) -> InquiryView:
    service = Inquiries(desk)
    job = service.start(kind, asked)
    return service.finish(job, done(job))


def carried(stick: Path, **other: object) -> CarryOut:
    stick.mkdir(exist_ok=True)
    usual = CarryOut(
        folder=stick,
        most_rows=3,
        medium="USB-07",
        approval="障福第12号",
        purpose="住基ネット照会",
        approver=Approver(user=SUPERVISOR, password=PASSWORD),
    )
    return replace(usual, **other)  # type: ignore[arg-type]  # fields of the plan


def answered(desk: Desk, view: InquiryView, path: Path) -> InquiryView:
    service = Inquiries(desk)
    job = service.start_reply(view.inquiry_id, [path], DAY)
    for _ in service.finish_reply(job, done(job)):
        pass
    return next(one for one in service.views() if one.inquiry_id == view.inquiry_id)


def reply_row(seed: int, serial: int, *, name: str = "") -> tuple[str, ...]:
    person = people(COUNT)[seed - 1]
    return (
        f"{serial:08d}",
        person.number,
        name or person.name,
        person.birth_date,
        person.sex,
        person.address,
    )


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(comma.reader(file))


def test_every_usable_number_is_asked_once(desk: Desk) -> None:
    view = made(desk, InquiryKind.NUMBER)

    assert view.asked == COUNT - 2
    assert dict(view.left_out) == {LeftOut.NO_NUMBER: 1, LeftOut.SAME_NUMBER: 1}
    assert (view.answered, view.nobody, view.unanswered) == (0, 0, COUNT - 2)


def test_the_files_hold_number_and_serial_alone_and_are_split(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)

    written = write_inquiry(desk, view.inquiry_id, carried(tmp_path / "stick"))

    files = sorted((tmp_path / "stick").iterdir())
    assert [path.name for path in files] == [f"番号照会_001_00{n}-003.csv" for n in (1, 2, 3)]
    contents = [lines(path) for path in files]
    assert {tuple(rows[0]) for rows in contents} == {("管理番号", "個人番号")}
    asked = [row for rows in contents for row in rows[1:]]
    assert [serial for serial, _ in asked] == [f"{n:08d}" for n in range(1, COUNT - 1)]
    assert {digits for _, digits in asked} == {number(n) for n in range(1, COUNT + 1)} - {
        number(3),
        number(5),
    }
    record = written.carried_out
    assert record is not None
    assert (record.by, record.approved_by) == ("担当　次郎", "係長　一子")
    assert [file.rows for file in record.files] == [3, 3, 2]


def test_the_ledger_knows_of_it_without_a_number(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)
    write_inquiry(desk, view.inquiry_id, carried(tmp_path / "stick"))

    bodies = [row.body for row in entries.after(desk.database, 0, 1000)]
    last = read_body(bodies[-1])
    assert (last.act, last.detail["rows"]) == (Act.INQUIRY_WRITTEN, COUNT - 2)
    assert not any(number(1) in body for body in bodies)
    chain = desk.secrets.chain
    assert verify(desk.database, inspection_id=desk.inspection_id, chain=chain).sound


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"approver": Approver(user=SUPERVISOR, password="ちがう ことば です")}, "I105"),
        ({"approver": Approver(user="nobody", password=PASSWORD)}, "I105"),
        ({"approver": Approver(user=SECOND, password=PASSWORD)}, "A101"),
        ({"approver": Approver(user=CASEWORKER, password=PASSWORD)}, "A101"),
        ({"most_rows": 0}, "Q105"),
        ({"medium": " "}, "Q106"),
        ({"approval": ""}, "Q106"),
        ({"folder": Path("nowhere")}, "Q107"),
    ],
)
def test_without_a_second_person_nothing_leaves(
    desk: Desk, tmp_path: Path, other: dict[str, object], code: str
) -> None:
    view = made(desk, InquiryKind.NUMBER)

    with pytest.raises(KnownError) as refused:
        write_inquiry(desk, view.inquiry_id, carried(tmp_path / "stick", **other))

    assert refused.value.code == code
    assert list((tmp_path / "stick").iterdir()) == []
    assert Inquiries(desk).views()[0].carried_out is None


def test_nothing_is_written_over_or_twice(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)
    carry = carried(tmp_path / "stick")
    (tmp_path / "stick" / "番号照会_001_002-003.csv").write_text("x")
    with pytest.raises(KnownError, match="Q108"):
        write_inquiry(desk, view.inquiry_id, carry)

    write_inquiry(desk, view.inquiry_id, carried(tmp_path / "other"))
    with pytest.raises(KnownError, match="Q109"):
        write_inquiry(desk, view.inquiry_id, carried(tmp_path / "third"))


def test_the_reply_accounts_for_every_number_and_is_the_register(
    desk: Desk, tmp_path: Path
) -> None:
    view = made(desk, InquiryKind.NUMBER)
    stranger = reply_row(3, 77)
    rows = [HEADINGS, reply_row(1, 1), reply_row(2, 2), reply_row(4, 3, name="　"), stranger]

    found = answered(desk, view, csv(tmp_path, "kaitou.csv", rows))

    assert (found.answered, found.nobody, found.unanswered) == (2, 1, COUNT - 5)
    assert found.replies[0].strangers == 1
    register = batches.in_use(desk.database, Side.REGISTER)
    assert [row.coverage for row in register] == [Coverage.NUMBER]
    file = BulkFile(desk.batches / register[0].batch_id, register[0].file_key)
    assert file.frame("residents")["number"].to_list() == [number(1), number(2)]
    left = Inquiries(desk).unanswered(view.inquiry_id, most=100)
    assert [row.outcome for row in left].count(Answer.NOBODY) == 1
    assert len(left) == COUNT - 4


def test_a_prefecture_matches_with_the_reply(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)
    rows = [HEADINGS, *(reply_row(n, serial) for serial, n in enumerate((1, 2, 4), start=1))]
    answered(desk, view, csv(tmp_path, "kaitou.csv", rows))

    runs = Runs(desk)
    job = runs.start("strict")
    assert job.spec.payload["coverage"] == Coverage.NUMBER
    for _ in runs.finish(job, done(job)):
        pass

    current = runs.current()
    assert current is not None
    assert dict(current.verdicts)["A"] == 3


def test_a_column_of_results_says_who_was_not_found(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)
    rows = [
        (*HEADINGS, "照会結果"),
        (*reply_row(1, 1), "該当あり"),
        ("00000002", number(2), "", "", "", "", "該当なし"),
    ]

    found = answered(desk, view, csv(tmp_path, "kaitou.csv", rows))

    assert (found.answered, found.nobody) == (1, 1)


def test_replies_in_parts_stand_beside_each_other(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)
    answered(desk, view, csv(tmp_path, "one.csv", [HEADINGS, reply_row(1, 1)]))
    rows = [HEADINGS, reply_row(2, 2), reply_row(4, 3, name="該当なし")]
    found = answered(desk, view, csv(tmp_path, "two.csv", rows))

    assert (found.answered, found.nobody) == (2, 1)
    assert len(batches.in_use(desk.database, Side.REGISTER)) == 2
    with pytest.raises(KnownError, match="E313"):
        answered(desk, view, tmp_path / "two.csv")


def test_a_reply_to_something_else_is_refused_and_leaves_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    view = made(desk, InquiryKind.NUMBER)
    before = {path.name for path in desk.batches.iterdir()}

    with pytest.raises(KnownError, match="Q104"):
        answered(desk, view, csv(tmp_path, "x.csv", [HEADINGS, reply_row(3, 1)]))

    assert {path.name for path in desk.batches.iterdir()} == before
    assert batches.in_use(desk.database, Side.REGISTER) == []


def test_a_whole_register_is_not_replaced_by_a_reply(desk: Desk, tmp_path: Path) -> None:
    taken_in(desk, csv(tmp_path, "register.csv", register_rows(COUNT)), Side.REGISTER)
    view = made(desk, InquiryKind.NUMBER)

    found = answered(desk, view, csv(tmp_path, "kaitou.csv", [HEADINGS, reply_row(1, 1)]))

    assert found.answered == 1
    assert not found.replies[0].is_register
    assert [r.coverage for r in batches.in_use(desk.database, Side.REGISTER)] == [Coverage.ALL]


def test_people_without_a_number_are_asked_about_by_attributes(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.FOUR)
    write_inquiry(desk, view.inquiry_id, carried(tmp_path / "stick"))
    person = people(COUNT)[2]
    rows = lines(next((tmp_path / "stick").iterdir()))

    assert rows == [
        ["管理番号", "氏名", "生年月日", "性別", "住所"],
        ["00000001", person.name, person.birth_date, person.sex, person.address],
    ]
    found = answered(desk, view, csv(tmp_path, "kaitou.csv", [HEADINGS, reply_row(3, 1)]))
    assert (found.answered, found.unanswered) == (1, 0)
    assert [r.coverage for r in batches.in_use(desk.database, Side.REGISTER)] == [Coverage.FOUR]


def test_no_address_under_protection_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    listed = [("氏名", "生年月日"), (people(3)[2].name, people(3)[2].birth_date)]
    taken_in(desk, csv(tmp_path, "shien.csv", listed), Side.PROTECTED)

    with pytest.raises(KnownError, match="Q102"):
        made(desk, InquiryKind.FOUR)
    view = made(desk, InquiryKind.THREE, Asked.EVERYBODY)

    assert view.asked == COUNT - 1
    assert dict(view.left_out) == {LeftOut.PROTECTED: 1}


def looked_at(desk: Desk, view: InquiryView, path: Path) -> ReplyPreview:
    service = Inquiries(desk)
    job = service.start_preview(view.inquiry_id, [path])
    return service.finish_preview(job, done(job))


def asked_again(desk: Desk, view: InquiryView) -> InquiryView:
    service = Inquiries(desk)
    job = service.start_again(view.inquiry_id)
    return service.finish(job, done(job))


def test_a_look_at_a_reply_keeps_nothing_and_tells_what_it_would_say(
    desk: Desk, tmp_path: Path
) -> None:
    view = made(desk, InquiryKind.NUMBER)
    answered(desk, view, csv(tmp_path, "one.csv", [HEADINGS, reply_row(1, 1)]))
    before = {path.name for path in desk.batches.iterdir()}
    rows = [HEADINGS, reply_row(1, 1), reply_row(2, 2), reply_row(4, 3, name="　"), reply_row(3, 9)]
    path = csv(tmp_path, "two.csv", rows)

    seen = looked_at(desk, view, path)

    assert {one.name for one in desk.batches.iterdir()} == before
    assert (seen.in_reply, seen.strangers) == ((2, 1), 1)
    assert seen.acceptable
    assert seen.becomes_register
    found = answered(desk, view, path)
    assert (seen.answered, seen.nobody, seen.unanswered) == (
        found.answered,
        found.nobody,
        found.unanswered,
    )
    assert looked_at(desk, view, path).taken_before
    assert not looked_at(desk, view, path).acceptable


def test_a_look_at_a_foreign_reply_finds_nothing_to_accept(desk: Desk, tmp_path: Path) -> None:
    view = made(desk, InquiryKind.NUMBER)
    seen = looked_at(desk, view, csv(tmp_path, "x.csv", [HEADINGS, reply_row(3, 1)]))
    assert (seen.in_reply, seen.strangers, seen.acceptable) == ((0, 0), 1, False)


def test_only_the_unanswered_are_asked_again_and_both_replies_stay(
    desk: Desk, tmp_path: Path
) -> None:
    first = made(desk, InquiryKind.NUMBER)
    rows = [HEADINGS, reply_row(1, 1), reply_row(2, 2), reply_row(4, 3, name="該当なし")]
    answered(desk, first, csv(tmp_path, "one.csv", rows))

    again = asked_again(desk, first)
    assert (again.place, again.again_of, again.asked) == (2, 1, COUNT - 5)
    write_inquiry(desk, again.inquiry_id, carried(tmp_path / "stick", most_rows=100))
    asked = lines(next((tmp_path / "stick").iterdir()))[1:]
    assert [digits for _, digits in asked] == [number(n) for n in (6, 7, 8, 9, 10)]

    rows = [HEADINGS, *(reply_row(n, serial) for serial, n in enumerate((6, 7, 8, 9, 10), 1))]
    second = answered(desk, again, csv(tmp_path, "two.csv", rows))
    assert (second.answered, second.unanswered) == (5, 0)
    registers = batches.in_use(desk.database, Side.REGISTER)
    assert {row.extract for row in registers} == {"one", "two"}
    with pytest.raises(KnownError, match="Q111"):
        asked_again(desk, second)


def test_who_came_under_protection_since_is_not_asked_again(desk: Desk, tmp_path: Path) -> None:
    first = made(desk, InquiryKind.FOUR, Asked.EVERYBODY)
    answered(desk, first, csv(tmp_path, "one.csv", [HEADINGS, reply_row(1, 1)]))
    listed = [("氏名", "生年月日"), (people(2)[1].name, people(2)[1].birth_date)]
    taken_in(desk, csv(tmp_path, "shien.csv", listed), Side.PROTECTED)

    again = asked_again(desk, first)

    assert again.asked == COUNT - 2
    assert dict(again.left_out) == {LeftOut.PROTECTED: 1}


@given(st.sets(st.integers(min_value=1, max_value=60)))
def test_runs_are_the_serials_again(serials: set[int]) -> None:
    found = runs(sorted(serials))
    assert {n for first, last in found for n in range(first, last + 1)} == serials
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
