"""Numbers written in kanji, positional (二三) or with 十百千 (二十三), and back."""

import re

DIGITS = {"〇": 0, "零": 0, "一": 1, "壱": 1, "二": 2, "弐": 2, "三": 3, "参": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
KANJI = "〇零一壱二弐三参四五六七八九十拾廿百千"
RUN = re.compile(f"[{KANJI}]+")


def kanji_value(text: str) -> int:
    """The number that a run of kanji numerals says; 0 for none.

    百四十二 is 142, 一四二 is 142, 千二〇三 is 1203; 廿 is 二十.
    """
    text = text.replace("廿", "二十")
    if not any(mark in UNITS for mark in text):
        return int("".join(str(DIGITS[mark]) for mark in text) or "0")
    total, pending = 0, ""
    for mark in text:
        if mark in UNITS:
            total += (int(pending) if pending else 1) * UNITS[mark]
            pending = ""
        else:
            pending += str(DIGITS[mark])
    return total + int(pending or "0")


def number_value(text: str) -> int:
    """The number that a run of digits, or a run of kanji numerals, says."""
    return int(text) if text.isdecimal() else kanji_value(text)


def kanji_of(value: int) -> str:
    """A number below 10,000 as kanji with 十百千, the way town names spell it."""
    written = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十")):
        count, value = divmod(value, power)
        if count:
            written += ("" if count == 1 else "一二三四五六七八九"[count - 1]) + unit
    return written + ("" if value == 0 else "一二三四五六七八九"[value - 1])
