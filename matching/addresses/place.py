"""Where a dwelling lies, down to the town: found in the town list as far as it can be found."""

import re
from dataclasses import dataclass, replace

from matching.addresses.kyoto import directions, is_kyoto
from matching.addresses.municipality_forms import WrittenMunicipality
from matching.addresses.town_index import TownIndex, TownMatch


@dataclass(frozen=True, slots=True)
class Place:
    """The part of an address before the number.

    `codes` are the municipalities it may lie in: one when settled, several when the list cannot
    tell, none when no municipality was recognised. `town` is the listed town's reading ("" when
    none is listed) and `end` where the text goes on after it.
    """

    prefecture: str
    codes: tuple[str, ...]
    stated: frozenset[str]
    street: str = ""
    town: str = ""
    has_chome: bool = False
    shared: bool = False
    respelt: bool = False
    former: bool = False
    end: int = 0


_MARKER = re.compile(r"大字|小字|字")
_UNKNOWN_WARD = re.compile(r"[^0-9区]{1,4}区")
_AFTER_TOWN = re.compile(r"[0-9 \-]|大字|小字|字|$")


def find_place(text: str, postcode: str, index: TownIndex) -> Place:
    """The place at the head of a text in `reading` spelling, without spaces before its number."""
    prefecture, start = _prefecture(text, index)
    length, written = index.municipalities(text[start:], prefecture)
    if not written:
        return _from_town_alone(text, start, prefecture=prefecture, postcode=postcode, index=index)
    found = _candidates(text, start + length, written, index)
    if not any(place.town for place in found):
        found = _former_ward(text, start + length, written, index) or found
    return _settle(_best(found), postcode, index)


def _prefecture(text: str, index: TownIndex) -> tuple[str, int]:
    for length in (3, 4):
        name = index.prefectures.get(text[:length])
        if name is not None:
            again = length if text.startswith(text[:length], length) else 0
            return name, length + again
    return "", 0


def _candidates(
    text: str, start: int, written: list[WrittenMunicipality], index: TownIndex
) -> list[Place]:
    return [_in_municipality(text, start, one, index) for one in written]


def _in_municipality(
    text: str, start: int, written: WrittenMunicipality, index: TownIndex
) -> Place:
    has_prefecture = text[:3] in index.prefectures or text[:4] in index.prefectures
    stated = written.stated | {"prefecture"} if has_prefecture else written.stated
    place = Place(written.prefecture, (written.code,), stated, end=start)
    if is_kyoto(written.code):
        for direction in directions(text[start:]):
            match, offset = _match(text, start + direction.end, written.code, index)
            if match:
                return replace(_with_town(place, match, offset), street=direction.street)
    match, offset = _match(text, start, written.code, index)
    return _with_town(place, match, offset) if match else place


def _match(text: str, start: int, code: str, index: TownIndex) -> tuple[TownMatch | None, int]:
    marker = _MARKER.match(text, start)
    offset = marker.end() if marker else start
    towns = index.towns(code)
    match = towns.match(text[offset:])
    if match and _AFTER_TOWN.match(text, offset + match.length):
        return match, offset
    weaker = towns.match_loose(text[offset:], index.variants)
    if weaker and (match is None or weaker.length > match.length):
        return weaker, offset
    return match, offset


def _with_town(place: Place, match: TownMatch, offset: int) -> Place:
    return replace(
        place,
        town=match.town.reading,
        has_chome=match.town.has_chome,
        shared=match.town.shared,
        respelt=match.respelt,
        end=offset + match.length,
    )


def _best(found: list[Place]) -> list[Place]:
    """The candidates whose town takes most of the text."""
    furthest = max(place.end for place in found)
    return [place for place in found if place.end == furthest]


def _settle(found: list[Place], postcode: str, index: TownIndex) -> Place:
    """One place out of the candidates: settled by the postcode where the text leaves several."""
    if len(found) > 1 and postcode:
        near = index.codes_of_postcode(postcode)
        found = [place for place in found if place.codes[0] in near] or found
    first = found[0]
    if len(found) == 1:
        return first
    prefectures = {place.prefecture for place in found}
    return replace(
        first,
        prefecture=first.prefecture if len(prefectures) == 1 else "",
        codes=tuple(place.codes[0] for place in found),
    )


def _former_ward(
    text: str, start: int, written: list[WrittenMunicipality], index: TownIndex
) -> list[Place]:
    """A ward that its city no longer has: 浜松市中区, whose towns lie in other wards now."""
    ward = _UNKNOWN_WARD.match(text, start)
    if not ward or len(written) < 2:
        return []
    found = _candidates(text, ward.end(), written, index)
    return [replace(place, former=True) for place in found if place.town]


def _from_town_alone(
    text: str, start: int, *, prefecture: str, postcode: str, index: TownIndex
) -> Place:
    """A place whose text begins with its town: settled only if one municipality has that town."""
    stated = frozenset({"prefecture"} if start else ())
    unknown = Place(prefecture, (), stated, end=start)
    marker = _MARKER.match(text, start)
    offset = marker.end() if marker else start
    codes = index.codes_of_town(text[offset:])
    written = [
        WrittenMunicipality(code, index.by_code[code].prefecture, frozenset())
        for code in codes
        if prefecture in ("", index.by_code[code].prefecture)
    ]
    if not written:
        return unknown
    found = [
        place
        for place in _candidates(text, start, written, index)
        if place.town and _AFTER_TOWN.match(text, place.end)
    ]
    settled = _settle(_best(found), postcode, index) if found else unknown
    return settled if len(settled.codes) == 1 else unknown
