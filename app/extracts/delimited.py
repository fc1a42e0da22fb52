"""Delimited files: sample for detection, then raw chunks that two readers agree on.

The first reader is ours (scanning), which finds every record and field; the second is polars. A
difference in the number of rows or in the digest of the number column stops the import.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import polars as pl

from app.extracts.decoding import ByteSource, utf8_blocks
from app.extracts.encodings import Encoding
from app.extracts.opening import Opened
from app.extracts.options import Watch
from app.extracts.report import Findings
from app.extracts.row_kinds import ragged_kind
from app.extracts.scanning import LONGEST_FIELD, Layout, Records, scan, unquote
from app.extracts.sentences import quoted, refuse
from app.extracts.tables import ORDINAL, ROW, Plan, RawChunk, Sample, SampleRow, raw_column

_SAMPLE_BYTES = 1 << 20
_SAMPLE_ROWS = 2_000
_MARK = "\ufeff".encode()
_MOST_ROWS = 250_000

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

    def _sample(self) -> Sample:
        """The first rows.

        Raises:
            KnownError: when they cannot be decoded or their quotes do not pair.
        """
        text, whole = _head_text(self.opened, self.encoding)
        if not whole:
            text = text[: text.rfind("\r" if self.cr_only else "\n") + 1] or text
        data = text.replace("\ufeff", "").encode()
        rows: list[SampleRow] = []
        for records in scan(iter([data]), self.layout, file=self.opened.name):
            count = min(len(records.starts), _SAMPLE_ROWS)
            rows = [SampleRow(int(records.lines[i]), _cells(records, i)) for i in range(count)]
        return Sample("", rows, {}, whole=whole and len(rows) < _SAMPLE_ROWS)


def _cells(records: Records, record: int) -> list[str]:
    return [] if records.blank[record] else records.texts(record)


def open_delimited(opened: Opened, encoding: Encoding, delimiter: str) -> DelimitedFile:
    """A delimited file; `delimiter` "" means: find it."""
    text, _ = _head_text(opened, encoding)
    cr_only = "\n" not in text and "\r" in text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return DelimitedFile(opened, encoding, delimiter or _delimiter(lines[:500]), cr_only)


def _head_text(opened: Opened, encoding: Encoding) -> tuple[str, bool]:
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


@dataclass(slots=True)
class DelimitedReader:
    """One pass over a delimited file: raw chunks out, findings and digests kept."""

    file: DelimitedFile
    plan: Plan
    findings: Findings
    watch: Watch
    sha256: str = ""
    number_digest: str = ""

    def chunks(self) -> Iterator[RawChunk]:
        """The data rows in file order, irregular ones taken out and reported.

        Raises:
            KnownError: whatever stops the file.
            Cancelled: the operator cancelled.
        """
        source = ByteSource(self.file.opened)
        ours, theirs = hashlib.sha256(), hashlib.sha256()
        passed = 0
        for records, last in _with_last(
            scan(self._blocks(source), self.file.layout, file=self._name)
        ):
            self.watch.step(source.done, self.file.opened.size)
            skip = max(0, min(len(records.starts), self.plan.skip - passed))
            ordinals = np.arange(len(records.starts)) + passed - self.plan.skip + 1
            passed += len(records.starts)
            good = self._regular(records, skip, ends_file=last)
            frame = self._second_reading(records, good)
            if self.plan.number >= 0:
                ours.update(_number_bytes(records, good, self.plan.number))
                theirs.update(_joined(frame.get_column(raw_column(self.plan.number))))
            if ours.digest() != theirs.digest() or frame.height != int(good.sum()):
                raise refuse("E610", file=self._name)
            yield from self._sliced(frame, records.lines[good], ordinals[good])
        self.sha256, self.number_digest = source.sha256, ours.hexdigest()
        self._last_words()

    @property
    def _name(self) -> str:
        return self.file.opened.name

    def _blocks(self, source: ByteSource) -> Iterator[bytes]:
        marks = 0
        for block in utf8_blocks(source, self.file.encoding):
            if _MARK in block:
                marks += block.count(_MARK)
                yield block.replace(_MARK, b"")
            else:
                yield block
        self.findings.add("W203", marks)

    def _regular(self, records: Records, skip: int, *, ends_file: bool) -> npt.NDArray[np.bool_]:
        """Which records are ordinary data rows; the others are reported here."""
        control, long = _control_records(records), _long_records(records)
        odd = (records.fields != self.plan.expected) | records.blank | control | long
        self.findings.counted += len(odd) - skip
        self.findings.add("W303", records.broken_lines)
        if ends_file:
            self._check_end(records)
        for record in np.flatnonzero(odd):
            if record >= skip:
                self._report(
                    records, int(record), control=bool(control[record]), long=bool(long[record])
                )
        good: npt.NDArray[np.bool_] = ~odd
        good[:skip] = False
        return good

    def _report(self, records: Records, record: int, *, control: bool, long: bool) -> None:
        row = int(records.lines[record])
        if records.blank[record]:
            self._skip("W312", 0)
        elif control or long:
            code = "E210" if control else "E414"
            column = self._column_of(records, record, control=control)
            self.findings.reject(code, row=row, sheet="", column=column, limit=LONGEST_FIELD)
        else:
            texts = records.texts(record)
            kind = ragged_kind(texts, self.plan.headings)
            if kind:
                self._skip(kind, row)
            else:
                fields = {"fields": len(texts), "expected": self.plan.expected}
                self.findings.reject("E304", row=row, sheet="", **fields)

    def _skip(self, code: str, row: int) -> None:
        self.findings.skipped += 1
        if row:
            self.findings.note(code, row=row)
        else:
            self.findings.add(code, 1)

    def _column_of(self, records: Records, record: int, *, control: bool) -> str:
        """The heading over the first control character or over the longest field."""
        spans = [records.field_bounds(record, c) for c in range(int(records.fields[record]))]
        if control:
            hit = (any(byte < 32 and byte != 9 for byte in records.data[s:e]) for s, e in spans)
            column = next((i for i, found in enumerate(hit) if found), 0)
        else:
            column = max(range(len(spans)), key=lambda i: spans[i][1] - spans[i][0])
        heading = self.plan.headings[column] if column < len(self.plan.headings) else ""
        return quoted(heading, column)

    def _check_end(self, records: Records) -> None:
        """E110 for zeros or an end mark of DOS behind the data, E109 for a row cut short."""
        row = int(records.lines[-1])
        tail = records.data[int(records.starts[-1]) : int(records.ends[-1])]
        if tail.endswith((b"\x00", b"\x1a")):
            raise refuse("E110", row=row, file=self._name)
        short = len(tail) > 0 and int(records.fields[-1]) < self.plan.expected
        if not short or ragged_kind(records.texts(len(records.starts) - 1), self.plan.headings):
            return
        if not _ends_with_line_end(self.file):
            raise refuse("E109", row=row, file=self._name)

    def _second_reading(self, records: Records, good: npt.NDArray[np.bool_]) -> pl.DataFrame:
        names = [raw_column(position) for position in self.plan.columns]
        data = records.data if good.all() else _kept_bytes(records, good)
        if not data:
            return pl.DataFrame(schema=dict.fromkeys(names, pl.String()))
        try:
            frame = pl.read_csv(
                data,
                columns=list(self.plan.columns),
                has_header=False,
                separator=self.file.delimiter,
                infer_schema=False,
                empty_string_is_null=False,
            )
        except pl.exceptions.PolarsError:
            raise refuse("E610", file=self._name) from None
        return frame.rename(dict(zip(frame.columns, names, strict=True)))

    def _sliced(
        self, frame: pl.DataFrame, rows: npt.NDArray[np.int64], ordinals: npt.NDArray[np.int64]
    ) -> Iterator[RawChunk]:
        numbered = frame.with_columns(pl.Series(ROW, rows), pl.Series(ORDINAL, ordinals))
        for part in numbered.iter_slices(_MOST_ROWS):
            yield RawChunk("", part)

    def _last_words(self) -> None:
        for code in ("W203", "W303", "W312"):
            if count := self.findings.totals[code]:
                self.findings.note_total(code, count)
        if self.file.cr_only:
            self.findings.note("W305", count=self.findings.counted)


def _with_last(runs: Iterator[Records]) -> Iterator[tuple[Records, bool]]:
    """Each run and whether it is the last."""
    held = next(runs, None)
    for run in runs:
        if held is not None:
            yield held, False
        held = run
    if held is not None:
        yield held, True


def _control_records(records: Records) -> npt.NDArray[np.bool_]:
    """Records with a control character; tabs and line ends inside quotes are none."""
    array = np.frombuffer(records.data, np.uint8)
    low = array < 32
    result = np.zeros(len(records.starts), bool)
    if int(np.count_nonzero(low)) > len(records.starts) + records.broken_lines:
        at = np.flatnonzero(low & (array != 10) & (array != 9))
        result[np.searchsorted(records.ends, at)] = True
    return result


def _long_records(records: Records) -> npt.NDArray[np.bool_]:
    """Records with a field beyond the limit; a field is never longer in characters than in bytes."""
    result: npt.NDArray[np.bool_] = records.ends - records.starts > LONGEST_FIELD
    for record in np.flatnonzero(result):
        result[record] = any(len(text) > LONGEST_FIELD for text in records.texts(int(record)))
    return result


def _kept_bytes(records: Records, good: npt.NDArray[np.bool_]) -> bytes:
    """The bytes of the good records, joined run by run."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], good.view(np.int8), [0]))))
    view = memoryview(records.data)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return b"".join(view[records.starts[a] : records.ends[b - 1] + 1] for a, b in pairs)


def _number_bytes(records: Records, good: npt.NDArray[np.bool_], column: int) -> bytes:
    """Our own reading of the number column of the good records, one per line."""
    at = records.first[:-1][good]
    starts = records.starts[good] if column == 0 else records.delimiters[at + column - 1] + 1
    last = column == int(records.fields[good][0]) - 1 if len(at) else True
    ends = records.ends[good] if last else records.delimiters[at + column]
    fields = [records.data[s:e] for s, e in zip(starts.tolist(), ends.tolist(), strict=True)]
    if b'"' in records.data:
        fields = [unquote(field) for field in fields]
    return b"".join(field + b"\n" for field in fields)


def _joined(numbers: pl.Series) -> bytes:
    return "".join(f"{number}\n" for number in numbers).encode()


def _ends_with_line_end(file: DelimitedFile) -> bool:
    with file.opened.path.open("rb") as stream:
        stream.seek(max(0, file.opened.size - 4))
        tail = stream.read(4)
    return b"\n" in tail or b"\r" in tail
