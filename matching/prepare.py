"""Makes subjects ready for matching: 同上 resolved, individual numbers read, repeats noticed."""

import re
import unicodedata

import polars as pl

from matching.ditto import resolve_ditto
from matching.normalise.numbers import IndividualNumber, parse_number

OK, MISSING, MALFORMED, CHECK_DIGIT = "ok", "missing", "malformed", "check_digit"
NOT_IN_REGISTER, DUPLICATE = "not_in_register", "duplicate"

_STATES = {"": OK, "filler": MISSING}
"""Problem of a number -> its state, where the two words differ: a filler is no number."""


def prepare(frame: pl.DataFrame) -> pl.DataFrame:
    """The subjects (SUBJECT_SCHEMA) with what later steps need beside the raw text.

    Returns:
        The frame with the addresses of 同上 rows filled in, and the columns
        `subject`: place in file order, 0 first;
        `is_ditto`: whether the address was 同上;
        `digits`: the 12 digits as Int64, null where the number is not usable;
        `number_problem`: ok, missing, malformed or check_digit;
        `number_digits`: how many digits are written, null without a value;
        `zero_lost`: whether a malformed number is right once padded with one or two zeros;
        `repeated_number`: whether another row of the same extract has the same usable number.
    """
    resolved = resolve_ditto(frame).with_row_index("subject")
    numbers = resolved.select("number").unique(maintain_order=True)
    read = [parse_number(text) for text in numbers["number"].to_list()]
    known = numbers.with_columns(
        digits=pl.Series([_usable(item) for item in read], dtype=pl.Int64),
        number_problem=pl.Series([_STATES.get(item.problem, item.problem.value) for item in read]),
        number_digits=pl.Series([_digits(text) for text in numbers["number"]], dtype=pl.Int64),
        zero_lost=pl.Series([_lost_zero(text) for text in numbers["number"]], dtype=pl.Boolean),
    )
    joined = resolved.join(known, on="number", how="left", maintain_order="left")
    repeats = pl.len().over("extract", "digits") > 1
    return joined.with_columns(repeated_number=repeats & pl.col("digits").is_not_null())


def number_states(prepared: pl.DataFrame, linked: pl.Series) -> pl.Series:
    """The number_state of every subject, once it is known which numbers the register holds.

    Args:
        prepared: the frame of `prepare`.
        linked: whether the number leads to a resident of the register, row by row.
    """
    return prepared.select(
        number_state=pl.when(pl.col("number_problem") != OK)
        .then("number_problem")
        .when(~linked)
        .then(pl.lit(NOT_IN_REGISTER))
        .when("repeated_number")
        .then(pl.lit(DUPLICATE))
        .otherwise(pl.lit(OK))
    ).to_series()


def _usable(number: IndividualNumber) -> int | None:
    return int(number.digits) if not number.problem else None


def _digits(text: str) -> int | None:
    """How many digits are written; null where there is no value."""
    return len(written_digits(text)) if text.strip() else None


def _lost_zero(text: str) -> bool:
    """Whether one or two leading zeros make a number right that is too short."""
    digits = written_digits(text)
    return len(digits) in (10, 11) and not parse_number(digits.zfill(12)).problem


def written_digits(text: str) -> str:
    """The digits of a number as written, whatever stands between them."""
    return re.sub("[^0-9]", "", unicodedata.normalize("NFKC", text))
