"""支援措置 on the way in: a flag that is understood completely, or no import at all.

How to add a value: one word in _YES or _NO. Anything else stops the file (fail-safe).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from app.extracts.mapping import ColumnMap
from app.extracts.sentences import quoted, refuse

_YES = frozenset(["1", "01", "有", "あり", "有り", "該当", "該当あり", "対象", "対象者", "○", "〇", "◯", "●", "レ", "✓", "y", "yes", "true", "t", "on", "支援措置", "支援措置対象", "支援措置対象者", "支援対象", "支援対象者", "dv", "dv等", "ストーカー", "ストーカー行為等", "児童虐待", "その他", "支援中", "支援措置中", "決定", "閲覧制限", "制限あり", "抑止"])  # fmt: skip
_NO = frozenset(["", "0", "00", "無", "なし", "無し", "非該当", "該当なし", "対象外", "×", "✕", "-", "ー", "n", "no", "false", "f", "off", "制限なし"])  # fmt: skip

_KINDS = frozenset(["dv", "dv等", "ストーカー", "ストーカー行為等", "児童虐待", "その他"])
"""Words of _YES that name a kind of measure rather than say yes."""


@dataclass(frozen=True, slots=True)
class FlagPlaces:
    """Where flags stand, for the message: the first one that nobody understands is named.

    Attributes:
        file, sheet: which file, which sheet ("" in a delimited file).
        rows: the physical row of each flag.
        columns: what the columns of the table were taken for.
    """

    file: str
    sheet: str
    rows: pl.Series
    columns: Sequence[ColumnMap]

    def words(self, at: int) -> str:
        """Row and heading of one flag, never its value."""
        column = next(column for column in self.columns if column.target == "protected")
        return f"{self.rows[at]}行「{quoted(column.heading, column.position)}」で"


def protection_flags(values: pl.Series, places: FlagPlaces) -> pl.Series:
    """Flags: "1" for a person under 支援措置, "" for others.

    Args:
        values: the column as written.
        places: where they stand.

    Raises:
        KnownError: E415 for a value that is in neither list.
    """
    meanings = {value: flag_of(value) for value in values.unique().to_list()}
    unknown = [value for value, meaning in meanings.items() if meaning is None]
    if unknown:
        first = values.is_in(unknown).arg_true()[0]
        place = places.words(first)
        raise refuse("E415", place=place, sheet=places.sheet, file=places.file)
    return values.replace_strict(meanings, return_dtype=pl.String)


def listed_flags(values: pl.Series) -> pl.Series:
    """Flags of a list whose rows all claim protection: only a plain no takes a row out.

    An empty cell is a no where the others only say yes (a register with a column of 1s), and stays
    protected where they name kinds (DV, ストーカー …) or where the whole column is empty.

    Args:
        values: the column of the whole list, as written; `protection_flags` has understood them.
    """
    flags = [flag_of(value) for value in values.to_list()]
    bare = values.map_elements(_folded, return_dtype=pl.String)
    said = set(bare.to_list()) - {""}
    blank_is_no = bool(said & _YES) and not said & _KINDS
    return pl.Series(
        [
            flag or ("1" if not text and not blank_is_no else "")
            for flag, text in zip(flags, bare, strict=True)
        ],
        dtype=pl.String,
    )


def _folded(value: str) -> str:
    return unicodedata.normalize("NFKC", value).replace(" ", "").strip().lower()


def flag_of(value: str) -> str | None:
    """The flag that one cell says; None for a value that is in neither list."""
    bare = _folded(value)
    if bare in _NO:
        return ""
    return "1" if bare in _YES else None
