"""Fixed-width files read to their end: raw chunks that two readers agree on.

The first reader cuts whole blocks as arrays; the second is polars, which parts the text into lines
and cuts the number column out of each as text. A difference stops the import.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from app.extracts.decoding import ByteSource, utf8_blocks
from app.extracts.fixed_width import FixedFile
from app.extracts.options import Watch
from app.extracts.places import (
    CONTROL,
    FILLER,
    LINE_FEED,
    Codes,
    Lines,
    cut_column,
    lines_of,
    widths,
)
from app.extracts.record_kinds import kinds_of, of_kind, told_count
from app.extracts.report import Findings
from app.extracts.row_kinds import ragged_kind
from app.extracts.sentences import quoted, refuse
from app.extracts.tables import ORDINAL, ROW, Plan, RawChunk, raw_column

Marks = npt.NDArray[np.bool_]

_RUN = 6_000_000
_LONGEST_LINE = 1_000_000
_MOST_ROWS = 250_000
_MARK = "\ufeff"
_END_MARKS = (0x1A, ord(CONTROL))


@dataclass(slots=True)
class FixedReader:
    """One pass over a fixed-width file: raw chunks out, findings and digests kept."""

    file: FixedFile
    plan: Plan
    findings: Findings
    watch: Watch
    sha256: str = ""
    number_digest: str = ""
    _records: int = 0
    _told: list[int] = field(default_factory=list)

    def chunks(self) -> Iterator[RawChunk]:
        """The data rows in file order, lines of another length taken out and reported.

        Raises:
            KnownError: whatever stops the file.
            Cancelled: the operator cancelled.
        """
        opened, layout = self.file.opened, self.file.layout
        source, digest = ByteSource(opened), hashlib.sha256()
        places = widths(layout.unit, self.file.encoding)
        passed = 0
        for text, last in self._runs(source):
            self.watch.step(source.done, opened.size)
            lines = lines_of(places.laid_out(text))
            size = len(lines.starts)
            if last:
                self._check_end(lines, passed)
            good = self._regular(lines, passed)
            rows = np.flatnonzero(good)
            frame = self._agreed(lines, rows, digest)
            at = {ROW: rows + passed + 1, ORDINAL: rows + passed - self.plan.skip + 1}
            passed += size
            placed = frame.with_columns(pl.Series(k, v) for k, v in at.items())
            for part in placed.iter_slices(_MOST_ROWS):
                yield RawChunk("", part)
            if passed >= self.watch.most and not last:
                return
        self.sha256, self.number_digest = source.sha256, digest.hexdigest()
        self._check_count()
        for code in ("W203", "W312"):
            self.findings.note_total(code)

    def _runs(self, source: ByteSource) -> Iterator[tuple[str, bool]]:
        """Runs of whole lines as text, and whether a run is the last."""
        parts: list[str] = []
        size = 0
        for block in utf8_blocks(source, self.file.encoding):
            text = block.decode()
            if _MARK in text:
                self.findings.add("W203", text.count(_MARK))
                text = text.replace(_MARK, "")
            parts.append(text)
            size += len(text)
            if size < _RUN:
                continue
            whole = "".join(parts)
            cut = whole.rfind("\n") + 1
            if not cut and size > _RUN + _LONGEST_LINE:
                raise refuse(
                    "E414", row=1, column="1列目", limit=_LONGEST_LINE, file=source.opened.name
                )
            if cut:
                yield whole[:cut], False
            parts, size = [whole[cut:]], len(whole) - cut
        rest = "".join(parts)
        yield rest if rest.endswith("\n") or not rest else rest + "\n", True

    def _check_end(self, lines: Lines, passed: int) -> None:
        """E110 for zeros or an end mark of DOS behind the data, E109 for a line that stops short."""
        if not len(lines.starts):
            return
        row = passed + len(lines.starts)
        tail = lines.codes[lines.starts[-1] : lines.ends[-1]]
        if len(tail) and int(tail[-1]) in _END_MARKS:
            raise refuse("E110", row=row, file=self.file.opened.name)
        short = 0 < int(lines.lengths[-1]) < self.file.layout.length and self._is_record(lines)
        ended = b"\n" in self.file.opened.last_bytes(2)
        if (
            short
            and not ended
            and not ragged_kind([lines.text(len(lines.starts) - 1)], self.plan.headings)
        ):
            raise refuse("E109", row=row, file=self.file.opened.name)

    def _is_record(self, lines: Lines) -> bool:
        """Whether the last line is a record rather than a trailer, which may be shorter."""
        kinds = self.file.layout.kinds
        return kinds is None or bool(of_kind(lines, kinds)[-1])

    def _regular(self, lines: Lines, passed: int) -> Marks:
        """Which lines are ordinary data rows; the others below the heading are reported here."""
        layout = self.file.layout
        skip = max(0, min(len(lines.starts), self.plan.skip - passed))
        good: Marks = lines.lengths == layout.length
        around = self._left_out(lines, passed, skip)
        control = _with_control(lines)
        cut = np.zeros(len(good), bool)
        rows = np.flatnonzero(good)
        if len(rows):
            matrix = lines.matrix(rows, layout.length)
            cut[rows] = _cut_characters(matrix, layout.columns)
        self.findings.counted += len(good) - skip
        for line in np.flatnonzero(((~good | control | cut) & ~around)[skip:]) + skip:
            at = int(line)
            self._skip_or_reject(lines, at, passed + at + 1, control=bool(control[at]))
        good = good & ~control & ~cut & ~around
        good[:skip] = False
        return good

    def _left_out(self, lines: Lines, passed: int, skip: int) -> Marks:
        """Header and trailer records, counted as skipped; what a trailer tells is kept."""
        kinds = self.file.layout.kinds
        if kinds is None or not len(lines.starts):
            return np.zeros(len(lines.starts), bool)
        around: Marks = ~of_kind(lines, kinds)
        around[:skip] = False
        filled = lines.lengths > 0
        self._records += int((filled & ~around).sum()) - skip
        for line in np.flatnonzero(around).tolist():
            self.findings.skip("W329", row=passed + line + 1)
            start, end = lines.starts[line : line + 1], lines.ends[line : line + 1]
            (kind,) = kinds_of(Lines(lines.codes, start, end), kinds)
            text = "".join(map(chr, lines.codes[start[0] : end[0]].tolist()))
            told = told_count(text, kinds) if kind == kinds.trailer else None
            if told is not None:
                self._told.append(told)
        return around

    def _check_count(self) -> None:
        """E330 where the trailers tell another number of records than there are."""
        if self._told and sum(self._told) != self._records:
            raise refuse(
                "E330",
                told=sum(self._told),
                found=self._records,
                file=self.file.opened.name,
            )

    def _skip_or_reject(self, lines: Lines, line: int, row: int, *, control: bool) -> None:
        text, length = lines.text(line), int(lines.lengths[line])
        expected = self.file.layout.length
        kind = "" if control else ragged_kind([text], self.plan.headings)
        if kind:
            self.findings.skip(kind, row=row)
        elif control:
            column = quoted("", self._place_of_control(lines, line))
            self.findings.reject("E210", row=row, sheet="", column=column)
        elif length == expected:
            self.findings.reject("E325", row=row, sheet="", column="")
        else:
            self.findings.reject(
                "E324", row=row, sheet="", column="", length=length, expected=expected
            )

    def _place_of_control(self, lines: Lines, line: int) -> int:
        codes = lines.codes[lines.starts[line] : lines.ends[line]]
        at = int(np.flatnonzero((codes < 32) & (codes != FILLER))[:1].sum())
        starts = [start for start, _ in self.file.layout.columns]
        return max(0, int(np.searchsorted(starts, at, side="right")) - 1)

    def _agreed(
        self, lines: Lines, rows: npt.NDArray[np.int64], digest: "hashlib._Hash"
    ) -> pl.DataFrame:
        """The good lines cut into columns, if polars finds the same.

        Raises:
            KnownError: E610 when the two readers disagree.
        """
        layout = self.file.layout
        matrix = lines.matrix(rows, layout.length) if len(rows) else None
        columns = {
            raw_column(at): pl.Series(
                [] if matrix is None else cut_column(matrix, *layout.columns[at]), dtype=pl.String
            )
            for at in self.plan.columns
        }
        frame = pl.DataFrame(columns)
        again = _second_reading(lines, rows)
        same = frame.height == again.len()
        for at in self.plan.numbers if same else ():
            ours = "".join(f"{number}\n" for number in columns[raw_column(at)]).encode()
            start, length = layout.columns[at]
            theirs = again.str.slice(start, length).str.replace_all("\0", "", literal=True)
            theirs = theirs.str.strip_chars(" \u3000")
            same = same and ours == "".join(f"{number}\n" for number in theirs).encode()
            digest.update(ours)
        if not same:
            raise refuse("E610", file=self.file.opened.name)
        return frame


def _second_reading(lines: Lines, rows: npt.NDArray[np.int64]) -> pl.Series:
    """The good lines as polars parts them."""
    text = lines.codes.tobytes().decode("utf-32-le")
    whole = pl.Series([text]).str.strip_suffix("\n").str.split("\n").explode()
    return whole[rows] if len(rows) else whole.head(0)


def _with_control(lines: Lines) -> Marks:
    """Lines with a control character; line ends and fillers are none."""
    codes = lines.codes
    result = np.zeros(len(lines.starts), bool)
    feeds = np.flatnonzero(codes == LINE_FEED)
    odd = np.flatnonzero((codes < 32) & (codes != LINE_FEED) & (codes != FILLER))
    followed = codes[np.minimum(odd + 1, len(codes) - 1)]
    stray = odd[~((codes[odd] == 13) & (followed == LINE_FEED))]
    result[np.searchsorted(feeds, stray)] = True
    return result


def _cut_characters(matrix: Codes, columns: tuple[tuple[int, int], ...]) -> Marks:
    """Rows in which a column would begin or end inside a character."""
    width = matrix.shape[1]
    borders = sorted({at for start, length in columns for at in (start, start + length)})
    inside = [at for at in borders if 0 < at < width]
    cut: Marks = (matrix[:, inside] == FILLER).any(axis=1)
    return cut
