"""対象外 in bulk: which subjects of an extract are left out before matching, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from app.batches.scope import Exclusion, exclusion_of
from matching import SUBJECT_SCHEMA, number_key, parse_number

_PLACE_COLUMNS = ("row_number", "sheet")


@dataclass(frozen=True, slots=True)
class Parted:
    """The subjects of one extract parted; `excluded` has the additional column `reason`."""

    inspected: pl.DataFrame  # those without a number included
    excluded: pl.DataFrame
    without_number: int

    def excluded_by_reason(self) -> dict[str, int]:
        """Number of excluded subjects per reason, reasons without any left out."""
        counts = self.excluded.group_by("reason").len().sort("reason")
        return {str(reason): int(count) for reason, count in counts.iter_rows()}


def part(subjects: pl.DataFrame, statuses: Mapping[str, Exclusion | None]) -> Parted:
    """Part the subjects of one extract into inspected and excluded ones.

    A row that repeats an earlier one in every value is 二重行; one whose status is mapped, or
    stands in the table of app.batches.scope, has that reason.

    Args:
        subjects: SUBJECT_SCHEMA, one extract.
        statuses: the office's own status values.
    """
    contents = [name for name in SUBJECT_SCHEMA if name not in _PLACE_COLUMNS]
    values = subjects["status"].unique().to_list()
    meanings = {value: _code(exclusion_of(value, statuses)) for value in values}
    reasons = subjects.with_columns(
        reason=pl.when(~pl.struct(contents).is_first_distinct())
        .then(pl.lit(Exclusion.DOUBLE_ROW.value))
        .otherwise(pl.col("status").replace_strict(meanings, default="", return_dtype=pl.String))
    )
    inspected = reasons.filter(pl.col("reason") == "").drop("reason")
    return Parted(
        inspected=inspected,
        excluded=reasons.filter(pl.col("reason") != ""),
        without_number=count_without_number(inspected["number"]),
    )


def _code(reason: Exclusion | None) -> str:
    """A plain text: polars would make a closed set of enum members."""
    return reason.value if reason else ""


def count_without_number(numbers: pl.Series) -> int:
    """How many hold no number at all: blank, or a filler such as なし."""
    odd = numbers.filter(number_key(numbers) == "")
    counts = odd.value_counts()
    return sum(
        count for text, count in counts.iter_rows() if parse_number(text).problem == "missing"
    )
