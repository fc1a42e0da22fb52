"""The list of everything that can be printed.

How to add a report: a module with `build(imprint, cases, variants) -> bytes` and one row here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.people import Permission
from app.reports import audit_list, audit_sheet, worklist
from app.reports.furniture import Imprint
from app.views import CaseView
from matching import Folding

Build = Callable[[Imprint, Sequence[CaseView], Folding], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One kind of paper: what it is called, what it is for, who may print it, who draws it.

    `shows_addresses`: it is blocked while nobody knows whose address must not be shown (支援措置).
    """

    report_id: str
    words: str
    purpose: str
    needs: Permission
    build: Build
    shows_addresses: bool


REPORTS = (
    Report(
        report_id="worklist",
        words=worklist.TITLE,
        purpose="紙の上で確認するための一覧です。結果は整理番号で画面に入力します。",
        needs=Permission.PRINT,
        build=worklist.build,
        shows_addresses=True,
    ),
    Report(
        report_id="audit_list",
        words=audit_list.TITLE,
        purpose="確認の結果を日ごと・グループごとに残す一覧です。決裁欄が付きます。",
        needs=Permission.PRINT,
        build=audit_list.build,
        shows_addresses=False,
    ),
    Report(
        report_id="audit_sheet",
        words=audit_sheet.TITLE,
        purpose="1件ごとの記録です。紐付け誤りの疑いとした件には必ず作成します。",
        needs=Permission.PRINT,
        build=audit_sheet.build,
        shows_addresses=True,
    ),
)


def report(report_id: str) -> Report:
    """The report of an id; KeyError for an id that is not in the list."""
    return {row.report_id: row for row in REPORTS}[report_id]
