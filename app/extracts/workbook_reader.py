"""Workbooks read to their end: raw chunks that two readers agree on.

The values are those of our own reader; fastexcel reads the same sheets again and must find the same
number of filled rows and the same number column, else nothing is taken in.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from app.extracts.cells import SheetCells, cell_name
from app.extracts.options import Watch
from app.extracts.report import Findings
from app.extracts.scanning import LONGEST_FIELD
from app.extracts.second_reading import agrees
from app.extracts.sentences import quoted, refuse
from app.extracts.tables import ORDINAL, ROW, Plan, RawChunk, blank_as_empty, raw_column
from app.extracts.workbook import Sheet, WorkbookFile

_MOST_ROWS = 250_000
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"


@dataclass(slots=True)
class WorkbookReader:
    """One pass over the sheets of a workbook; `plans` says which and how."""

    file: WorkbookFile
    plans: tuple[Plan, ...]
    findings: Findings
    watch: Watch
    sha256: str = ""
    number_digest: str = ""

    def chunks(self) -> Iterator[RawChunk]:
        """The data rows of each sheet in order.

        Raises:
            KnownError: E606 for formulas in needed columns, E610 when the readers disagree.
            Cancelled: the operator cancelled.
        """
        opened, digest = self.file.opened, hashlib.sha256()
        for at, plan in enumerate(self.plans):
            self.watch.step(opened.size * at // len(self.plans), opened.size)
            sheet = self.file.sheet(plan.sheet)
            self._check_agreement(sheet, plan)
            frame = self._without_odd_cells(self._frame(sheet, plan), plan)
            for column in plan.numbers:
                numbers = frame.get_column(raw_column(column)).to_list()
                digest.update("\n".join(numbers).encode(errors="surrogatepass"))
            for part in frame.iter_slices(_MOST_ROWS):
                yield RawChunk(plan.sheet, part)
        self.sha256, self.number_digest = self.file.sha256, digest.hexdigest()
        for code in ("W303", "W312"):
            self.findings.note_total(code)

    def _check_agreement(self, sheet: Sheet, plan: Plan) -> None:
        seen = self.file.second.get(sheet.name)
        if seen is None or not agrees(sheet.cells, seen, plan.numbers):
            raise refuse("E610", file=self.file.opened.name)

    def _frame(self, sheet: Sheet, plan: Plan) -> pl.DataFrame:
        """The filled rows below the heading, needed columns only."""
        cells = sheet.cells
        self._check_formulas(cells, plan)
        errors = self._told_errors(cells, plan)
        spread = self._spread(cells, plan)
        last = max(0, max(cells.rows, default=0) - plan.skip)
        filled = [n for n in sorted(cells.rows) if n > plan.skip]
        self.findings.counted += last
        self.findings.skipped += last - len(filled)
        self.findings.add("W312", last - len(filled))

        def text(row: int, column: int) -> str:
            if (row, column) in errors and column not in plan.numbers:
                return ""  # only the number stays: unreadable must not look like missing
            return cells.rows[row].get(column) or spread.get((row, column), "")

        columns = {
            raw_column(c): pl.Series([text(n, c) for n in filled], dtype=pl.String)
            for c in plan.columns
        }
        numbers = pl.Series(filled, dtype=pl.Int64)
        frame = pl.DataFrame({**columns, ROW: numbers, ORDINAL: numbers - plan.skip})
        return frame.with_columns(blank_as_empty(column) for column in columns)

    def _check_formulas(self, cells: SheetCells, plan: Plan) -> None:
        for row, column in cells.formulas:
            if row > plan.skip and column in plan.columns and row in cells.rows:
                cell = cell_name(row, column)
                raise refuse("E606", cell=cell, sheet=plan.sheet, file=self.file.opened.name)

    def _told_errors(self, cells: SheetCells, plan: Plan) -> frozenset[tuple[int, int]]:
        """The error cells of needed columns, each told by its name."""
        found = [at for at in cells.errors if at[0] > plan.skip and at[1] in plan.columns]
        for row, column in found:
            self.findings.note("E607", row=row, sheet=plan.sheet, cell=cell_name(row, column))
        return frozenset(found)

    def _spread(self, cells: SheetCells, plan: Plan) -> dict[tuple[int, int], str]:
        """Texts of cells merged downwards over several records, where the column allows it."""
        downwards = [m for m in cells.merged if m[2] > m[0] > plan.skip]
        if downwards:
            self.findings.note("E608", count=len(downwards), sheet=plan.sheet)
        return {
            (row, column): cells.rows.get(first_row, {}).get(column, "")
            for first_row, column, last_row, _ in downwards
            if column in plan.spread
            for row in range(first_row + 1, last_row + 1)
        }

    def _without_odd_cells(self, frame: pl.DataFrame, plan: Plan) -> pl.DataFrame:
        """Rows with control characters or over-long texts are rejected."""
        for column in plan.columns:
            cell, heading = pl.col(raw_column(column)), quoted(plan.headings[column], column)
            odd = {
                "E210": cell.str.contains(_CONTROL),
                "E414": cell.str.len_chars() > LONGEST_FIELD,
            }
            for code, is_odd in odd.items():
                for row in frame.filter(is_odd).get_column(ROW):
                    self.findings.reject(
                        code, row=row, sheet=plan.sheet, column=heading, limit=f"{LONGEST_FIELD:,}"
                    )
                frame = frame.filter(~is_odd)
        broken = [
            pl.col(raw_column(c)).str.contains("\n", literal=True).sum() for c in plan.columns
        ]
        self.findings.add("W303", int(frame.select(pl.sum_horizontal(broken)).item()))
        return frame
