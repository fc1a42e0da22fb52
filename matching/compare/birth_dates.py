"""生年月日 of a pair: by the day meant, otherwise part by part."""

from datetime import date

from matching.agreement import Agreement, Comparison
from matching.compare.outcomes import comparison
from matching.normalise.birth_dates import parse_birth_date
from matching.normalise.birth_days import BirthDate, BirthProblem
from matching.normalise.eras import ERAS

PARTS = ("year", "month", "day")

_ERA_SHIFTS = frozenset(
    abs(one.base - other.base) for one in ERAS for other in ERAS if one is not other
)
"""Years between the same digits read in two eras: 昭和56 and 平成56 are 63 years apart."""

_UNCERTAIN = {
    BirthProblem.UNKNOWN_PART: "birth_part_unknown",
    BirthProblem.INVALID: "birth_part_missing",
    BirthProblem.DEEMED: "birth_deemed",
    BirthProblem.LUNISOLAR: "birth_lunisolar",
    BirthProblem.TWO_DIGIT_YEAR: "birth_two_digit_year",
    BirthProblem.CALENDARS_DISAGREE: "birth_calendars_disagree",
}
"""Problems that never let a birth date agree, with their reason."""


def compare_birth_dates(left: str, right: str) -> Comparison:
    """How two birth dates agree, as written. Parts: year, month, day.

    One differing part, or day and month exchanged, is SIMILAR; two or more are DIFFERENT. A part
    that is unknown counts as neither, and keeps the whole at SIMILAR at best.
    """
    return compare_read_birth_dates(
        (left, parse_birth_date(left)), (right, parse_birth_date(right))
    )


def compare_read_birth_dates(
    left: tuple[str, BirthDate], right: tuple[str, BirthDate]
) -> Comparison:
    """The same for birth dates that were read before: pairs of (text, parse_birth_date(text))."""
    one, other = left[1], right[1]
    missing = [born.problem == BirthProblem.MISSING for born in (one, other)]
    if any(missing):
        return comparison(_absence(*missing))
    if not (_holds_anything(one) and _holds_anything(other)):
        return comparison(Agreement.UNREADABLE, ("birth_unreadable",))
    if one.readings or other.readings:
        return _compare_readings(one, other)
    result = _compare_parts(one, other)
    if left[0] == right[0] and result.agreement.agrees:
        return comparison(Agreement.SAME, (), dict.fromkeys(PARTS, Agreement.SAME))
    return result


def _absence(left_missing: bool, right_missing: bool) -> Agreement:  # noqa: FBT001 - one per side
    if left_missing and right_missing:
        return Agreement.ABSENT_BOTH
    return Agreement.ABSENT_LEFT if left_missing else Agreement.ABSENT_RIGHT


def _holds_anything(born: BirthDate) -> bool:
    return bool(born.readings or born.year or born.month or born.day)


def _compare_readings(one: BirthDate, other: BirthDate) -> Comparison:
    """A date that may mean several days agrees with none for certain."""
    uncertain = _uncertainties(one, other)
    pairs = [(a, b) for a in _days(one) for b in _days(other)]
    best = min(
        (_compare_parts(_as_read(a), _as_read(b)) for a, b in pairs), key=_weakness, default=None
    )
    if best is None:
        return comparison(Agreement.UNREADABLE, ("birth_unreadable",))
    if best.agreement.agrees:
        return comparison(Agreement.SIMILAR, uncertain, best.parts)
    return comparison(best.agreement, [*uncertain, *best.reasons], best.parts)


def _weakness(compared: Comparison) -> int:
    return list(compared.parts.values()).count(Agreement.DIFFERENT)


def _days(born: BirthDate) -> tuple[date, ...]:
    return born.readings or ((born.value,) if born.value else ())


def _as_read(day: date) -> BirthDate:
    return BirthDate(day, day.year, day.month, day.day, BirthProblem.NONE, "")


def _compare_parts(one: BirthDate, other: BirthDate) -> Comparison:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    parts = {name: _part(*pair) for name, pair in zip(PARTS, pairs, strict=True)}
    differing = [name for name, agreement in parts.items() if agreement == Agreement.DIFFERENT]
    uncertain = _uncertainties(one, other)
    if not differing:
        return _agreeing(one, other, parts, uncertain)
    if _is_exchanged(one, other):
        parts |= dict.fromkeys(("month", "day"), Agreement.SIMILAR)
        return comparison(Agreement.SIMILAR, ["birth_month_day_exchanged", *uncertain], parts)
    reasons = [f"birth_{name}_differs" for name in differing]
    if differing == ["year"]:
        reasons += _year_slips(one.year, other.year)
    has_agreeing = Agreement.EQUIVALENT in parts.values()
    is_close = len(differing) == 1 and has_agreeing
    agreement = Agreement.SIMILAR if is_close else Agreement.DIFFERENT
    return comparison(agreement, [*reasons, *uncertain], parts)


def _agreeing(
    one: BirthDate, other: BirthDate, parts: dict[str, Agreement], uncertain: list[str]
) -> Comparison:
    if uncertain or one.value is None or other.value is None:
        return comparison(Agreement.SIMILAR, uncertain or ["birth_part_unknown"], parts)
    notes = {one.note, other.note}
    reasons = (
        ["birth_out_of_era"] if BirthProblem.OUT_OF_ERA in (one.problem, other.problem) else []
    )
    reasons += ["birth_excel_serial"] if "excel_serial" in notes else []
    return comparison(Agreement.EQUIVALENT, reasons or ["birth_notation"], parts)


def _part(left: int, right: int) -> Agreement:
    if not (left and right):
        return Agreement.UNREADABLE
    return Agreement.EQUIVALENT if left == right else Agreement.DIFFERENT


def _uncertainties(one: BirthDate, other: BirthDate) -> list[str]:
    return [
        reason for problem, reason in _UNCERTAIN.items() if problem in (one.problem, other.problem)
    ]


def _is_exchanged(one: BirthDate, other: BirthDate) -> bool:
    same_year = one.year == other.year and one.year > 0
    return same_year and one.month > 0 and (one.month, one.day) == (other.day, other.month)


def _year_slips(left: int, right: int) -> list[str]:
    """What may have happened to a year that alone differs."""
    apart = abs(left - right)
    slips = ["birth_era_confused"] if apart in _ERA_SHIFTS else []
    return slips + (["birth_ten_years"] if apart % 10 == 0 else [])
