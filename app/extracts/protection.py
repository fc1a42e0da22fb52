"""支援措置 on the way in: a flag that is understood completely, or no import at all.

How to add a value: one word in _YES or _NO. Anything else stops the file (fail-safe).
"""

import unicodedata

import polars as pl

from app.extracts.sentences import refuse

_YES = frozenset(["1", "01", "有", "あり", "有り", "該当", "該当あり", "対象", "対象者", "○", "〇", "◯", "●", "レ", "✓", "y", "yes", "true", "t", "on", "支援措置", "支援措置対象", "支援措置対象者", "支援対象", "支援対象者", "dv", "dv等", "ストーカー", "ストーカー行為等", "児童虐待", "その他", "支援中", "支援措置中", "決定", "閲覧制限", "制限あり", "抑止"])  # fmt: skip
_NO = frozenset(["", "0", "00", "無", "なし", "無し", "非該当", "該当なし", "対象外", "×", "✕", "-", "ー", "n", "no", "false", "f", "off", "制限なし"])  # fmt: skip

_KINDS = frozenset(["dv", "dv等", "ストーカー", "ストーカー行為等", "児童虐待", "その他"])
"""Words of _YES that name a kind of measure rather than say yes."""


def protection_flags(values: pl.Series, *, file: str) -> pl.Series:
    """Flags: "1" for a person under 支援措置, "" for others.

    Args:
        values: the column as written.
        file: name of the file, for the message.

    Raises:
        KnownError: E415 for a value that is in neither list.
    """
    meanings = {value: _meaning(value) for value in values.unique().to_list()}
    if any(meaning is None for meaning in meanings.values()):
        raise refuse("E415", file=file)
    return values.replace_strict(meanings, return_dtype=pl.String)


def listed_flags(values: pl.Series, *, file: str) -> pl.Series:
    """Flags of a list whose rows all claim protection: only a plain no takes a row out.

    An empty cell is a no where the others only say yes (a register with a column of 1s), and stays
    protected where they name kinds (DV, ストーカー …) or where the whole column is empty.

    Raises:
        KnownError: E415 as `protection_flags`.
    """
    flags = protection_flags(values, file=file)
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


def _meaning(value: str) -> str | None:
    bare = _folded(value)
    if bare in _NO:
        return ""
    return "1" if bare in _YES else None
