"""The notations of a birth date: text in, its parts out. Whether they make a date is not asked here.

How to add a notation: one regular expression in `_PATTERNS` whose named groups are `era`, `code`,
`y`, `m`, `d` (or a month name `mon`); the first pattern that fits decides. Texts arrive in half
width and upper case, kanji numerals in digits, without brackets, time of day and outer spaces.
"""

import re
from dataclasses import dataclass

from matching.normalise.eras import ERA_NAME, ERA_OF, ERA_OF_CODE, Era

UNKNOWN = -1
"""A part that is said to be unknown: 不詳, 00, ??."""

UNSTATED = -2
"""A part that the text does not mention at all."""

UNKNOWN_WORDS = "不詳|不明|未詳|不祥|未定|未確認|UNKNOWN"


@dataclass(frozen=True, slots=True)
class DateParts:
    """Parts as written: `era` None for the western calendar, numbers or UNKNOWN or UNSTATED.

    `era_is_open`: a year of one or two digits without any era, so that its century is a guess.
    """

    era: Era | None
    year: int
    month: int
    day: int
    era_is_open: bool


_UNKNOWN_PART = rf"(?:[?*X●○■□〓#-]{{1,2}}|{UNKNOWN_WORDS})"
_Y = rf"(?P<y>元|\d{{1,4}}|{_UNKNOWN_PART})"
_M = rf"(?P<m>\d{{1,2}}|{_UNKNOWN_PART})"
_D = rf"(?P<d>\d{{1,2}}|{_UNKNOWN_PART})"
_ERA = rf"(?:(?P<era>{ERA_NAME})[-./・,\s]*)"
_SEP = r"\s*[-./・,:、·年月‐‑‒–—―−ー_\s]\s*"
_TAIL = rf"(?:(?:以下|以降|生|月|日|の)*(?:{UNKNOWN_WORDS}|頃|ごろ|上旬|中旬|下旬|初旬|初め|末|春|夏|秋|冬)+)?"
_PAIR = r"\d\d|[?*X●○■□〓#-]{2}"
_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_MON = rf"(?P<mon>{_MONTHS})[A-Z]*\.?"

_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>[1-9]\d{{3}})(?P<m>{_PAIR})(?P<d>{_PAIR})",
        rf"{_ERA}(?P<y>\d\d)(?P<m>{_PAIR})(?P<d>{_PAIR})",
        rf"0?(?P<code>[1-5])[-./\s]?(?P<y>\d\d)(?P<m>{_PAIR})(?P<d>{_PAIR})",
        rf"0?(?P<code>[1-5]){_SEP}(?P<y>\d{{1,2}}){_SEP}{_M}{_SEP}{_D}",
        rf"{_ERA}?{_Y}?\s*年\s*(?:{_M}?\s*月\s*(?:{_D}?\s*日?)?)?(?P<tail>{_TAIL})",
        rf"{_ERA}{_Y}{_SEP}{_M}(?:{_SEP}{_D})?\s*日?",
        rf"(?P<y>\d{{4}}){_SEP}{_M}(?:{_SEP}{_D})?\s*日?",
        rf"{_ERA}{_Y}",
        rf"(?P<y>\d{{4}})(?P<tail>{_TAIL})",
        rf"(?P<d>\d{{1,2}})[-/.\s]*{_MON}[-/.,\s]*(?P<y>\d{{4}}|\d\d)",
        rf"{_MON}[-/.\s]*(?P<d>\d{{1,2}})(?:ST|ND|RD|TH)?[-/.,\s]+(?P<y>\d{{4}}|\d\d)",
        r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<y>\d{4})",
        rf"(?P<y>\d\d){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<d>\d{{1,2}})\s*日?",
        r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)",
    )
]


def read_parts(text: str) -> DateParts | None:
    """The parts of a date in any known notation, or None."""
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return _parts(found.groupdict())
    return None


def _parts(groups: dict[str, str | None]) -> DateParts | None:
    if groups.get("first"):
        groups |= _sorted_day_month(str(groups["first"]), str(groups["second"]))
    if groups.get("mon"):
        groups["m"] = str(_MONTHS.split("|").index(str(groups["mon"])) + 1)
    era = ERA_OF.get(groups.get("era") or "") or ERA_OF_CODE.get(groups.get("code") or "")
    written = groups.get("y") or ""
    month, day = _part(groups.get("m")), _part(groups.get("d"))
    if groups.get("tail") or UNKNOWN in (month, day):
        month, day = _stated(month), _stated(day)
    is_open = era is None and len(written) <= 2 and written.isdecimal()
    year = int(written) if written.isdecimal() else _part(written)
    return DateParts(era, year, month, day, is_open)


def _part(written: str | None) -> int:
    if not written:
        return UNSTATED
    if written == "元":
        return 1
    return int(written) if written.isdecimal() and written != "99" else UNKNOWN


def _stated(part: int) -> int:
    """A part the text leaves out while saying that something is unknown: unknown itself."""
    return UNKNOWN if part == UNSTATED else part


def _sorted_day_month(first: str, second: str) -> dict[str, str | None]:
    """Day and month of a text that ends in the year: only where one of them cannot be a month."""
    if int(first) > 12 or first == second:
        return {"d": first, "m": second}
    return {"d": second, "m": first} if int(second) > 12 else {"d": None, "m": None}
