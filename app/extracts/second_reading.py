"""The second reader of workbooks: fastexcel must find what our own reader found."""

import re
from collections.abc import Iterable

import fastexcel
import polars as pl

from app.extracts.cells import BrokenSheetError, number_text
from app.extracts.sentences import refuse
from app.extracts.tables import Plan
from app.extracts.workbook import Sheet


def check_agreement(sheet: Sheet, plan: Plan, book: bytes, *, file: str) -> None:
    """Read a sheet again and compare the filled rows and the number column.

    Args:
        sheet: the sheet as our own reader found it.
        plan: says which column holds the number.
        book: the bytes of the workbook.
        file: name of the file.

    Raises:
        KnownError: E610 when the readers disagree, or when fastexcel cannot read the sheet.
    """
    try:
        loaded = fastexcel.read_excel(book).load_sheet(sheet.name, header_row=None, dtypes="string")
    except fastexcel.FastExcelError:  # its text may carry values of the file
        raise refuse("E610", file=file) from None
    frame = loaded.to_polars().select(pl.all().fill_null("").str.strip_chars())
    errors = frozenset(sheet.cells.errors)
    filled = sum(
        1
        for row, cells in sheet.cells.rows.items()
        if any(t.strip() and (row, column) not in errors for column, t in cells.items())
    )
    same = frame.filter(pl.any_horizontal(pl.all() != "")).height == filled
    if not same or not _same_numbers(sheet, plan, frame):
        raise refuse("E610", file=file)


def _same_numbers(sheet: Sheet, plan: Plan, frame: pl.DataFrame) -> bool:
    """Whether one of their columns equals our number column.

    The position may differ: they begin at the first used column of the sheet.
    """
    if plan.number < 0:
        return True
    errors = frozenset(sheet.cells.errors)
    rows = sorted(sheet.cells.rows.items())
    ours = _canonical(
        cells.get(plan.number, "") for row, cells in rows if (row, plan.number) not in errors
    )
    return any(_canonical(frame.to_series(at)) == ours for at in range(frame.width))


def _canonical(numbers: Iterable[str]) -> list[str]:
    """Filled cells in one writing, whichever reader turned a number to text."""
    return [_one_writing(number.strip()) for number in numbers if number.strip()]


def _one_writing(number: str) -> str:
    if not re.fullmatch(r"[0-9.]+([eE][+-]?[0-9]+)?", number):
        return number
    try:
        return number_text(number)
    except BrokenSheetError:
        return number
