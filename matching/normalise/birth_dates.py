"""Birth dates (生年月日) in every notation offices write, read as the day they mean.

A date that does not exist is never accepted: it has a problem and no value. An era run past its
end, or used before its start, is read as the day meant and says so.
"""

import re
from dataclasses import replace
from datetime import timedelta

import polars as pl

from matching.normalise.birth_days import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    BirthDate,
    BirthProblem,
    day_born,
    from_serial,
    nothing,
    resolve,
)
from matching.normalise.birth_notations import UNKNOWN_WORDS, DateParts, read_parts
from matching.normalise.eras import ERA_NAME, ERA_OF, kanji_numerals_to_digits
from matching.normalise.text import clean, map_distinct

_SERIAL = re.compile(r"(?P<days>\d{5}|\d{4}(?=\.0+$))(?:\.\d+)?")
_TIME = re.compile(
    r"(?<=[\d日])(?:T|\s+)(?:午前|午後|AM|PM)?\s*(?P<hour>\d{1,2})(?::|時)\d{1,2}(?:(?::|分)\d{1,2}(?:\.\d+)?)?"
    r"[分秒]?\s*(?:AM|PM)?\s*(?P<zone>Z|UTC|JST|[+-]\d\d:?\d\d)?$"
)
_LONG_TIME = re.compile(r"^(\d{8})\d{6}$")
_BLANK = re.compile(
    r"[-ー\s/.]*|0|[年月日\s]+|なし|無し|該当なし|未記入|未入力|未登録|空欄|NULL|NONE|N/A"
)
_FILLER = re.compile(
    rf"[0\s/.*?X#●〓年月日-]+|9999[-/.]?99[-/.]?99|1900[-/.]0?[01][-/.]0?0|[生年月日の]*(?:{UNKNOWN_WORDS})"
)
_ASIDE = re.compile(r"[(\[{<〔【「『《](.*?)[)\]}>〕】」』》]")
_PREFIX = re.compile(r"^(?:生年月日|誕生日|西暦|DOB|AD|A\.D\.)\s*[:：]?\s*")
_DEEMED = re.compile("みなし|ミナシ|見なし|見做し?|看做し?|仮")
_ABOUT = re.compile(r"頃|ごろ|推定|およそ|凡そ|約|(?<=[\d日])\s*\?+$")
_DECORATIONS = (
    re.compile(r"\s*満?\d{1,3}[歳才]$"),
    re.compile(r"[月火水木金土日]曜日?$"),
    re.compile(r"(?<![*※])[*※]$|[.,、。;]+$"),
    re.compile("(?:生まれ|生れ|うまれ|生|誕生)$"),
    re.compile(rf"^(?:{_DEEMED.pattern}|推定|およそ|凡そ|約)|(?:{_DEEMED.pattern}|推定)$"),
    re.compile(r"(?<=[\d日])\s*\?$"),
)
"""What stands before or after a date without being part of it. How to add: one row."""

_YEAR_ONLY = re.compile(rf"(?:西暦)?(?P<west>\d{{4}})年?|(?P<era>{ERA_NAME})(?P<y>元|\d{{1,2}})年?")
_TWO_YEARS = re.compile(
    rf"(?P<a>(?:西暦)?\d{{4}}|(?:{ERA_NAME})(?:元|\d{{1,2}}))年?[・/=\s]*"
    rf"(?P<b>(?:西暦)?\d{{4}}|(?:{ERA_NAME})(?:元|\d{{1,2}}))(?P<rest>[年./-].*)"
)


def parse_birth_date(text: str) -> BirthDate:
    """Read a birth date. Total: any text gives a BirthDate, with a problem where it is no day."""
    bare = _bare(text)
    if _BLANK.fullmatch(bare):
        return nothing(BirthProblem.MISSING)
    if _FILLER.fullmatch(bare):
        return nothing(BirthProblem.UNKNOWN_PART)
    asides = _ASIDE.findall(bare)
    main = _ASIDE.sub("", bare).strip()
    for decoration in _DECORATIONS:
        main = decoration.sub("", main).strip()
    born = _read(main) if main else _first_date(asides)
    return _with_words(_checked_against(born, asides), bare)


def _bare(text: str) -> str:
    """Half width, upper case, digits, without spreadsheet marks, labels and time of day."""
    bare = re.sub(r"\s+", " ", kanji_numerals_to_digits(clean(text).upper()))
    bare = bare.removeprefix("=").strip("'\"`’ ").strip()
    return _LONG_TIME.sub(r"\1", _PREFIX.sub("", bare))


def _read(main: str) -> BirthDate:
    timed = _TIME.search(main)
    if timed:
        return _shifted(
            _read(main[: timed.start()].strip()), int(timed["hour"]), timed["zone"] or ""
        )
    serial = _SERIAL.fullmatch(main)
    if serial and not (
        len(serial["days"]) == 4 and EARLIEST_YEAR <= int(serial["days"]) <= LATEST_YEAR
    ):
        return from_serial(int(serial["days"]))
    main = re.sub(r"(?<=\d)\.0+$", "", main) if re.fullmatch(r"\d{6,8}\.0+", main) else main
    two = _TWO_YEARS.fullmatch(main)
    if two and two["rest"].strip("年"):
        return _agreed(_read(two["a"] + two["rest"]), _read(two["b"] + two["rest"]))
    parts = read_parts(main)
    if parts:
        return resolve(parts)
    return _two_dates(main)


def _two_dates(main: str) -> BirthDate:
    halves = main.split()
    if len(halves) == 2 and all(read_parts(half) for half in halves):
        return _agreed(_read(halves[0]), _read(halves[1]))
    return nothing(BirthProblem.INVALID)


def _shifted(born: BirthDate, hour: int, zone: str) -> BirthDate:
    """A Japanese midnight written in universal time (…T15:00:00Z) belongs to the next day.

    Ten hours are added because summer time (1948 to 1951) put midnight at 14:00.
    """
    is_late = hour + 10 >= 24 and zone in ("Z", "UTC", "+00:00", "+0000")
    if not (is_late and born.value and born.problem == BirthProblem.NONE):
        return born
    return day_born(born.value + timedelta(days=1), born.problem)


def _first_date(asides: list[str]) -> BirthDate:
    return next(
        (born for aside in asides if (born := _read(aside)).value), nothing(BirthProblem.INVALID)
    )


def _checked_against(born: BirthDate, asides: list[str]) -> BirthDate:
    """Compare with what the brackets say; brackets without a date or a year say nothing."""
    for aside in asides:
        year = _YEAR_ONLY.fullmatch(aside.strip())
        other = _read(aside.strip())
        if year and born.year and (west := _year_of(year)) != born.year:
            parts = DateParts(None, west, born.month, born.day, era_is_open=False)
            return _disagreeing(born, resolve(parts))
        if other.value and born.value:
            born = _agreed(born, other)
    return born


def _year_of(found: re.Match[str]) -> int:
    """The western year of a match of _YEAR_ONLY."""
    if found["west"]:
        return int(found["west"])
    return ERA_OF[found["era"]].base + (1 if found["y"] == "元" else int(found["y"]))


def _agreed(one: BirthDate, other: BirthDate) -> BirthDate:
    """The same day in two calendars: the better of two readings, if they mean one day."""
    if one.value and other.value and one.value == other.value:
        best = one if one.problem == BirthProblem.NONE else other
        return replace(best, note="both_calendars")
    if one.value and other.value:
        return _disagreeing(one, other)
    return nothing(BirthProblem.INVALID)


def _disagreeing(*born: BirthDate) -> BirthDate:
    """Two calendars that name two days: neither is known to be meant."""
    readings = tuple(one.value for one in born if one.value)
    return BirthDate(None, 0, 0, 0, BirthProblem.CALENDARS_DISAGREE, "", readings)


def _with_words(born: BirthDate, bare: str) -> BirthDate:
    """みなし and 頃 turn a day into one that agrees with nothing for certain."""
    if born.problem == BirthProblem.NONE and _DEEMED.search(bare):
        return replace(born, problem=BirthProblem.DEEMED)
    is_open = born.problem in (BirthProblem.NONE, BirthProblem.INVALID) and born.year > 0
    if is_open and _ABOUT.search(bare):
        return replace(born, value=None, problem=BirthProblem.UNKNOWN_PART)
    return born


def birth_date_key(values: pl.Series) -> pl.Series:
    """Bulk keys of birth dates: the ISO date of the day meant, "" where no one day is meant."""
    plain = _plain_days(values)
    others = values.filter(plain.is_null())
    read = map_distinct(others, _key)
    return plain.scatter(plain.is_null().arg_true(), read).alias(values.name)


def _plain_days(values: pl.Series) -> pl.Series:
    """ISO dates of what is written as 19750401 or 1975-04-01, as most are; null = to be read."""
    digits = values.str.extract(r"^([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})$").str.replace_all("-", "")
    days = digits.str.to_date("%Y%m%d", strict=False)
    known = days.dt.year().is_between(EARLIEST_YEAR, LATEST_YEAR)
    return pl.select(pl.when(known).then(days.dt.to_string("%Y-%m-%d"))).to_series()


def _key(text: str) -> str:
    value = parse_birth_date(text).value
    return value.isoformat() if value else ""
