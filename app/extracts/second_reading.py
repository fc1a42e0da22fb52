"""The second reader of workbooks: fastexcel must find what our own reader found."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from app.extracts.cells import BrokenSheetError, SheetCells, number_text


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What fastexcel found on one sheet: filled rows, and a digest of the filled cells per column.

    The columns' positions may differ from ours: theirs begin at the first used column.
    """

    filled: int
    columns: tuple[str, ...]


def second_reading(book: bytes, sheets: Sequence[str]) -> Mapping[str, SecondReading]:
    """Read the sheets of a workbook again; one that fastexcel cannot read is left out.

    Args:
        book: the bytes of the workbook.
        sheets: the names of its sheets.
    """
    import fastexcel  # noqa: PLC0415 - only workbooks need it, and loading it takes a while

    found = {}
    for name in sheets:
        try:
            loaded = fastexcel.read_excel(book).load_sheet(name, header_row=None, dtypes="string")
        except fastexcel.FastExcelError:  # its text may carry values of the file
            continue
        frame = loaded.to_polars().select(pl.all().fill_null("").str.strip_chars())
        filled = frame.filter(pl.any_horizontal(pl.all() != "")).height if frame.width else 0
        found[name] = SecondReading(filled, tuple(_digest(column) for column in frame))
    return found


def agrees(cells: SheetCells, seen: SecondReading, numbers: Iterable[int]) -> bool:
    """Whether both readers found as many filled rows and the same individual numbers.

    Args:
        cells: the sheet as our own reader found it.
        seen: the sheet as fastexcel found it.
        numbers: the columns that hold individual numbers.
    """
    errors = frozenset(cells.errors)
    filled = sum(
        1
        for row, found in cells.rows.items()
        if any(t.strip() and (row, column) not in errors for column, t in found.items())
    )
    rows = sorted(cells.rows.items())
    ours = (
        _digest(found.get(column, "") for row, found in rows if (row, column) not in errors)
        for column in numbers
    )
    return filled == seen.filled and all(digest in seen.columns for digest in ours)


def _digest(cells: Iterable[str]) -> str:
    """SHA-256 of the filled cells in one writing, whichever reader turned a number to text."""
    written = (_one_writing(cell.strip()) for cell in cells if cell.strip())
    return hashlib.sha256("\n".join(written).encode(errors="surrogatepass")).hexdigest()


def _one_writing(number: str) -> str:
    if not re.fullmatch(r"[0-9.]+([eE][+-]?[0-9]+)?", number):
        return number
    try:
        return number_text(number)
    except BrokenSheetError:
        return number
