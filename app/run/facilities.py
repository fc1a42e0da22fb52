"""Facilities (病院・施設): addresses that many unrelated subjects give, to work on them together.

Only for grouping the queue: what a facility means for a verdict is the matching's own business.
"""

import polars as pl

LEAST_FAMILIES = 5
"""So many surnames at one 居所 or 住所 make it a facility; a family or a small house does not."""

_SPLIT = r"[\s\u3000]+"


def facilities(subjects: pl.DataFrame) -> pl.Series:
    """The facility of each subject as its first record writes it, "" where there is none.

    Args:
        subjects: at least name, address, building, residence.
    """
    places = subjects.select(
        family=pl.col("name").str.strip_chars().str.replace(rf"{_SPLIT}.*", ""),
        shown=pl.when(pl.col("residence") != "")
        .then(pl.col("residence"))
        .otherwise(pl.concat_str(["address", "building"], separator="　"))
        .str.strip_chars(),
    ).with_columns(place=pl.col("shown").str.normalize("NFKC").str.replace_all(r"\s", ""))
    crowded = (
        places.filter(pl.col("place") != "")
        .group_by("place", maintain_order=True)
        .agg(families=pl.col("family").n_unique(), facility=pl.col("shown").first())
        .filter(pl.col("families") >= LEAST_FAMILIES)
    )
    named = places.join(crowded, on="place", how="left", maintain_order="left")
    return named["facility"].fill_null("")
