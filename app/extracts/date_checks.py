"""What the birth dates of a file look like: days that do not exist, mixed writings, odd years."""

import re
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from app.extracts.report import Findings
from app.extracts.sentences import quoted
from app.extracts.values import flat
from matching import parse_birth_date

_EARLIEST = date(1900, 1, 1)


@dataclass(slots=True)
class DateCensus:
    """Looks at every distinct birth date once.

    Attributes:
        heading: the heading of the column, for messages.
        latest: the day after which nobody in the file can be born.
    """

    heading: str
    latest: date
    _seen: dict[str, str] = field(default_factory=dict)
    _writings: set[str] = field(default_factory=set)
    _outside: int = 0

    def look(self, frame: pl.DataFrame, rows: pl.Series, sheet: str, findings: Findings) -> None:
        """Count one chunk.

        Args:
            frame: a schema frame.
            rows: the physical row of each of its rows.
            sheet: the sheet they come from.
            findings: where a day that does not exist is told, with its row.
        """
        dates = frame["birth_date"]
        for value in dates.unique().to_list():
            if value and value not in self._seen:
                self._seen[value] = self._verdict(value)
                self._writings.add(_writing(value))
        if wrong := [value for value, verdict in self._seen.items() if verdict == "invalid"]:
            for row in rows.filter(dates.is_in(wrong)):
                findings.note("E409", row=row, sheet=sheet, column=quoted(self.heading, 0))
        if outside := [value for value, verdict in self._seen.items() if verdict == "outside"]:
            self._outside += int(dates.is_in(outside).sum())

    def conclude(self, findings: Findings) -> None:
        """Write the messages for the file as a whole."""
        if len(self._writings) > 1:
            findings.note("W410", count=len(self._writings))
        if self._outside:
            findings.note("W411", count=self._outside)

    def _verdict(self, value: str) -> str:
        born = parse_birth_date(value)
        if born.value is not None:
            return "" if _EARLIEST <= born.value <= self.latest else "outside"
        return "invalid" if born.problem == "invalid" else ""


def _writing(value: str) -> str:
    """The shape of a date: digits and era words replaced by marks."""
    bare = re.sub(r"\s", "", flat(value))
    named = re.sub("明治|大正|昭和|平成|令和", "元号", bare)
    lettered = re.sub("^[MTSHRmtshr明大昭平令](?=[0-9元])", "元", named)
    return re.sub(r"[0-9]+", lambda found: "9" * (8 if len(found[0]) > 4 else 1), lettered)
