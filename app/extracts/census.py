"""What the values of a file look like as a whole: the counted warnings of its report."""

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from app.clock import SystemClock
from app.extracts.character_checks import CharacterCensus
from app.extracts.date_checks import DateCensus
from app.extracts.duplicates import Hashes, hashes, repeated
from app.extracts.number_checks import NumberCensus
from app.extracts.report import Findings
from matching import Sex, parse_sex


@dataclass(slots=True)
class Census:
    """Looks at every chunk of one file and writes the messages at the end.

    Attributes:
        findings: where messages go.
        key: name of the key column in the schema frame.
        key_heading: how the file calls it, "" where it has none.
        dates: the census of birth dates.
    """

    findings: Findings
    key: str
    key_heading: str
    dates: DateCensus
    numbers: NumberCensus = field(default_factory=NumberCensus)
    characters: CharacterCensus = field(default_factory=CharacterCensus)
    _keys: list[Hashes] = field(default_factory=list)
    _sexes: set[str] = field(default_factory=set)

    def look(self, frame: pl.DataFrame, rows: pl.Series, sheet: str) -> None:
        """Count one chunk.

        Args:
            frame: a schema frame.
            rows: the physical row of each of its rows.
            sheet: the sheet they come from.
        """
        self.numbers.look(frame)
        self.characters.look(frame)
        self.dates.look(frame, rows, sheet, self.findings)
        self._sexes.update(frame["sex"].unique().to_list())
        if self.key_heading:
            self._keys.append(hashes(frame[self.key]))

    def conclude(self, *, restored: int) -> None:
        """Write the messages of the whole file.

        Args:
            restored: how many individual numbers were given their zeros back.
        """
        self.characters.conclude(self.findings)
        self.numbers.conclude(self.findings, restored=restored)
        self.dates.conclude(self.findings)
        if unknown := sum(1 for text in self._sexes if parse_sex(text) is Sex.OTHER):
            self.findings.note("W412", count=unknown)
        if doubled := repeated(self._keys):
            self.findings.note("E315", column=self.key_heading, count=doubled)


def latest_birth(reference: date | None) -> date:
    """The day after which nobody can be born: the reference date, else today."""
    return reference or SystemClock().now().date()
