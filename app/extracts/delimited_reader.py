"""Delimited files read to their end: raw chunks that two readers agree on.

The first reader is ours (scanning), which finds every record and field; the second is polars. A
difference in the number of rows or in the digest of the number column stops the import.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from app.extracts.decoding import ByteSource, utf8_blocks
from app.extracts.delimited import DelimitedFile
from app.extracts.irregular import Marks, Sieve, kept_bytes
from app.extracts.options import Watch
from app.extracts.report import Findings
from app.extracts.scanning import FORMULA_TEXT, Positions, Records, scan, unquote
from app.extracts.sentences import refuse
from app.extracts.tables import ORDINAL, ROW, Plan, RawChunk, blank_as_empty, raw_column

_MARK = "\ufeff".encode()
_MOST_ROWS = 250_000
_QUOTE = 34
_WIDE_SPACE = "\u3000".encode()


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
        opened, sieve = self.file.opened, Sieve(self.plan, self.findings)
        source, digest = ByteSource(opened), hashlib.sha256()
        passed = 0
        runs = scan(self._blocks(source), self.file.layout, file=opened.name)
        for records, last in _with_last(runs):
            self.watch.step(source.done, opened.size)
            if last:
                sieve.check_end(records, whole=self.file.ends_with_line_end(), file=opened.name)
            size = len(records.starts)
            good = sieve.regular(records, skip=max(0, min(size, self.plan.skip - passed)))
            frame = self._agreed(records, good, digest)
            places = {
                ROW: records.lines[good],
                ORDINAL: np.flatnonzero(good) + passed - self.plan.skip + 1,
            }
            passed += size
            yield from _sliced(frame.with_columns(pl.Series(k, v) for k, v in places.items()))
            if passed >= self.watch.most and not last:
                return
        self.sha256, self.number_digest = source.sha256, digest.hexdigest()
        self._last_words()

    def _blocks(self, source: ByteSource) -> Iterator[bytes]:
        for block in utf8_blocks(source, self.file.encoding):
            if _MARK in block:
                self.findings.add("W203", block.count(_MARK))
                yield block.replace(_MARK, b"")
            else:
                yield block

    def _agreed(self, records: Records, good: Marks, digest: "hashlib._Hash") -> pl.DataFrame:
        """The good records as polars reads them, if it finds what we found.

        Raises:
            KnownError: E610 when the two readers disagree.
        """
        frame = self._second_reading(kept_bytes(records, good))
        same = frame.height == int(good.sum())
        for column in self.plan.numbers if same else ():
            ours = _number_bytes(records, good, column)
            same = same and ours == _joined(frame.get_column(raw_column(column)))
            digest.update(ours)
        if not same:
            raise refuse("E610", file=self.file.opened.name)
        if b'="' in records.data:  # in a number it is told (W404)
            others = [raw_column(at) for at in self.plan.columns if at not in self.plan.numbers]
            frame = frame.with_columns(pl.col(others).str.replace(FORMULA_TEXT, "${1}"))
        if _has_blanks(records):
            frame = frame.with_columns(blank_as_empty(column) for column in frame.columns)
        return frame

    def _second_reading(self, data: bytes) -> pl.DataFrame:
        names = [raw_column(position) for position in self.plan.columns]
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
        except pl.exceptions.PolarsError:  # its text may carry values of the file
            raise refuse("E610", file=self.file.opened.name) from None
        return frame.rename(dict(zip(frame.columns, names, strict=True)))

    def _last_words(self) -> None:
        for code in ("W203", "W303", "W312"):
            self.findings.note_total(code)
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


def _sliced(frame: pl.DataFrame) -> Iterator[RawChunk]:
    for part in frame.iter_slices(_MOST_ROWS):
        yield RawChunk("", part)


def _number_bytes(records: Records, good: Marks, column: int) -> bytes:
    """Our own reading of the number column of the good records, one per line."""
    at = records.first[:-1][good]
    if not len(at):
        return b""
    last = column == int(records.fields[good][0]) - 1
    starts = records.starts[good] if column == 0 else records.delimiters[at + column - 1] + 1
    ends = records.ends[good] if last else records.delimiters[at + column]
    widths = ends - starts
    if int(widths.min()) == int(widths.max()):  # the usual case: all of one length
        even = _even_fields(records.data, starts, int(widths[0]))
        if even is not None:
            return even
    fields = [records.data[s:e] for s, e in zip(starts.tolist(), ends.tolist(), strict=True)]
    if b'"' in records.data:
        fields = [unquote(field) for field in fields]
    return b"\n".join(fields) + b"\n"


def _even_fields(data: bytes, starts: Positions, width: int) -> bytes | None:
    """Fields of one width, one per line, cut out in one go; None where quotes stand within them."""
    array = np.frombuffer(data, np.uint8)
    quoted = 2 if width >= 2 and array[starts[0]] == _QUOTE else 0
    offsets = np.arange(quoted // 2, width - quoted // 2)
    lines = np.full((len(starts), len(offsets) + 1), 10, np.uint8)
    lines[:, :-1] = array[starts[:, None] + offsets]
    quotes = bool((lines == _QUOTE).any()) or (quoted and bool((array[starts] != _QUOTE).any()))
    return None if quotes else lines.tobytes()


def _joined(numbers: pl.Series) -> bytes:
    return (numbers.str.join("\n").item() + "\n").encode() if numbers.len() else b""


def _has_blanks(records: Records) -> bool:
    """Whether any field may end with a space: only then a cell can be white space alone."""
    array = np.frombuffer(records.data, np.uint8)
    return any(_space_before(array, at) for at in (records.delimiters, records.ends))


def _space_before(array: npt.NDArray[np.uint8], places: Positions) -> bool:
    """Whether white space stands before any of these places, a quote between them aside."""
    last = array[np.maximum(places - 1, 0)]
    odd = np.flatnonzero((last <= 34) | (last == _WIDE_SPACE[-1]))  # space, tab, quote or U+3000
    at = places[odd] - 1
    at = at - (array[np.maximum(at, 0)] == _QUOTE)
    at = at[at >= 2]
    plain = (array[at] == 32) | (array[at] == 9)
    wide = np.ones(len(at), bool)
    for back, byte in enumerate(reversed(_WIDE_SPACE)):
        wide &= array[at - back] == byte
    return bool(plain.any() or wide.any())
