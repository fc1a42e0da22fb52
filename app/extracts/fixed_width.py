"""Fixed-width files: lines of one length without delimiters, and the sample for detection."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.extracts.column_finding import Columns, columns_from_heading, columns_from_lines
from app.extracts.delimited import DELIMITERS, DelimitedFile, head_text
from app.extracts.encodings import Encoding
from app.extracts.opening import Opened
from app.extracts.places import Lines, cut_column, lines_of, widths
from app.extracts.profiles import FixedWidth, RecordKinds, WidthUnit
from app.extracts.record_kinds import of_kind, recognise
from app.extracts.sentences import refuse
from app.extracts.tables import MOST_COLUMNS, Sample, SampleRow

_SAMPLE_ROWS = 2_000
_TAIL = 1 << 16
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
    tail = _tail_lines(opened, encoding, unit)
    layout = _layout(heads[unit], length, unit, tail)
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


def _tail_lines(opened: Opened, encoding: Encoding, unit: WidthUnit) -> Lines:
    """The last whole lines; bytes that are no text there are the reader's to refuse."""
    start = max(0, opened.size - _TAIL)
    with opened.path.open("rb") as stream:
        stream.seek(start - start % 4)  # never inside a code unit of UTF-16
        text = stream.read().decode(encoding.codec, errors="ignore")
    whole = text if start == 0 else text[text.find("\n") + 1 :]
    whole = whole.replace("\ufeff", "").replace("\x1a", "")
    ended = whole if whole.endswith("\n") else whole + "\n"
    return lines_of(widths(unit, encoding).laid_out(ended))


def _usual_length(lines: Lines) -> tuple[int, float]:
    """The length that most lines have, and the share of the lines that have it."""
    counts = Counter(length for length in lines.lengths.tolist() if length)
    if counts.total() < _FEWEST_LINES:
        return 0, 0.0
    length, times = counts.most_common(1)[0]
    return length, times / counts.total()


def _layout(lines: Lines, length: int, unit: WidthUnit, tail: Lines) -> FixedWidth | None:
    rows = np.flatnonzero(lines.lengths == length)[:_SAMPLE_ROWS]
    matrix = lines.matrix(rows, length)
    kinds: RecordKinds | None = None
    columns = columns_from_heading(matrix[0], matrix[1:])
    if not columns:
        kinds = recognise(lines, tail, length)
        rows = rows[of_kind(lines, kinds)[rows]] if kinds else rows
        columns = columns_from_lines(lines.matrix(rows, length))
        columns = _kind_apart(columns) if kinds else columns
    if not _FEWEST_COLUMNS <= len(columns) < MOST_COLUMNS:
        return None
    return FixedWidth(unit, length, columns, kinds)


def _kind_apart(columns: Columns) -> Columns:
    """The columns with the character that tells the kind of a line as one of its own."""
    (start, length), *others = columns
    return columns if length == 1 else ((start, 1), (start + 1, length - 1), *others)


def _rows(lines: Lines, layout: FixedWidth) -> Sequence[SampleRow]:
    """The first lines, those of another length as one cell each."""
    count = min(len(lines.starts), _SAMPLE_ROWS)
    rows = np.flatnonzero(lines.lengths[:count] == layout.length)
    matrix = lines.matrix(rows, layout.length)
    cut = [cut_column(matrix, start, length) for start, length in layout.columns]
    cells = dict(zip(rows.tolist(), map(list, zip(*cut, strict=True)), strict=True))
    records = of_kind(lines, layout.kinds) if layout.kinds else np.ones(len(lines.starts), bool)
    return [
        SampleRow(at + 1, cells[at] if at in cells else [lines.text(at).strip()])
        for at in range(count)
        if records[at]
    ]


def open_fixed_width(opened: Opened, encoding: Encoding, layout: FixedWidth) -> FixedFile:
    """A fixed-width file as a profile describes it.

    Raises:
        KnownError: E326 where hardly any line has that length.
    """
    lines, _ = _head_lines(opened, encoding, layout.unit)
    if not layout.length:
        return FixedFile(opened, encoding, _found(lines, opened, encoding, layout.unit))
    if not (lines.lengths == layout.length).any():
        raise refuse("E326", expected=layout.length, file=opened.name)
    return FixedFile(opened, encoding, layout)


def _found(lines: Lines, opened: Opened, encoding: Encoding, unit: WidthUnit) -> FixedWidth:
    """How lines are cut that a person says are of fixed width; one column where nothing tells."""
    length, _ = _usual_length(lines)
    if not length:
        raise refuse("E326", expected=0, file=opened.name)
    tail = _tail_lines(opened, encoding, unit)
    return _layout(lines, length, unit, tail) or FixedWidth(unit, length, ((0, length),))


def share_of_length(opened: Opened, encoding: Encoding, layout: FixedWidth) -> float:
    """The share of the first lines that are as long as a layout says."""
    lines, _ = _head_lines(opened, encoding, layout.unit)
    filled = lines.lengths[lines.lengths > 0]
    return float((filled == layout.length).mean()) if len(filled) else 0.0


def head_texts(file: FixedFile, count: int) -> tuple[str, ...]:
    """The first records laid out place by place, a space for every further place of a character."""
    lines, _ = _head_lines(file.opened, file.encoding, file.layout.unit)
    kinds = file.layout.kinds
    records = of_kind(lines, kinds) if kinds else np.ones(len(lines.starts), bool)
    rows = np.flatnonzero((lines.lengths == file.layout.length) & records)[:count]
    return tuple(
        "".join(map(chr, lines.codes[lines.starts[row] : lines.ends[row]].tolist())) for row in rows
    )
