"""What is known about the linked resident: presence, moves, guardianship, other addresses."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from matching.comparing import BulkComparison
from matching.normalise.birth_dates import birth_date_key
from matching.normalise.name_keys import name_key
from matching.statuses import resident_status
from matching.tables import Tables

_ADDRESSES: dict[str, tuple[str, str]] = {
    "former_address_agrees": ("address", "former_address"),
    "residence_agrees": ("residence", "address"),
    "mailing_address_agrees": ("mailing_address", "address"),
}
"""Column -> address column of the subject, of the linked resident."""


def linked_facts(
    subjects: pl.DataFrame,
    linked: pl.DataFrame,
    *,
    bulk: BulkComparison,
    reference_dates: Mapping[str, date],
    wanted: pl.Series,
) -> pl.DataFrame:
    """The context columns about the linked resident, one row per subject.

    Args:
        subjects: the prepared subjects.
        linked: row by row the linked resident (RESIDENT_SCHEMA), null where there is none.
        bulk: the comparisons of the run.
        reference_dates: 抽出基準日 per extract; an extract may be missing.
        wanted: whether the row's other addresses matter (住所 does not agree).
    """
    filled = linked.with_columns(pl.col(pl.String).fill_null(""))
    moved = _dates(filled["status_date"]) > _reference(subjects, reference_dates)
    return pl.DataFrame(
        {
            "linked_status": filled.select(resident_status(pl.col("status"))).to_series(),
            "moved_between_references": moved.fill_null(value=False),
            "linked_is_guardian": _is_guardian(subjects, filled, bulk.tables),
            "linked_age_gap": _age_gap(subjects, filled),
            "former_name_agrees": _former_name(subjects, filled, bulk.tables),
            "linked_protected": filled["protected"] == "1",
            **{
                column: _addresses(subjects, filled, columns, bulk, wanted)
                for column, columns in _ADDRESSES.items()
            },
        }
    )


def _reference(subjects: pl.DataFrame, reference_dates: Mapping[str, date]) -> pl.Series:
    days = {extract: str(day) for extract, day in reference_dates.items()}
    texts = subjects["extract"].replace_strict(days, default=None, return_dtype=pl.String)
    return texts.str.to_date("%Y-%m-%d", strict=False)


def _dates(texts: pl.Series) -> pl.Series:
    return birth_date_key(texts).str.to_date("%Y-%m-%d", strict=False)


def _is_guardian(subjects: pl.DataFrame, linked: pl.DataFrame, tables: Tables) -> pl.Series:
    """保護者氏名 is the linked resident's name and not the subject's own."""
    guardian = name_key(subjects["guardian_name"], tables)
    own = name_key(subjects["name"], tables)
    return (guardian != "") & (guardian != own) & (guardian == name_key(linked["name"], tables))


def _age_gap(subjects: pl.DataFrame, linked: pl.DataFrame) -> pl.Series:
    days = (_dates(subjects["birth_date"]) - _dates(linked["birth_date"])).dt.total_days().abs()
    return (days / 365.2425).floor().cast(pl.Int64)


def _former_name(subjects: pl.DataFrame, linked: pl.DataFrame, tables: Tables) -> pl.Series:
    former, own = (name_key(frame, tables) for frame in (linked["former_name"], subjects["name"]))
    return (former != "") & (former == own) & (former != name_key(linked["name"], tables))


def _addresses(
    subjects: pl.DataFrame,
    linked: pl.DataFrame,
    columns: tuple[str, str],
    bulk: BulkComparison,
    wanted: pl.Series,
) -> pl.Series:
    """Whether two address columns agree, row by row; false where one is empty or not wanted."""
    left, right = subjects[columns[0]].to_list(), linked[columns[1]].to_list()
    agrees = [
        needed and bool(mine and theirs) and bulk.address_agrees(mine, theirs)
        for mine, theirs, needed in zip(left, right, wanted.to_list(), strict=True)
    ]
    return pl.Series(agrees, dtype=pl.Boolean)
