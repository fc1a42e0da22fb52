"""Birth dates (生年月日) in every notation offices write, read as the day they mean.

A date that does not exist is never accepted: it has a problem and no value. An era run past its
end, or used before its start, is read as the day meant and says so.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from matching.normalise.birth_notations import (
    UNKNOWN,
    UNKNOWN_WORDS,
    UNSTATED,
    DateParts,
    read_parts,
)
from matching.normalise.eras import (
    ERA_NAME,
    ERA_OF,
    FIRST_SOLAR_DAY,
    Era,
    kanji_numerals_to_digits,
)
from matching.normalise.text import clean, map_distinct


class BirthProblem(StrEnum):
    """Why a birth date is no plain day; NONE where it is."""

    NONE = ""
    MISSING = "missing"
    INVALID = "invalid"
    UNKNOWN_PART = "unknown_part"
    OUT_OF_ERA = "out_of_era"
    LUNISOLAR = "lunisolar"
    TWO_DIGIT_YEAR = "two_digit_year"
    CALENDARS_DISAGREE = "calendars_disagree"
    DEEMED = "deemed"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date as read.

    `value` is the day meant where the text means one day (no problem, OUT_OF_ERA, DEEMED). `year`,
    `month`, `day` are the parts known, 0 where one is not. `readings` are the days that the text
    may mean where it is open. `note` says how it was written where that is worth a word.
    """

    value: date | None
    year: int
    month: int
    day: int
    problem: BirthProblem
    note: str
    readings: tuple[date, ...] = ()

    @property
    def known(self) -> str:
        """What is known, as YYYY, YYYY-MM or YYYY-MM-DD; "" where not even the year is."""
        if self.problem in (BirthProblem.INVALID, BirthProblem.MISSING):
            return ""
        if self.value or len(self.readings) == 1:
            return (self.value or self.readings[0]).isoformat()
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        count = next((n for n, part in enumerate((self.year, self.month, self.day)) if not part), 3)
        return "-".join(parts[:count])


EARLIEST_YEAR, LATEST_YEAR = 1868, 2100
"""Years outside are slips or fillers, not birth years."""

_SERIAL = re.compile(r"(?P<days>\d{5}|\d{4}(?=\.0+$))(?:\.\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_RANGE = range(61, 55_153)
_TIME = re.compile(
    r"(?<=[\d日])(?:T|\s+)(?:午前|午後|AM|PM)?\s*(?P<hour>\d{1,2})(?::|時)\d{1,2}(?:(?::|分)\d{1,2}(?:\.\d+)?)?"
    r"[分秒]?\s*(?:AM|PM)?\s*(?P<zone>Z|UTC|JST|[+-]\d\d:?\d\d)?$"
)
_LONG_TIME = re.compile(r"^(\d{8})\d{6}$")
_FILLER = re.compile(
    rf"(?:[0\s/.*?X#●〓-]|年|月|日)+|9999[-/.]?99[-/.]?99|1900[-/.]0?[01][-/.]0?0|(?:生年月日|生)?(?:{UNKNOWN_WORDS}|なし|無し|該当なし|未記入|未入力|未登録|空欄|NULL|N/A)"
)
_ASIDE = re.compile(r"[(\[{<〔【「『《](.*?)[)\]}>〕】」』》]")
_PREFIX = re.compile(r"^(?:生年月日|誕生日|西暦|DOB|AD|A\.D\.)\s*[:：]?\s*")
_SUFFIX = re.compile(r"(?:生まれ|生れ|うまれ|生|誕生|付)$")
_WEEKDAY = re.compile(r"[月火水木金土日]曜日?$")
_DEEMED = re.compile("みなし|ミナシ|見なし|見做|看做|仮|推定生年")
_ABOUT = re.compile("頃|ごろ|推定|およそ|約")
_YEAR_ONLY = re.compile(rf"(?:西暦)?(?P<west>\d{{4}})年?|(?P<era>{ERA_NAME})(?P<y>元|\d{{1,2}})年?")
_TWO_YEARS = re.compile(
    rf"(?P<a>(?:西暦)?\d{{4}}|(?:{ERA_NAME})(?:元|\d{{1,2}}))年?[・/=\s]*"
    rf"(?P<b>(?:西暦)?\d{{4}}|(?:{ERA_NAME})(?:元|\d{{1,2}}))(?P<rest>[年./-].*)"
)


def parse_birth_date(text: str) -> BirthDate:
    """Read a birth date. Total: any text gives a BirthDate, with a problem where it is no day."""
    bare = _bare(text)
    if not bare:
        return _nothing(BirthProblem.MISSING)
    if _FILLER.fullmatch(bare):
        return _nothing(BirthProblem.UNKNOWN_PART)
    asides = _ASIDE.findall(bare)
    main = _SUFFIX.sub("", _WEEKDAY.sub("", _ASIDE.sub("", bare).strip())).strip()
    born = _read(main) if main else _first_date(asides)
    born = _checked_against(born, asides)
    return _with_words(born, bare)


def _bare(text: str) -> str:
    """Half width, upper case, digits, without spreadsheet marks, labels and time of day."""
    bare = kanji_numerals_to_digits(clean(text).upper())
    bare = bare.removeprefix("=").strip("'\"`’ ").strip()
    bare = _LONG_TIME.sub(r"\1", _PREFIX.sub("", bare))
    return bare


def _read(main: str) -> BirthDate:
    timed = _TIME.search(main)
    if timed:
        return _shifted(_read(main[: timed.start()].strip()), timed["zone"] or "")
    serial = _SERIAL.fullmatch(main)
    if serial and not (
        len(serial["days"]) == 4 and EARLIEST_YEAR <= int(serial["days"]) <= LATEST_YEAR
    ):
        return _from_serial(int(serial["days"]))
    main = re.sub(r"(?<=\d)\.0+$", "", main) if re.fullmatch(r"\d{6,8}\.0+", main) else main
    two = _TWO_YEARS.fullmatch(main)
    if two and two["rest"].strip("年"):
        return _agreed(_read(two["a"] + two["rest"]), _read(two["b"] + two["rest"]))
    parts = read_parts(main)
    if parts:
        return _resolve(parts)
    return _two_dates(main)


def _two_dates(main: str) -> BirthDate:
    halves = main.split()
    if len(halves) == 2 and all(read_parts(half) for half in halves):
        return _agreed(_read(halves[0]), _read(halves[1]))
    return _nothing(BirthProblem.INVALID)


def _resolve(parts: DateParts) -> BirthDate:
    if parts.era_is_open:
        return _open_century(parts)
    if parts.year in (UNKNOWN, UNSTATED) or (parts.era and not 1 <= parts.year <= 150):
        is_unknown = parts.year == UNKNOWN
        return _nothing(BirthProblem.UNKNOWN_PART if is_unknown else BirthProblem.INVALID)
    year = parts.year + parts.era.base if parts.era else parts.year
    if not EARLIEST_YEAR <= year <= LATEST_YEAR and not (parts.era and year < EARLIEST_YEAR):
        return _nothing(BirthProblem.INVALID)
    if not (_is_part(parts.month, 12) and _is_part(parts.day, 31)):
        return _nothing(BirthProblem.INVALID)
    if parts.month <= 0 or parts.day <= 0:
        return _partial(year, parts)
    if parts.era and year < FIRST_SOLAR_DAY.year:
        return _lunisolar(year, parts)
    return _day(year, parts)


def _day(year: int, parts: DateParts) -> BirthDate:
    try:
        value = date(year, parts.month, parts.day)
    except ValueError:
        return _nothing(BirthProblem.INVALID)
    problem = BirthProblem.NONE
    if value < FIRST_SOLAR_DAY:
        problem = BirthProblem.LUNISOLAR
    elif parts.era and not parts.era.first <= value <= parts.era.last:
        problem = BirthProblem.OUT_OF_ERA
    return _of(value, problem)


def _lunisolar(year: int, parts: DateParts) -> BirthDate:
    """A day of the old calendar: not converted, except the two days of its last month."""
    if (year, parts.month) == (1872, 12) and parts.day <= 2:
        return _of(date(1872, 12, 29 + parts.day), BirthProblem.LUNISOLAR)
    return BirthDate(None, year, 0, 0, BirthProblem.LUNISOLAR, "")


def _partial(year: int, parts: DateParts) -> BirthDate:
    """Something is missing: unknown where the text says so, otherwise an incomplete date."""
    says_so = UNSTATED not in (parts.month, parts.day)
    problem = BirthProblem.UNKNOWN_PART if says_so else BirthProblem.INVALID
    month = max(parts.month, 0)
    return BirthDate(None, year, month, max(parts.day, 0), problem, "")


def _open_century(parts: DateParts) -> BirthDate:
    """A year of two digits: 昭和, 19xx or 平成, whichever of them exist."""
    years = [parts.year + 1925] if parts.year <= 64 else []
    years += [1900 + parts.year] + ([2000 + parts.year] if parts.year < 50 else [])
    years += [parts.year + 1988] if 0 < parts.year <= 31 else []
    readings = [reading for year in years if (reading := _date(year, parts.month, parts.day))]
    if not readings:
        return _nothing(BirthProblem.INVALID)
    return BirthDate(None, 0, 0, 0, BirthProblem.TWO_DIGIT_YEAR, "", tuple(dict.fromkeys(readings)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_part(part: int, highest: int) -> bool:
    """Whether a part exists in some date or is unknown; 99 counts as unknown."""
    return part in (UNKNOWN, UNSTATED) or 0 <= part <= highest


def _from_serial(days: int) -> BirthDate:
    if days not in _SERIAL_RANGE:
        return _nothing(BirthProblem.INVALID)
    return replace(_of(_SERIAL_ZERO + timedelta(days=days), BirthProblem.NONE), note="excel_serial")


def _shifted(born: BirthDate, zone: str) -> BirthDate:
    """A midnight that was written in universal time (…T15:00:00Z) belongs to the next day."""
    return born


def _first_date(asides: list[str]) -> BirthDate:
    return next(
        (born for aside in asides if (born := _read(aside)).value), _nothing(BirthProblem.INVALID)
    )


def _checked_against(born: BirthDate, asides: list[str]) -> BirthDate:
    for aside in asides:
        year = _YEAR_ONLY.fullmatch(aside.strip())
        other = _read(aside.strip())
        if (
            year
            and born.year
            and _year_of(year["west"], ERA_OF.get(year["era"] or ""), year["y"]) != born.year
        ):
            return replace(born, value=None, problem=BirthProblem.CALENDARS_DISAGREE)
        if other.value and born.value:
            born = _agreed(born, other)
    return born


def _year_of(west: str | None, era: Era | None, written: str | None) -> int:
    if west or era is None:
        return int(west or 0)
    return era.base + (1 if written == "元" else int(written or 0))


def _agreed(one: BirthDate, other: BirthDate) -> BirthDate:
    """The same day in two calendars: the better of two readings, if they mean one day."""
    if one.value and other.value and one.value == other.value:
        best = one if one.problem == BirthProblem.NONE else other
        return replace(best, note="both_calendars")
    if one.value and other.value:
        readings = (one.value, other.value)
        return BirthDate(None, 0, 0, 0, BirthProblem.CALENDARS_DISAGREE, "", readings)
    return _nothing(BirthProblem.INVALID)


def _with_words(born: BirthDate, bare: str) -> BirthDate:
    """みなし and 頃 turn a day into one that agrees with nothing for certain."""
    if born.problem == BirthProblem.NONE and _DEEMED.search(bare):
        return replace(born, problem=BirthProblem.DEEMED)
    if born.problem == BirthProblem.NONE and _ABOUT.search(bare):
        return replace(born, value=None, problem=BirthProblem.UNKNOWN_PART)
    return born


def _of(value: date, problem: BirthProblem) -> BirthDate:
    return BirthDate(value, value.year, value.month, value.day, problem, "")


def _nothing(problem: BirthProblem) -> BirthDate:
    return BirthDate(None, 0, 0, 0, problem, "")


def birth_date_key(values: pl.Series) -> pl.Series:
    """Bulk keys of birth dates: the ISO date of the day meant, "" where no one day is meant."""
    return map_distinct(values, _key)


def _key(text: str) -> str:
    value = parse_birth_date(text).value
    return value.isoformat() if value else ""
