"""Numbers written in kanji, positional (二三) or with 十百千 (二十三), and back."""

import re

DIGITS = {"〇": 0, "零": 0, "一": 1, "壱": 1, "二": 2, "弐": 2, "三": 3, "参": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
KANJI = "〇零一壱二弐三参四五六七八九十拾廿百千"
RUN = re.compile(f"[{KANJI}]+")

_ONE = "[一壱二弐三参四五六七八九]"
_BELOW_TEN_THOUSAND = f"(?:{_ONE}?千)?(?:{_ONE}?百)?(?:{_ONE}?[十拾]|廿)?{_ONE}?"
TEN_THOUSANDS = (
    rf"(?<![上下中大小新本元東西南北内外前後{KANJI}0-9]){_ONE}万{_BELOW_TEN_THOUSAND}"
    rf"(?=丁目|番(?![町丁])|号|ノ[0-9{KANJI}])"
)
"""A lot number from 10,000 to 99,999 in kanji, as a pattern.

万 stands in names of places (万町, 八万町, 百万遍, 下二万, 十万), so it is a numeral only inside a whole
well-formed number with its unit behind it, and not behind a word that such a name begins with.
"""


def kanji_value(text: str) -> int:
    """The number that a run of kanji numerals says; 0 for none.

    百四十二 is 142, 一四二 is 142, 千二〇三 is 1203, 一万二千三 is 12003; 廿 is 二十.
    """
    if "万" in text:
        high, _, low = text.partition("万")
        return kanji_value(high) * 10_000 + kanji_value(low)
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
