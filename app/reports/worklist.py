"""点検リスト: cases to work on by hand, both systems one above the other, boxes to tick.

It never carries an individual number; protected addresses were withheld before they came here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.case_states import Outcome
from app.cases.carried import record_words
from app.reports.furniture import (
    FOOT_HEIGHT,
    GLYPHS,
    HEAD_HEIGHT,
    LEGEND,
    MARGIN,
    WIDE,
    Imprint,
    draw_furniture,
    pages_of,
)
from app.reports.marks import marks
from app.reports.paper import Box, Paper, Style
from app.views import NOT_HELD, AttributeView, CaseView
from matching import Folding

TITLE = "点検リスト"
PER_PAGE = 11
_COLUMN_HEAD = 6.0
_YEAR = re.compile(r"\(\d{4}\)")
_ROW = (WIDE.height - 2 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT - _COLUMN_HEAD) / PER_PAGE


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list: its heading and width in millimetres."""

    title: str
    width: float


# How to add a column: one row here and one line in `_draw_case`; widths sum to the sheet's 279 mm.
COLUMNS = {
    "serial": Column("整理番号\n管理番号", 26),
    "side": Column("", 5),
    "name": Column("氏名(カナ)", 42),
    "birth_date": Column("生年月日", 31),
    "sex": Column("性別", 9),
    "address": Column("住所", 69),
    "signature": Column("相違パターン・注意", 32),
    "result": Column("確認結果", 33),
    "reason": Column("理由", 15),
    "checker": Column("確認者\n確認日", 17),
}

GLYPHED = ("name", "birth_date", "sex", "address")
_GLYPH = 4.0  # room for the agreement glyph at the right of an attribute

# The words of the tick boxes, in the order of the digit keys of the desk.
TICKS = (
    (Outcome.RIGHT, "正しい"),
    (Outcome.SUSPECT, "誤りの疑い"),
    (Outcome.HOLD, "保留"),
    (Outcome.DOCUMENTS, "書類"),
    (Outcome.INQUIRY, "照会"),
)
_TICK_PLACES = ((1.5, 2.2), (14.5, 2.2), (1.5, 8.2), (12.0, 8.2), (22.5, 8.2))


def build(imprint: Imprint, cases: Sequence[CaseView], variants: Folding) -> bytes:
    """The list as one PDF, 11 cases a page on A4 landscape, in the order given."""
    paper = Paper(wide=True, title=TITLE)
    pages = pages_of(len(cases), PER_PAGE)
    for page in range(pages):
        _draw_headings(paper)
        for row, case in enumerate(cases[page * PER_PAGE : (page + 1) * PER_PAGE]):
            top = MARGIN + HEAD_HEIGHT + _COLUMN_HEAD + _ROW * row
            _draw_case(paper, case, top, variants)
        subtitle = f"{len(cases):,} 件　{LEGEND}"
        draw_furniture(paper, WIDE, imprint, title=TITLE, subtitle=subtitle, page=(page + 1, pages))
        paper.next_page()
    return paper.finished()


def _left(name: str) -> float:
    left = MARGIN
    for key, column in COLUMNS.items():
        if key == name:
            return left
        left += column.width
    raise KeyError(name)


def _cell(name: str, top: float, height: float) -> Box:
    return Box(_left(name) + 0.7, top, COLUMNS[name].width - 1.4, height)


def _draw_headings(paper: Paper) -> None:
    top = MARGIN + HEAD_HEIGHT
    for name, column in COLUMNS.items():
        paper.frame(Box(_left(name), top, column.width, _COLUMN_HEAD), shade=True)
        box = _cell(name, top, _COLUMN_HEAD)
        paper.text(box, column.title, Style(7, bold=True, align="center"))


def _draw_case(paper: Paper, case: CaseView, top: float, variants: Folding) -> None:
    half = _ROW / 2
    _draw_rules(paper, top)
    paper.text(_cell("serial", top, half), case.serial, Style(9.5, bold=True, wrap=False))
    record = f"{record_words(case.subject)}\n{case.subject.scheme_words}"
    paper.text(_cell("serial", top + half, half), record, Style(7))
    for offset, side in ((0.0, "業"), (half, "住")):
        paper.text(_cell("side", top + offset, half), side, Style(7, align="center"))
    for view in case.attributes:
        if view.attribute in GLYPHED:
            _draw_attribute(paper, view, top, variants)
    _draw_kana(paper, case, top)
    signature = "\n".join([case.signature_words, *(f"▲{c.words}" for c in case.cautions)])
    paper.text(_cell("signature", top, _ROW), signature, Style(7.5))
    _draw_ticks(paper, top)
    for offset, words in ((0.0, "確認者"), (half, "　月　日")):
        box = _cell("checker", top + offset, half)
        paper.text(Box(box.left, box.top, box.width, 3), words, Style(5.5))


def _draw_rules(paper: Paper, top: float) -> None:
    half = top + _ROW / 2
    for name, column in COLUMNS.items():
        paper.frame(Box(_left(name), top, column.width, _ROW))
    for name in ("side", *GLYPHED):
        room = _GLYPH if name in GLYPHED else 0.0
        right = _left(name) + COLUMNS[name].width - room
        paper.line(_left(name), half, right, half, width=0.25)
    paper.line(_left("checker"), half, WIDE.width - MARGIN, half, width=0.25)


def _draw_attribute(paper: Paper, view: AttributeView, top: float, variants: Folding) -> None:
    half = _ROW / 2
    kana_room = 2.3 if view.attribute == "name" else 0.0
    named = view.attribute in ("name", "address")
    size = {"name": 9.5, "address": 8.0}.get(view.attribute, 8.0)
    notes = (_short(view.left_note), _short(view.right_note))
    for offset, text, note, ranges in zip(
        (0.0, half),
        (view.left or ("" if view.held else NOT_HELD), view.right),
        notes,
        marks(view, variants),
        strict=True,
    ):
        box = _cell(view.attribute, top + offset, half)
        width, note_room = box.width - _GLYPH, 2.6 if note else 0.0
        inner = Box(box.left, box.top + kana_room, width, half - kana_room - note_room)
        paper.text(inner, text, Style(size, names=named), marks=ranges)
        below = Box(box.left, box.top + half - note_room - 0.2, width, note_room)
        paper.text(below, note, Style(6, wrap=False))
    box = _cell(view.attribute, top, _ROW)
    at = Box(box.left + box.width - _GLYPH + 0.6, top, _GLYPH, _ROW)
    paper.text(at, GLYPHS[view.agreement], Style(9, bold=True, align="center"))


def _short(note: str) -> str:
    """A note beside a value without the year in brackets: there is room for one calendar."""
    return _YEAR.sub("", note)


def _draw_kana(paper: Paper, case: CaseView, top: float) -> None:
    kana = next((view for view in case.attributes if view.attribute == "kana"), None)
    if kana is None:
        return
    for offset, text in ((0.0, kana.left), (_ROW / 2, kana.right)):
        box = _cell("name", top + offset + 0.4, 2.4)
        paper.text(box, text, Style(5.5))


def _draw_ticks(paper: Paper, top: float) -> None:
    left = _left("result")
    for (across, down), (_, words) in zip(_TICK_PLACES, TICKS, strict=True):
        paper.tick_box(left + across, top + down)
        paper.text(Box(left + across + 3.2, top + down - 0.6, 17, 4), words, Style(7))
