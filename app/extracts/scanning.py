"""Our own strict reader of delimited text: where records and fields begin and end, and what is wrong.

It stands in front of polars, which renames, pads, drops or inflates without a word. Everything is
found by whole-block array operations on UTF-8 bytes, so that it costs little more than a copy. The
quoting is that of RFC 4180: a quote opens only at the start of a field, closes only at its end, and
is doubled inside. The one exception is ="0123", by which systems keep zeros from a spreadsheet.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.errors import KnownError
from app.extracts.sentences import refuse

Positions = npt.NDArray[np.int64]

_LF, _CR, _QUOTE, _EQUALS = 10, 13, 34, 61
_CHUNK = 12_000_000

LONGEST_FIELD = 32_767
"""Characters a field may hold: the limit of a spreadsheet cell."""

_MOST_BUFFERED = 256_000_000
"""A file that shows no record end within this many bytes is refused instead of filling memory."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How records and fields are parted: one delimiter byte, and whether CR alone ends a line."""

    delimiter: int
    cr_only: bool
    quoting: bool


@dataclass(frozen=True, slots=True)
class Records:
    """A run of whole records, each with its line end LF or CR LF.

    Attributes:
        data: the bytes, UTF-8.
        starts, ends: offsets of each record without its line end.
        feeds: offset of the LF that ends each record.
        delimiters: offsets of the delimiters outside quotes.
        first: index into `delimiters` of each record's first delimiter, plus one closing entry.
        lines: physical line number of each record's first line, 1 = first line of the file.
        broken_lines: how many line ends stand inside quotes.
    """

    data: bytes
    starts: Positions
    ends: Positions
    feeds: Positions
    delimiters: Positions
    first: Positions
    lines: Positions
    broken_lines: int

    @property
    def fields(self) -> Positions:
        """Number of fields of each record."""
        return np.diff(self.first) + 1

    @property
    def blank(self) -> npt.NDArray[np.bool_]:
        """Which records are an empty line."""
        empty: npt.NDArray[np.bool_] = self.starts == self.ends
        return empty

    def field_bounds(self, record: int, column: int) -> tuple[int, int]:
        """Offsets of one field, quotes included."""
        cuts = self.delimiters[self.first[record] : self.first[record + 1]]
        start = int(self.starts[record]) if column == 0 else int(cuts[column - 1]) + 1
        end = int(self.ends[record]) if column == len(cuts) else int(cuts[column])
        return start, end

    def field_text(self, record: int, column: int) -> str:
        """The text of one field, unquoted."""
        start, end = self.field_bounds(record, column)
        return unquote(self.data[start:end]).decode()

    def texts(self, record: int) -> list[str]:
        """The texts of one record's fields, unquoted."""
        return [self.field_text(record, column) for column in range(int(self.fields[record]))]


def unquote(field: bytes) -> bytes:
    """The content of one field."""
    if len(field) >= 2 and field[0] == _QUOTE == field[-1]:
        return field[1:-1].replace(b'""', b'"')
    return field


FORMULA_TEXT = r'^="(.*)"$'
"""A field that a spreadsheet shows as the text inside: ="0123"."""


class _NoRecordEndError(Exception):
    """A run grew past every sensible record; carries nothing but its size."""


def scan(blocks: Iterator[bytes], layout: Layout, *, file: str) -> Iterator[Records]:
    """Cut a stream of UTF-8 blocks into runs of whole records.

    Raises:
        KnownError: E301 or E302 for quotes that do not pair, E414 for a record without end.
    """
    line = 1
    try:
        for data in _record_runs(_even_line_ends(blocks, layout), layout):
            records = _records(data, layout, first_line=line, file=file)
            line += data.count(b"\n")
            yield records
    except _NoRecordEndError:
        code = "E301" if layout.quoting else "E414"
        raise refuse(code, row=line, column="1列目", limit=LONGEST_FIELD, file=file) from None


def _even_line_ends(blocks: Iterator[bytes], layout: Layout) -> Iterator[bytes]:
    """Blocks whose lines end with LF; a CR before it stays."""
    for block in blocks:
        yield block.replace(b"\r", b"\n") if layout.cr_only else block


def _record_runs(blocks: Iterator[bytes], layout: Layout) -> Iterator[bytes]:
    """Runs of about twelve million bytes that end with a record, the last with an LF added."""
    parts: list[bytes] = []
    size, want = 0, _CHUNK
    for block in blocks:
        parts.append(block)
        size += len(block)
        if size < want:
            continue
        data = b"".join(parts)
        cut = _last_record_end(data, layout)
        if cut:
            yield data[:cut]
        parts = [data[cut:]]
        size = len(data) - cut
        want = _CHUNK if cut else 2 * size
        if want > _MOST_BUFFERED:
            raise _NoRecordEndError
    data = b"".join(parts)
    if data:
        yield data if data.endswith(b"\n") else data + b"\n"


def _last_record_end(data: bytes, layout: Layout) -> int:
    """Offset behind the last line end outside quotes, 0 without one."""
    if not layout.quoting or b'"' not in data:
        return data.rfind(b"\n") + 1
    array = np.frombuffer(data, np.uint8)
    outside = _outside(np.flatnonzero(array == _LF), np.flatnonzero(array == _QUOTE))
    return int(outside[-1]) + 1 if len(outside) else 0


def _outside(marks: Positions, quotes: Positions) -> Positions:
    """Those marks that stand outside quotes: an even number of quotes before them."""
    outside: Positions = marks[np.searchsorted(quotes, marks) % 2 == 0]
    return outside


def _records(data: bytes, layout: Layout, *, first_line: int, file: str) -> Records:
    array = np.frombuffer(data, np.uint8)
    lines = np.flatnonzero(array == _LF)
    delimiters = np.flatnonzero(array == layout.delimiter)
    feeds = lines
    if layout.quoting and b'"' in data:
        quotes = np.flatnonzero(array == _QUOTE)
        _check_quotes(array, quotes, layout, line_of=_line_counter(lines, first_line), file=file)
        feeds, delimiters = _outside(lines, quotes), _outside(delimiters, quotes)
    starts = np.concatenate((np.zeros(1, np.int64), feeds[:-1] + 1))
    ends = feeds - ((feeds > starts) & (array[feeds - 1] == _CR))
    first = np.concatenate((np.searchsorted(delimiters, starts), [len(delimiters)]))
    inside = len(lines) > len(feeds)  # line ends inside quotes
    at = np.searchsorted(lines, starts) if inside else np.arange(len(starts))
    numbers = at + first_line
    return Records(data, starts, ends, feeds, delimiters, first, numbers, len(lines) - len(feeds))


def _line_counter(lines: Positions, first_line: int) -> Callable[[int], int]:
    return lambda offset: int(np.searchsorted(lines, offset)) + first_line


def _check_quotes(
    array: npt.NDArray[np.uint8],
    quotes: Positions,
    layout: Layout,
    *,
    line_of: Callable[[int], int],
    file: str,
) -> None:
    """Every opening quote starts a field, every closing one ends it, and they pair."""
    opening, closing = quotes[0::2], quotes[1::2]
    begins = (_LF, _QUOTE, layout.delimiter)
    before, sooner = (array[np.maximum(opening - back, 0)] for back in (1, 2))
    starts_field = (opening == 0) | np.isin(before, begins)
    starts_field |= (before == _EQUALS) & ((opening == 1) | np.isin(sooner, begins))
    after = array[closing + 1]  # the run ends with an LF, so there is always a byte behind
    ends_field = np.isin(after, (_LF, _CR, _QUOTE, layout.delimiter))
    stray = np.concatenate((opening[~starts_field], closing[~ends_field]))
    if len(stray):
        at = int(stray.min())
        after_delimiter = int(array[at - 1]) in (_LF, layout.delimiter)
        raise _quote_error(quotes, at, after_delimiter, line_of=line_of, file=file)
    if len(quotes) % 2:
        raise refuse("E301", row=line_of(int(quotes[-1])), file=file)


def _quote_error(
    quotes: Positions,
    stray: int,
    after_delimiter: bool,  # noqa: FBT001 - a fact about the place, private
    *,
    line_of: Callable[[int], int],
    file: str,
) -> KnownError:
    """E302 at a stray quote; E301 where an earlier field was opened and never closed.

    That is so where the "closing" quote stands on a later line or right behind a delimiter.
    """
    index = int(np.searchsorted(quotes, stray))
    opened = int(quotes[index - 1]) if index % 2 else stray
    if line_of(opened) < line_of(stray) or (index % 2 and after_delimiter):
        return refuse("E301", row=line_of(opened), file=file)
    return refuse("E302", row=line_of(stray), file=file)
