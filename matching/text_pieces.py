"""A text cut into the smallest things an alignment pairs: characters, numbers, eras, joints."""

import re
import unicodedata
from dataclasses import dataclass

_MARKS = "\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u30fc\uff70\u2500"
_ERAS = "明治|大正|昭和|平成|令和"
_DIGITS = "0-9\uff10-\uff19"
_KANJI_DIGITS = "〇一二三四五六七八九十百"
_CHARACTER = re.compile(rf"(?s:.)[{_MARKS}]*")
_WHOLE = re.compile(
    rf"(?P<era>{_ERAS})|(?P<number>[{_DIGITS}]+|[{_KANJI_DIGITS}]+(?=丁目|丁|番|号|年|月|日|[{_HYPHENS}の]))"
    rf"|(?P<joint>(?:丁目|番地の|番地|番(?!町)|号|丁)"
    rf"|(?<=[{_DIGITS}{_KANJI_DIGITS}])[{_HYPHENS}のノ](?=[{_DIGITS}{_KANJI_DIGITS}]))"
    rf"|(?P<text>(?s:.)[{_MARKS}]*)"
)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_WILDCARDS = frozenset("〓●□■?？*＊\ufffd")
_SMALL_KANA = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_ONE_HYPHEN = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500", "-"))
_VALUES = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest thing that is aligned: a character with its marks, or a whole number."""

    raw: str
    key: str
    role: str  # text | number | joint | space | invisible | gaiji


def pieces(text: str, *, whole_numbers: bool) -> list[Piece]:
    """Cut a text for alignment; joined again, the pieces are the text.

    Args:
        text: a value as written.
        whole_numbers: for addresses and dates: numbers and eras are one piece each.
    """
    if not whole_numbers:
        return [_piece(found[0], "text") for found in _CHARACTER.finditer(text)]
    return [_piece(found[0], found.lastgroup or "text") for found in _WHOLE.finditer(text)]


def _piece(raw: str, role: str) -> Piece:
    if role == "number":
        return Piece(raw, str(_value(raw)), role)
    if role in ("text", "era"):
        role = _role(raw)
    key = unicodedata.normalize("NFKC", raw).upper().translate(_TO_KATAKANA).translate(_SMALL_KANA)
    return Piece(raw, key.translate(_ONE_HYPHEN), role)


def _role(raw: str) -> str:
    first = raw[0]
    if first.isspace():
        return "space"
    if first in _WILDCARDS or unicodedata.category(first) == "Co":
        return "gaiji"
    if unicodedata.category(first) in ("Cc", "Cf") or _SELECTORS.match(first):
        return "invisible"
    return "text"


def _value(digits: str) -> int:
    """The number meant by digits or by kanji such as 十二 and 百三; positional 一〇三 as well."""
    plain = unicodedata.normalize("NFKC", digits)
    if plain.isdecimal():
        return int(plain)
    if not set(plain) & {"十", "百"}:
        return int("".join(str(_VALUES[digit]) for digit in plain))
    total, current = 0, 0
    for digit in plain:
        if digit in "十百":
            total += max(current, 1) * (10 if digit == "十" else 100)
            current = 0
        else:
            current = _VALUES[digit]
    return total + current


def without_selectors(raw: str) -> str:
    """A character without its variation selectors."""
    return _SELECTORS.sub("", raw)
