"""点検記録票(一覧): what was decided, by whom, second-checked by whom; 22 cases a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.case_states import Stage
from app.reports.furniture import (
    FOOT_HEIGHT,
    GLYPHS,
    HEAD_HEIGHT,
    LEGEND,
    MARGIN,
    VEILED_SHORT,
    WIDE,
    Imprint,
    approval_boxes,
    draw_furniture,
    pages_of,
    second_check_words,
    shown_time,
)
from app.reports.paper import Box, Paper, Style
from app.views import CaseView, HistoryRow
from matching import Folding

TITLE = "点検記録票(一覧)"
PER_PAGE = 22
_COLUMN_HEAD = 6.0
_ROW = (WIDE.height - 2 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT - _COLUMN_HEAD - 2) / PER_PAGE


def standing(case: CaseView, stage: Stage) -> HistoryRow | None:
    """The last decision of a stage that was not withdrawn."""
    rows = [row for row in case.history if row.stage is stage and not row.withdrawn]
    return rows[-1] if rows else None


def _outcome(case: CaseView) -> str:
    return VEILED_SHORT if case.veiled else _first(case, lambda row: row.outcome_words)


def _first(case: CaseView, show: Callable[[HistoryRow], str]) -> str:
    row = standing(case, Stage.FIRST)
    return show(row) if row else ""


def _second(case: CaseView, show: Callable[[HistoryRow], str]) -> str:
    row = standing(case, Stage.SECOND)
    return show(row) if row else ""


def _judged(row: HistoryRow) -> str:
    return f"{row.judged_by}\n{shown_time(row.at)[5:]}"


def _agreements(case: CaseView) -> str:
    return "".join(GLYPHS[view.agreement] for view in case.attributes if view.attribute != "kana")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, width in millimetres, what it shows, size of type."""

    title: str
    width: float
    show: Callable[[CaseView], str]
    size: float = 7.5
    names: bool = False
    wrap: bool = True


# How to add a column: one row; widths sum to the sheet's 279 mm.
COLUMNS = (
    Column("整理番号", 17, lambda case: case.serial, 8.5, wrap=False),
    Column("事務・管理番号", 33, lambda c: f"{c.subject.scheme_words}\n{c.subject.record_id}", 6.5),
    Column("氏名", 34, lambda case: case.subject.name, 9, names=True),
    Column("生年月日", 21, lambda case: case.subject.birth_date),
    Column("氏生性住", 15, _agreements, 8),
    Column("相違パターン", 38, lambda case: case.signature_words, 7),
    Column("確認結果", 25, _outcome),
    Column("理由", 28, lambda c: _first(c, lambda row: row.reason_words), 7),
    Column("確認者", 17, lambda c: _first(c, _judged)),
    Column("入力者", 17, lambda c: _first(c, lambda row: row.entered_by)),
    Column("二次確認", 17, lambda c: _second(c, lambda row: row.outcome_words), 7),
    Column("二次確認者", 17, lambda c: _second(c, _judged)),
)


def build(imprint: Imprint, cases: Sequence[CaseView], _variants: Folding) -> bytes:
    """The list as one PDF on A4 landscape, by 整理番号, with approval boxes on every page."""
    cases = sorted(cases, key=lambda case: case.case_id)
    paper = Paper(wide=True, title=TITLE)
    pages = pages_of(len(cases), PER_PAGE)
    for page in range(pages):
        chosen = cases[page * PER_PAGE : (page + 1) * PER_PAGE]
        _draw_page(paper, chosen)
        subtitle = f"{len(cases):,} 件　氏生性住の欄: {LEGEND}"
        draw_furniture(
            paper,
            WIDE,
            imprint,
            title=TITLE,
            subtitle=subtitle,
            page=(page + 1, pages),
            remark=second_check_words(imprint),
        )
        right = WIDE.width - MARGIN - 62
        approval_boxes(paper, right, MARGIN - 0.5, imprint.head.approval_titles)
        paper.next_page()
    return paper.finished()


def _draw_page(paper: Paper, cases: Sequence[CaseView]) -> None:
    top = MARGIN + HEAD_HEIGHT + 1
    left = MARGIN
    for column in COLUMNS:
        paper.frame(Box(left, top, column.width, _COLUMN_HEAD), shade=True)
        inner = Box(left + 0.5, top, column.width - 1, _COLUMN_HEAD)
        paper.text(inner, column.title, Style(7, bold=True, align="center"))
        for row, case in enumerate(cases):
            at = top + _COLUMN_HEAD + _ROW * row
            paper.frame(Box(left, at, column.width, _ROW), width=0.25)
            cell = Box(left + 0.7, at, column.width - 1.4, _ROW)
            paper.text(
                cell, column.show(case), Style(column.size, names=column.names, wrap=column.wrap)
            )
        left += column.width
