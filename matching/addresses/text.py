"""How an address is written down, and the one spelling in which all of this package reads it."""

import re
import unicodedata
from typing import NamedTuple, Protocol

from matching.addresses.numerals import KANJI


class AddressText(NamedTuple):
    """An address as a file holds it: raw text, empty where the file has no such column."""

    address: str
    building: str = ""
    postcode: str = ""


class VariantFolder(Protocol):
    """What is needed of the kanji variant table; it is its own key of what is worked out from it."""

    def __hash__(self) -> int: ...

    def fold(self, text: str, strength: int) -> str:
        """The text with every kanji replaced by its representative at `strength`."""
        ...

    def fold_lists(self, strength: int) -> tuple[list[str], list[str]]:
        """The same as patterns and replacements."""
        ...


# Every stroke that people type between two numbers. ー (the long vowel) is decided by its neighbours.
HYPHENS = "-/‐‑‒–—―−─━⁃˗﹘﹣－~〜～∼"

# How to add: one string of characters that stand for the first one in place names.
SPELLINGS = ("ケヶヵがガ", "ノの之乃廼", "ツッつっ", "釜竃")
SPELLING_MARKS = frozenset("".join(SPELLINGS))

_SMALL = dict(zip("ァィゥェォャュョヮ", "アイウエオヤユヨワ", strict=True))
_INVISIBLE = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, *range(0xFE00, 0xFE10)]
_SELECTORS = range(0xE0100, 0xE01F0)


def _plain_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys([*_INVISIBLE, *_SELECTORS])
    table.update({ord(mark): "-" for mark in HYPHENS})
    table.update({ord(space): " " for space in "\t\r\n\v\f\u3000\u00a0"})
    table.update({ord(mark): "〃" for mark in "〃〟″"})
    return table


def _reading_table() -> dict[int, str]:
    table = {code: chr(code + 0x60) for code in range(0x3041, 0x3097)}
    for code in [*range(0x3041, 0x3097), *range(0x30A1, 0x30F7)]:
        katakana = table.get(code, chr(code))
        table[code] = _SMALL.get(katakana, katakana)
    for same in SPELLINGS:
        table.update({ord(other): same[0] for other in same})
    return table


_PLAIN = _plain_table()
_READING = _reading_table()

_LONG_VOWEL_AS_HYPHEN = re.compile(rf"(?<=[0-9{KANJI}番号地目丁])ー|(?<![ァ-ヴー])ー(?=[0-9])")
_HYPHEN_AS_LONG_VOWEL = re.compile(r"(?<=[ア-ムモ-ヴ])-(?=[ァ-ヴ一-鿿 )]|$)")
DATE = re.compile(r"([0-9]{1,2})月([0-9]{1,2})日")
_MARK_BETWEEN = re.compile(r"(?<=[0-9])(?:・| - )(?=[0-9])")
_ONE_AS_HYPHEN = re.compile(r"(?<=[0-9])一(?=[0-9])")
_KATAKANA_NUMERAL = re.compile(r"(?<![ァ-ヴー])[ニハー](?=丁目|番地|条)")
_KANJI_OF_KATAKANA = {"ニ": "二", "ハ": "八", "ー": "一"}
# 字 between two numbers counts them (2字29番地 in Ishikawa and Fukui) and stays.
_MARKER = re.compile(
    rf"大字|小字|(?<![0-9{KANJI}])字|(?<=[0-9])字(?![0-9{KANJI}])|(?<=[{KANJI}])字(?![0-9{KANJI}]+番)"
)
_SPACED_UNIT = re.compile(rf"(?<=[0-9{KANJI}]) (?=丁目|丁|番|号|条|線|地割)")
_REPEATED = re.compile(r"(.)々")
_SPACE_BETWEEN = re.compile(r"(?<![0-9A-Z]) | (?![0-9A-Z])")


def plain(text: str) -> str:
    """Width, combining marks, hyphens, spaces and invisible characters settled; words untouched."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN).strip()


def packed(plain_text: str) -> str:
    """`plain` text without the spaces that separate nothing: two texts equal here differ in width only."""
    return _SPACE_BETWEEN.sub("", plain_text)


def reading(folded: str) -> str:
    """The spelling in which places are looked up and compared, of a text folded at strength 2.

    Kana is large katakana, ケ ノ ツ stand for all their
    spellings, Latin letters are capitals, ー and - are what their neighbours say, and every 字 is gone
    (大字, 小字 and 字 are written or not at will; 十文字 loses its 字 on both sides).
    """
    text = folded.translate(_READING).upper()
    if "字" in text:
        text = _MARKER.sub("", text)
    if "々" in text:
        text = _REPEATED.sub(r"\1\1", text)
    if "ー" in text:
        text = _LONG_VOWEL_AS_HYPHEN.sub("-", text)
    text = _MARK_BETWEEN.sub("-", text)
    if "-" in text:
        text = _HYPHEN_AS_LONG_VOWEL.sub("ー", text)
    if "月" in text:
        text = DATE.sub(r"\1-\2", text)
    if "一" in text:
        text = _ONE_AS_HYPHEN.sub("-", text)
    if " " in text:
        text = _SPACED_UNIT.sub("", text)
    if "通リ" in text:
        text = text.replace("通リ", "通")
    return _KATAKANA_NUMERAL.sub(lambda found: _KANJI_OF_KATAKANA[found[0]], text)


def read(text: str, folder: VariantFolder) -> str:
    """`plain`, folded, in `reading` spelling: everything at once."""
    return reading(folder.fold(plain(text), 2))
