"""Fixed-width files: lines of one length without delimiters, and the sample for detection."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.extracts.column_finding import columns_from_heading, columns_from_lines
from app.extracts.delimited import DELIMITERS, DelimitedFile, head_text
from app.extracts.encodings import Encoding
from app.extracts.opening import Opened
from app.extracts.places import Lines, cut_column, lines_of, widths
from app.extracts.profiles import FixedWidth, WidthUnit
from app.extracts.sentences import refuse
from app.extracts.tables import MOST_COLUMNS, Sample, SampleRow

_SAMPLE_ROWS = 2_000
_SHORTEST_LINE = 24
_FEWEST_LINES = 3
_ONE_LENGTH = 0.8
_DELIMITED = 0.95
_FEWEST_COLUMNS = 3

_UNITS: dict[str, tuple[WidthUnit, ...]] = {
    "euc_jp": (WidthUnit.BYTES, WidthUnit.COLUMNS, WidthUnit.CHARACTERS),
    "euc_jis_2004": (WidthUnit.BYTES, WidthUnit.COLUMNS, WidthUnit.CHARACTERS),
    "utf-8": (WidthUnit.COLUMNS, WidthUnit.CHARACTERS, WidthUnit.BYTES),
}
_USUAL_UNITS = (WidthUnit.COLUMNS, WidthUnit.CHARACTERS)


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A fixed-width file whose encoding and columns are known."""

    opened: Opened
    encoding: Encoding
    layout: FixedWidth

    def samples(self) -> tuple[Sample, ...]:
        """The first rows, as the file's only table."""
        lines, whole = _head_lines(self.opened, self.encoding, self.layout.unit)
        return (Sample("", _rows(lines, self.layout), {}, whole=whole),)


def as_fixed_width(file: DelimitedFile) -> FixedFile | None:
    """The file as a fixed-width one; None where its lines are not of one length or have delimiters.

    Args:
        file: the file as it would be read with its likeliest delimiter.
    """
    opened, encoding = file.opened, file.encoding
    if file.cr_only or _is_delimited(file):
        return None
    units = _UNITS.get(encoding.codec, _USUAL_UNITS)
    heads = {unit: _head_lines(opened, encoding, unit)[0] for unit in units}
    unit = max(units, key=lambda unit: _usual_length(heads[unit])[1])
    length, share = _usual_length(heads[unit])
    if share < _ONE_LENGTH or length < _SHORTEST_LINE:
        return None
    layout = _layout(heads[unit], length, unit)
    return FixedFile(opened, encoding, layout) if layout else None


def _is_delimited(file: DelimitedFile) -> bool:
    """Whether some delimiter stands in nearly every line."""
    text, _ = head_text(file.opened, file.encoding)
    lines = [line for line in text.splitlines()[:_SAMPLE_ROWS] if line.strip()]
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        if sum(times for count, times in counts.items() if count) >= _DELIMITED * len(lines):
            return True
    return False


def _head_lines(opened: Opened, encoding: Encoding, unit: WidthUnit) -> tuple[Lines, bool]:
    text, whole = head_text(opened, encoding)
    cut = len(text) if whole else text.rfind("\n") + 1
    text = text[:cut].replace("\ufeff", "").replace("\x1a", "")
    if not text.endswith("\n"):
        text += "\n"
    return lines_of(widths(unit, encoding).laid_out(text)), whole


def _usual_length(lines: Lines) -> tuple[int, float]:
    """The length that most lines have, and the share of the lines that have it."""
    counts = Counter(length for length in lines.lengths.tolist() if length)
    if counts.total() < _FEWEST_LINES:
        return 0, 0.0
    length, times = counts.most_common(1)[0]
    return length, times / counts.total()


def _layout(lines: Lines, length: int, unit: WidthUnit) -> FixedWidth | None:
    rows = np.flatnonzero(lines.lengths == length)[:_SAMPLE_ROWS]
    matrix = lines.matrix(rows, length)
    columns = columns_from_heading(matrix[0], matrix[1:]) or columns_from_lines(matrix)
    if not _FEWEST_COLUMNS <= len(columns) < MOST_COLUMNS:
        return None
    return FixedWidth(unit, length, columns)


def _rows(lines: Lines, layout: FixedWidth) -> Sequence[SampleRow]:
    """The first lines, those of another length as one cell each."""
    count = min(len(lines.starts), _SAMPLE_ROWS)
    rows = np.flatnonzero(lines.lengths[:count] == layout.length)
    matrix = lines.matrix(rows, layout.length)
    cut = [cut_column(matrix, start, length) for start, length in layout.columns]
    cells = dict(zip(rows.tolist(), map(list, zip(*cut, strict=True)), strict=True))
    return [
        SampleRow(at + 1, cells[at] if at in cells else [lines.text(at).strip()])
        for at in range(count)
    ]


def open_fixed_width(opened: Opened, encoding: Encoding, layout: FixedWidth) -> FixedFile:
    """A fixed-width file as a profile describes it.

    Raises:
        KnownError: E326 where hardly any line has that length.
    """
    lines, _ = _head_lines(opened, encoding, layout.unit)
    if not (lines.lengths == layout.length).any():
        raise refuse("E326", expected=layout.length, file=opened.name)
    return FixedFile(opened, encoding, layout)
