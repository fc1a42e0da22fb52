"""The strangest rows of a file, found while it is read: one pass, bounded memory.

Every cell has a pattern: how long it is, how many of its characters are ASCII, whether it is all
digits, whether something stands in it that is no plain character, and whether it warns (a day, a
number or a sex that cannot be read as one). A rare pattern in a column whose cells otherwise look
alike is strange; among addresses, which all look different, it is not. The measure is the surprise
of the pattern, log2(rows / rows with it), beyond what is usual in its column. Of every pattern the
first row is kept as its example; a row's strangeness is the sum over its columns.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from app.extracts.era_codes import era_code
from app.extracts.fields import Fields
from app.extracts.mapping import ColumnMap
from app.extracts.tables import ROW, RawChunk, raw_column
from app.extracts.targets import TARGETS
from matching import birth_date_key, number_key, sex_key

Pattern = tuple[object, ...]
Place = tuple[str, int]
"""Sheet and physical row."""

MOST_PATTERNS = 200
"""Patterns remembered per column; a column with more looks different in every row anyhow."""

MOST_VALUES = 40
"""Different values counted in a column; one with more is no column of codes."""

_ODD = "[\\x00-\\x1f\\x7f\ue000-\uf8ff〓●■□�?？*＊]"
_MARGIN = 2.0
"""Bits of surprise beyond the usual that a cell needs to count at all."""

_KEYS = {"date": birth_date_key, "number": number_key, "sex": sex_key}
"""How a cell of a kind is read; one that gives nothing warns."""


@dataclass(frozen=True, slots=True)
class StrangeRow:
    """One row to look at: where it stands, and its cells by column."""

    sheet: str
    row: int
    cells: Mapping[int, str]


@dataclass(slots=True)
class StrangeRows:
    """Looks at chunks as they pass; `rows` and `values` tell at the end.

    Only the first pass over the first file is looked at.
    """

    path: Path
    _counts: dict[str, Counter[Pattern]] = field(default_factory=dict)
    _values: dict[str, Counter[str]] = field(default_factory=dict)
    _examples: dict[Place, tuple[dict[str, str], dict[str, Pattern]]] = field(default_factory=dict)
    _eras: dict[str, Counter[str]] = field(default_factory=dict)
    _passed: dict[str, int] = field(default_factory=dict)

    def look(self, chunk: RawChunk, maps: Sequence[ColumnMap], path: Path) -> None:
        """Note one chunk of records."""
        frame = chunk.frame
        if path != self.path or not frame.height:
            return
        if int(frame[ROW][0]) <= self._passed.get(chunk.sheet, 0):
            return  # a further pass over the same rows
        self._passed[chunk.sheet] = int(frame[ROW][-1])
        names = [name for name in frame.columns if not name.startswith("_")]
        patterns = {name: _patterns(frame, name, maps) for name in names}
        new = frozenset[int]().union(*(self._count(name, patterns[name]) for name in names))
        for name in names:
            self._count_values(frame, name)
        for column in maps:
            if TARGETS[column.target].kind == "date":
                self._count_eras(frame, raw_column(column.position))
        for at in sorted(new):
            cells = {name: str(frame[name][at]) for name in names}
            own = {name: patterns[name].row(at) for name in names}
            self._examples[chunk.sheet, int(frame[ROW][at])] = cells, own

    def rows(self, most: int) -> tuple[StrangeRow, ...]:
        """The strangest rows, strangest first."""
        usual = {name: _entropy(counts) for name, counts in self._counts.items()}
        scores = {
            place: self._score(patterns, usual) for place, (_, patterns) in self._examples.items()
        }
        strange = [place for place, score in scores.items() if score > 0]
        strange.sort(key=lambda place: (-scores[place], place))
        return tuple(
            StrangeRow(
                sheet,
                row,
                {int(n.removeprefix("c")): v for n, v in self._examples[sheet, row][0].items()},
            )
            for sheet, row in strange[:most]
        )

    def values(self, position: int) -> dict[str, int]:
        """The different values of a column with their number; empty where there are too many."""
        counts = self._values.get(raw_column(position), Counter())
        return dict(counts.most_common()) if len(counts) <= MOST_VALUES else {}

    def eras(self, position: int) -> dict[str, int]:
        """The era codes in front of the days of a column, with their number."""
        return dict(sorted(self._eras.get(raw_column(position), Counter()).items()))

    def _count(self, name: str, patterns: pl.DataFrame) -> set[int]:
        """Count one column; the rows with a pattern never met before."""
        counts = self._counts.setdefault(name, Counter())
        seen = (
            patterns.with_row_index("_at")
            .group_by(patterns.columns)
            .agg(pl.len().alias("_rows"), pl.col("_at").min())
            .sort("_at")
        )
        new: set[int] = set()
        for *pattern, rows, at in seen.iter_rows():
            if tuple(pattern) not in counts:
                if len(counts) >= MOST_PATTERNS:
                    continue
                new.add(int(at))
            counts[tuple(pattern)] += rows
        return new

    def _count_values(self, frame: pl.DataFrame, name: str) -> None:
        values = self._values.setdefault(name, Counter())
        if len(values) > MOST_VALUES:
            return
        for value, count in frame[name].value_counts().head(MOST_VALUES + 1).iter_rows():
            values[value] += count

    def _count_eras(self, frame: pl.DataFrame, name: str) -> None:
        codes = frame.select(era_code(pl.col(name)))[:, 0].drop_nulls()
        eras = self._eras.setdefault(name, Counter())
        for value, count in codes.value_counts().iter_rows():
            eras[value] += count

    def _score(self, patterns: Mapping[str, Pattern], usual: Mapping[str, float]) -> float:
        score = 0.0
        for name, pattern in patterns.items():
            counts = self._counts[name]
            if pattern in counts:
                surprise = math.log2(counts.total() / counts[pattern]) - usual[name]
                score += max(0.0, surprise - _MARGIN)
        return score


def _patterns(frame: pl.DataFrame, name: str, maps: Sequence[ColumnMap]) -> pl.DataFrame:
    text = pl.col(name)
    shape = frame.select(
        chars=text.str.len_chars(),
        bytes=text.str.len_bytes(),
        digits=text.str.contains("^[0-9]*$"),
        odd=text.str.contains(_ODD),
    )
    return shape.with_columns(_warnings(frame, name, maps).alias("warns"))


def _warnings(frame: pl.DataFrame, name: str, maps: Sequence[ColumnMap]) -> pl.Series:
    """Which cells of a column cannot be read as what the column means."""
    for column in maps:
        kind = TARGETS[column.target].kind
        if raw_column(column.position) == name and kind in _KEYS:
            text = frame.select(Fields([column]).text(column.target).alias("text"))["text"]
            return (text.str.strip_chars() != "") & (_KEYS[kind](text) == "")
    return pl.repeat(value=False, n=frame.height, eager=True)


def _entropy(counts: Counter[Pattern]) -> float:
    whole = counts.total()
    return -sum(n / whole * math.log2(n / whole) for n in counts.values())
