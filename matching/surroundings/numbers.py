"""Who else uses the number of a subject, in this extract and in others."""

import polars as pl

from matching.comparing import BulkComparison

LARGEST_GROUP = 30
"""Up to this many rows with one number are compared by twos; beyond, their keys are."""

NAMED_SUBJECTS = 20
"""At most so many other records are named in one text."""

_RESIDENT_TEXTS = ("former_surname", "alias", "alias_kana", "latin_name", "kanji_name")
_AGREES = ("SAME", "EQUIVALENT")


def shared_numbers(
    prepared: pl.DataFrame, keys: pl.DataFrame, bulk: BulkComparison
) -> pl.DataFrame:
    """For every subject: whether its number stands elsewhere, on this person or on another.

    Args:
        prepared: the frame of `prepare`.
        keys: the subjects' keys, same order.
        bulk: the comparisons of the run.

    Returns:
        other_person_same_number and same_number_in_extract (Boolean), one row per subject.
    """
    rows = prepared.select("subject", "extract", "digits").with_columns(
        person=pl.concat_str(keys["name"], keys["birth_date"].cast(pl.String), ignore_nulls=True)
    )
    held = rows.drop_nulls("digits").with_columns(size=pl.len().over("digits"))
    shared = held.filter(pl.col("size") > 1)
    small, crowds = shared.filter(pl.col("size") <= LARGEST_GROUP), _crowds(shared)
    others = pl.concat([_other_people(small, prepared, bulk), crowds])
    here = held.filter(pl.len().over("extract", "digits") > 1)
    return rows.select(
        other_person_same_number=pl.col("subject").is_in(others.to_list()),
        same_number_in_extract=pl.col("subject").is_in(here["subject"].to_list()),
    )


def _crowds(shared: pl.DataFrame) -> pl.Series:
    """The subjects of groups too large to compare by twos that hold several persons by key."""
    large = shared.filter(pl.col("size") > LARGEST_GROUP)
    mixed = large.group_by("digits").agg(pl.col("person").n_unique()).filter(pl.col("person") > 1)
    return large.join(mixed, on="digits", how="semi")["subject"]


def named_others(rows: pl.DataFrame, group: str) -> pl.Series:
    """For every row the other rows of its group, as extract/record_id joined by `;`.

    Args:
        rows: subject, extract, record_id and the group column (null = in no group).
        group: the column that rows of one group share.
    """
    grouped = rows.select(
        "subject", group, label=pl.concat_str("extract", "record_id", separator="/")
    )
    shared = grouped.filter(pl.col(group).is_not_null() & (pl.len().over(group) > 1))
    listed = shared.group_by(group).agg(labels=pl.col("label").head(NAMED_SUBJECTS + 1))
    named = (
        shared.join(listed, on=group, how="left")
        .explode("labels")
        .filter(pl.col("labels") != pl.col("label"))
        .group_by("subject")
        .agg(pl.col("labels").head(NAMED_SUBJECTS).str.join(";"))
    )
    texts = rows.select("subject").join(named, on="subject", how="left", maintain_order="left")
    return texts["labels"].fill_null("")


def _other_people(shared: pl.DataFrame, prepared: pl.DataFrame, bulk: BulkComparison) -> pl.Series:
    """The subjects whose number stands on a record of somebody else."""
    two = shared.select("subject", "digits")
    pairs = two.join(two, on="digits", how="inner").filter(
        pl.col("subject") < pl.col("subject_right")
    )
    if pairs.is_empty():
        return pl.Series("subject", [], dtype=pl.UInt32)
    left = prepared[pairs["subject"].cast(pl.Int64)]
    right = prepared[pairs["subject_right"].cast(pl.Int64)]
    compared = bulk.compare(left, _as_residents(right))
    apart = pairs.filter(~compared.select(_one_person()).to_series())
    return pl.concat([apart["subject"], apart["subject_right"]]).unique()


def _as_residents(subjects: pl.DataFrame) -> pl.DataFrame:
    """Subjects in the columns of residents, to compare two subjects with each other."""
    blank = [pl.lit("").alias(name) for name in (*_RESIDENT_TEXTS, "former_name")]
    return subjects.with_columns(*blank, birth_date_unknown=pl.lit(""))


def _one_person() -> pl.Expr:
    """Own 氏名 and 生年月日 agree, or differ as those of one person may between two files."""
    name_agrees = pl.col("name").is_in(_AGREES)
    born_agrees = pl.col("birth_date").is_in(_AGREES)
    given_agrees = pl.col("name_given").is_in([*_AGREES, "SIMILAR"])
    silent = ~pl.col("birth_date").is_in([*_AGREES, "SIMILAR", "DIFFERENT"])
    nearly_born = silent | (pl.col("birth_parts_differing") <= 1)
    nearly_named = given_agrees | pl.col("name").is_in(["SIMILAR", "ABSENT_LEFT", "ABSENT_RIGHT"])
    return (name_agrees & nearly_born) | (born_agrees & (nearly_named | name_agrees))
