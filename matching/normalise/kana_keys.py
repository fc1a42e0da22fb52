"""Bulk keys of readings, for blocking and counting. A key never decides whether two agree."""

import re
from itertools import product

import polars as pl

from matching.normalise.kana import parse_kana
from matching.normalise.kana_sounds import (
    LONG_MARKS,
    OLD_KANA,
    ROWS,
    TO_KATAKANA,
    TO_LARGE,
    V_TO_B,
    ZU_JI,
)
from matching.normalise.text import map_distinct

_FOLDS = OLD_KANA | ZU_JI
_FULL = TO_LARGE | {code: TO_LARGE.get(ord(kana), kana) for code, kana in TO_KATAKANA.items()}
_FULL_TEXT = {chr(code): kana for code, kana in _FULL.items()}
_FOLD_TEXT = {chr(code): kana for code, kana in _FOLDS.items()}
_LONG_VOWELS = [f"([{row}])[{LONG_MARKS[vowel]}ー]+" for vowel, row in ROWS.items()]
_LONG_VOWELS_OF_ONE = [re.compile(pattern) for pattern in _LONG_VOWELS]
_MOST_MARKS = 3  # that stand for one long vowel in a row; a fourth begins another
_ONE_LONG = {
    kana + "".join(marks): f"{kana}ー"
    for count in range(_MOST_MARKS, 0, -1)
    for vowel, row in ROWS.items()
    for kana in row
    for marks in product(f"{LONG_MARKS[vowel]}ー", repeat=count)
}
"""Every spelling of a long vowel with ー after its kana; more marks before fewer."""

_PLAIN = r"^[\x{3041}-\x{3096}\x{30A1}-\x{30FA}\x{30FC}\x{FF66}-\x{FF9F}\s\x{3000}]*$"
_STRAY_MARK = r"(?:^|[\s\x{3000}])[\x{FF9E}\x{FF9F}]"


def kana_key(values: pl.Series) -> pl.Series:
    """Bulk keys of readings: equal for all spellings of one reading.

    Width, script, size, marks, old kana, ヅ/ズ, ヴ/ブ and long vowels are folded. "" for blanks and
    nulls; the series keeps its length and name.
    """
    filled = values.fill_null("")
    is_plain = filled.str.contains(_PLAIN) & ~filled.str.contains(_STRAY_MARK)
    plain = _in_bulk(filled)
    if is_plain.all():
        return plain.alias(values.name)
    read = map_distinct(filled.filter(~is_plain), kana_key_of)
    return plain.scatter(is_plain.not_().arg_true(), read).alias(values.name)


def kana_key_of(raw: str) -> str:
    """The bulk key of one reading."""
    text = parse_kana(raw).text
    for written, sound in V_TO_B:
        text = text.replace(written, sound)
    text = text.translate(_FOLDS)
    for long_vowel in _LONG_VOWELS_OF_ONE:
        text = long_vowel.sub(r"\1", text)
    return text.replace("ー", "")


def reading_key(values: pl.Series) -> pl.Series:
    """Keys of readings for finding them by their beginning: as `kana_key`, with long vowels as ー.

    The beginning of a reading has the beginning of its key (オオ finds オオノ and not オカダ), save
    where it breaks off between ヴ and its vowel. "" for blanks and nulls.
    """
    filled = values.fill_null("")
    is_plain = filled.str.contains(_PLAIN) & ~filled.str.contains(_STRAY_MARK)
    canonical = _canonical_in_bulk(filled)
    if not is_plain.all():
        read = map_distinct(filled.filter(~is_plain), lambda raw: parse_kana(raw).text)
        canonical = canonical.scatter(is_plain.not_().arg_true(), read)
    keys = _sounds_in_bulk(canonical)
    return keys.str.replace_many(list(_ONE_LONG), list(_ONE_LONG.values()), leftmost=True).alias(
        values.name
    )


def _canonical_in_bulk(values: pl.Series) -> pl.Series:
    bare = values.str.normalize("NFKC").str.replace_all(r"[\s\x{3000}]+", "")
    return bare.str.replace_many(list(_FULL_TEXT), list(_FULL_TEXT.values()))


def _sounds_in_bulk(canonical: pl.Series) -> pl.Series:
    written, sounds = zip(*V_TO_B, strict=True)
    keys = canonical.str.replace_many(list(written), list(sounds), leftmost=True)
    return keys.str.replace_many(list(_FOLD_TEXT), list(_FOLD_TEXT.values()))


def _in_bulk(values: pl.Series) -> pl.Series:
    keys = _sounds_in_bulk(_canonical_in_bulk(values))
    for pattern in _LONG_VOWELS:
        keys = keys.str.replace_all(pattern, "${1}")
    return keys.str.replace_all("ー", "", literal=True)
