"""Dates in a form that the values alone cannot tell, turned to ISO as a profile says.

How to add a form: one row in FORMS and its words in app.extracts.profiles.DATE_FORMS. A value that does not
have the form stays as it is.
"""

from collections.abc import Callable

import polars as pl

from app.extracts.profiles import DATE_FORMS

_EPOCHS = {"serial": (-25_569, 60), "serial 1904": (-24_107, 0)}
"""Days from the epoch of the calendar to that of the serial, and the serials that Excel counts one
day too high: its 1900 has a 29 February that never was."""


def _reordered(pattern: str) -> Callable[[pl.Expr], pl.Expr]:
    """A date of three groups, named y, m and d in the pattern."""

    def transformed(text: pl.Expr) -> pl.Expr:
        found = text.str.strip_chars().str.extract_groups(pattern)
        parts = [found.struct.field("y")] + [
            found.struct.field(name).str.zfill(2) for name in ("m", "d")
        ]
        return pl.concat_str(parts, separator="-")

    return transformed


def _serial(form: str) -> Callable[[pl.Expr], pl.Expr]:
    offset, early = _EPOCHS[form]

    def transformed(text: pl.Expr) -> pl.Expr:
        days = text.str.strip_chars().str.extract(r"^(\d{1,6})(?:\.0+)?$").cast(pl.Int32)
        shift = pl.when(days < early).then(1).otherwise(0)
        return (days + offset + shift).cast(pl.Int32).cast(pl.Date).dt.to_string("%Y-%m-%d")

    return transformed


def _two_digit(letter: str) -> Callable[[pl.Expr], pl.Expr]:
    """A year of one or two digits without era, in front of separators or of four digits."""

    def transformed(text: pl.Expr) -> pl.Expr:
        bare = text.str.strip_chars()
        fits = bare.str.contains(r"^(\d{1,2}[/.\-年]\d{1,2}[/.\-月]\d{1,2}日?|\d{6})$")
        return pl.when(fits).then(pl.lit(letter) + bare).otherwise(None)

    return transformed


FORMS: dict[str, Callable[[pl.Expr], pl.Expr]] = {
    "month/day/year": _reordered(r"^(?P<m>\d{1,2})[/.\-](?P<d>\d{1,2})[/.\-](?P<y>\d{4})$"),
    "day/month/year": _reordered(r"^(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})$"),
    "serial": _serial("serial"),
    "serial 1904": _serial("serial 1904"),
    "two-digit showa": _two_digit("S"),
    "two-digit heisei": _two_digit("H"),
    "two-digit reiwa": _two_digit("R"),
}
if set(FORMS) != set(DATE_FORMS):
    raise AssertionError("every form of a date needs its words")


def in_form(text: pl.Expr, form: str) -> pl.Expr:
    """The cell with dates of that form spelled out; other cells as they are."""
    return pl.coalesce(FORMS[form](text), text)
