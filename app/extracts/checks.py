"""What the values of an extract look like as a whole: the counted warnings of the report."""

from dataclasses import dataclass, field

import polars as pl

from app.extracts.report import Findings
from app.extracts.zeros import ZeroCensus


@dataclass(slots=True)
class Census:
    """Looks at every chunk of one file and writes the counted messages at the end."""

    findings: Findings
    key_name: str
    zeros: ZeroCensus = field(default_factory=ZeroCensus)
    _keys: list[pl.Series] = field(default_factory=list)

    def look(self, frame: pl.DataFrame, *, key: str) -> None:
        """Count one chunk of a schema frame."""
        self.zeros.look(frame["number"])
        if self.key_name:
            self._keys.append(frame[key].hash(seed=0))

    def conclude(self, *, restored: int) -> None:
        """Write the messages."""
        if restored:
            self.findings.note("W416", count=restored)
        elif self.zeros.shown:
            self.findings.note("W417", count=self.zeros.restorable)
        if self.zeros.short - restored > 0:
            self.findings.note("E401", count=self.zeros.short - restored)
        if self._keys:
            keys = pl.concat(self._keys)
            if doubled := keys.len() - keys.n_unique():
                self.findings.note("E315", column=self.key_name, count=doubled)
