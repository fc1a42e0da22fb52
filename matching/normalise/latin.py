"""Latin letters in names: case, accents, apostrophes and stops folded away."""

import re
import unicodedata

_WHOLE_LETTERS = str.maketrans(
    {
        "Đ": "D",
        "Ð": "D",
        "Ø": "O",
        "Ł": "L",
        "Æ": "AE",
        "Œ": "OE",
        "Þ": "TH",
        "ẞ": "SS",
        "ß": "SS",
        "ı": "I",
        "Ħ": "H",
    }
)
_MARKS = re.compile(r"[\u0300-\u036f'’‘`´ʼʻ\"]|(?<=[A-Z])\.(?=[A-Z]\b)")


def plain_latin(text: str) -> str:
    """Upper case, accents and apostrophes removed: O'Brien is OBRIEN, GONÇALVES is GONCALVES.

    Kana and kanji are left alone, voiced kana included.
    """
    upper = text.upper().translate(_WHOLE_LETTERS)
    if upper.isascii():
        return _MARKS.sub("", upper)
    return _MARKS.sub("", "".join(map(_without_accent, upper)))


def _without_accent(char: str) -> str:
    if not "\u00c0" <= char <= "\u1eff":
        return char
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
