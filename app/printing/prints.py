"""The record of prints (印刷): each one is entered before it leaves the program."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from app.case_states import CaseId
from app.changes import Area
from app.desk import Desk
from app.people import Permission
from app.record.acts import Act
from app.store import history, people
from app.store.history import PrintedRow
from app.views import PrintRow

REPORT_WORDS = {
    "worklist": "点検リスト",
    "audit_list": "点検記録票(一覧)",
    "audit_sheet": "点検記録票(個票)",
    "stop_list": "停止依頼一覧",
    "correction_list": "修正依頼一覧",
    "entry_sheet": "個人番号記入用紙",
    "carry_out": "持出し記録",
    "figures": "集計表(事務別)",
    "media_register": "媒体管理簿",
    "rejected_rows": "取込不可一覧",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRecord:
    """What is known of a document that is about to be handed out."""

    report: str  # report id of the catalogue
    case_ids: tuple[CaseId, ...]
    pages: int
    copies: int
    sha256: str  # of the PDF's bytes
    reprint_of: str = ""  # print_id


def reserve_print_id() -> str:
    """A fresh print id (配布番号) to stand in the footer of the document: 8 characters."""
    return secrets.token_hex(4).upper()


def record_print(desk: Desk, *, print_id: str, record: PrintRecord) -> PrintRow:
    """Enter a print; the bytes are handed out only after this returned.

    Raises:
        KnownError: P101.
    """
    desk.require(Permission.PRINT)
    detail: dict[str, str | int] = {
        "report": record.report,
        "cases": len(record.case_ids),
        "pages": record.pages,
        "copies": record.copies,
        "reprint": int(bool(record.reprint_of)),
    }
    with desk.ledger.entry(
        Act.PRINTED, about=f"print:{print_id}", areas=frozenset({Area.PRINTS}), detail=detail
    ) as entry:
        row = PrintedRow(
            print_id=print_id,
            at=entry.at,
            by_person=desk.me.person_id,
            report=record.report,
            cases=len(record.case_ids),
            pages=record.pages,
            copies=record.copies,
            sha256=record.sha256,
            reprint_of=record.reprint_of,
            ledger_seq=entry.seq,
        )
        history.add(entry.database, row)
        entry.cover("printed", history.as_values(row))
    return _view(row, people.names(desk.database))


def prints(desk: Desk) -> Sequence[PrintRow]:
    """All prints, newest first."""
    names = people.names(desk.database)
    rows = history.all_rows(desk.database, PrintedRow)
    found = [_view(row, names) for row in rows if isinstance(row, PrintedRow)]
    return tuple(reversed(found))


def _view(row: PrintedRow, names: dict[str, str]) -> PrintRow:
    return PrintRow(
        print_id=row.print_id,
        at=row.at,
        by=names.get(row.by_person, ""),
        report=row.report,
        report_words=REPORT_WORDS.get(row.report, row.report),
        pages=row.pages,
        copies=row.copies,
        cases=row.cases,
        sha256=row.sha256,
        reprint=bool(row.reprint_of),
        ledger_seq=row.ledger_seq,
    )
