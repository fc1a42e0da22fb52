"""How digits and kana are written: width, kanji numerals, wareki."""

import unicodedata
from datetime import date

_TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_TO_HALF = {wide: narrow for narrow, wide in _TO_FULL.items()}
_DIGITS_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
_KANJI = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_ERAS = (
    (date(2019, 5, 1), "令和", "R", 2018, "5"),
    (date(1989, 1, 8), "平成", "H", 1988, "4"),
    (date(1926, 12, 25), "昭和", "S", 1925, "3"),
    (date(1912, 7, 30), "大正", "T", 1911, "2"),
    (date(1868, 1, 25), "明治", "M", 1867, "1"),
)
_HALF_KANA = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
_MARKS = {"\u3099": "ﾞ", "\u309a": "ﾟ"}


def full_digits(text: object) -> str:
    """Digits full width."""
    return str(text).translate(_DIGITS_FULL)


def half_digits(text: str) -> str:
    """Digits half width."""
    return text.translate(_DIGITS_HALF)


def full_width(text: str) -> str:
    """ASCII full width, space as U+3000."""
    return text.translate(_TO_FULL).replace(" ", "\u3000")


def half_width(text: str) -> str:
    """Full-width ASCII half width, U+3000 as space."""
    return text.translate(_TO_HALF).replace("\u3000", " ")


def kanji_number(number: int) -> str:
    """1305 as 千三百五, 12000 as 一万二千, the way lots are written in kanji."""
    tens_of_thousands, rest = divmod(number, 10_000)
    words = f"{kanji_number(tens_of_thousands)}万" if tens_of_thousands else ""
    for unit, word in _UNITS:
        count, rest = divmod(rest, unit)
        if count:
            words += (_KANJI[count] if count > 1 else "") + word
    return words + (_KANJI[rest] if rest else "") or _KANJI[0]


def half_kana(text: str) -> str:
    """Katakana half width, voiced marks apart, spaces half width."""
    parts = unicodedata.normalize("NFD", text.replace("\u3000", " "))
    return "".join(_HALF_KANA.get(char, _MARKS.get(char, char)) for char in parts)


def hiragana(text: str) -> str:
    """Katakana as hiragana; the long mark and ヴ, which many character sets lack, stay."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ン" else char for char in text)


def katakana(text: str) -> str:
    """Hiragana as katakana."""
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


def era_year(day: date) -> tuple[str, str, int, str]:
    """Era name, letter, year in the era and era digit of a day since 1868."""
    for start, name, letter, base, digit in _ERAS:
        if day >= start:
            return name, letter, day.year - base, digit
    raise ValueError("before the Meiji era")


def compact_wareki(day: date) -> str:
    """S560401."""
    _, letter, year, _ = era_year(day)
    return f"{letter}{year:02}{day:%m%d}"


def long_wareki(day: date) -> str:
    """昭和５６年４月１日, digits full width, 元年 for a first year."""
    name, _, year, _ = era_year(day)
    shown = "元" if year == 1 else full_digits(year)
    return f"{name}{shown}年{full_digits(day.month)}月{full_digits(day.day)}日"


def cp932_text(text: str, *, lost: str) -> str:
    """What a CP932 file keeps: selectors vanish, characters without a code become `lost`."""
    if text.isascii():
        return text
    kept = "".join(char for char in text if not is_selector(char))
    try:
        kept.encode("cp932")
    except UnicodeEncodeError:
        return "".join(char if _has_code(char) else lost for char in kept)
    return kept


def is_selector(char: str) -> bool:
    """Whether a character only picks the glyph of the one before it."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _has_code(char: str) -> bool:
    try:
        char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
