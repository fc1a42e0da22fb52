"""The list of everything that can be printed.

How to add a report: a module with `build(imprint, cases, variants) -> bytes` and one row here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.batches import rejected
from app.people import Permission
from app.reports import (
    audit_list,
    audit_sheet,
    carry_out,
    correction_list,
    entry_sheet,
    figures_sheet,
    media_register,
    stop_list,
    worklist,
)
from app.reports.furniture import Imprint
from app.views import CaseView
from matching import Folding

Build = Callable[[Imprint, Sequence[CaseView], Folding], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One kind of paper: what it is called, what it is for, who may print it, who draws it.

    `shows_addresses`: it is blocked while nobody knows whose address must not be shown (支援措置).
    `names_decisions`: its cases are told by what was decided of them; it is complete even where the
    first check is not shown before an own judgement, for what it asks for cannot wait.
    """

    report_id: str
    words: str
    purpose: str
    needs: Permission
    build: Build
    shows_addresses: bool
    takes: Callable[[CaseView], bool] = lambda _case: True  # which of the chosen cases it is about
    names_decisions: bool = False


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
    Report(
        report_id="stop_list",
        words=stop_list.TITLE,
        purpose="誤りの疑いの件について、閲覧と情報連携の停止を依頼する一覧です。対象は「すべての件」を選びます。",
        needs=Permission.PRINT,
        build=stop_list.build,
        shows_addresses=False,
        takes=stop_list.takes,
        names_decisions=True,
    ),
    Report(
        report_id="correction_list",
        words=correction_list.TITLE,
        purpose="二次確認で確定した誤りについて、番号の修正を依頼する一覧です。",
        needs=Permission.PRINT,
        build=correction_list.build,
        shows_addresses=False,
        takes=correction_list.takes,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One paper that is not about cases; app.printing.form_printing draws it from its own page."""

    form_id: str
    words: str
    purpose: str
    needs: Permission
    shows_addresses: bool


# How to add a form: a module with a `build` of its own, one row here, a method of FormPrinting.
FORMS = {
    "entry_sheet": Form(
        form_id="entry_sheet",
        words=entry_sheet.TITLE,
        purpose="番号を手で書き写してから入力するための用紙です。",
        needs=Permission.REVEAL_NUMBER,
        shows_addresses=True,
    ),
    "carry_out": Form(
        form_id="carry_out",
        words=carry_out.TITLE,
        purpose="照会用データを媒体で持ち出した記録です。返却・消去の欄が付きます。",
        needs=Permission.IMPORT,
        shows_addresses=False,
    ),
    "figures": Form(
        form_id="figures",
        words=figures_sheet.TITLE,
        purpose="事務ごとの件数と人数、抜取確認の結果です。",
        needs=Permission.PRINT,
        shows_addresses=False,
    ),
    "media_register": Form(
        form_id="media_register",
        words=media_register.TITLE,
        purpose="登録した媒体と、使用・承認・消去の記録です。",
        needs=Permission.IMPORT,
        shows_addresses=False,
    ),
    "rejected_rows": Form(
        form_id="rejected_rows",
        words=rejected.TITLE,
        purpose="取り込めない行の場所・理由・対応の一覧です。値は載せません。",
        needs=Permission.IMPORT,
        shows_addresses=False,
    ),
}


def report(report_id: str) -> Report:
    """The report of an id; KeyError for an id that is not in the list."""
    return {row.report_id: row for row in REPORTS}[report_id]
