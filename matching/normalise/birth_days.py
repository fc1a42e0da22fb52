"""From the parts of a birth date to the day they mean, or to why they mean no one day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from matching.normalise.birth_notations import UNKNOWN, UNSTATED, DateParts
from matching.normalise.eras import FIRST_SOLAR_DAY


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

    `value` is the day meant where the text means one day: without a problem, and beside OUT_OF_ERA,
    DEEMED and LUNISOLAR (a western date before 1873, or the last two days of 明治5年). `year`,
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
        if self.value:
            return self.value.isoformat()
        if self.readings:
            is_one = self.problem == BirthProblem.TWO_DIGIT_YEAR and len(self.readings) == 1
            return self.readings[0].isoformat() if is_one else ""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        count = next((n for n, part in enumerate((self.year, self.month, self.day)) if not part), 3)
        return "-".join(parts[:count])


EARLIEST_YEAR, LATEST_YEAR = 1868, 2100
"""Years outside are slips or fillers, not birth years."""

_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_RANGE = range(61, 55_153)
"""Serial numbers of March 1900 to 2050: earlier ones are wrong by a day in spreadsheets."""


def resolve(parts: DateParts) -> BirthDate:
    """The day that parts mean; parts that are unknown, missing or impossible are a problem."""
    if parts.era_is_open:
        return _open_century(parts)
    if parts.year in (UNKNOWN, UNSTATED) or (parts.era and not 1 <= parts.year <= 150):
        is_unknown = parts.year == UNKNOWN
        return nothing(BirthProblem.UNKNOWN_PART if is_unknown else BirthProblem.INVALID)
    year = parts.year + parts.era.base if parts.era else parts.year
    if not EARLIEST_YEAR <= year <= LATEST_YEAR and not (parts.era and year < EARLIEST_YEAR):
        return nothing(BirthProblem.INVALID)
    if not (_is_part(parts.month, 12) and _is_part(parts.day, 31)):
        return nothing(BirthProblem.INVALID)
    if parts.month <= 0 or parts.day <= 0:
        return _partial(year, parts)
    if parts.era and year < FIRST_SOLAR_DAY.year:
        return _lunisolar(year, parts)
    return _day(year, parts)


def _day(year: int, parts: DateParts) -> BirthDate:
    try:
        value = date(year, parts.month, parts.day)
    except ValueError:
        return nothing(BirthProblem.INVALID)
    problem = BirthProblem.NONE
    if value < FIRST_SOLAR_DAY:
        problem = BirthProblem.LUNISOLAR
    elif parts.era and not parts.era.first <= value <= parts.era.last:
        problem = BirthProblem.OUT_OF_ERA
    return day_born(value, problem)


def _lunisolar(year: int, parts: DateParts) -> BirthDate:
    """A day of the old calendar: not converted, except the two days of its last month."""
    if (year, parts.month) == (1872, 12) and parts.day <= 2:
        return day_born(date(1872, 12, 29 + parts.day), BirthProblem.LUNISOLAR)
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
        return nothing(BirthProblem.INVALID)
    return BirthDate(None, 0, 0, 0, BirthProblem.TWO_DIGIT_YEAR, "", tuple(dict.fromkeys(readings)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_part(part: int, highest: int) -> bool:
    """Whether a part exists in some date or is unknown; 99 counts as unknown."""
    return part in (UNKNOWN, UNSTATED) or 0 <= part <= highest


def from_serial(days: int) -> BirthDate:
    """The day of a spreadsheet's serial number."""
    if days not in _SERIAL_RANGE:
        return nothing(BirthProblem.INVALID)
    return replace(
        day_born(_SERIAL_ZERO + timedelta(days=days), BirthProblem.NONE), note="excel_serial"
    )


def day_born(value: date, problem: BirthProblem) -> BirthDate:
    """A birth date that means one day."""
    return BirthDate(value, value.year, value.month, value.day, problem, "")


def nothing(problem: BirthProblem) -> BirthDate:
    """A birth date of which nothing is known."""
    return BirthDate(None, 0, 0, 0, problem, "")
