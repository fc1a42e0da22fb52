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

_PLAIN_ROW, _VOICED_ROW = (
    "カキクケコサシスセソタチツテトハヒフヘホウ",
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ",
)
_HIRAGANA = str.maketrans({kana: chr(ord(kana) - 0x60) for kana in _PLAIN_ROW + _VOICED_ROW})
_PLAIN_SIGNS = _PLAIN_ROW + _PLAIN_ROW.translate(_HIRAGANA)
_VOICED_SIGNS = _VOICED_ROW + _VOICED_ROW.translate(_HIRAGANA)
_VOICED = dict(zip(_PLAIN_SIGNS, _VOICED_SIGNS, strict=True))
_PLAIN = {voiced: plain for plain, voiced in _VOICED.items()}
_REPEATS = re.compile("(?<=[\u3041-\u3096\u30a1-\u30fa])[ゝゞヽヾ]")

KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fe\u31f0-\u31ff"
"""Kana with their iteration and long marks, as the inside of a character class."""


def repeat_kana(text: str) -> str:
    """Write out the iteration marks of kana: すゞ is すず, つゞく is つづく; ゝ after づ is つ."""
    if not _REPEATS.search(text):
        return text
    written = list(text)
    for place in range(1, len(written)):
        if written[place] in "ゝゞヽヾ":
            written[place] = _repeated(written[place - 1], written[place])
    return "".join(written)


def _repeated(kana: str, mark: str) -> str:
    if kana not in KANA_LETTERS:
        return mark
    plain = _PLAIN.get(kana, kana)
    return _VOICED.get(plain, plain) if mark in "ゞヾ" else plain


KANA_LETTERS = frozenset(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB))))
"""Kana without marks."""
