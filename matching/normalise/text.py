"""Text steps that every normaliser shares: invisible characters, width, gaps, distinct values.

Nothing here changes a kanji: compatibility and radical forms are left to the variant table, so
that a comparison can say which strength of variant it needed.
"""

import re
import unicodedata
from collections.abc import Callable

import polars as pl

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors (standardised and ideographic), as the inside of a character class."""

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Control and format characters without a shape, as the inside of a character class."""

COMPATIBILITY_KANJI = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Radicals and compatibility ideographs: the variant table's business, never NFKC's."""

HYPHENS = (
    r"\-\u02d7\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\ufe58\ufe63\uff0d~\u301c\uff5e"
)
"""Everything people type as a hyphen, as the inside of a character class."""

DASHES = HYPHENS + "\u30fc\uff70"
"""Hyphens and long marks, as the inside of a character class."""

_SELECTORS = re.compile(f"[{SELECTORS}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_FOLDABLE = re.compile(f"[^{COMPATIBILITY_KANJI}]+")
_SPACED_MARKS = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})


def selectors_of(text: str) -> str:
    """The variation selectors of a text, in order; empty for nearly every text."""
    return "" if text.isascii() else "".join(_SELECTORS.findall(text))


def without_invisible(text: str) -> str:
    """The text without variation selectors and characters that have no shape."""
    return _INVISIBLE.sub("", _SELECTORS.sub("", text))


def fold_width(text: str) -> str:
    """Full-width Latin and digits to half, half-width kana to full, marks joined to their kana.

    NFKC, except that kanji are never replaced and stand-alone ゛゜ combine with the kana before.
    """
    if text.isascii():
        return text
    joined = text.translate(_SPACED_MARKS)
    if unicodedata.is_normalized("NFKC", joined):
        return joined
    return _FOLDABLE.sub(lambda run: unicodedata.normalize("NFKC", run[0]), joined)


def clean(text: str) -> str:
    """Width folded, nothing invisible, no outer spaces: the start of every value that is no name."""
    return fold_width(without_invisible(text)).strip()


def map_distinct(values: pl.Series, function: Callable[[str], str]) -> pl.Series:
    """Apply a scalar function to a String series, once per distinct value; null counts as ""."""
    filled = values.fill_null("")
    distinct = filled.unique()
    mapped = pl.Series([function(text) for text in distinct.to_list()], dtype=pl.String)
    return filled.replace_strict(distinct, mapped, return_dtype=pl.String).alias(values.name)
