"""The shapes in which a file travels from its reader to the mapping: samples, plans and raw chunks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

MOST_COLUMNS = 200
"""Columns a table may have: the widest known layout of a register has 122."""

ROW = "_row"
"""Column of a raw frame: physical row in the file or sheet, 1 = first."""

ORDINAL = "_data"
"""Column of a raw frame: number of the row among the rows below the heading, 1 = first."""


def raw_column(position: int) -> str:
    """The name of a file's column in a raw frame, 0 = first."""
    return f"c{position}"


def blank_as_empty(column: str) -> pl.Expr:
    """The column with cells of white space only as ""."""
    blank = pl.col(column).str.strip_chars() == ""
    return pl.when(blank).then(pl.lit("")).otherwise(pl.col(column)).alias(column)


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One row near the start of a file: its physical row number and its cells as text."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """The start of a file or of one sheet, enough to recognise heading and columns.

    Attributes:
        sheet: name of the sheet, "" in a delimited file.
        rows: the first rows, blank ones included.
        merged: cells covered by a merged range, (row number, column) -> the range's first cell.
        whole: whether `rows` is all there is.
    """

    sheet: str
    rows: Sequence[SampleRow]
    merged: Mapping[tuple[int, int], tuple[int, int]]
    whole: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read of one file or sheet once its heading and columns are known.

    Attributes:
        sheet: as in the sample.
        skip: how many rows stand before the first data row.
        expected: fields of a regular row.
        columns: positions of the columns that are needed, ascending.
        headings: all headings, for messages and repeated heading rows.
        numbers: positions of the 個人番号 columns: one, or one per person of a row.
        spread: columns whose cell counts for all records over which it is merged downwards.
    """

    sheet: str
    skip: int
    expected: int
    columns: tuple[int, ...]
    headings: tuple[str, ...]
    numbers: tuple[int, ...]
    spread: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RawChunk:
    """Some rows as text: columns `c<position>` (never null, "" = no value), `_row` and `_data`."""

    sheet: str
    frame: pl.DataFrame
