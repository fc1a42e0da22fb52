"""件 and 人: what a run counts per scheme before anybody has decided anything.

One person (人) is, within a scheme, everything with the same name, birth date and number; records
without a number stand outside the base, since nothing is linked to them.
"""

from collections.abc import Mapping

import polars as pl

from app.tables import load_tables
from matching import birth_date_key, name_key, number_key

_KEYS = ("scheme", "name", "birth_date", "number")


def person_numbers(subjects: pl.DataFrame, schemes: Mapping[str, str]) -> pl.Series:
    """A whole number per subject, 1 and up, the same for records of one person in one scheme.

    Args:
        subjects: SUBJECT_SCHEMA.
        schemes: by the name of the extract.
    """
    tables = load_tables()
    keys = pl.DataFrame(
        {
            "scheme": subjects["extract"].replace(dict(schemes)),
            "name": name_key(subjects["name"], tables),
            "birth_date": birth_date_key(subjects["birth_date"]),
            "number": number_key(subjects["number"]),
        }
    )
    return keys.select(pl.struct(_KEYS).rank("dense").alias("person").cast(pl.Int64))["person"]


def bases(
    results: pl.DataFrame, persons: pl.Series, schemes: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """Per scheme: all records, those without a number, and of the others 件, 人 and A.

    Args:
        results: of the run, in the order of the subjects.
        persons: as `person_numbers`.
        schemes: by the name of the extract.
    """
    frame = results.select(
        pl.col("extract").replace(dict(schemes)).alias("scheme"),
        (pl.col("number_state") != "missing").alias("numbered"),
        (pl.col("verdict") == "A").alias("accepted"),
    ).with_columns(persons)
    numbered = pl.col("numbered")
    counted = frame.group_by("scheme").agg(
        pl.len().alias("all"),
        (~numbered).sum().alias("without_number"),
        numbered.sum().alias("records"),
        pl.col("person").filter(numbered).n_unique().alias("persons"),
        pl.col("accepted").sum().alias("accepted"),
    )
    return {
        str(row.pop("scheme")): {k: int(v) for k, v in row.items()} for row in counted.to_dicts()
    }
