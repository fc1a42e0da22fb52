"""Lists that ask somebody to act on cases: one row a case, empty columns to fill in by hand.

They carry no individual number and no address; who receives them looks the record up by its key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.case_states import Outcome, Stage
from app.cases.carried import record_words
from app.reports.furniture import (
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    MARGIN,
    WIDE,
    Imprint,
    approval_boxes,
    draw_furniture,
    pages_of,
    shown_time,
)
from app.reports.paper import Box, Paper, Style
from app.views import CaseView, HistoryRow

PER_PAGE = 16
_COLUMN_HEAD = 8.0
_ROW = (WIDE.height - 2 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT - _COLUMN_HEAD - 2) / PER_PAGE
_ROOM = 279.0  # millimetres between the margins


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, width in millimetres, what it shows ("" = to be filled in)."""

    title: str
    width: float
    show: Callable[[CaseView], str]
    size: float = 8
    names: bool = False


def suspected(case: CaseView) -> HistoryRow | None:
    """The standing first check, where it says 紐付け誤りの疑い."""
    rows = [row for row in case.history if row.stage is Stage.FIRST and not row.withdrawn]
    return rows[-1] if rows and rows[-1].outcome is Outcome.SUSPECT else None


def reason_words(case: CaseView) -> str:
    """Why a wrong link is suspected."""
    row = suspected(case)
    return row.reason_words if row else ""


def decided(case: CaseView) -> str:
    """Who judged and when."""
    row = suspected(case)
    return f"{row.judged_by}\n{shown_time(row.at)[:10]}" if row else ""


def to_fill_in(_case: CaseView) -> str:
    """A column for the pen."""
    return ""


KNOWN = (
    Column("整理番号", 18, lambda case: case.serial),
    Column(
        "事務・管理番号", 40, lambda c: f"{c.subject.scheme_words}\n{record_words(c.subject)}", 7
    ),
    Column("氏名", 40, lambda case: case.subject.name, 9, names=True),
    Column("疑いの理由", 38, reason_words, 7),
    Column("確認者・確認日", 25, decided, 7),
)
"""The columns every such list begins with: 161 mm."""


def draw_list(
    imprint: Imprint, cases: Sequence[CaseView], *, title: str, columns: Sequence[Column]
) -> bytes:
    """The list as one PDF on A4 landscape, by 整理番号, with approval boxes on every page.

    Raises:
        ValueError: where the columns do not fill the sheet exactly; a mistake of the caller.
    """
    if sum(column.width for column in columns) != _ROOM:
        raise ValueError("columns must fill the sheet")
    ordered = sorted(cases, key=lambda case: case.case_id)
    paper = Paper(wide=True, title=title)
    pages = pages_of(len(ordered), PER_PAGE)
    for page in range(pages):
        _draw_page(paper, ordered[page * PER_PAGE : (page + 1) * PER_PAGE], columns)
        subtitle = f"{len(ordered):,} 件"
        draw_furniture(paper, WIDE, imprint, title=title, subtitle=subtitle, page=(page + 1, pages))
        right = WIDE.width - MARGIN - 62
        approval_boxes(paper, right, MARGIN - 0.5, imprint.head.approval_titles)
        paper.next_page()
    return paper.finished()


def _draw_page(paper: Paper, cases: Sequence[CaseView], columns: Sequence[Column]) -> None:
    top, left = MARGIN + HEAD_HEIGHT + 1, MARGIN
    for column in columns:
        paper.frame(Box(left, top, column.width, _COLUMN_HEAD), shade=True)
        inner = Box(left + 0.5, top, column.width - 1, _COLUMN_HEAD)
        paper.text(inner, column.title, Style(7, bold=True, align="center"))
        for row, case in enumerate(cases):
            at = top + _COLUMN_HEAD + _ROW * row
            paper.frame(Box(left, at, column.width, _ROW), width=0.25)
            cell = Box(left + 0.7, at, column.width - 1.4, _ROW)
            paper.text(cell, column.show(case), Style(column.size, names=column.names))
        left += column.width
