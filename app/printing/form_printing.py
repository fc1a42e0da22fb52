"""Printing of papers that are not about cases; entered like every print before it is handed out."""

import hashlib
from collections.abc import Callable
from contextlib import closing

from app.batches.rejected import RejectedList
from app.clock import Clock
from app.entry.number_people import require_number_person
from app.entry.session import EntrySession
from app.errors import KnownError
from app.people import require
from app.printing import prints
from app.printing.case_printing import IssuedDocument, Printing, PrintRequest
from app.program import Program
from app.reports import carry_out, entry_sheet, figures_sheet, media_register, rejected_rows
from app.reports.catalogue import FORMS
from app.reports.furniture import Imprint
from app.reports.pdf import page_count


class FormPrinting:
    """Forms for the person at the desk; `Printing.save` writes them to a folder."""

    def __init__(self, program: Program, clock: Clock) -> None:
        self._program = program
        self._printing = Printing(program, clock)

    def entry_sheet(self, list_id: str) -> IssuedDocument:
        """個人番号記入用紙 of the records that still wait for a number.

        Raises:
            KnownError: P101, P105, N112; S103 addresses may not be printed yet; G101 nothing waits.
        """
        require_number_person(self._program.desk)
        with closing(self._program.number_entry.open(list_id)) as session:
            waiting = _waiting(session)
            records = tuple(one for one in session.rows(waiting) if not one.protected)
            if not records and not session.whole:
                raise KnownError("G101", "印刷する記録がありません。すべて入力済みです。")
        listed = next(one for one in self._program.number_entry.lists() if one.list_id == list_id)
        words = f"{listed.extract}　{listed.scheme_words}　{len(records):,} 件"
        return self._issue(
            "entry_sheet", lambda imprint: entry_sheet.build(imprint, records, subtitle=words)
        )

    def carry_out(self, inquiry_id: str) -> IssuedDocument:
        """持出し記録 of an inquiry that was written to a medium.

        Raises:
            KnownError: P101; Q110 it was not written yet.
        """
        found = [one for one in self._program.inquiries.views() if one.inquiry_id == inquiry_id]
        record = found[0].carried_out if found else None
        if record is None:
            raise KnownError(
                "Q110", "まだ媒体に書き出していません。書き出してから印刷してください。"
            )
        return self._issue("carry_out", lambda imprint: carry_out.build(imprint, found[0], record))

    def figures(self) -> IssuedDocument:
        """集計表 as the figures are now.

        Raises:
            KnownError: P101; G101 there is no run.
        """
        schemes = self._program.figures.official()
        if not schemes:
            raise KnownError(
                "G101", "集計する照合がありません。照合が終わってから発行してください。"
            )
        acceptance = self._program.figures.acceptance()
        return self._issue(
            "figures", lambda imprint: figures_sheet.build(imprint, schemes, acceptance)
        )

    def media_register(self) -> IssuedDocument:
        """媒体管理簿 as it is now, uses in the order they happened.

        Raises:
            KnownError: P101.
        """
        media = self._program.media.media()
        uses = tuple(reversed(self._program.media.uses()))
        return self._issue(
            "media_register", lambda imprint: media_register.build(imprint, media, uses)
        )

    def rejected_rows(self, rejected: RejectedList) -> IssuedDocument:
        """取込不可一覧 of a preview or of an import.

        Raises:
            KnownError: P101; G101 nothing was rejected.
        """
        if not rejected.total:
            raise KnownError("G101", "取り込めない行はありません。")
        return self._issue("rejected_rows", lambda imprint: rejected_rows.build(imprint, rejected))

    def _issue(self, form_id: str, draw: Callable[[Imprint], bytes]) -> IssuedDocument:
        form = FORMS[form_id]
        require(self._program.desk.me.role, form.needs)
        if form.shows_addresses:
            self._program.protection.require_printable()
        print_id = prints.reserve_print_id()
        request = PrintRequest(report_id=form_id, case_ids=())
        pdf = draw(self._printing.imprint(print_id, request))
        record = prints.PrintRecord(
            report=form_id,
            case_ids=(),
            pages=page_count(pdf),
            copies=1,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
        row = prints.record_print(self._program.desk, print_id=print_id, record=record)
        return IssuedDocument(row=row, pdf=pdf)


def _waiting(session: EntrySession) -> tuple[int, ...]:
    """The records without a number so far."""
    return tuple(record for record in session.order() if not session.is_done(record))
