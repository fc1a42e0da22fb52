"""Excel workbooks: what two readers found in one, and the samples for detection.

The bytes are read in a process of their own with limits of memory and time: whatever they do to a
library there, here it is one sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.extracts.cells import SheetCells
from app.extracts.opening import Opened
from app.extracts.second_reading import SecondReading
from app.extracts.tables import MOST_COLUMNS, Sample, SampleRow

_SAMPLE_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, and its cells."""

    name: str
    hidden: bool
    cells: SheetCells


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook that passed every check, its sheets in order, as both readers found them."""

    opened: Opened
    sheets: tuple[Sheet, ...]
    second: Mapping[str, SecondReading]
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
