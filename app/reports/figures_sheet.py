"""集計表: the official figures per scheme in 件 and 人, the sample of A, and how both were made.

What stands here is counted from real cases alone: invented cases (模擬の件) are in none of it.
"""

from collections.abc import Sequence

from app.reports.furniture import MARGIN, WIDE, Imprint, approval_boxes, draw_furniture
from app.reports.paper import Box, Paper, Style
from app.reports.table_pages import PrintedTable, TableColumn, draw_tables
from app.supervision.figure_views import AcceptanceSample, SchemeFigures

TITLE = "集計表(事務別)"
_TOP = MARGIN + 31
_ANNEX_HEIGHT, _ANNEX_GAP, _LINE = 46.0, 4.0, 6.0
_ROW, _TABLE_HEAD, _ANNEX_SPACE = 9.0, 13.5, 10.0
_WIDTH = WIDE.width - 2 * MARGIN
_COLUMNS = (
    TableColumn("事務", 67, 9),
    TableColumn("点検対象件数", 25, 9.5, "right", wrap=False),
    TableColumn("同 人数", 20, 9.5, "right", wrap=False),
    TableColumn("本人確認終了件数", 27, 9.5, "right", wrap=False),
    TableColumn("同 人数", 20, 9.5, "right", wrap=False),
    TableColumn("終了割合", 18, 9.5, "right", wrap=False),
    TableColumn("紐付け誤り件数", 25, 9.5, "right", wrap=False),
    TableColumn("同 人数", 16, 9.5, "right", wrap=False),
    TableColumn("継続確認件数", 25, 9.5, "right", wrap=False),
    TableColumn("同 人数", 16, 9.5, "right", wrap=False),
    TableColumn("番号なし", 20, 9.5, "right", wrap=False),
)
_COUNTING = (
    "人数は、事務の中で氏名・生年月日・個人番号が同じ記録を1人と数えたものです。"
    "合計の人数は事務ごとの人数の和(延べ人数)です。"
    "本人確認終了は、一致(A)として確定した件と、二次確認まで終わった件の合計です。"
    "番号なしの記録は、点検対象件数に含めません。"
)


def build(
    imprint: Imprint, schemes: Sequence[SchemeFigures], acceptance: AcceptanceSample
) -> bytes:
    """The figures as one PDF on A4 across."""
    paper = Paper(wide=True, title=TITLE)
    rows = [_cells(one) for one in schemes]
    if len(schemes) > 1:
        rows.append(_total(schemes))
    table = PrintedTable(
        title="1 事務ごとの件数と人数",
        columns=_COLUMNS,
        rows=rows,
        row_height=_ROW,
        empty="集計する照合がありません。",
    )
    subtitle = f"{imprint.printed_at} 現在"

    def furnish(page: int, pages: int) -> None:
        if page == pages:
            _draw_annex(paper, acceptance, below=len(rows) if pages == 1 else 0)
        draw_furniture(paper, WIDE, imprint, title=TITLE, subtitle=subtitle, page=(page, pages))
        approval_boxes(paper, WIDE.width - MARGIN, MARGIN + 10, imprint.head.approval_titles)

    draw_tables(paper, WIDE, (table,), first_top=_TOP, furnish=furnish)
    return paper.finished()


def _draw_annex(paper: Paper, acceptance: AcceptanceSample, *, below: int) -> None:
    """The sample of A and the method, beneath a table of so many rows, or at the foot of the page."""
    foot = WIDE.height - MARGIN - _ANNEX_HEIGHT - 10
    top = min(foot, _TOP + _TABLE_HEAD + below * _ROW + _ANNEX_SPACE) if below else foot
    drawn = acceptance.words if acceptance.drawn else "抽出していません。"
    parts = [("2 一致(A)の抜取確認", drawn), ("3 数え方", _COUNTING)]
    if acceptance.drawn:
        parts.append(("4 抜取確認の方法", acceptance.method))
    for title, text in parts:
        lines = 2 if len(text) > _ONE_LINE else 1
        lines = 3 if len(text) > 2 * _ONE_LINE else lines
        paper.text(Box(MARGIN, top, 60, _LINE), title, Style(9.5, bold=True))
        box = Box(MARGIN + 3, top + _LINE, _WIDTH - 6, lines * 4.2)
        paper.text(box, text, Style(8.5, from_top=True))
        top += _LINE + lines * 4.2 + _ANNEX_GAP - 1.5


_ONE_LINE = 90
"""Characters of a line of the annex."""


def _cells(one: SchemeFigures) -> tuple[str, ...]:
    return (
        one.words,
        f"{one.records:,}",
        _people(one.persons),
        f"{one.done:,}",
        _people(one.done_persons),
        f"{one.done_share:.1%}",
        f"{one.wrong:,}",
        _people(one.wrong_persons),
        f"{one.continuing:,}",
        _people(one.continuing_persons),
        f"{one.without_number:,}",
    )


def _people(count: int | None) -> str:
    return "－" if count is None else f"{count:,}"


def _total(schemes: Sequence[SchemeFigures]) -> tuple[str, ...]:
    """Sums; 人 only where every scheme has counted them."""

    def people(counts: Sequence[int | None]) -> int | None:
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    return _cells(
        SchemeFigures(
            words="合計",
            records=sum(one.records for one in schemes),
            done=sum(one.done for one in schemes),
            wrong=sum(one.wrong for one in schemes),
            continuing=sum(one.continuing for one in schemes),
            without_number=sum(one.without_number for one in schemes),
            persons=people([one.persons for one in schemes]),
            done_persons=people([one.done_persons for one in schemes]),
            wrong_persons=people([one.wrong_persons for one in schemes]),
            continuing_persons=people([one.continuing_persons for one in schemes]),
        )
    )
