"""Printing: cases become a document, the print is entered, and only then is it handed out."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.case_states import CaseId
from app.clock import Clock
from app.errors import KnownError
from app.files import PART_SUFFIX, new_id
from app.jobs import Job, JobKind, JobSpec
from app.keys import new_key
from app.people import may, require
from app.plain_values import to_plain
from app.printing import prints
from app.printing.drawing import Drawn, PaperDrawing, file_name, not_saved, nothing_to_print
from app.program import Program
from app.reports.catalogue import REPORTS, Report, report
from app.reports.furniture import Imprint
from app.reports.pdf import locked, page_count
from app.tables import load_tables
from app.views import CaseView, PrintRow

_SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequest:
    """What is to be printed: a report of the catalogue over cases in the order given."""

    report_id: str
    case_ids: tuple[CaseId, ...]
    copies: int = 1
    reprint_of: str = ""  # print_id of the earlier print


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """A document that has been entered: its bytes live in memory only until they are printed."""

    row: PrintRow
    pdf: bytes

    @property
    def file_name(self) -> str:
        """A file name without personal data: the report and the print number."""
        return file_name(self.row)


class Printing:
    """Paper for the person at the desk."""

    def __init__(self, program: Program, clock: Clock) -> None:
        self._program = program
        self._clock = clock

    def reports(self) -> tuple[Report, ...]:
        """The reports this person may print."""
        return tuple(row for row in REPORTS if may(self._program.desk.me.role, row.needs))

    def issue(self, request: PrintRequest) -> IssuedDocument:
        """Draw a document and enter the print; protected cases are left out of every paper.

        Raises:
            KnownError: P101 without the permission, G101 where no case is left to print, S103
                addresses may not be printed yet.
        """
        chosen = self._allowed(request)
        cases = tuple(self._cases(chosen, request))
        if not cases:
            raise nothing_to_print()
        print_id = prints.reserve_print_id()
        imprint = self.imprint(print_id, request)
        pdf = chosen.build(imprint, cases, load_tables().variants)
        record = prints.PrintRecord(
            report=chosen.report_id,
            case_ids=tuple(case.case_id for case in cases),
            pages=page_count(pdf),
            copies=request.copies,
            sha256=hashlib.sha256(pdf).hexdigest(),
            reprint_of=request.reprint_of,
        )
        row = prints.record_print(self._program.desk, print_id=print_id, record=record)
        return IssuedDocument(row=row, pdf=pdf)

    def draw(self, request: PrintRequest, *, password: str) -> PaperDrawing:
        """Begin a document that a child process draws: for a window, and for thousands of cases.

        Args:
            request: what is printed.
            password: locks the document (AES-256); "" only in a demonstration.

        Raises:
            KnownError: P101, S103 as `issue`; G102 where the password is too short.
        """
        chosen = self._allowed(request)
        self._require_lock(password)
        desk, key = self._program.desk, new_key()
        drawn = Drawn(
            report_id=chosen.report_id,
            print_id=prints.reserve_print_id(),
            copies=request.copies,
            reprint_of=request.reprint_of,
            key=key,
            part=desk.runs / f"{new_id()}{PART_SUFFIX}",
        )
        payload: dict[str, object] = {
            "report": drawn.report_id,
            "imprint": to_plain(self.imprint(drawn.print_id, request)),
            "password": password,
            "part": str(drawn.part),
            "key": key.hex(),
        }
        job = Job(JobSpec(JobKind.DRAW, payload), words=f"{chosen.words}の作成", ticket={})
        return PaperDrawing(desk, job, drawn, self._cases(chosen, request))

    def save(self, document: IssuedDocument, folder: Path, *, password: str) -> Path:
        """Write a document to a folder the operator chose, locked with a password (AES-256).

        Only a demonstration of synthetic data may be saved without one.

        Raises:
            KnownError: G102 where the password is too short, G103 where it cannot be written.
        """
        self._require_lock(password)
        target = folder / document.file_name
        part = target.with_suffix(".part")
        try:
            part.write_bytes(locked(document.pdf, password) if password else document.pdf)
            part.replace(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise not_saved() from None
        return target

    def history(self) -> Sequence[PrintRow]:
        """All prints, newest first."""
        return prints.prints(self._program.desk)

    def _allowed(self, request: PrintRequest) -> Report:
        chosen = report(request.report_id)
        require(self._program.desk.me.role, chosen.needs)
        if chosen.shows_addresses:
            self._program.protection.require_printable()
        return chosen

    def _cases(self, chosen: Report, request: PrintRequest) -> Iterator[CaseView]:
        readable = self._program.review.for_paper(
            request.case_ids, veiled=not chosen.names_decisions
        )
        return (case for case in readable if chosen.takes(case))

    def _require_lock(self, password: str) -> None:
        if not self._program.head().demonstration and len(password) < _SHORTEST_PASSWORD:
            raise KnownError("G102", f"PDFのパスワードは{_SHORTEST_PASSWORD}字以上にしてください。")

    def imprint(self, print_id: str, request: PrintRequest) -> Imprint:
        """What a print says of itself; made before it is drawn."""
        run = self._program.runs.current()
        digests = "　".join(f"{what} {digest[:8]}" for what, digest in run.digests) if run else ""
        return Imprint(
            head=self._program.head(),
            print_serial=print_id,
            printed_at=self._clock.now().strftime("%Y-%m-%d %H:%M"),
            copies=request.copies,
            reprint=bool(request.reprint_of),
            basis=f"{run.policy}　{digests}" if run else "",
            second_check=self._program.check_plan.words(),
        )
