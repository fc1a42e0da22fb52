"""History rows (履歴) reduced to each person's current row; former values are kept from the others.

A file has history when it carries 最新フラグ or 履歴番号. The rows of a person share the key; in a
register without 宛名番号 they share individual number and birth date, as in answers of 住基ネット. Current is the row with the flag, else the
one with the highest 履歴番号 and 枝番号, else the last. Of a register's history the latest differing
name, address and number are kept as former values.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from app.extracts.fields import Fields
from app.extracts.mapping import ColumnMap
from app.extracts.tables import ROW, RawChunk
from matching import birth_date_key, number_key, sex_key

_FLAGGED = ("1", "１", "01", "最新", "○", "TRUE", "true", "Y")
Marks = npt.NDArray[np.bool_]
_FORMER = {"former_name": "name", "former_address": "address", "former_number": "number"}


def is_latest(cell: str) -> bool:
    """Whether a cell of 最新フラグ marks the current row."""
    return cell.strip() in _FLAGGED


def has_history(maps: Sequence[ColumnMap], *, identity: str = "key") -> bool:
    """Whether a table tells history rows from current ones and people apart.

    Args:
        maps: the columns of the table.
        identity: the target that tells people apart.
    """
    targets = {m.target for m in maps if m.person == 0}
    if any(m.person for m in maps):
        return False
    return identity in targets and bool(targets & {"latest_flag", "history_number"})


def identities(residents: pl.DataFrame, maps: Sequence[ColumnMap]) -> pl.Series:
    """Hashes of what tells residents apart: 宛名番号, else number and birth date, else the row."""
    own = residents["resident_id"]
    if any(m.target == "key" for m in maps):
        return own.hash().alias("who")
    number, born = number_key(residents["number"]), birth_date_key(residents["birth_date"])
    known = (number != "") & (born != "")
    told = pl.select(pl.when(known).then(number + born).otherwise(own)).to_series()
    return told.hash().alias("who")


def people(residents: pl.DataFrame, maps: Sequence[ColumnMap]) -> pl.Series:
    """Hashes that stay when a number changes: name, birth date and sex, where there is no 宛名番号."""
    who = identities(residents, maps)
    if any(m.target == "key" for m in maps):
        return who
    name = residents["name"].str.replace_all(r"\s", "")
    born, sex = birth_date_key(residents["birth_date"]), sex_key(residents["sex"])
    known = (name != "") & (born != "")
    return pl.select(pl.when(known).then((name + born + sex).hash()).otherwise(who)).to_series()


@dataclass(slots=True)
class HistoryCensus:
    """First pass: which row of each person is the current one."""

    _rows: list[pl.DataFrame] = field(default_factory=list)

    def look(
        self, chunk: RawChunk, maps: Sequence[ColumnMap], keys: pl.Series, people: pl.Series
    ) -> None:
        """Note the rows of one chunk.

        Args:
            chunk: the raw chunk.
            maps: the columns of its table.
            keys: hash of the key of each row.
            people: hash of what stays where the key may change; else the keys.
        """
        fields = Fields(maps)
        self._rows.append(
            chunk.frame.select(
                key=keys,
                person=people,
                sheet=pl.lit(chunk.sheet),
                row=pl.col(ROW),
                latest=fields.text("latest_flag").str.strip_chars().is_in(_FLAGGED),
                **_order(fields),
            )
        )

    def superseded(self) -> "Superseded":
        """The rows that are not current, and the keys of the people who have such rows."""
        if not self._rows:
            return Superseded({}, frozenset(), {})
        rows = pl.concat(self._rows)
        renumbered = _renumbered(rows)
        rows = rows.with_columns(pl.col("key").replace(renumbered)) if renumbered else rows
        ranked = rows.sort("key", "latest", "history", "branch", "row", maintain_order=True)
        old = ranked.filter(pl.col("key") == pl.col("key").shift(-1))
        marks: dict[str, Marks] = {}
        for (sheet,), part in old.group_by("sheet"):
            numbers = part["row"].to_numpy()
            marks[str(sheet)] = np.zeros(int(numbers.max()) + 1, bool)
            marks[str(sheet)][numbers] = True
        return Superseded(marks, frozenset(old["key"].unique().to_list()), renumbered)


def _renumbered(rows: pl.DataFrame) -> dict[int, int]:
    """Keys without a current row -> the key of the one current row of the same person.

    A register that tells people apart by their number has the rows before a change of number under
    another key; nobody may be found by that number as if it were in force.
    """
    now = rows.filter("latest").group_by("person").agg(now=pl.col("key").unique())
    only = now.filter(pl.col("now").list.len() == 1).with_columns(pl.col("now").list.first())
    left = rows.filter(~pl.col("latest").any().over("key")).unique(["key", "person"])
    found = left.join(only, on="person").unique("key", keep="none")
    return dict(found.select("key", "now").iter_rows())


@dataclass(frozen=True, slots=True)
class Superseded:
    """Rows that a later row of the same person replaces.

    Attributes:
        marks: per sheet, True at every physical row that is not current.
        keys: hashes of the keys of the people concerned.
        renumbered: hashes of earlier keys of a person and of the present one.
    """

    marks: dict[str, Marks]
    keys: frozenset[int]
    renumbered: dict[int, int]

    @property
    def count(self) -> int:
        """How many rows are not current."""
        return sum(int(marked.sum()) for marked in self.marks.values())

    def is_old(self, rows: pl.Series, sheet: str) -> pl.Series:
        """Which of these physical rows are not current."""
        marked = self.marks.get(sheet, np.zeros(0, bool))
        numbers = rows.to_numpy()
        inside = numbers < len(marked)
        old = np.zeros(len(numbers), bool)
        old[inside] = marked[numbers[inside]]
        return pl.Series(old)


@dataclass(slots=True)
class FormerValues:
    """Second pass: what the history rows of a register say about earlier names and addresses."""

    superseded: Superseded
    _current: list[pl.DataFrame] = field(default_factory=list)
    _old: list[pl.DataFrame] = field(default_factory=list)

    def look(self, frame: pl.DataFrame, chunk: RawChunk, maps: Sequence[ColumnMap]) -> None:
        """Note the values of the people concerned in one chunk of residents."""
        who = identities(frame, maps).replace(self.superseded.renumbered)
        order = chunk.frame.with_columns(**_order(Fields(maps))).select("history", "branch")
        values = frame.select(who, *_FORMER.values()).hstack(order)
        concerned = who.is_in(list(self.superseded.keys))
        old = self.superseded.is_old(chunk.frame[ROW], chunk.sheet)
        self._current.append(values.filter(concerned & ~old))
        self._old.append(values.filter(old))

    def table(self) -> pl.DataFrame:
        """One row per person with history: `who` and the former_* columns, "" = none."""
        current = pl.concat(self._current).drop("history", "branch")
        old = pl.concat(self._old).sort("history", "branch", maintain_order=True)
        pairs = old.join(current, on="who", suffix="_now", maintain_order="left")
        different = [
            pl.when((pl.col(now) != pl.col(f"{now}_now")) & (pl.col(now) != ""))
            .then(pl.col(now))
            .drop_nulls()
            .last()
            .fill_null("")
            .alias(former)
            for former, now in _FORMER.items()
        ]
        return pairs.group_by("who").agg(different)


def _order(fields: Fields) -> dict[str, pl.Expr]:
    """履歴番号 and 枝番号 as whole numbers, 0 where there are none."""
    targets = {"history": "history_number", "branch": "history_branch"}
    return {
        name: fields.text(target).str.strip_chars().cast(pl.Int64, strict=False).fill_null(0)
        for name, target in targets.items()
    }


def with_former_values(frame: pl.DataFrame, former: pl.DataFrame, who: pl.Series) -> pl.DataFrame:
    """Residents with their former values; a value of the file itself is not overwritten."""
    named = frame.with_columns(who.alias("who"))
    joined = named.join(former, on="who", how="left", suffix="_old", maintain_order="left")
    filled = [
        pl.when(pl.col(column) == "")
        .then(pl.col(f"{column}_old").fill_null(""))
        .otherwise(pl.col(column))
        .alias(column)
        for column in _FORMER
    ]
    return joined.with_columns(filled).select(frame.columns)


@dataclass(frozen=True, slots=True)
class History:
    """What the history rows of one file mean for its current rows; empty where it has none."""

    superseded: Superseded
    former: pl.DataFrame

    def current(
        self, frame: pl.DataFrame, chunk: RawChunk, maps: Sequence[ColumnMap]
    ) -> tuple[pl.DataFrame, int]:
        """The current rows of a chunk of residents with former values, and how many were left out."""
        if not self.superseded.count:
            return frame, 0
        kept = frame.filter(~self.superseded.is_old(chunk.frame[ROW], chunk.sheet))
        who = identities(kept, maps)
        return with_former_values(kept, self.former, who), frame.height - kept.height


NO_HISTORY = History(Superseded({}, frozenset(), {}), pl.DataFrame())
