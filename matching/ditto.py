"""同上 in the address column: the row means the address of its household head or the row above.

How to add a spelling: one alternative in _DITTO.
"""

import polars as pl

_DITTO = r"^[（(]?(同上|同右|同左|同前|同所|同じ|同|上に同じ|世帯主と同じ|世帯主に同じ|〃|々|仝|仝上|″|”|“|\"|''|ditto)[）)。.]?$"
_ADDRESS = ("postcode", "address", "building")


def resolve_ditto(frame: pl.DataFrame) -> pl.DataFrame:
    """The subjects with every 同上 replaced by the address it stands for.

    Rows of one household (same extract and household key) look upwards to the nearest row of the
    household that holds an address; other rows, and households without one, to the row above in
    the same extract and sheet. What cannot be resolved stays as written.

    Returns:
        The frame with `postcode`, `address` and `building` filled in and a Boolean column
        `is_ditto` for the rows that were.
    """
    ditto = (
        frame["address"].str.replace_all(r"[\s\u3000]", "").str.to_lowercase().str.contains(_DITTO)
    )
    if not ditto.any():
        return frame.with_columns(is_ditto=pl.lit(value=False))
    marked = frame.with_columns(ditto.alias("_ditto")).with_columns(
        pl.when("_ditto").then(None).otherwise(pl.col(name)).alias(f"_{name}") for name in _ADDRESS
    )
    above = [pl.col(f"_{name}").forward_fill().over("extract", "sheet") for name in _ADDRESS]
    filled = marked.with_columns(
        *(column.alias(f"_above{name}") for column, name in zip(above, _ADDRESS, strict=True)),
        *(_of_household(name).alias(f"_home{name}") for name in _ADDRESS),
    )
    has_home = pl.col("household_key") != ""
    found = pl.when(has_home & pl.col("_homeaddress").is_not_null())
    replaced = filled.with_columns(
        found.then(pl.col(f"_home{name}")).otherwise(pl.col(f"_above{name}")).alias(f"_{name}")
        for name in _ADDRESS
    ).with_columns(is_ditto=pl.col("_ditto") & (pl.col("_address").fill_null("") != ""))
    return replaced.with_columns(_taken(name) for name in _ADDRESS).select(
        *frame.columns, "is_ditto"
    )


def _of_household(name: str) -> pl.Expr:
    """The value of the nearest row above in the household that holds an address."""
    usable = pl.when(pl.col("_address") != "").then(pl.col(f"_{name}"))
    return usable.forward_fill().over("extract", "household_key")


def _taken(name: str) -> pl.Expr:
    own = pl.col(name)
    keeps_own = (pl.lit(name == "building")) & (own != "")
    return (
        pl.when(pl.col("is_ditto") & ~keeps_own)
        .then(pl.col(f"_{name}").fill_null(""))
        .otherwise(own)
        .alias(name)
    )
