"""Delimited files: encoding, delimiter and line ends known, and the sample for detection."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from app.extracts.decoding import ByteSource, utf8_blocks
from app.extracts.encodings import Encoding
from app.extracts.opening import Opened
from app.extracts.scanning import FORMULA_TEXT, Layout, Records, scan
from app.extracts.sentences import refuse
from app.extracts.tables import MOST_COLUMNS, Sample, SampleRow

_FORMULA_TEXT = re.compile(FORMULA_TEXT)
_SAMPLE_BYTES = 1 << 20
_SAMPLE_ROWS = 2_000

DELIMITERS: dict[str, str] = {",": "コンマ", "\t": "タブ", ";": "セミコロン", "|": "縦線"}
"""Delimiters that are recognised, in order of preference, and their names in messages."""


@dataclass(frozen=True, slots=True)
class DelimitedFile:
    """A delimited file whose encoding and delimiter are known."""

    opened: Opened
    encoding: Encoding
    delimiter: str
    cr_only: bool

    @property
    def layout(self) -> Layout:
        """How the scanner parts records and fields."""
        return Layout(ord(self.delimiter), self.cr_only, quoting=True)

    def samples(self) -> tuple[Sample, ...]:
        """The first rows, as the file's only table."""
        return (self._sample(),)

    def ends_with_line_end(self) -> bool:
        """Whether the last line is complete."""
        tail = self.opened.last_bytes(2)
        return b"\n" in tail or b"\r" in tail

    def _sample(self) -> Sample:
        """The first rows.

        Raises:
            KnownError: when they cannot be decoded or their quotes do not pair.
        """
        text, whole = head_text(self.opened, self.encoding)
        if not whole:
            text = text[: text.rfind("\r" if self.cr_only else "\n") + 1] or text
        data = text.replace("\ufeff", "").encode()
        rows: list[SampleRow] = []
        _refuse_width(data, self.layout, file=self.opened.name)
        for records in scan(iter([data]), self.layout, file=self.opened.name):
            count = min(len(records.starts), _SAMPLE_ROWS)
            rows = [SampleRow(int(records.lines[i]), _cells(records, i)) for i in range(count)]
        return Sample("", rows, {}, whole=whole and len(rows) < _SAMPLE_ROWS)


def _refuse_width(data: bytes, layout: Layout, *, file: str) -> None:
    """E502 for a first line with far too many fields, before anything looks at each of them."""
    first, _, _ = data.partition(b"\r" if layout.cr_only else b"\n")
    if first.count(layout.delimiter.to_bytes(1, "big")) >= MOST_COLUMNS:
        raise refuse("E502", limit=MOST_COLUMNS, file=file)


def _cells(records: Records, record: int) -> list[str]:
    if records.blank[record]:
        return []
    return [_FORMULA_TEXT.sub(r"\1", text) for text in records.texts(record)]


def open_delimited(opened: Opened, encoding: Encoding, delimiter: str) -> DelimitedFile:
    """A delimited file; `delimiter` "" means: find it."""
    text, _ = head_text(opened, encoding)
    cr_only = "\n" not in text and "\r" in text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return DelimitedFile(opened, encoding, delimiter or _delimiter(lines[:500]), cr_only)


def head_text(opened: Opened, encoding: Encoding) -> tuple[str, bool]:
    """The first megabyte as text, and whether that is the whole file."""
    blocks = utf8_blocks(ByteSource(opened), encoding)
    taken = list(islice(blocks, 1))
    return b"".join(taken).decode(), opened.size <= _SAMPLE_BYTES


def _delimiter(lines: list[str]) -> str:
    """The delimiter that parts most lines alike."""

    def regularity(delimiter: str) -> int:
        counts = Counter(_unquoted(line).count(delimiter) for line in lines if line)
        return max((fields * fields * times for fields, times in counts.items()), default=0)

    best = max(DELIMITERS, key=regularity)
    return best if regularity(best) else ","


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])
