"""Where the heading stands: title lines above it, one row or several, cells merged across columns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.extracts.headings import Heading, fold, meanings
from app.extracts.row_kinds import squeeze
from app.extracts.tables import Sample, SampleRow
from app.extracts.values import looks_date

_MOST_TITLE_ROWS = 40
_FEWEST_KNOWN = 2
_MOST_HEADING_ROWS = 3
_LONG_NUMBER = re.compile(r"\d{11}")
_COLUMN_FORM = re.compile(
    r"^[(\[<]?(?:(?:文字|全角|半角|数字|数値|英数|漢字|カナ|日付|任意|必須|省略可|CHAR|VARCHAR|NVARCHAR|TEXT|STRING|DATE|NUMBER|NUMERIC"
    r"|INTEGER|INT)[^\d]{0,8}[(]?\d{0,4}[)]?|[YG]{2,4}[./-]?M{1,2}[./-]?D{1,2}|GE{1,2}M{1,2}D{1,2}|[XN9]\(\d+\)|\d{1,4}(?:桁|字|文字|バイト|BYTE)"
    r"|0?1[:=.・]?男.*)[)\]>]?$",
    re.IGNORECASE,
)
"""What a row of column forms says. How to add: a word, or a picture of a value."""

_FEWEST_EXPLAINED = 3
_COLUMN_NUMBER = re.compile(r"^[(\[]?\d{1,3}[)\]]?$")


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """The heading of one table.

    Attributes:
        first, last: indexes into the sample's rows, both included.
        skip: how many rows stand before the first data row.
        headings: one per column.
        known: how many of them mean something.
    """

    first: int
    last: int
    skip: int
    headings: tuple[Heading, ...]
    known: int

    @property
    def clarity(self) -> tuple[int, int]:
        """How many columns mean something, and how many headings differ from each other.

        A second row counts where it tells columns of one name apart: 世帯員1 and 世帯員2 over 氏名.
        """
        return self.known, len({(heading.above, heading.own) for heading in self.headings})


def find_header(sample: Sample) -> HeaderRows | None:
    """The heading with the most known columns among the first rows; None where there is none."""
    best: HeaderRows | None = None
    for height in range(1, _MOST_HEADING_ROWS + 1):  # a single row wins against a title above it
        for first in range(min(len(sample.rows), _MOST_TITLE_ROWS)):
            found = _header_at(sample, first, height)
            if found and (best is None or found.clarity > best.clarity):
                best = found
    return best if best and best.known >= _FEWEST_KNOWN else None


def header_ending_at(sample: Sample, row: int) -> HeaderRows | None:
    """The heading whose last row is the physical row `row`, as high as helps most."""
    ends = [at for at, sample_row in enumerate(sample.rows) if sample_row.number == row]
    found = [
        header
        for end in ends
        for height in range(1, min(_MOST_HEADING_ROWS, end + 1) + 1)
        if (header := _header_at(sample, end - height + 1, height))
    ]
    return max(found, key=lambda header: header.known, default=None)


def header_at_row(sample: Sample, row: int) -> HeaderRows | None:
    """The single physical row `row` as the heading, unless a person's data stand in it."""
    ends = [at for at, sample_row in enumerate(sample.rows) if sample_row.number == row]
    if not ends or _holds_data(sample.rows[ends[0]]):
        return None
    return _header_at(sample, ends[0], 1, any_row=True)


def _holds_data(row: SampleRow) -> bool:
    """Whether a row is a record: an individual number or a day stands in it."""
    filled = [squeeze(cell) for cell in row.cells if squeeze(cell)]
    return any(re.search(r"\d{7}", cell) or looks_date(cell) for cell in filled)


def header_carrying(sample: Sample, wanted: frozenset[str]) -> HeaderRows | None:
    """The first heading that carries all of some headings (folded), as low as it can be."""
    for first in range(min(len(sample.rows), _MOST_TITLE_ROWS)):
        for height in range(1, _MOST_HEADING_ROWS + 1):
            found = _header_at(sample, first, height, any_row=True)
            if found and wanted <= {fold(heading.text) for heading in found.headings}:
                return found
    return None


def assumed_header(sample: Sample) -> HeaderRows | None:
    """A heading for a person to look at, where none is recognised: the first full row of words."""
    widths = Counter(len([c for c in row.cells if squeeze(c)]) for row in sample.rows)
    widths.pop(0, None)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    for first, row in enumerate(sample.rows[:_MOST_TITLE_ROWS]):
        if 2 * len([cell for cell in row.cells if squeeze(cell)]) > usual > 1:
            words = None if _holds_data(row) else _header_at(sample, first, 1)
            return words or without_header(sample)
    return without_header(sample)


def without_header(sample: Sample) -> HeaderRows | None:
    """The "heading" of a table that has none: as many nameless columns as its first row has cells."""
    if not sample.rows or len(sample.rows[0].cells) < _FEWEST_KNOWN:
        return None
    nameless = tuple(Heading("") for _ in sample.rows[0].cells)
    return HeaderRows(first=0, last=-1, skip=0, headings=nameless, known=0)


def _header_at(
    sample: Sample, first: int, height: int, *, any_row: bool = False
) -> HeaderRows | None:
    rows = sample.rows[first : first + height]
    if len(rows) < height or not (any_row or all(map(_is_heading_like, rows))):
        return None
    headings = _combined(rows, sample)
    known = sum(1 for heading in headings if heading.text and meanings(heading))
    last = first + height - 1
    below = last + 1
    while below < len(sample.rows) and _explains_columns(sample.rows[below]):
        below += 1
    return HeaderRows(first, last, below, headings, known)


def _is_heading_like(row: SampleRow) -> bool:
    """Words rather than values: at least two filled cells, hardly any with a run of digits."""
    filled = [squeeze(cell) for cell in row.cells if squeeze(cell)]
    digits = sum(1 for cell in filled if re.search(r"\d{4}|^\d+$", cell))
    if any(_LONG_NUMBER.search(cell) for cell in filled):
        return False  # somebody's record, however few digits stand in it
    return len(filled) >= 1 and digits * 4 <= len(filled) and max(map(len, filled)) <= 60


def _combined(rows: Sequence[SampleRow], sample: Sample) -> tuple[Heading, ...]:
    """One heading per column; a cell without text takes what spans it from the left or above."""
    width = max(len(row.cells) for row in rows)
    spanned = [_spanned(row, sample, width) for row in rows[:-1]]
    bottom = [_cell(rows[-1], column) for column in range(width)]
    headings = []
    for column in range(width):
        above = [row[column] for row in spanned if row[column]]
        own = bottom[column] or (above.pop() if above else "")
        headings.append(Heading(own, "".join(dict.fromkeys(text for text in above if text != own))))
    return tuple(headings)


def _spanned(row: SampleRow, sample: Sample, width: int) -> list[str]:
    """The texts of an upper heading row, each spread over the empty cells to its right.

    With merged ranges on record only those spread; a delimited file keeps no ranges.
    """
    texts, current = [], ""
    for column in range(width):
        text = _cell(row, column)
        merged = sample.merged.get((row.number, column))
        if text:
            current = text
        elif sample.merged and not merged:
            current = ""
        texts.append(current)
    return texts


def _cell(row: SampleRow, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""


def _explains_columns(row: SampleRow) -> bool:
    """Whether a row below the heading only numbers the columns, (1) (2) (3) …, or says their form."""
    filled = [squeeze(cell) for cell in row.cells if squeeze(cell)]
    if len(filled) < _FEWEST_EXPLAINED:
        return False
    if all(map(_COLUMN_NUMBER.match, filled)):
        numbers = [int(re.sub(r"\D", "", cell)) for cell in filled]
        return all(b == a + 1 for a, b in pairwise(numbers))
    return 2 * sum(1 for cell in filled if _COLUMN_FORM.match(cell)) > len(filled)
