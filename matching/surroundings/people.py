"""Facilities shared by many subjects, ages, and the protection of everybody who would be shown."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from matching.addresses import address_key
from matching.tables import Tables

_ADULT = 18


def facility_facts(
    prepared: pl.DataFrame,
    keys: pl.DataFrame,
    *,
    least_subjects: int,
    registered: Sequence[str],
    tables: Tables,
) -> pl.DataFrame:
    """Whether the subject's 住所 or 居所 is a facility.

    Args:
        prepared: the frame of `prepare`.
        keys: the subjects' keys, same order.
        least_subjects: so many unrelated subjects at one address suggest a facility; related ones
            (same surname) count once.
        registered: addresses of the facilities that the office registered.
        tables: for the address keys.

    Returns:
        facility_registered, facility_suspected (Boolean), one row per subject.
    """
    homes = pl.DataFrame(
        {
            "address": keys["address"],
            "family": pl.select(pl.coalesce(keys["surname"], keys["name"])).to_series(),
            "residence": _hashed(address_key(prepared["residence"], prepared["postcode"], tables)),
        }
    )
    known = pl.Series(list(registered), dtype=pl.String)
    blank = pl.Series([""] * known.len(), dtype=pl.String)
    places = _hashed(address_key(known, blank, tables)).drop_nulls().to_list()
    shared = (
        homes.drop_nulls(["address", "family"]).group_by("address").agg(pl.col("family").n_unique())
    )
    crowded = shared.filter(pl.col("family") >= least_subjects)["address"].to_list()
    return homes.select(
        facility_registered=pl.any_horizontal(
            pl.col(column).is_in(places).fill_null(value=False)
            for column in ("address", "residence")
        ),
        facility_suspected=pl.col("address").is_in(crowded).fill_null(value=False),
    )


def age_facts(
    prepared: pl.DataFrame, keys: pl.DataFrame, *, reference_dates: Mapping[str, date]
) -> pl.DataFrame:
    """Age in whole years at the extract's reference date, and whether 18 was reached the year before.

    Returns:
        age (Int64, null = unknown) and turned_18 (Boolean), one row per subject.
    """
    days = {extract: str(day) for extract, day in reference_dates.items()}
    texts = prepared["extract"].replace_strict(days, default=None, return_dtype=pl.String)
    reference = texts.str.to_date("%Y-%m-%d", strict=False)
    before = (reference.dt.month() < keys["month"]) | (
        (reference.dt.month() == keys["month"]) & (reference.dt.day() < keys["day"])
    )
    age = (reference.dt.year() - keys["year"]).cast(pl.Int64) - before.cast(pl.Int64)
    return pl.DataFrame({"age": age, "turned_18": (age == _ADULT).fill_null(value=False)})


def _hashed(keys: pl.Series) -> pl.Series:
    return pl.select(pl.when(keys != "").then(keys.hash())).to_series()
