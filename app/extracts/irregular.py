"""Records that are no ordinary data row: blank, ragged, with control characters, over-long, cut short.

Each is skipped or rejected with its row number; the bytes of the others go on untouched.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.extracts.report import Findings
from app.extracts.row_kinds import ragged_kind
from app.extracts.scanning import LONGEST_FIELD, Records
from app.extracts.sentences import quoted, refuse
from app.extracts.tables import Plan

Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sieve:
    """Parts ordinary data rows from the others and reports the others."""

    plan: Plan
    findings: Findings

    def regular(self, records: Records, *, skip: int) -> Marks:
        """Which records are ordinary data rows; the others below the heading are reported here.

        Args:
            records: a run of records.
            skip: how many of them stand before the first data row.
        """
        control, long = _with_control(records), _too_long(records)
        odd: Marks = (records.fields != self.plan.expected) | records.blank | control | long
        self.findings.counted += len(odd) - skip
        self.findings.add("W303", records.broken_lines)
        for record in np.flatnonzero(odd[skip:]) + skip:
            at = int(record)
            if control[at] or long[at]:
                self._reject(records, at, control=bool(control[at]))
            else:
                self._skip_or_reject(records, at)
        good = ~odd
        good[:skip] = False
        return good

    def _reject(self, records: Records, record: int, *, control: bool) -> None:
        self.findings.reject(
            "E210" if control else "E414",
            row=int(records.lines[record]),
            sheet="",
            column=self._culprit(records, record, control=control),
            limit=f"{LONGEST_FIELD:,}",
        )

    def _skip_or_reject(self, records: Records, record: int) -> None:
        row = int(records.lines[record])
        cells = [] if records.blank[record] else records.texts(record)
        kind = ragged_kind(cells, self.plan.headings)
        if kind:
            self.findings.skip(kind, row=row)
            return
        self.findings.reject(
            "E304", row=row, sheet="", column="", fields=len(cells), expected=self.plan.expected
        )

    def _culprit(self, records: Records, record: int, *, control: bool) -> str:
        """The heading over the first control character or over the longest field."""
        spans = [records.field_bounds(record, c) for c in range(int(records.fields[record]))]
        if control:
            fields = (records.data[start:end] for start, end in spans)
            found = (any(byte < 32 and byte != 9 for byte in field) for field in fields)
            column = next((at for at, hit in enumerate(found) if hit), 0)
        else:
            column = max(range(len(spans)), key=lambda at: spans[at][1] - spans[at][0])
        headings = self.plan.headings
        return quoted(headings[column] if column < len(headings) else "", column)

    def check_end(self, records: Records, *, whole: bool, file: str) -> None:
        """Refuse a file whose end is damaged.

        Args:
            records: the last run of records.
            whole: whether the file ends with a line end.
            file: name of the file.

        Raises:
            KnownError: E110 for zeros or an end mark of DOS behind the data, E109 for a row that
                stops short of its fields.
        """
        row = int(records.lines[-1])
        tail = records.data[int(records.starts[-1]) : int(records.ends[-1])]
        if tail.endswith((b"\x00", b"\x1a")):
            raise refuse("E110", row=row, file=file)
        short = len(tail) > 0 and int(records.fields[-1]) < self.plan.expected
        if short and not whole:
            cells = records.texts(len(records.starts) - 1)
            if not ragged_kind(cells, self.plan.headings):
                raise refuse("E109", row=row, file=file)


def kept_bytes(records: Records, good: Marks) -> bytes:
    """The bytes of the good records, joined run by run."""
    if good.all():
        return records.data
    edges = np.flatnonzero(np.diff(np.concatenate(([0], good.view(np.int8), [0]))))
    view = memoryview(records.data)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return b"".join(view[records.starts[a] : records.feeds[b - 1] + 1] for a, b in pairs)


def _with_control(records: Records) -> Marks:
    """Records with a control character; tabs, line ends and those inside quotes are none."""
    array = np.frombuffer(records.data, np.uint8)
    result = np.zeros(len(records.starts), bool)
    ends = records.feeds - records.ends + 1
    if int(np.count_nonzero(array < 32)) > int(ends.sum()):
        at = np.flatnonzero((array < 32) & (array != 10) & (array != 9))
        followed = array[np.minimum(at + 1, len(array) - 1)]
        stray = at[~((array[at] == 13) & (followed == 10))]
        result[np.searchsorted(records.feeds, stray)] = True
    return result


def _too_long(records: Records) -> Marks:
    """Records with a field beyond the limit; a field has no more characters than bytes."""
    result: Marks = records.ends - records.starts > LONGEST_FIELD
    for record in np.flatnonzero(result):
        result[record] = any(len(text) > LONGEST_FIELD for text in records.texts(int(record)))
    return result
