"""A cheap key of town and lot for blocking: equal for most spellings of one address."""

import polars as pl

from matching.addresses.parse import AddressTables
from matching.addresses.text import HYPHENS

_WIDE = "０１２３４５６７８９"
_KANJI_CHOME = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


def _chome_numerals() -> dict[str, str]:
    """Kanji numerals up to 39 before 丁目, as digits."""
    numerals = {}
    for value in range(39, 0, -1):
        tens, ones = divmod(value, 10)
        kanji = ("" if tens < 2 else _KANJI_CHOME[tens]) + ("十" if tens else "")
        numerals[kanji + _KANJI_CHOME[ones] + "丁"] = f"{value}丁"
    return numerals


def address_key(addresses: pl.Series, postcodes: pl.Series, tables: AddressTables) -> pl.Series:
    """Keys of many addresses: the last three letters before the number, and up to three numbers.

    Args:
        addresses: raw texts; empty or null gives an empty key.
        postcodes: raw postcodes of the same length; only used where an address has no number.
        tables: the variant table and the town list.

    Returns:
        Text keys, empty where there is nothing to block on.
    """
    old, new = tables.variants.fold_lists(2)
    text = pl.col("address").str.replace_many(old, new)
    plain = {wide: str(digit) for digit, wide in enumerate(_WIDE)} | dict.fromkeys(HYPHENS, "-")
    plain |= {
        "　": "",
        " ": "",
        "ヶ": "ケ",
        "が": "ケ",
        "ガ": "ケ",
        "の": "ノ",
        "之": "ノ",
        "大字": "",
        "字": "",
    }
    text = text.str.replace_many(list(plain), list(plain.values()))
    chome = _chome_numerals()
    text = text.str.replace_many(list(chome), list(chome.values()), leftmost=True)
    letters = text.str.extract(r"([^0-9\-]{1,3})-?[0-9]", 1)
    numbers = text.str.extract(r"^[^0-9]*([0-9].*)$", 1).str.extract_all(r"[0-9]+").list.head(3)
    key = letters + numbers.list.join("-")
    frame = pl.DataFrame({"address": addresses.fill_null(""), "postcode": postcodes.fill_null("")})
    return frame.select(key.fill_null("").alias("address_key")).to_series()
