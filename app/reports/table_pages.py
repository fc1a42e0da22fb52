"""Plain tables flowing over pages: a heading, a head line on every page, rows of one height."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.reports.furniture import FOOT_HEIGHT, MARGIN, Size
from app.reports.paper import Box, Paper, Style

_TITLE, _HEAD = 7.0, 6.5
_FOOT = FOOT_HEIGHT + 2


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its words, width in millimetres, and how its cells are set."""

    title: str
    width: float
    size: float = 7.5
    align: str = "left"
    wrap: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """One table; `empty` stands in place of rows where there are none."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[tuple[str, ...]]
    row_height: float
    empty: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """The rows of a table that stand on one page."""

    table: PrintedTable
    first: int
    last: int
    top: float


def draw_tables(
    paper: Paper,
    size: Size,
    tables: Sequence[PrintedTable],
    *,
    first_top: float,
    furnish: Callable[[int, int], None],
) -> None:
    """Draw tables one below the other, over as many pages as they take.

    Args:
        paper: to draw on.
        size: of the sheet.
        tables: in order.
        first_top: where the first page's room begins; further pages begin as high.
        furnish: draws head and foot, called with page and pages after each body.
    """
    pages = list(_laid_out(tables, first_top, size.height - MARGIN - _FOOT))
    for number, pieces in enumerate(pages, start=1):
        for piece in pieces:
            _draw(paper, piece)
        furnish(number, len(pages))
        paper.next_page()


def _laid_out(
    tables: Sequence[PrintedTable], first_top: float, bottom: float
) -> Iterator[list[_Piece]]:
    page: list[_Piece] = []
    top = first_top
    for table in tables:
        start, count = 0, max(1, len(table.rows))
        while start < count:
            room = int((bottom - top - _TITLE - _HEAD) / table.row_height)
            if room < 1:
                yield page
                page, top = [], first_top
                continue
            last = min(count, start + room)
            page.append(_Piece(table, start, last, top))
            top += _TITLE + _HEAD + (last - start) * table.row_height + 3
            start = last
    yield page


def _draw(paper: Paper, piece: _Piece) -> None:
    table, top = piece.table, piece.top
    more = "(続き)" if piece.first else ""
    paper.text(Box(MARGIN, top, 150, _TITLE), f"{table.title}{more}", Style(9.5, bold=True))
    top += _TITLE
    for left, column in _placed(table):
        paper.frame(Box(left, top, column.width, _HEAD), shade=True)
        box = Box(left + 0.8, top, column.width - 1.6, _HEAD)
        paper.text(box, column.title, Style(7, bold=True, align="center"))
    top += _HEAD
    if not table.rows:
        width = sum(column.width for column in table.columns)
        paper.frame(Box(MARGIN, top, width, table.row_height))
        paper.text(Box(MARGIN + 2, top, width - 4, table.row_height), table.empty, Style(8))
        return
    for row in table.rows[piece.first : piece.last]:
        for (left, column), cell in zip(_placed(table), row, strict=True):
            paper.frame(Box(left, top, column.width, table.row_height))
            box = Box(left + 0.8, top, column.width - 1.6, table.row_height)
            paper.text(box, cell, Style(column.size, align=column.align, wrap=column.wrap))
        top += table.row_height


def _placed(table: PrintedTable) -> list[tuple[float, TableColumn]]:
    lefts = [
        MARGIN + sum(column.width for column in table.columns[:place])
        for place in range(len(table.columns))
    ]
    return list(zip(lefts, table.columns, strict=True))
