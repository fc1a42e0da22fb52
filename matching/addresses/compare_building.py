"""Whether two 方書 name the same building, room and household."""

from rapidfuzz.distance import DamerauLevenshtein

from matching.addresses import reasons
from matching.addresses.building import Building
from matching.addresses.finding import EQUAL, NEITHER, Finding, different, missing, similar
from matching.agreement import Agreement


def compare_buildings(left: Building, right: Building) -> tuple[Finding, Finding]:
    """Building and room of two dwellings on one lot."""
    if left == right or (left.packed and left.packed == right.packed):
        return _equal_pair(left)
    household = _compare_households(left.household, right.household)
    building, room = _compare_apart_from_household(left, right)
    if household.agreement is Agreement.EQUIVALENT:
        return building, room
    return _weaker(building, household), room


def _equal_pair(building: Building) -> tuple[Finding, Finding]:
    named = building.name or building.household
    numbered = building.numbers or building.floor
    return (EQUAL if named else NEITHER), (EQUAL if numbered else NEITHER)


def _weaker(building: Finding, household: Finding) -> Finding:
    if building.agreement in (Agreement.EQUIVALENT, Agreement.ABSENT_BOTH):
        return household
    return Finding(building.agreement, building.reasons + household.reasons)


def _compare_households(left: str, right: str) -> Finding:
    if left == right:
        return EQUAL
    if not left or not right:
        return missing(reasons.HOUSEHOLD_MISSING, on_left=not left)
    return different(reasons.HOUSEHOLD_DIFFERS)


def _is_bare(building: Building) -> bool:
    return not (building.name or building.numbers or building.floor)


def _compare_apart_from_household(left: Building, right: Building) -> tuple[Finding, Finding]:
    if _is_bare(left) or _is_bare(right):
        return _one_bare(left, right)
    return _compare_names(left, right), _compare_rooms(left, right)


def _one_bare(left: Building, right: Building) -> tuple[Finding, Finding]:
    stated = right if _is_bare(left) else left
    if _is_bare(stated):
        return NEITHER, NEITHER
    reason = reasons.BUILDING_MISSING if stated.name else reasons.ROOM_MISSING
    absent = missing(reason, on_left=_is_bare(left))
    return absent, (absent if stated.numbers or stated.floor else NEITHER)


def _compare_names(left: Building, right: Building) -> Finding:
    ours, theirs = left.name, right.name
    if ours == theirs:
        return EQUAL if ours else NEITHER
    if not ours or not theirs:
        if left.numbers and right.numbers:
            return Finding(Agreement.EQUIVALENT, (reasons.BUILDING_NAME_OMITTED,))
        return missing(reasons.BUILDING_MISSING, on_left=not ours)
    if ours in theirs or theirs in ours:
        return similar(reasons.BUILDING_SHORTENED)
    if DamerauLevenshtein.distance(ours, theirs) <= max(1, min(len(ours), len(theirs)) // 4):
        return similar(reasons.BUILDING_SPELLING)
    return different(reasons.BUILDING_DIFFERS)


def _compare_rooms(left: Building, right: Building) -> Finding:
    ours, theirs = left.numbers, right.numbers
    if left.floor and right.floor and left.floor != right.floor:
        return different(reasons.ROOM_DIFFERS)
    if ours != theirs:
        return _unequal_numbers(ours, theirs)
    if left.floor == right.floor:
        return EQUAL if ours or left.floor else NEITHER
    floor = left.floor or right.floor
    if ours and ours[-1].isdecimal() and ours[-1][:-2] == floor:
        return Finding(Agreement.EQUIVALENT, (reasons.FLOOR_OMITTED,))
    return missing(reasons.ROOM_MISSING, on_left=not left.floor)


def _unequal_numbers(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Finding:
    if not ours or not theirs:
        return missing(reasons.ROOM_MISSING, on_left=not ours)
    if "".join(ours) == "".join(theirs):
        return similar(reasons.GROUPING_AMBIGUOUS)
    shorter, longer = sorted((ours, theirs), key=len)
    if longer[-len(shorter) :] == shorter and len(longer) > len(shorter):
        return similar(reasons.BLOCK_MISSING)
    if longer[: len(shorter)] == shorter and len(longer) > len(shorter):
        return missing(reasons.ROOM_MISSING, on_left=shorter is ours)
    return different(reasons.ROOM_DIFFERS)
