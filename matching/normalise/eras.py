"""Japanese eras (元号): names, codes and borders, and numerals written in kanji.

How to add an era: one row in ERAS, latest first.
"""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Era:
    """One era. Year 1 is `base` + 1; `first` and `last` are days that belong to it.

    The day of change belongs to both neighbours where the change took effect on that very day
    (1912-07-30, 1926-12-25). `code` is the one-digit 元号 code of resident records.
    """

    names: tuple[str, ...]
    code: str
    base: int
    first: date
    last: date


ERAS = (
    Era(("令和", "令", "R", "REIWA", "レイワ", "れいわ"), "5", 2018, date(2019, 5, 1), date.max),
    Era(
        ("平成", "平", "H", "HEISEI", "ヘイセイ", "へいせい"),
        "4",
        1988,
        date(1989, 1, 8),
        date(2019, 4, 30),
    ),
    Era(
        ("昭和", "昭", "S", "SHOWA", "ショウワ", "しょうわ"),
        "3",
        1925,
        date(1926, 12, 25),
        date(1989, 1, 7),
    ),
    Era(
        ("大正", "大", "T", "TAISHO", "タイショウ", "たいしょう"),
        "2",
        1911,
        date(1912, 7, 30),
        date(1926, 12, 25),
    ),
    Era(
        ("明治", "明", "M", "MEIJI", "メイジ", "めいじ"),
        "1",
        1867,
        date(1868, 1, 25),
        date(1912, 7, 30),
    ),
    Era(("慶応", "慶應", "慶"), "", 1864, date(1865, 5, 1), date(1868, 10, 22)),
)

ERA_OF = {name: era for era in ERAS for name in era.names}
ERA_OF_CODE = {era.code: era for era in ERAS if era.code}
ERA_NAME = "|".join(sorted(ERA_OF, key=len, reverse=True))
"""Any name of an era, as a regular expression."""

FIRST_SOLAR_DAY = date(1873, 1, 1)
"""明治6年1月1日: before it Japan counted by the lunisolar calendar (明治5年太政官布告第337号)."""

_DIGITS = {
    kanji: value
    for value, row in enumerate(
        ("〇零", "一壱壹", "二弐貳", "三参參", "四", "五伍", "六", "七", "八", "九")
    )
    for kanji in row
}
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_RUN = re.compile(f"[{''.join(_DIGITS)}{''.join(_TENS)}]+")


def kanji_numerals_to_digits(text: str) -> str:
    """Write every run of kanji numerals in digits: 二十一 is 21, 一九七七 is 1977, 廿三 is 23."""
    return text if text.isascii() else _RUN.sub(lambda run: _number(run[0]), text)


def _number(run: str) -> str:
    if not any(sign in _TENS for sign in run):
        return "".join(str(_DIGITS[sign]) for sign in run)
    total = digit = 0
    for sign in run:
        if sign in _DIGITS:
            digit = digit * 10 + _DIGITS[sign]
        else:
            unit = _TENS[sign]
            total += unit if unit in (20, 30) else max(digit, 1) * unit
            digit = 0
    return str(total + digit)
