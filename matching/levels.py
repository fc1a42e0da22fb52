"""The level of every weight field of a pair, from the careful comparisons of its attributes.

Levels are coarser than agreements and reasons: weights need counts, people need words.
"""

import polars as pl

from matching.likeness import similarity
from matching.weights import LEVELS

NEAR = 0.66
"""Indel similarity of two short names between which about one character differs."""

EXCHANGED = "birth_month_day_exchanged"
"""The reason of a birth date whose month and day are exchanged."""

_AGREES = ("SAME", "EQUIVALENT")
_SILENT = ("ABSENT_LEFT", "ABSENT_RIGHT", "ABSENT_BOTH", "UNREADABLE")


def pair_levels(
    compared: pl.DataFrame, *, subjects: pl.DataFrame, residents: pl.DataFrame
) -> pl.DataFrame:
    """The levels of every pair: the columns of weights.LEVELS, "" where a value is absent.

    Args:
        compared: the columns of BulkComparison.compare, and `former_address_agrees`.
        subjects: the keys of the subjects, row by row.
        residents: the keys of the residents, row by row.
    """
    return (
        compared.with_columns(
            _name_near=similarity(subjects["name"], residents["name"]) >= NEAR,
            _kana_near=similarity(subjects["kana"], residents["kana"]) >= NEAR,
        )
        .with_columns(name_level=_named("name"), kana_level=_named("kana"))
        .select(
            pl.col("name_level").alias("name"),
            *(_kana(field) for field in _KANA_BY_NAME),
            _birth_date().alias("birth_date"),
            _sex().alias("sex"),
            _address().alias("address"),
        )
        .select(list(LEVELS))
    )


def _named(attribute: str) -> pl.Expr:
    """The level of a name or reading."""
    agreement = pl.col(attribute)
    surname, given = pl.col(f"{attribute}_surname"), pl.col(f"{attribute}_given")
    close = "variant" if attribute == "name" else "spelling"
    parts_fit = (surname != "DIFFERENT") & (given != "DIFFERENT")
    return (
        pl.when(agreement.is_in(_AGREES))
        .then(pl.lit("same"))
        .when(agreement.is_in(_SILENT))
        .then(pl.lit(""))
        .when((agreement == "SIMILAR") & parts_fit)
        .then(pl.lit(close))
        .when((surname == "DIFFERENT") & given.is_in([*_AGREES, "SIMILAR"]))
        .then(pl.lit("given"))
        .when(pl.col(f"_{attribute}_near"))
        .then(pl.lit("near"))
        .when(surname.is_in([*_AGREES, "SIMILAR"]))
        .then(pl.lit("surname"))
        .otherwise(pl.lit("different"))
    )


_KANA_BY_NAME: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "kana_same_name": (("same", "variant"), {"given": "different", "surname": "different"}),
    "kana_near_name": (("near",), {"spelling": "same", "given": "near", "surname": "near"}),
    "kana_part_name": (
        ("given", "surname"),
        {"spelling": "same", "given": "fits", "surname": "fits", "near": "fits"},
    ),
    "kana_other_name": (("different", ""), {}),
}
"""Field -> the levels of the name it stands for, and what a level of the reading is called there."""


def _kana(field: str) -> pl.Expr:
    names, called = _KANA_BY_NAME[field]
    kana = pl.col("kana_level")
    crossed = kana.is_in(["given", "surname"]) & pl.col("name_level").is_in(["given", "surname"])
    level = (
        pl.when(crossed & (kana != pl.col("name_level")))
        .then(pl.lit("different"))
        .otherwise(kana.replace(called))
    )
    return pl.when(pl.col("name_level").is_in(names)).then(level).otherwise(pl.lit("")).alias(field)


def _birth_date() -> pl.Expr:
    agreement = pl.col("birth_date")
    swapped = pl.col("birth_date_reasons").str.contains(EXCHANGED, literal=True)
    one = pl.col("birth_parts_differing") <= 1
    return (
        pl.when(agreement.is_in(_AGREES))
        .then(pl.lit("same"))
        .when(agreement.is_in(_SILENT))
        .then(pl.lit(""))
        .when((one & (pl.col("birth_year") != "DIFFERENT")) | swapped)
        .then(pl.lit("near"))
        .when(one)
        .then(pl.lit("year"))
        .when(pl.col("birth_parts_differing") == 2)
        .then(pl.lit("part"))
        .otherwise(pl.lit("different"))
    )


def _sex() -> pl.Expr:
    agreement = pl.col("sex")
    return (
        pl.when(agreement.is_in(_AGREES))
        .then(pl.lit("same"))
        .when(agreement.is_in(_SILENT))
        .then(pl.lit(""))
        .otherwise(pl.lit("different"))
    )


def _address() -> pl.Expr:
    """`lot` is the same house with something about the building left open."""
    agreement = pl.col("address")
    fits = [*_AGREES, "SIMILAR"]
    town, lot = pl.col("address_town").is_in(fits), pl.col("address_lot").is_in(_AGREES)
    return (
        pl.when(agreement.is_in(_AGREES))
        .then(pl.lit("same"))
        .when(agreement.is_in(_SILENT))
        .then(pl.lit(""))
        .when(lot & (town | (agreement == "SIMILAR")))
        .then(pl.lit("lot"))
        .when("former_address_agrees")
        .then(pl.lit("former"))
        .when(town)
        .then(pl.lit("town"))
        .when(pl.col("address_municipality").is_in(fits))
        .then(pl.lit("municipality"))
        .otherwise(pl.lit("different"))
    )
