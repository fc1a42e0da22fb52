"""性別 of a pair."""

from matching.agreement import Agreement, Comparison
from matching.compare.outcomes import comparison
from matching.normalise.sexes import Sex, parse_sex

_ABSENT = (Sex.BLANK, Sex.NOT_RECORDED)


def compare_sexes(left: str, right: str) -> Comparison:
    """How two 性別 cells agree. 0, 9 and 不明 count as no value; 3 and other texts as unreadable."""
    read = (parse_sex(left), parse_sex(right))
    reasons = ("sex_not_recorded",) if Sex.NOT_RECORDED in read else ()
    absent = [sex in _ABSENT for sex in read]
    if any(absent):
        return comparison(_absence(*absent), reasons)
    if Sex.OTHER in read:
        return comparison(Agreement.UNREADABLE, ("sex_unreadable",))
    if read[0] != read[1]:
        return comparison(Agreement.DIFFERENT, ("sex_differs",))
    if left == right:
        return comparison(Agreement.SAME)
    return comparison(Agreement.EQUIVALENT, ("sex_notation",))


def _absence(*absent: bool) -> Agreement:
    if all(absent):
        return Agreement.ABSENT_BOTH
    return Agreement.ABSENT_LEFT if absent[0] else Agreement.ABSENT_RIGHT
