"""個人番号記入用紙: records to copy numbers onto by hand, before they are typed.

Twelve boxes a record. Records under 支援措置 never stand on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.entry.views import EntryRecord
from app.reports.furniture import (
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    MARGIN,
    WIDE,
    Imprint,
    draw_furniture,
    pages_of,
)
from app.reports.paper import Box, Paper, Style

TITLE = "個人番号記入用紙"
PER_PAGE = 14
_COLUMN_HEAD = 6.0
_ROW = (WIDE.height - 2 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT - _COLUMN_HEAD - 3) / PER_PAGE
_DIGITS, _DIGIT_WIDTH, _DIGIT_HEIGHT, _GAP = 12, 5.6, 7.2, 1.6
_HANDLING = "記入後は特定個人情報です。施錠して保管し、入力が済んだら裁断してください。"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and width in millimetres."""

    title: str
    width: float


# How to add a column: one row here and one line in `_draw_record`; widths sum to 279 mm.
COLUMNS = {
    "record": Column("No.", 10),
    "record_id": Column("管理番号", 30),
    "name": Column("氏名(カナ)", 44),
    "birth_date": Column("生年月日", 30),
    "sex": Column("性別", 9),
    "address": Column("住所", 65),
    "number": Column("個人番号(右詰めにせず、左から12桁)", 75),
    "writer": Column("記入者", 16),
}


def build(imprint: Imprint, records: Sequence[EntryRecord], *, subtitle: str) -> bytes:
    """The sheets as one PDF, 14 records a page on A4 landscape; without records one blank page."""
    paper = Paper(wide=True, title=TITLE)
    pages = pages_of(len(records), PER_PAGE)
    for page in range(pages):
        _draw_headings(paper)
        chosen = records[page * PER_PAGE : (page + 1) * PER_PAGE]
        for row in range(PER_PAGE if not records else len(chosen)):
            top = MARGIN + HEAD_HEIGHT + _COLUMN_HEAD + _ROW * row
            _draw_frame(paper, top)
            if records:
                _draw_record(paper, chosen[row], page * PER_PAGE + row + 1, top)
        words = f"{subtitle}　{_HANDLING}"
        draw_furniture(paper, WIDE, imprint, title=TITLE, subtitle=words, page=(page + 1, pages))
        paper.next_page()
    return paper.finished()


def _left(name: str) -> float:
    left = MARGIN
    for key, column in COLUMNS.items():
        if key == name:
            return left
        left += column.width
    raise KeyError(name)


def _cell(name: str, top: float, height: float = _ROW) -> Box:
    return Box(_left(name) + 0.8, top, COLUMNS[name].width - 1.6, height)


def _draw_headings(paper: Paper) -> None:
    top = MARGIN + HEAD_HEIGHT
    for name, column in COLUMNS.items():
        paper.frame(Box(_left(name), top, column.width, _COLUMN_HEAD), shade=True)
        box = _cell(name, top, _COLUMN_HEAD)
        paper.text(box, column.title, Style(7, bold=True, align="center"))


def _draw_frame(paper: Paper, top: float) -> None:
    """The ruled cells of one record with the twelve boxes in groups of four."""
    for name, column in COLUMNS.items():
        paper.frame(Box(_left(name), top, column.width, _ROW))
    left = _left("number") + 1.8
    for place in range(_DIGITS):
        across = left + place * _DIGIT_WIDTH + (place // 4) * _GAP
        inner = Box(across, top + (_ROW - _DIGIT_HEIGHT) / 2, _DIGIT_WIDTH, _DIGIT_HEIGHT)
        paper.frame(inner, width=0.6)


def _draw_record(paper: Paper, record: EntryRecord, number: int, top: float) -> None:
    paper.text(_cell("record", top), f"{number}", Style(8, align="center", wrap=False))
    paper.text(_cell("record_id", top), record.record_id, Style(9.5, bold=True))
    kana = 3.0 if record.kana else 0.0
    if kana:
        paper.text(_cell("name", top + 0.6, kana), record.kana, Style(5.5, wrap=False))
    paper.text(_cell("name", top + kana, _ROW - kana), record.name, Style(10, names=True))
    half = _ROW / 2
    paper.text(_cell("birth_date", top + 0.8, half), record.birth_date, Style(8.5, wrap=False))
    note = _cell("birth_date", top + half - 0.8, half)
    paper.text(note, record.birth_note, Style(6.5, wrap=False))
    paper.text(_cell("sex", top), record.sex_note or record.sex, Style(8, align="center"))
    paper.text(_cell("address", top), record.address, Style(8))
