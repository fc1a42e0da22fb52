"""取込不可一覧: the rows that were not taken in, for the office and for the sender of the file.

Only places and reasons stand on it; no value of the file.
"""

from app.batches.rejected import TITLE, RejectedList
from app.reports.furniture import MARGIN, TALL, Imprint, approval_boxes, draw_furniture
from app.reports.paper import Box, Paper, Style
from app.reports.table_pages import PrintedTable, TableColumn, draw_tables

_FACTS_TOP, _LINE, _NAME = MARGIN + 31, 6.5, 34.0
_WIDTH = TALL.width - 2 * MARGIN
_COLUMNS = (
    TableColumn("番号", 12, 7.5, "right"),
    TableColumn("シート", 24, 7.5),
    TableColumn("行", 16, 8, "right"),
    TableColumn("列", 28, 7.5),
    TableColumn("理由", 58, 7.5),
    TableColumn("対応", 54, 7.5),
)


def build(imprint: Imprint, rejected: RejectedList) -> bytes:
    """The list as one PDF on A4."""
    paper = Paper(wide=False, title=TITLE)
    facts = _facts(rejected)

    def furnish(page: int, pages: int) -> None:
        _draw_facts(paper, facts)
        draw_furniture(paper, TALL, imprint, title=TITLE, subtitle="", page=(page, pages))
        right = TALL.width - MARGIN
        approval_boxes(paper, right, MARGIN + 13, imprint.head.approval_titles)

    table = PrintedTable(
        title="取り込めない行",
        columns=_COLUMNS,
        rows=[
            (f"{n:,}", row.sheet, f"{row.row_number:,}", row.column, row.reason, row.advice)
            for n, row in enumerate(rejected.rows, start=1)
        ],
        row_height=9,
        empty="取り込めない行はありません。",
    )
    top = _FACTS_TOP + len(facts) * _LINE + 3
    draw_tables(paper, TALL, (table,), first_top=top, furnish=furnish)
    return paper.finished()


def _facts(rejected: RejectedList) -> tuple[tuple[str, str], ...]:
    listed = len(rejected.rows)
    more = f"(はじめの {listed:,} 件を記載)" if listed < rejected.total else ""
    return (
        ("ファイル", rejected.files),
        ("検査値(SHA-256)", rejected.sha256),
        ("読んだ行", f"{rejected.counted:,} 行　うち取り込める行 {rejected.kept:,} 行"),
        ("取り込めない行", f"{rejected.total:,} 行{more}"),
    )


def _draw_facts(paper: Paper, facts: tuple[tuple[str, str], ...]) -> None:
    for place, (name, value) in enumerate(facts):
        top = _FACTS_TOP + place * _LINE
        paper.frame(Box(MARGIN, top, _NAME, _LINE), shade=True)
        paper.frame(Box(MARGIN + _NAME, top, _WIDTH - _NAME, _LINE))
        paper.text(Box(MARGIN + 2, top, _NAME - 3, _LINE), name, Style(8, bold=True))
        box = Box(MARGIN + _NAME + 2, top, _WIDTH - _NAME - 4, _LINE)
        paper.text(box, value, Style(8, wrap=False))
