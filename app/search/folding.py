"""Residents and search words folded alike: what is typed in any spelling finds what is registered.

Kana in any script and width, kanji variants of every strength, dates in any notation are the same
folds on which matching brings candidates together.
"""

import re
import unicodedata

import polars as pl

from app.tables import load_tables
from matching import (
    Tables,
    birth_date_key,
    name_key,
    name_key_of,
    parse_birth_date,
    parse_name,
    reading_key,
)

_LATIN = "[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f]"
_NUMERALS = "〇一二三四五六七八九十百"
_FROM_NUMBER = rf"(?:[0-9０-９]|[{_NUMERALS}]+(?:丁目|番地|号|番[{_NUMERALS}0-9０-９])).*$"
"""What of an address stands behind its town."""

_COUNTED = re.compile(rf"[{_NUMERALS}]+(?=丁目|番|号|[のノ\-])|(?<=[目地番号のノ\-])[{_NUMERALS}]+")
_PARTING = re.compile(r"(?<=\d)(?:丁目|番地の?|番|号|[のノ]|[‐-―−ー\-])+")
_DROPPED = str.maketrans({"ヶ": "ケ", "ヵ": "カ", "が": "ガ", "ヴ": "ブ"})


def name_keys(names: pl.DataFrame) -> pl.DataFrame:
    """Keys of names: columns `place` and `key`, several rows where words stand in any order.

    A Latin name is found by the beginning of each of its words.

    Args:
        names: columns `place` and `raw`, without blanks.
    """
    tables = load_tables()
    is_latin = pl.col("raw").str.contains(_LATIN)
    latin, others = names.filter(is_latin), names.filter(~is_latin)
    plain = others.select("place", key=name_key(others["raw"], tables))
    turned = [(place, key) for place, raw in latin.iter_rows() for key in _turned(raw, tables)]
    return pl.concat([plain, pl.DataFrame(turned, schema=plain.schema, orient="row")])


def _turned(raw: str, tables: Tables) -> list[str]:
    """The keys of a name that begins with each of its words in turn."""
    words = parse_name(raw, tables).words
    return list(dict.fromkeys("".join((*words[n:], *words[:n])) for n in range(len(words))))


def typed_name_key(text: str) -> str:
    """The key of the beginning of a name as typed; Latin words keep their order."""
    tables = load_tables()
    if re.search(_LATIN, text):
        return "".join(parse_name(text, tables).words)
    return name_key_of(text, tables)


def kana_keys(readings: pl.Series) -> pl.Series:
    """Keys of readings; "" for none."""
    return reading_key(readings)


def birth_keys(dates: pl.Series) -> pl.Series:
    """Keys of birth dates: YYYYMMDD, or what is known of it from the year on; "" for none."""
    days = birth_date_key(dates)
    is_open = (days == "") & (dates != "")
    if is_open.any():
        known = [parse_birth_date(text).known for text in dates.filter(is_open).to_list()]
        days = days.scatter(is_open.arg_true(), known)
    return days.str.replace_all("-", "", literal=True)


def town_texts(addresses: pl.Series) -> pl.Series:
    """What stands before the first number of each address, as written."""
    return addresses.str.replace(_FROM_NUMBER, "")


def fold_town(address: str) -> str:
    """The folded text of an address before its first number."""
    return fold_address(town_texts(pl.Series([unicodedata.normalize("NFKC", address)]))[0])


def fold_address(address: str) -> str:
    """An address for finding a part of it: width, spaces, variants and the writing of numbers."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", address)).replace("大字", "")
    text = load_tables().variants.fold(text, 3).translate(_DROPPED)
    text = _COUNTED.sub(lambda found: _digits(found[0]), text)
    return _PARTING.sub("-", text).strip("-")


def _digits(numeral: str) -> str:
    """二十三 and 二三 as 23."""
    if not set(numeral) & set("十百"):
        return "".join(str(_NUMERALS.index(char)) for char in numeral)
    total, unit = 0, 0
    for char in numeral:
        value = _NUMERALS.index(char)
        if value < len("〇一二三四五六七八九"):
            unit = value
        else:
            total, unit = total + max(unit, 1) * (10 if char == "十" else 100), 0
    return str(total + unit)
