"""One sheet of an xlsx as text, read by ourselves: values, formulas, errors, hidden rows, merges.

A number stays a number: the digits a cell holds, not those its format shows, so that a leading
zero that only the format supplies counts as lost. A date cell becomes an ISO date. ふりがな runs
are never part of a text.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.parsers import expat

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SECONDS = 86_400


@dataclass(slots=True)
class SheetCells:
    """What one sheet holds.

    Attributes:
        rows: row number -> {column (0 = first): text}; empty cells are left out.
        formulas, errors: cells of that kind, (row, column).
        merged: ranges (first row, first column, last row, last column).
        hidden_rows: row numbers that are not shown.
        dates: columns -> how many cells there hold a date.
        padded: columns -> how many cells there show leading zeros that they do not hold.
    """

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    dates: dict[int, int] = field(default_factory=dict)
    padded: dict[int, int] = field(default_factory=dict)


class BrokenSheetError(Exception):
    """A reference outside the grid or a shared text that does not exist."""


class TooManyRowsError(Exception):
    """More rows than a sheet holds, one after the other; not just one stray reference."""


def cell_name(row: int, column: int) -> str:
    """The name of a cell as Excel shows it, such as C12."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """The letters over a column, A for 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def unescaped(text: str) -> str:
    """A text with Excel's escapes _xHHHH_ as the characters they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)


def column_index(letters: str) -> int:
    """The position of a column's letters, 0 = A."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def parse_reference(reference: str) -> tuple[int, int]:
    """Row number and column of a cell name.

    Raises:
        BrokenSheetError: it lies outside the grid or is none.
    """
    found = _REFERENCE.match(reference)
    if not found:
        raise BrokenSheetError
    row, column = int(found.group(2)), column_index(found.group(1))
    if row > MOST_ROWS or column >= MOST_COLUMNS:
        raise BrokenSheetError
    return row, column


def number_text(raw: str) -> str:
    """The digits of a number cell: 1.23456789018E11 is 123456789018, 12.0 is 12.

    Raises:
        BrokenSheetError: it is no number.
    """
    if raw.isascii() and raw.isdigit():
        return raw
    try:
        value = float(raw)
    except ValueError:
        raise BrokenSheetError from None
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return raw


def date_text(raw: str, *, from_1904: bool) -> str:
    """The ISO date (and time, where there is one) of a serial number; the number outside 1-9999."""
    try:
        serial = float(raw)
        epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar, not a moment
        if not from_1904 and serial < 60:
            epoch += timedelta(days=1)  # Excel counts a 29 February 1900 that never was
        moment = epoch + timedelta(seconds=round(serial * _SECONDS))
    except (ValueError, OverflowError):
        return raw
    shown = moment.isoformat(sep=" ")
    return shown.removesuffix(" 00:00:00")


@dataclass(slots=True)
class SheetParser:
    """Handlers for the XML of one sheet; fills `cells`.

    Attributes:
        shared: the shared texts of the workbook.
        date_styles: numbers of the cell styles that show a date.
        padding: cell style -> to how many digits it fills a number up with zeros.
        from_1904: whether dates count from 1904.
    """

    shared: Sequence[str]
    date_styles: frozenset[int]
    padding: Mapping[int, int]
    from_1904: bool
    cells: SheetCells = field(default_factory=SheetCells)
    _row: int = 0
    _at: tuple[int, int] = (0, -1)
    _kind: str = "n"
    _style: int = 0
    _text: list[str] = field(default_factory=list)
    _reading: bool = False
    _phonetic: bool = False
    _value: str | None = None
    _starts: dict[str, Callable[[dict[str, str]], None]] = field(default_factory=dict)

    def parser(self) -> "expat.XMLParserType":
        """An expat parser wired to this object."""
        self._starts = {
            "c": self._start_cell,
            "row": self._start_row,
            "v": self._start_text,
            "t": self._start_text,
            "f": self._start_formula,
            "rPh": self._start_phonetic,
            "mergeCell": self._start_merge,
        }
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        handler = self._starts.get(name) or self._starts.get(name.rpartition(":")[2])
        if handler:
            handler(attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        row = int(number) if number.isdigit() else self._row + 1
        if row > MOST_ROWS and len(self.cells.rows) > MOST_ROWS // 2:
            raise TooManyRowsError
        if not self._row < row <= MOST_ROWS:  # rows ascend, or two readers see two tables
            raise BrokenSheetError
        self._row = row
        self._at = (self._row, -1)
        if attributes.get("hidden") in ("1", "true"):
            self.cells.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        at = parse_reference(reference) if reference else (self._row, self._at[1] + 1)
        if at[0] != self._row or at[1] <= self._at[1]:
            raise BrokenSheetError
        self._at = at
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdigit() else 0
        self._value = None

    def _start_text(self, _: dict[str, str]) -> None:
        self._reading = not self._phonetic
        self._text = []

    def _start_formula(self, _: dict[str, str]) -> None:
        self.cells.formulas.append(self._at)

    def _start_phonetic(self, _: dict[str, str]) -> None:
        self._phonetic = True

    def _start_merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        self.cells.merged.append((*parse_reference(first), *parse_reference(last or first)))

    def _characters(self, text: str) -> None:
        if self._reading:
            self._text.append(text)

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("v", "t"):
            if self._reading:
                self._value = (self._value or "") + "".join(self._text)
            self._reading = False
        elif local == "rPh":
            self._phonetic = False
        elif local == "c" and self._value is not None:
            self._keep(self._value)

    def _keep(self, raw: str) -> None:
        text = self._read(raw)
        if text:
            row, column = self._at
            self.cells.rows.setdefault(row, {})[column] = text

    def _read(self, raw: str) -> str:
        if self._kind == "s":
            if not raw.isdigit() or int(raw) >= len(self.shared):
                raise BrokenSheetError
            return self.shared[int(raw)]
        if self._kind == "e":
            self.cells.errors.append(self._at)
            return raw
        if self._kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        if self._kind in ("str", "inlineStr", "d") or not raw:
            return unescaped(raw)
        if self._style in self.date_styles:
            column = self._at[1]
            self.cells.dates[column] = self.cells.dates.get(column, 0) + 1
            return date_text(raw, from_1904=self.from_1904)
        digits = number_text(raw)
        if len(digits) < self.padding.get(self._style, 0):
            self.cells.padded[self._at[1]] = self.cells.padded.get(self._at[1], 0) + 1
        return digits
