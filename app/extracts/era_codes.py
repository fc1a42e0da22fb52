"""Days with the code of their era in front, such as 3560401 or 3-56-04-01, and what codes mean.

The usual codes (1 明治 … 5 令和) need nothing said. A profile says others: a small table of code and
era in the column of the date.
"""

from collections.abc import Sequence

import polars as pl

ERA_LETTERS = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}
"""The eras a code can mean, and the letters that birth dates are written with."""

USUAL_CODES = {
    f"{zero}{at}": era for zero in ("", "0") for at, era in enumerate(ERA_LETTERS, start=1)
}
"""What codes mean where nobody says otherwise."""

_PACKED = (
    r"^\s*(?P<code>0?[0-9])"
    r"(?P<day>[0-9]{6}|[-./][0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{1,2})(?:\.0+)?\s*$"
)


def era_code(cell: pl.Expr) -> pl.Expr:
    """The code in front of a day, null where a cell is written in another way."""
    return _groups(cell).struct.field("code")


def with_eras(cell: pl.Expr, values: Sequence[tuple[str, str]]) -> pl.Expr:
    """The cell with its code replaced by the letter of the era that a profile gives it.

    Args:
        cell: days as written.
        values: codes and eras of a profile's column; a code that is not there keeps its usual sense.
    """
    letters = {code: ERA_LETTERS[word] for code, word in values if word in ERA_LETTERS}
    if not letters:
        return cell
    code = era_code(cell)
    day = _groups(cell).struct.field("day").str.strip_chars_start("-./")
    return pl.when(code.is_in(list(letters))).then(code.replace(letters) + day).otherwise(cell)


def _groups(cell: pl.Expr) -> pl.Expr:
    return cell.str.normalize("NFKC").str.extract_groups(_PACKED)
