"""What became of one file: counts that must add up, messages, and the rows that were rejected."""

from collections import Counter
from dataclasses import dataclass, field

from app.extracts.sentences import Message, say

_MOST_ROW_MESSAGES = 20
"""Row messages of one code before the rest is only counted: a broken file must stay readable."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row that was not taken in, and why. Never carries a value of the file."""

    row_number: int  # physical row, 1 = first line of the file or sheet
    sheet: str  # "" in a delimited file
    column: str  # heading or "3列目"; "" where the row as a whole is meant
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """The outcome of reading one file; kept + rejected + skipped = counted, always."""

    name: str
    extract: str  # file name without its last suffix
    sha256: str  # "" where only its beginning was looked at
    encoding: str  # "xlsx" for a workbook
    rows_counted: int  # by the second reader: data rows below the heading
    rows_kept: int
    rows_rejected: int
    rows_skipped: int  # blank, total, note and repeated heading rows, superseded history rows
    messages: tuple[Message, ...]
    rejections: tuple[Rejection, ...]
    number_digest: str  # of the number column, equal in both readers; "" without such a column
    zeros_restored: int


@dataclass(slots=True)
class Findings:
    """Collects messages, rejections and counts while one file is read."""

    messages: list[Message] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)
    counted: int = 0
    kept: int = 0
    skipped: int = 0

    def note(self, code: str, **facts: object) -> None:
        """Keep one message; row messages beyond the first twenty of a code are only counted."""
        message = say(code, **facts)
        self.totals[code] += message.count
        if message.row == 0 or self.totals[code] <= _MOST_ROW_MESSAGES:
            self.messages.append(message)

    def add(self, code: str, count: int) -> None:
        """Count cases of a code whose one sentence is written at the end."""
        if count:
            self.totals[code] += count

    def note_total(self, code: str) -> None:
        """Write the one sentence for cases that `add` counted, if there are any."""
        if self.totals[code]:
            self.messages.append(say(code, count=self.totals[code]))

    def skip(self, code: str, **facts: object) -> None:
        """Count one row as skipped; blank rows are told together, others one by one."""
        self.skipped += 1
        if code == "W312":
            self.add(code, 1)
        else:
            self.note(code, **facts)

    def leave_out(self, code: str, rows: int) -> None:
        """Count rows that were kept at first as skipped after all."""
        self.kept -= rows
        self.skipped += rows
        self.add(code, rows)

    def reject(self, code: str, *, row: int, sheet: str, column: str, **facts: object) -> None:
        """Keep one rejected row and its message."""
        message = say(code, row=row, sheet=sheet, column=column, **facts)
        self.rejections.append(Rejection(row, sheet, column, code, message.sentence))
        self.note(code, row=row, sheet=sheet, column=column, **facts)
