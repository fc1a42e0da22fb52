"""What kana sound like: which signs write one sound, and which spellings are merely close.

How to add: a pair of signs that are the same sound goes into `_SAME`, a weaker pair with its own
reason into SPELLING_PAIRS. Everything else about kana follows from these tables.
"""

import re

_SMALL = "ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
_LARGE = "アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ"

TO_KATAKANA = {code: chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
TO_LARGE = {ord(small): large for small, large in zip(_SMALL, _LARGE, strict=True)}
OLD_KANA = {
    ord("ヰ"): "イ",
    ord("ヱ"): "エ",
    ord("ヲ"): "オ",
    ord("ヸ"): "イ",
    ord("ヹ"): "エ",
    ord("ヺ"): "オ",
}
ZU_JI = {ord("ヅ"): "ズ", ord("ヂ"): "ジ"}

V_TO_B = (
    ("ヴア", "バ"),
    ("ヴイ", "ビ"),
    ("ヴエ", "ベ"),
    ("ヴオ", "ボ"),
    ("ヴ", "ブ"),
    ("ヷ", "バ"),
)
"""ヴ-sounds after small kana became large, longest first."""

ROWS = {
    "a": "アカサタナハマヤラワガザダバパ",
    "i": "イキシチニヒミリギジヂビピ",
    "u": "ウクスツヌフムユルグズヅブプヴ",
    "e": "エケセテネヘメレゲゼデベペ",
    "o": "オコソトノホモヨロヲゴゾドボポ",
}
"""Large katakana by vowel."""

VOWEL = {kana: vowel for vowel, row in ROWS.items() for kana in row}

LONG_MARKS = {"a": "ア", "i": "イ", "u": "ウ", "e": "エイ", "o": "オウ"}
"""What may stand for ー after a kana of each vowel."""

_VOICED = dict(
    zip(
        "カキクケコサシスセソタチツテトハヒフヘホウ",
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ",
        strict=True,
    )
)
_PLAIN = {voiced: plain for plain, voiced in _VOICED.items()}
_REPEATS = re.compile("(.)([ヽヾ])")

KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fe\u31f0-\u31ff"
"""Kana with their iteration and long marks, as the inside of a character class."""


def repeat_kana(text: str) -> str:
    """Write out ヽ and ヾ (すゞ is すず). Katakana in, katakana out; other signs are left alone."""
    if "ヽ" not in text and "ヾ" not in text:
        return text
    while (replaced := _REPEATS.sub(_repeated, text)) != text:
        text = replaced
    return text


def _repeated(found: re.Match[str]) -> str:
    kana, mark = found[1], found[2]
    if kana in "ヽヾ":
        return found[0]
    plain = _PLAIN.get(kana, kana)
    return kana + (_VOICED.get(plain, plain) if mark == "ヾ" else plain)
