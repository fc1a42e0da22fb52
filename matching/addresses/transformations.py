"""Naming the transformations that made two addresses equal."""

from collections.abc import Iterator

from matching.addresses import reasons
from matching.addresses.finding import Finding
from matching.addresses.parsed import ParsedAddress
from matching.agreement import Agreement

# How to add: a part of the head that may be omitted, and the reason when one side omits it.
_OMISSIBLE = (
    ("prefecture", reasons.PREFECTURE_OMITTED),
    ("county", reasons.COUNTY_OMITTED),
    ("city", reasons.CITY_OMITTED),
    ("ward", reasons.WARD_OMITTED),
)


def transformations(
    left: ParsedAddress, right: ParsedAddress, findings: tuple[Finding, ...]
) -> tuple[str, ...]:
    """The reasons that keep the meaning; `address_width` alone when nothing else was needed."""
    named = [
        reason
        for finding in findings
        if finding.agreement is Agreement.EQUIVALENT
        for reason in finding.reasons
    ]
    if left.spelling.packed != right.spelling.packed:
        named += [*_of_head(left, right), *_of_spelling(left, right), *_of_tail(left, right)]
    return tuple(named) or (reasons.WIDTH,)


def _of_head(left: ParsedAddress, right: ParsedAddress) -> Iterator[str]:
    if left.place.stated != right.place.stated:
        omitted = left.place.stated ^ right.place.stated
        yield from (reason for part, reason in _OMISSIBLE if part in omitted)
    if left.place.respelt != right.place.respelt:
        yield reasons.TOWN_RESPELT


def _of_spelling(left: ParsedAddress, right: ParsedAddress) -> Iterator[str]:
    ours, theirs = left.spelling, right.spelling
    if ours.variants != theirs.variants:
        yield reasons.VARIANT
    if ours.marks != theirs.marks:
        yield reasons.KANA_SPELLING
    if ours.markers != theirs.markers:
        yield reasons.MARKER_OMITTED
    if left.noted != right.noted:
        yield reasons.NOTE_IGNORED


def _of_tail(left: ParsedAddress, right: ParsedAddress) -> Iterator[str]:
    if left.lot.in_kanji != right.lot.in_kanji:
        yield reasons.KANJI_NUMERALS
    if left.lot.units != right.lot.units:
        yield reasons.NOTATION
    if left.raw.building != right.raw.building or not left.building.is_empty:
        yield reasons.BUILDING_NOTATION
