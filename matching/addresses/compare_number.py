"""Whether two addresses of one town have the same number, building and room."""

from typing import NamedTuple

from matching.addresses import reasons
from matching.addresses.building import Building
from matching.addresses.compare_building import compare_buildings
from matching.addresses.finding import EQUAL, NEITHER, Finding, different, missing, similar
from matching.addresses.lot import Lot
from matching.addresses.parsed import ParsedAddress
from matching.agreement import Agreement


class NumberFindings(NamedTuple):
    """Lot, building and room of two addresses."""

    lot: Finding
    building: Finding
    room: Finding


def compare_numbers(left: ParsedAddress, right: ParsedAddress) -> NumberFindings:
    """Everything behind the town."""
    ours, theirs = left.lot.numbers, right.lot.numbers
    if ours == theirs:
        lot = _compare_units(left.lot, right.lot) if ours else NEITHER
        return NumberFindings(lot, *compare_buildings(left.building, right.building))
    if not ours or not theirs:
        lot = missing(reasons.TOWN_ONLY, on_left=not ours)
        return NumberFindings(lot, *compare_buildings(left.building, right.building))
    shorter, longer = (left, right) if len(ours) < len(theirs) else (right, left)
    if longer.lot.numbers[: len(shorter.lot.numbers)] == shorter.lot.numbers:
        return _longer_run(shorter, longer, left_is_shorter=shorter is left)
    return _other_number()


def _other_number() -> NumberFindings:
    return NumberFindings(different(reasons.NUMBER_DIFFERS), NEITHER, NEITHER)


def _compare_units(left: Lot, right: Lot) -> Finding:
    """Equal numbers called differently (2丁目11 and 2番地11) are not one lot for certain."""
    for ours, theirs in zip(_called(left), _called(right), strict=True):
        if ours and theirs and ours != theirs:
            return similar(reasons.GROUPING_AMBIGUOUS)
    return EQUAL


def _called(lot: Lot) -> tuple[str, ...]:
    """The units that say something: the one word behind a whole run (3-12-1番地) does not."""
    if len(lot.units) >= 3 and not any(lot.units[:-1]) and all(lot.hyphened[1:]):
        return ("",) * len(lot.units)
    return lot.units


def _longer_run(
    shorter: ParsedAddress, longer: ParsedAddress, *, left_is_shorter: bool
) -> NumberFindings:
    """One run of numbers goes on where the other ends: a branch, or the room appended to the lot."""
    depth = len(shorter.lot.numbers)
    extra = longer.lot.numbers[depth:]
    building = longer.building
    appended = Building(building.name, extra + building.numbers, building.floor, building.household)
    if _is_room(shorter.lot, longer.lot) and shorter.building.numbers:
        return _appended_room(shorter, appended, left_is_shorter=left_is_shorter)
    if shorter.building.is_empty or not shorter.building.numbers:
        return _less_said(shorter, longer, left_is_shorter=left_is_shorter)
    if appended.numbers == shorter.building.numbers:
        return NumberFindings(similar(reasons.GROUPING_AMBIGUOUS), NEITHER, NEITHER)
    return _other_number()


def _is_room(shorter: Lot, longer: Lot) -> bool:
    """Whether the numbers that go on can be 棟 and room: joined by hyphen, and no branch number."""
    depth = len(shorter.numbers)
    extra = longer.numbers[depth:]
    if not all(longer.hyphened[depth:]) or any(longer.units[depth:-1]):
        return False
    return depth >= 3 or len(extra[-1]) >= 3


def _appended_room(
    shorter: ParsedAddress, appended: Building, *, left_is_shorter: bool
) -> NumberFindings:
    if left_is_shorter:
        building, room = compare_buildings(shorter.building, appended)
    else:
        building, room = compare_buildings(appended, shorter.building)
    if room.agreement is Agreement.DIFFERENT:
        return NumberFindings(different(reasons.NUMBER_DIFFERS), building, room)
    lot = Finding(Agreement.EQUIVALENT, (reasons.ROOM_APPENDED,))
    return NumberFindings(lot, building, room)


def _less_said(
    shorter: ParsedAddress, longer: ParsedAddress, *, left_is_shorter: bool
) -> NumberFindings:
    building, room = compare_buildings(shorter.building, longer.building)
    if not left_is_shorter:
        building, room = compare_buildings(longer.building, shorter.building)
    if len(shorter.lot.numbers) >= 3 or shorter.lot.units[-1] == "号":
        return NumberFindings(
            EQUAL, building, missing(reasons.ROOM_MISSING, on_left=left_is_shorter)
        )
    return NumberFindings(similar(reasons.BRANCH_MISSING), building, room)
