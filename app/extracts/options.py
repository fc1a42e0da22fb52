"""What a caller decides about a reading: profiles, schemes, and how it is watched."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.errors import Cancelled
from app.extracts.mapping import ColumnMap
from app.extracts.profiles import ImportProfile
from app.extracts.tables import RawChunk


@dataclass(frozen=True, slots=True)
class Options:
    """The decisions of one reading; every mapping is keyed by the path as it was given.

    Attributes:
        restore_leading_zeros: give individual numbers back the zeros that a spreadsheet took,
            and only where the whole column shows it.
        profiles: the profile (取込定義) of a file; without one everything is detected.
        schemes: the scheme code of a file; without one it is guessed.
        reference_dates: 抽出基準日 per file.
        passwords: of protected workbooks.
        lacking: required targets that a person says the files do not hold.
    """

    restore_leading_zeros: bool = False
    profiles: Mapping[Path, ImportProfile] = field(default_factory=dict)
    schemes: Mapping[Path, str] = field(default_factory=dict)
    reference_dates: Mapping[Path, date] = field(default_factory=dict)
    passwords: Mapping[Path, str] = field(default_factory=dict, repr=False)
    lacking: frozenset[str] = frozenset()


ALL_ROWS = sys.maxsize
"""A reading goes to the end of its file."""


def _unseen(_chunk: RawChunk, _maps: Sequence[ColumnMap], _path: Path) -> None:
    """Nobody looks at the rows."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How a long reading is followed and stopped.

    Attributes:
        progress: called with bytes read so far and bytes in all (of the whole reading).
        cancelled: asked between chunks; True ends the reading with Cancelled.
        rows: shown every chunk of records with its table, before anything is made of it.
        most: a reading of text ends once that many rows have passed: a look, never an import.
            What it reports then has no SHA-256. Workbooks are always read whole.
    """

    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    rows: Callable[[RawChunk, Sequence[ColumnMap], Path], None] = _unseen
    most: int = ALL_ROWS

    def step(self, done: int, whole: int) -> None:
        """Report progress and leave if the operator cancelled.

        Raises:
            Cancelled: the operator cancelled.
        """
        if self.cancelled():
            raise Cancelled
        self.progress(done, whole)


UNWATCHED = Watch(progress=lambda _done, _whole: None, cancelled=lambda: False)
"""Nobody follows: tests and short files."""
