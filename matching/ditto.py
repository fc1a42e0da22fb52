"""同上 in the address column: the row means the address of its household head or the row above.

How to add a spelling: one alternative in _ABOVE (the row above or the household) or in _HEAD (the
household alone).
"""

import polars as pl

_ABOVE = (
    "同上|仝上|同右|同左|同前|同所|同住所|同じ|上に同じ|以下同じ|〃+|″|”|“|\"|''|々|仝|同|ditto"
)
_HEAD = "世帯主[とにの]?(?:同じ|同上|同一|同住所)"
_ROOM = r"[0-9０-９A-ZＡ-Ｚ]{1,5}号?室?"

_DITTO = rf"^[（(]?(?:{_ABOVE}|{_HEAD})[）)。.]?(?:\s*(?:{_ROOM})|[\s（(、]+[^\s].{{0,19}})?[）)]?$"
_HEAD_ONLY = rf"^[（(]?(?:{_HEAD})"
_REST = rf"^[（(]?(?:{_ABOVE}|{_HEAD})[）)。.]?[\s（(、]*(.*?)[）)]?$"
"""What stands after 同上: a room or building of the row's own."""

_COLUMNS = ("postcode", "address", "building")


def resolve_ditto(frame: pl.DataFrame) -> pl.DataFrame:
    """The subjects with every 同上 replaced by the address it stands for.

    Rows of one household (same extract and household key) take the nearest address above in the
    household, else its first; other rows take that of the row above in the same extract and sheet.
    A room after 同上 stays the row's own. What cannot be resolved stays as written.

    Returns:
        The frame with `postcode`, `address` and `building` filled in and a Boolean column
        `is_ditto` for the rows that were.
    """
    plain = frame["address"].str.strip_chars().str.replace_all(r"^同[\s\u3000]+上", "同上")
    ditto = plain.str.to_lowercase().str.contains(_DITTO)
    if not ditto.any():
        return frame.with_columns(is_ditto=pl.lit(value=False))
    marked = frame.with_columns(
        _ditto=ditto,
        _head=plain.str.contains(_HEAD_ONLY),
        _rest=plain.str.extract(_REST).fill_null(""),
    )
    known = marked.with_columns(_written(name) for name in _COLUMNS)
    found = known.with_columns(*(_stands_for(name) for name in _COLUMNS)).with_columns(
        is_ditto=pl.col("_ditto") & (pl.col("_address").fill_null("") != "")
    )
    taken = found.with_columns(_taken(name) for name in _COLUMNS)
    return taken.select(*frame.columns, "is_ditto")


def _written(name: str) -> pl.Expr:
    """The value where a row holds an address of its own; null in rows of 同上."""
    return pl.when(~pl.col("_ditto")).then(pl.col(name)).alias(f"_{name}")


def _stands_for(name: str) -> pl.Expr:
    """The value of the household, else of the row above."""
    held = pl.when(pl.col("_address") != "").then(pl.col(f"_{name}"))
    home = ["extract", "household_key"]
    household = pl.coalesce(held.forward_fill().over(home), held.drop_nulls().first().over(home))
    above = pl.col(f"_{name}").forward_fill().over("extract", "sheet")
    by_household = pl.when(pl.col("household_key") != "").then(household)
    return pl.coalesce(by_household, pl.when(~pl.col("_head")).then(above)).alias(f"_{name}")


def _taken(name: str) -> pl.Expr:
    own, other = pl.col(name), pl.col(f"_{name}").fill_null("")
    if name == "building":
        rest = pl.when(pl.col("_rest") != "").then(pl.col("_rest")).otherwise(other)
        other = pl.when(own != "").then(own).otherwise(rest)
    return pl.when("is_ditto").then(other).otherwise(own).alias(name)
