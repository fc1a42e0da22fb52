"""How often the subjects' values occur in the register: chance agreement, and cheap surnames.

佐藤 agrees more cheaply than 一尺八寸: the frequency of a value is the chance that a stranger has
it too. Only values that a subject holds are counted, so memory does not grow with the register.
"""

from dataclasses import dataclass, field

import polars as pl

COUNTED = ("name", "surname", "given", "kana", "birth_date", "address")
"""The key columns of subjects and residents whose values are counted."""

TOGETHER: dict[str, tuple[str, str]] = {
    "namesake": ("name", "birth_date"),
    "name_kana": ("name", "kana"),
}
"""Values counted as pairs: people of one name and birth date; names of one reading."""

_APART: dict[str, tuple[str, ...]] = {"namesake": ("number",)}
"""What tells people apart where people are counted: rows of one number are one person, who may
stand in two files or have a row for every change. Without a number every row is a person."""


@dataclass(slots=True)
class Frequencies:
    """Counts of the subjects' values in the register, gathered chunk by chunk.

    `residents` is the number of residents read so far.
    """

    wanted: dict[str, pl.DataFrame]
    parts: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    residents: int = 0

    def add(self, keys: pl.DataFrame) -> None:
        """Count one chunk of resident keys."""
        self.residents += keys.height
        for name, wanted in self.wanted.items():
            told = [*wanted.columns, *_APART.get(name, ())]
            hits = keys.select(told).join(wanted, on=wanted.columns, how="semi")
            self.parts.setdefault(name, []).append(hits.group_by(told).len("count"))

    def table(self, name: str) -> pl.DataFrame:
        """The value or values, and `count` of residents that hold them."""
        columns = self.wanted[name].columns
        frames = self.parts.get(name)
        if not frames:
            return self.wanted[name].head(0).with_columns(pl.lit(0, pl.Int64).alias("count"))
        counts = _summed(pl.concat(frames), [*columns, *_APART.get(name, ())])
        for apart in _APART.get(name, ()):
            rows = pl.when(pl.col(apart).is_null()).then(pl.col("count")).otherwise(1)
            counts = _summed(counts.with_columns(rows.alias("count")), columns)
        return counts

    def of(self, subjects: pl.DataFrame, name: str) -> pl.Series:
        """For every subject the count of its value; 0 where it has none or nobody shares it."""
        columns = self.wanted[name].columns
        found = subjects.select(columns).join(
            self.table(name), on=columns, how="left", maintain_order="left"
        )
        return found["count"].fill_null(0)

    def chance(self, subjects: pl.DataFrame, name: str) -> float:
        """The chance that a subject and a stranger in the register share the value; exact.

        One bearer of each value is taken for the subject's own record and does not count.
        """
        held = subjects.select(self.wanted[name].columns).drop_nulls().height
        strangers = (self.of(subjects, name).cast(pl.Int64) - 1).clip(lower_bound=0)
        return int(strangers.sum()) / max(1, held * (self.residents - 1))


def _summed(counts: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    return counts.group_by(columns).agg(pl.col("count").sum().cast(pl.Int64))


def frequencies_of(subjects: pl.DataFrame) -> Frequencies:
    """An empty count for the values that these subjects hold (their key columns)."""
    wanted = {name: (name,) for name in COUNTED} | TOGETHER
    return Frequencies(
        {
            name: subjects.select(columns).drop_nulls().unique(maintain_order=True)
            for name, columns in wanted.items()
        }
    )
