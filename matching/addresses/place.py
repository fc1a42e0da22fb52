"""Where a dwelling lies, down to the town: found in the town list as far as it can be found."""

import re
from dataclasses import dataclass, replace

from matching.addresses.kyoto import directions, is_kyoto
from matching.addresses.municipality_forms import WrittenMunicipality
from matching.addresses.numerals import KANJI
from matching.addresses.town_index import TownIndex, TownMatch
from matching.addresses.town_rows import Town


@dataclass(frozen=True, slots=True)
class Place:
    """The part of an address before the number.

    `codes` are the municipalities it may lie in: one when settled, several when the list cannot
    tell, none when no municipality was recognised. `stated` says which of prefecture, county, city
    and ward are written. `town` is the listed town (NO_TOWN when none is), `respelt` that it was found by
    a weaker spelling, `former` that the written ward is no more, `end` where the text goes on.
    """

    prefecture: str
    codes: tuple[str, ...]
    stated: frozenset[str]
    town: Town
    street: str
    end: int
    respelt: bool = False
    former: bool = False


NO_TOWN = Town("", has_chome=False, shared=False)
_LONE_TOWN = Town("", has_chome=False, shared=True)
_NOTHING: frozenset[str] = frozenset()
_PREFECTURE = frozenset({"prefecture"})
NOWHERE = Place("", (), _NOTHING, NO_TOWN, "", 0)

_UNKNOWN_WARD = re.compile(r"[^0-9区]{1,4}区")
# Behind a town without its municipality only a 小字 may follow, not the rest of a former municipality.
_ONLY_PLACE = re.compile(r"[^0-9郡市区町村]*(?:[0-9]|$)")
_AFTER_TOWN = re.compile(rf"[0-9 \-{KANJI}]|$")


def find_place(text: str, postcode: str, index: TownIndex) -> Place:
    """The place at the head of a text in `reading` spelling, without spaces before its number."""
    prefecture, start = _prefecture(text, index)
    length, written = index.municipalities(text[start:], prefecture)
    if not written and not prefecture:
        prefecture, start, length, written = _short_prefecture(text, index)
    if not written:
        length, written = index.municipalities_loose(text[start:], prefecture)
    if not written:
        return _from_town_alone(text, start, prefecture=prefecture, postcode=postcode, index=index)
    in_full = bool(prefecture)
    found = [
        _in_municipality(text, start + length, one, in_full=in_full, index=index) for one in written
    ]
    if any(place.town.reading for place in found):
        if not prefecture and text[start + length - 1] in "町村":
            found = [*found, *_towns_alone(text, start, "", index)]
        return _settle(_best(found), postcode, index)
    former = _former_ward(text, start + length, written, in_full=in_full, index=index)
    # 南箕輪村3125 names the village; the list knows a town of that name in it
    own = {one.code for one in written}
    named = _towns_alone(text, start, prefecture, index)
    towns = former or [one for one in named if one.end > start + length or one.codes[0] not in own]
    if towns and (former or towns[0].end > start + length):
        return _settle(_best(towns), postcode, index)
    # 神山町12 may be the municipality 神山町, or the town 神山町 of another one.
    return _settle([*_best(towns), *found] if towns else found, postcode, index)


def _prefecture(text: str, index: TownIndex) -> tuple[str, int]:
    for length in (3, 4):
        name = index.prefectures.get(text[:length])
        if name is not None:
            again = length if text.startswith(text[:length], length) else 0
            return name, length + again
    weaker = index.variants.fold(text[:4], 3)
    for length in (3, 4):
        name = index.loose_prefectures.get(weaker[:length])
        if name is not None:
            return name, length
    return "", 0


def _short_prefecture(
    text: str, index: TownIndex
) -> tuple[str, int, int, list[WrittenMunicipality]]:
    """大阪堺市, 東京新宿区: a prefecture without its last letter, if a municipality of it follows."""
    for length in (2, 3):
        name = index.short_prefectures.get(text[:length])
        if name is not None:
            form_length, written = index.municipalities(text[length:], name)
            if written:
                return name, length, form_length, written
    return "", 0, 0, []


def _in_municipality(
    text: str, start: int, written: WrittenMunicipality, *, in_full: bool, index: TownIndex
) -> Place:
    stated = written.stated_in_full if in_full else written.stated
    if is_kyoto(written.code):
        for direction in directions(text[start:]):
            match = _match(text, start + direction.end, written.code, index)
            if match:
                return _place(written, stated, match, direction.street, start + direction.end)
    match = _match(text, start, written.code, index)
    if match is None and is_kyoto(written.code):
        return _unlisted_kyoto(text, start, written, stated)
    return _place(written, stated, match, "", start)


def _unlisted_kyoto(
    text: str, start: int, written: WrittenMunicipality, stated: frozenset[str]
) -> Place:
    """A town the list lacks, behind its street: nobody knows whether the ward has two of the name."""
    street, end = next(iter(directions(text[start:])), ("", 0))
    town = _LONE_TOWN if street else NO_TOWN
    return Place(written.prefecture, (written.code,), stated, town, street, start + end)


def _place(
    written: WrittenMunicipality,
    stated: frozenset[str],
    match: TownMatch | None,
    street: str,
    offset: int,
) -> Place:
    codes = (written.code,)
    if match is None:
        return Place(written.prefecture, codes, stated, NO_TOWN, "", offset)
    end = offset + match.length
    return Place(written.prefecture, codes, stated, match.town, street, end, match.respelt)


def _match(text: str, start: int, code: str, index: TownIndex) -> TownMatch | None:
    towns = index.towns(code)
    match = towns.match(text[start:])
    if match and _AFTER_TOWN.match(text, start + match.length):
        return match
    weaker = towns.match_loose(text[start:], index.variants)
    if weaker and (match is None or weaker.length > match.length):
        return weaker
    return match


def _best(found: list[Place]) -> list[Place]:
    """The candidates whose town takes most of the text; those without a listed town come last.

    A town spelt as listed goes before one respelt: 竹屋之町 is no 竹屋町 where the city has both.
    """
    found = [place for place in found if place.town.reading] or found
    furthest = max(place.end for place in found)
    found = [place for place in found if place.end == furthest]
    return [place for place in found if not place.respelt] or found


def _settle(found: list[Place], postcode: str, index: TownIndex) -> Place:
    """One place out of the candidates: settled by the postcode where the text leaves several."""
    if len(found) > 1 and postcode:
        near = index.codes_of_postcode(postcode)
        found = [place for place in found if place.codes[0] in near] or found
    first = found[0]
    codes = tuple(dict.fromkeys(place.codes[0] for place in found))
    if len(codes) == 1:
        return first
    prefectures = {place.prefecture for place in found}
    return Place(
        first.prefecture if len(prefectures) == 1 else "",
        codes,
        first.stated,
        first.town,
        first.street,
        first.end,
        first.respelt,
        first.former,
    )


def _former_ward(
    text: str, start: int, written: list[WrittenMunicipality], *, in_full: bool, index: TownIndex
) -> list[Place]:
    """A ward that its city no longer has: 浜松市中区, whose towns lie in other wards now."""
    ward = _UNKNOWN_WARD.match(text, start)
    if not ward:
        return []
    if len(written) == 1:
        return _former_area(text, start, ward.end(), written[0], in_full=in_full, index=index)
    found = (
        _in_municipality(text, ward.end(), one, in_full=in_full, index=index) for one in written
    )
    return [
        Place(
            place.prefecture,
            place.codes,
            place.stated,
            place.town,
            place.street,
            place.end,
            former=True,
        )
        for place in found
        if place.town.reading
    ]


def _former_area(
    text: str,
    start: int,
    end: int,
    written: WrittenMunicipality,
    *,
    in_full: bool,
    index: TownIndex,
) -> list[Place]:
    """An area of a merged city that lost its 区: 奥州市水沢区大手町 is 水沢大手町 now."""
    joined = text[: end - 1] + text[end:]
    place = _in_municipality(joined, start, written, in_full=in_full, index=index)
    if not place.town.reading or place.end < end:
        return []
    return [replace(place, end=place.end + 1, former=True)]


def _from_town_alone(
    text: str, start: int, *, prefecture: str, postcode: str, index: TownIndex
) -> Place:
    """A place whose text begins with its town: settled only if one municipality has that town."""
    found = _towns_alone(text, start, prefecture, index)
    if not found:
        stated = _PREFECTURE if prefecture else _NOTHING
        return Place(prefecture, (), stated, NO_TOWN, "", start)
    return _settle(_best(found), postcode, index)


def _towns_alone(text: str, start: int, prefecture: str, index: TownIndex) -> list[Place]:
    stated = _PREFECTURE if prefecture else _NOTHING
    found = []
    for code in index.codes_of_town(text[start:]):
        written = WrittenMunicipality(code, index.by_code[code].prefecture, stated, stated)
        if prefecture in ("", written.prefecture):
            place = _in_municipality(text, start, written, in_full=True, index=index)
            if place.town.reading and _ONLY_PLACE.match(text, place.end):
                found.append(place)
    return found
