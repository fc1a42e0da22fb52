"""`python -m tests.pictures.paper OUT`: the first pages of every kind of paper, as pictures."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pypdfium2
from PIL.Image import Image

from app.access.approval import Approver
from app.batches.rejected import RejectedList, RejectedRow
from app.case_states import CaseId, Outcome
from app.clock import SystemClock
from app.inquiry.views import Asked, InquiryKind
from app.inquiry.writing import CarryOut, write_inquiry
from app.printing.case_printing import IssuedDocument, Printing, PrintRequest
from app.printing.form_printing import FormPrinting
from app.program import Program
from app.reports.catalogue import REPORTS
from app.review.first_check import QueueFilter
from tests.pictures.offices import OFFICES
from tests.support.jobs import done
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR
from tests.support.window import CheapDoor
from tests.unit.app.review.test_review import judge, seen

_MOST_PAGES = 2
_SCALE = 1.5
_DECIDED = 24


class Press:
    """Offices copied from one master each, and somebody at the desk of one."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def desk(self, office: str, user: str) -> Program:
        """The desk of a person in an office that is founded on first use."""
        folder = self._scratch / office / "inspection"
        if not folder.exists():
            folder.parent.mkdir()
            OFFICES[office](folder)
        return CheapDoor().sign_in(folder, user=user, password=PASSWORD)

    def decided_city(self) -> Program:
        """Some cases decided and checked: what the lists and sheets are about."""
        worker = self.desk("city", CASEWORKER)
        ids = worker.review.queue(QueueFilter())[:_DECIDED]
        for number, case in enumerate(ids):
            outcome = Outcome.SUSPECT if number % 3 == 0 else Outcome.RIGHT
            reason = "family" if outcome is Outcome.SUSPECT else "moved"
            worker.review.decide(judge(worker.review, case, outcome, reason))
        worker.close()
        desk = self.desk("city", SUPERVISOR)
        for case in ids[: _DECIDED // 2]:
            desk.second_check.agree(seen(desk.review, case))
        return desk


def reports(press: Press) -> Iterable[IssuedDocument]:
    """Every paper about cases."""
    desk = press.decided_city()
    printing = Printing(desk, SystemClock())
    every: tuple[CaseId, ...] = tuple(desk.review.queue(QueueFilter()))
    for report in REPORTS:
        yield printing.issue(PrintRequest(report_id=report.report_id, case_ids=every[:120]))
    yield FormPrinting(desk, SystemClock()).figures()
    yield FormPrinting(desk, SystemClock()).media_register()
    yield FormPrinting(desk, SystemClock()).rejected_rows(_rejected())
    desk.close()


def entry_sheet(press: Press) -> Iterable[IssuedDocument]:
    """The sheet numbers are written on by hand."""
    desk = press.desk("unnumbered", CASEWORKER)
    (source,) = desk.number_entry.sources()
    job = desk.number_entry.start(source.batch_id)
    listed = desk.number_entry.finish(job, done(job))
    yield FormPrinting(desk, SystemClock()).entry_sheet(listed.list_id)
    desk.close()


def carry_out(press: Press) -> Iterable[IssuedDocument]:
    """The record of an inquiry that left on a medium."""
    desk = press.desk("prefecture", CASEWORKER)
    job = desk.inquiries.start(InquiryKind.NUMBER, Asked.EVERYBODY)
    desk.inquiries.finish(job, done(job))
    with tempfile.TemporaryDirectory() as stick:
        carry = CarryOut(
            folder=Path(stick),
            most_rows=10_000,
            medium="USB-07",
            approval="障福第12号",
            purpose="住民基本台帳ネットワークシステムへの照会",
            approver=Approver(user=SUPERVISOR, password=PASSWORD),
        )
        view = write_inquiry(desk.desk, desk.inquiries.views()[0].inquiry_id, carry)
    yield FormPrinting(desk, SystemClock()).carry_out(view.inquiry_id)
    desk.close()


# How to add a paper: what issues it.
PAPERS: Mapping[str, Callable[[Press], Iterable[IssuedDocument]]] = {
    "city": reports,
    "unnumbered": entry_sheet,
    "prefecture": carry_out,
}


def _rejected() -> RejectedList:
    rows = tuple(
        RejectedRow(
            row_number=number,
            sheet="",
            column="行全体",
            reason=f"{number}行目の項目数が11です(正しくは10)(E304)",
            advice="値の中の区切り文字を引用符で囲むか取り除いて、書き出し直してください。",
        )
        for number in range(4, 40)
    )
    return RejectedList(
        files="techo.csv",
        sha256="ab" * 32,
        counted=675,
        kept=639,
        total=36,
        rows=rows,
        digest="cd" * 32,
    )


def pictures(pdf: bytes) -> Iterable[Image]:
    """The first pages."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(min(len(document), _MOST_PAGES)):
        yield document[number].render(scale=_SCALE).to_pil()


def main(words: list[str]) -> int:
    """Draw everything and picture it."""
    out = Path(words[0])
    out.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp())
    press = Press(scratch)
    for issue in PAPERS.values():
        for document in issue(press):
            for number, picture in enumerate(pictures(document.pdf), start=1):
                picture.save(out / f"{document.row.report}_{number}.png")
    shutil.rmtree(scratch, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
