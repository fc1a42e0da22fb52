"""支援措置 as a third file: fail-safe on the way in, on every screen, and before any paper."""

from pathlib import Path

import pytest

from app.batches.intake import Side
from app.clock import SystemClock
from app.desk import Desk
from app.errors import KnownError
from app.extracts import UNWATCHED
from app.printing.case_printing import Printing, PrintRequest
from app.program import program_at
from app.protection.protected_list import read_protected_list
from app.protection.protection_record import NOT_TAKEN_IN, UNAVAILABLE, ProtectionRecord
from app.record.acts import Act
from app.record.chain import read_body
from app.record.ledger_check import verify
from app.review.first_check import QueueFilter
from app.store import entries
from tests.support.inspected import a_document, a_plan, put_cases, take_in
from tests.support.jobs import csv
from tests.support.office import CASEWORKER, a_staffed_desk, colleague


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path / "inspection")
    put_cases(desk, [a_document(0)])
    return desk


def printed(desk: Desk, report: str) -> int:
    program = program_at(desk)
    cases = tuple(program.review.queue(QueueFilter()))
    request = PrintRequest(report_id=report, case_ids=cases)
    return Printing(program, SystemClock()).issue(request).row.pages


@pytest.mark.parametrize("report", ["worklist", "audit_sheet"])
def test_without_a_list_no_address_is_printed(desk: Desk, report: str) -> None:
    assert ProtectionRecord(desk).state().words == NOT_TAKEN_IN
    with pytest.raises(KnownError, match="S103"):
        printed(desk, report)


def test_a_paper_without_addresses_is_printed(desk: Desk) -> None:
    assert printed(desk, "audit_list") == 1


def test_a_supervisor_records_that_it_cannot_be_had_and_every_page_says_so(desk: Desk) -> None:
    record = ProtectionRecord(desk)

    record.record_unavailable("住民係が一覧を書き出せないため")

    assert printed(desk, "worklist") == 1
    assert program_at(desk).head().protection_words == UNAVAILABLE
    found = record.state().unavailable
    assert found is not None
    assert (found.reason, found.by) == ("住民係が一覧を書き出せないため", "係長　一子")
    bodies = [read_body(row.body) for row in entries.after(desk.database, 0, 1000)]
    assert next(b for b in bodies if b.act == Act.PROTECTION_UNAVAILABLE).detail["reason"]
    chain = desk.secrets.chain
    assert verify(desk.database, inspection_id=desk.inspection_id, chain=chain).sound


@pytest.mark.parametrize(("reason", "code"), [("", "S102"), ("あ" * 201, "S102")])
def test_it_takes_a_reason(desk: Desk, reason: str, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        ProtectionRecord(desk).record_unavailable(reason)


def test_a_caseworker_records_nothing(desk: Desk) -> None:
    with pytest.raises(KnownError, match="P101"):
        ProtectionRecord(colleague(desk, CASEWORKER)).record_unavailable("理由")


def test_a_list_taken_in_later_counts_and_ends_the_record(desk: Desk) -> None:
    record = ProtectionRecord(desk)
    record.record_unavailable("理由")

    take_in(desk, a_plan(Side.PROTECTED, "支援措置"), protected=["0001000005"])

    assert record.state().words == "支援措置 1 人(支援措置対象者の一覧)"
    assert record.state().unavailable is None
    with pytest.raises(KnownError, match="S101"):
        record.record_unavailable("理由")


def listed(folder: Path, *flags: str) -> int:
    rows = [("宛名番号", "氏名", "生年月日", "支援措置")]
    rows += [
        (f"{n:010d}", f"試験　{'一二三四五'[n]}子", f"198{n}0101", flag)
        for n, flag in enumerate(flags)
    ]
    people, _ = read_protected_list(csv(folder, "shien.csv", rows), UNWATCHED)
    return people.height


@pytest.mark.parametrize(
    ("flags", "protected"),
    [
        (("1", "", "1"), 2),
        (("1", "0", "有"), 2),
        (("DV", "", "ストーカー"), 3),
        (("", "", ""), 3),
        (("対象外", "対象外", "対象"), 1),
    ],
)
def test_only_a_plain_no_leaves_a_row_of_a_list_out(
    tmp_path: Path, flags: tuple[str, ...], protected: int
) -> None:
    assert listed(tmp_path, *flags) == protected


@pytest.mark.parametrize("flag", ["要確認", "2", "解除?"])
def test_a_flag_nobody_understands_stops_the_import(tmp_path: Path, flag: str) -> None:
    with pytest.raises(KnownError, match=r"^E415 3行「支援措置」で支援措置の区分"):
        listed(tmp_path, "1", flag)
