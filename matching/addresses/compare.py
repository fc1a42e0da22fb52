"""Comparing two addresses: one agreement with all its reasons."""

from types import MappingProxyType

from matching.addresses import reasons
from matching.addresses.compare_number import NumberFindings, compare_numbers
from matching.addresses.compare_place import compare_municipalities, compare_towns
from matching.addresses.finding import Finding
from matching.addresses.notes import AddressKind
from matching.addresses.parse import AddressTables, parse_address
from matching.addresses.parsed import ParsedAddress
from matching.addresses.text import AddressText
from matching.addresses.transformations import transformations
from matching.agreement import Agreement, Comparison, absence

_PARTS = ("municipality", "town", "lot", "building", "room")
_SAME = Comparison(Agreement.SAME, (), MappingProxyType(dict.fromkeys(_PARTS, Agreement.SAME)))
_UNREADABLE = {
    AddressKind.MASKED: reasons.MASKED,
    AddressKind.UNKNOWN: reasons.UNKNOWN,
    AddressKind.NOTE_ONLY: reasons.NOTE_ONLY,
}
_EMPTY = (AddressKind.BLANK, AddressKind.DITTO)
_AGREEING = (Agreement.SAME, Agreement.EQUIVALENT, Agreement.ABSENT_BOTH)


def compare_addresses(left: AddressText, right: AddressText, tables: AddressTables) -> Comparison:
    """How two addresses agree.

    EQUIVALENT only after transformations that keep the meaning, each named by a reason; SIMILAR with
    the reason why not (one side says less, or the town agrees and the number does not); DIFFERENT
    for another town. Two different dwellings are never SAME or EQUIVALENT.
    """
    return compare_parsed(parse_address(left, tables), parse_address(right, tables))


def compare_parsed(left: ParsedAddress, right: ParsedAddress) -> Comparison:
    """As `compare_addresses`, for addresses parsed before (a register is parsed once)."""
    if left.kind is not AddressKind.NORMAL or right.kind is not AddressKind.NORMAL:
        return _nothing_to_compare(left, right)
    if left.raw[:2] == right.raw[:2] and _says_where(left):
        return _SAME
    municipality = compare_municipalities(left, right)
    if municipality.agreement is Agreement.DIFFERENT:
        return _elsewhere(municipality)
    town = compare_towns(left, right, municipality)
    if town.agreement is Agreement.DIFFERENT:
        return _elsewhere(municipality, town)
    return _combine(left, right, municipality, town, compare_numbers(left, right))


def _says_where(address: ParsedAddress) -> bool:
    """Whether equal raw texts mean a dwelling: no lost characters, more than a municipality."""
    somewhere = address.locality or address.lot.numbers or not address.building.is_empty
    return bool(somewhere) and not address.wildcard


def _nothing_to_compare(left: ParsedAddress, right: ParsedAddress) -> Comparison:
    for side in (left, right):
        if side.kind in _UNREADABLE:
            return Comparison(Agreement.UNREADABLE, (_UNREADABLE[side.kind],))
    ditto = AddressKind.DITTO in (left.kind, right.kind)
    agreement = absence(*("" if side.kind in _EMPTY else "x" for side in (left, right)))
    return Comparison(agreement or Agreement.UNREADABLE, (reasons.DITTO,) if ditto else ())


def _elsewhere(municipality: Finding, town: Finding | None = None) -> Comparison:
    parts = {"municipality": municipality.agreement, "town": Agreement.DIFFERENT}
    found = town.reasons if town else municipality.reasons
    return Comparison(Agreement.DIFFERENT, found, MappingProxyType(parts))


def _combine(
    left: ParsedAddress,
    right: ParsedAddress,
    municipality: Finding,
    town: Finding,
    numbers: NumberFindings,
) -> Comparison:
    findings = (municipality, town, *numbers)
    parts = MappingProxyType(
        dict(zip(_PARTS, (finding.agreement for finding in findings), strict=True))
    )
    decisive = [
        reason
        for finding in findings
        if finding.agreement not in _AGREEING
        for reason in finding.reasons
    ]
    if left.wildcard or right.wildcard:
        decisive.append(reasons.WILDCARD)
    if not left.locality and not right.locality and not left.lot.numbers:
        decisive.append(reasons.MUNICIPALITY_ONLY)
    kept = transformations(left, right, findings)
    agreement = Agreement.SIMILAR if decisive else Agreement.EQUIVALENT
    return Comparison(agreement, tuple(dict.fromkeys([*decisive, *kept])), parts)
