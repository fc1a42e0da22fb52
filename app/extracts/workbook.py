"""Excel workbooks: opened, checked, read by our own reader, and the samples for detection."""

import hashlib
from dataclasses import dataclass

from app.extracts.cells import (
    BrokenSheetError,
    SheetCells,
    SheetParser,
    TooManyRowsError,
    cell_name,
)
from app.extracts.opening import Opened
from app.extracts.package import checked_package, parse_part
from app.extracts.sentences import refuse
from app.extracts.tables import MOST_COLUMNS, Sample, SampleRow
from app.extracts.workbook_parts import counts_from_1904, date_styles, listed_sheets, shared_texts

_WIDEST_GAP = 10_000
_SAMPLE_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, and its cells."""

    name: str
    hidden: bool
    cells: SheetCells


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook that passed every check, its sheets in order."""

    opened: Opened
    sheets: tuple[Sheet, ...]
    sha256: str

    def samples(self) -> tuple[Sample, ...]:
        """The first rows of each sheet."""
        return tuple(_sample(sheet) for sheet in self.sheets)

    def hidden(self) -> tuple[int, int]:
        """How many rows and how many sheets are not shown."""
        rows = sum(len(sheet.cells.hidden_rows & sheet.cells.rows.keys()) for sheet in self.sheets)
        return rows, sum(1 for sheet in self.sheets if sheet.hidden)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def open_workbook(opened: Opened) -> WorkbookFile:
    """Read a workbook completely.

    Raises:
        KnownError: the box is refused (see package), E502, E601 or E602 for its sheets.
    """
    try:
        with checked_package(opened) as box:
            shared, styles = shared_texts(box, opened), date_styles(box, opened)
            from_1904 = counts_from_1904(box, opened)
            sheets = []
            for listed in listed_sheets(box, opened):
                parser = SheetParser(shared, styles, from_1904)
                parse_part(box, listed.part, parser.parser(), opened)
                _check_extent(parser.cells, opened)
                sheets.append(Sheet(listed.name, listed.hidden, parser.cells))
    except BrokenSheetError:
        raise refuse("E602", file=opened.name) from None
    except TooManyRowsError:
        raise refuse("E503", file=opened.name) from None
    opened.check_unchanged()
    return WorkbookFile(opened, tuple(sheets), _sha256(opened))


def _sha256(opened: Opened) -> str:
    with opened.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _check_extent(cells: SheetCells, opened: Opened) -> None:
    """E601 for a cell far from all others, E502 for a table that is really too wide."""
    numbers = sorted(cells.rows)
    previous = 0
    for number in numbers:
        if number - previous > _WIDEST_GAP:
            cell = cell_name(number, min(cells.rows[number]))
            raise refuse("E601", cell=cell, file=opened.name)
        previous = number
        columns = cells.rows[number]
        widest = max(columns)
        if widest >= MOST_COLUMNS:
            if len(columns) > MOST_COLUMNS // 2:
                raise refuse("E502", limit=MOST_COLUMNS, file=opened.name)
            raise refuse("E601", cell=cell_name(number, widest), file=opened.name)


def _sample(sheet: Sheet) -> Sample:
    numbers = sorted(sheet.cells.rows)
    last = numbers[-1] if numbers else 0
    first_rows = range(1, min(last, _SAMPLE_ROWS) + 1)
    rows = [SampleRow(n, _dense(sheet.cells.rows.get(n, {}))) for n in first_rows]
    merged = {
        (row, column): (r1, c1)
        for r1, c1, r2, c2 in sheet.cells.merged
        for row in range(r1, min(r2, _SAMPLE_ROWS) + 1)
        for column in range(c1, min(c2, MOST_COLUMNS) + 1)
    }
    return Sample(sheet.name, rows, merged, whole=last <= _SAMPLE_ROWS)


def _dense(cells: dict[int, str]) -> list[str]:
    return [cells.get(column, "") for column in range(max(cells) + 1)] if cells else []
