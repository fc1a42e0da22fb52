"""A cheap key of town and lot for blocking: equal for most spellings of one address."""

from functools import lru_cache

import polars as pl

from matching.addresses.numerals import kanji_of
from matching.addresses.parse import AddressTables
from matching.addresses.text import HYPHENS, SPELLINGS, VariantFolder

_DIGITS = ("〇零", "一壱", "二弐", "三参", "四", "五", "六", "七", "八", "九")
_MARKERS = ("大字", "小字", "字")

_JOIN = r"(?:丁目?|町目|番地?ノ?|地割|号|[-ノ])"
_LOT = (
    r"([^ \-]{1,3}?)第?([0-9]+)"
    rf"(?:{_JOIN}-?([0-9]+))?(?:{_JOIN}-?([0-9]{{1,2}}))?(?:{_JOIN}|[ \-(ァ-ヴA-Z]|$)"
)


# A postcode in front, and spaces behind anything but a number.
_NEEDLESS = r"^〒?[0-9]{3}-[0-9]{4} +|([^0-9]) +"
# Numbers above 999, of which the table of numbers has made 2千355, 千355, 千63, 1万2千355.
_THOUSANDS = (
    ("([1-9])千([0-9]{3})", "${1}${2}"),
    ("千([0-9]{3})", "1${1}"),
    ("([1-9])千([0-9]{2})", "${1}0${2}"),
    ("千([0-9]{2})", "10${1}"),
    ("([1-9])万([0-9]{4})", "${1}${2}"),
)


def address_key(addresses: pl.Series, postcodes: pl.Series, tables: AddressTables) -> pl.Series:
    """Keys of many addresses: up to three letters before the lot, and its numbers without the room.

    A lot number of three digits or more stands alone (1224 for 1224-5-207, where 5 and 207 may be 棟
    and room). Two addresses of one key need not be equal, and now and then equal ones differ in it.

    Args:
        addresses: raw texts; empty or null gives an empty key.
        postcodes: raw postcodes of the same length; kept out of the key, they are missing too often.
        tables: the variant table.

    Returns:
        Text keys, empty where there is no number to block on.
    """
    frame = pl.DataFrame({"address": addresses.fill_null(""), "postcode": postcodes})
    text = pl.col("address").str.replace_many(*_replacements(tables.variants), leftmost=True)
    text = text.str.replace_all(_NEEDLESS, "${1}")
    for pattern, replacement in _THOUSANDS:
        text = text.str.replace_all(pattern, replacement)
    spelt = frame.select(text)
    return spelt.select(_key(pl.col("address"))).to_series()


def _key(text: pl.Expr) -> pl.Expr:
    lot = text.str.extract_groups(_LOT).struct
    letters, first, second, third = (lot.field(str(group)).fill_null("") for group in range(1, 5))
    rest = pl.when(first.str.len_bytes() < 3).then(second + "-" + third).otherwise(pl.lit(""))
    return (letters + first + "-" + rest).str.strip_chars("-").alias("address_key")


@lru_cache(maxsize=2)
def _replacements(variants: VariantFolder) -> tuple[list[str], list[str]]:
    """What replaces what, earlier entries first: long kanji numbers, variants, plain letters.

    Only kanji that common files can hold are folded: the whole table would make this four times slower.
    Built once per table, which never changes.
    """
    numbers = sorted(((kanji_of(value), str(value)) for value in range(10, 1000)), key=_by_length)
    letters = _plain_letters()
    folded = {
        old: letters.get(new, new)
        for old, new in zip(*variants.fold_lists(2), strict=True)
        if _is_common(old)
    }
    table = dict(numbers) | folded | letters | dict.fromkeys(_MARKERS, "") | {"通り": "通"}
    return list(table), list(table.values())


def _by_length(entry: tuple[str, str]) -> int:
    return -len(entry[0])


def _is_common(letter: str) -> bool:
    return letter == "𠮷" or letter.encode("cp932", "ignore") != b""


def _plain_letters() -> dict[str, str]:
    letters = {mark: "-" for mark in HYPHENS if mark != "-"} | {"\u3000": " ", "\n": " ", "\r": " "}
    letters |= {"ー": "-", "ｰ": "-", "（": "("}
    for digit, forms in enumerate(_DIGITS):
        letters |= dict.fromkeys(forms, str(digit))
        letters[chr(0xFF10 + digit)] = str(digit)
    for same in SPELLINGS:
        letters |= dict.fromkeys(same[1:], same[0])
    return letters | {"ｹ": "ケ", "ﾉ": "ノ", "ﾂ": "ツ"}
