"""Naming the transformations that made two addresses equal."""

from collections.abc import Iterator

from matching.addresses import reasons
from matching.addresses.finding import Finding
from matching.addresses.parsed import ParsedAddress
from matching.addresses.text import DATE, packed, plain
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
    if left.place.stated != right.place.stated:
        named += _of_head(left, right)
    if not named and _whole(left) == _whole(right):
        return (reasons.WIDTH,)
    named += [*_of_spelling(left, right), *_of_tail(left, right)]
    return tuple(named) or (reasons.WIDTH,)


def _whole(address: ParsedAddress) -> str:
    """Address and 方書 in one text, width and spaces settled."""
    return packed(f"{address.spelling.plain} {plain(address.raw.building)}".strip())


def _of_head(left: ParsedAddress, right: ParsedAddress) -> list[str]:
    omitted = left.place.stated ^ right.place.stated
    return [reason for part, reason in _OMISSIBLE if part in omitted]


def _of_spelling(left: ParsedAddress, right: ParsedAddress) -> Iterator[str]:
    if left.place.respelt != right.place.respelt:
        yield reasons.TOWN_RESPELT
    if _differ(left.spelling.variants, right.spelling.variants):
        yield reasons.VARIANT
    ours, theirs = left.spelling.head, right.spelling.head
    if ours[-len(theirs) :] != theirs[-len(ours) :]:
        if _differ(left.spelling.marks, right.spelling.marks):
            yield reasons.KANA_SPELLING
        if ours.count("字") != theirs.count("字"):
            yield reasons.MARKER_OMITTED
    if left.noted != right.noted:
        yield reasons.NOTE_IGNORED


def _differ(ours: str, theirs: str) -> bool:
    """Whether two lists of written characters differ beyond one being the end of the other."""
    return not (ours.endswith(theirs) or theirs.endswith(ours))


def _is_dated(address: ParsedAddress) -> bool:
    """Whether a spreadsheet turned the number into a date: 2-3 became 2月3日."""
    plain = address.spelling.plain
    return "月" in plain and DATE.search(plain) is not None


def _of_tail(left: ParsedAddress, right: ParsedAddress) -> Iterator[str]:
    if left.lot.in_kanji != right.lot.in_kanji:
        yield reasons.KANJI_NUMERALS
    if left.lot.units != right.lot.units:
        yield reasons.NOTATION
    if _is_dated(left) != _is_dated(right):
        yield reasons.EXCEL_DATE
    if left.building.is_empty or right.building.is_empty:
        return
    if left.building.written != right.building.written:
        yield reasons.BUILDING_NOTATION
