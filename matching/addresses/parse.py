"""Taking an address apart: notes, place, number, building."""

import re
from typing import Protocol

from matching.addresses.building import Building, parse_building
from matching.addresses.lot import lot_start, scan_lot
from matching.addresses.notes import AddressKind, kind_of, postcode_digits, strip_notes
from matching.addresses.parsed import ParsedAddress, Spelling
from matching.addresses.place import Place, find_place
from matching.addresses.text import (
    AddressText,
    VariantFolder,
    packed,
    plain,
    reading,
    spelling_marks,
)
from matching.addresses.town_index import TownIndex
from matching.addresses.town_list import TownList


class AddressTables(Protocol):
    """What parsing needs of the program's tables."""

    @property
    def variants(self) -> VariantFolder:
        """The kanji variant table."""
        ...

    @property
    def towns(self) -> TownList:
        """The town list."""
        ...


_NOWHERE = Place("", (), frozenset())
_HEAD = re.compile(r"[^0-9]*")
_SPACE_IN_PLACE = re.compile(r"(?<=[条線号目]) (?=[東西南北])")
_CHOME_BEFORE_JO = re.compile(r"([東西南北][0-9]+丁目)([東西南北][0-9]+条)")
_MARKER = re.compile(r"大字|小字|(?<!文)字")
_WILDCARD = re.compile(r"[〓●○■□?\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_FACILITY = re.compile(
    r"(?:病院|医院|クリニツク|ホーム|老健|特養|施設|学園|寮|苑|荘|園|センター|ハイツ|マンシヨン|アパート|団地|住宅|ビル|コーポ|ハウス)内?$"
)


def parse_address(text: AddressText, tables: AddressTables) -> ParsedAddress:
    """Take an address apart.

    Total: any text gives a result, at worst one with nothing recognised. The raw text is kept.

    Args:
        text: the raw address, its 方書 and postcode where the file has columns for them.
        tables: the variant table and the town list.
    """
    plain_address, plain_building = plain(text.address), plain(text.building)
    read = reading(plain_address, tables.variants)
    kind = kind_of(read)
    spelling = _spelling(f"{plain_address} {plain_building}".strip(), read, tables.variants)
    if kind is not AddressKind.NORMAL:
        return ParsedAddress(text, kind, spelling, _NOWHERE)
    body, postcode = strip_notes(read)
    if not body:
        return ParsedAddress(text, AddressKind.NOTE_ONLY, spelling, _NOWHERE)
    return _take_apart(
        ParsedAddress(
            text,
            kind,
            spelling,
            _NOWHERE,
            postcode=postcode_digits(plain(text.postcode)) or postcode,
            noted=len(body) != len(read),
            wildcard=bool(_WILDCARD.search(plain_address) or _WILDCARD.search(plain_building)),
        ),
        _without_needless_spaces(body),
        reading(plain_building, tables.variants),
        tables.towns.index(tables.variants),
    )


def _take_apart(
    found: ParsedAddress, body: str, building_text: str, index: TownIndex
) -> ParsedAddress:
    place = find_place(body, found.postcode, index)
    start = lot_start(body, place.end)
    lot, end = scan_lot(body, start)
    locality, tail = body[place.end : start], body[end:]
    if not lot.numbers:
        locality, facility = _facility(locality, known=bool(place.codes))
        tail = f"{facility} {tail}"
    building = _building(tail, building_text)
    return ParsedAddress(
        found.raw,
        found.kind,
        found.spelling,
        place,
        locality=_MARKER.sub("", place.town + locality).rstrip("-ノ 、,(第")
        if locality
        else place.town,
        lot=lot,
        building=building,
        municipality=_municipality_text(place, index),
        postcode=found.postcode,
        noted=found.noted,
        wildcard=found.wildcard,
    )


def _spelling(plain_text: str, read: str, variants: VariantFolder) -> Spelling:
    folded = variants.fold(plain_text, 2)
    changed = ""
    if folded != plain_text:
        changed = "".join(old for old, new in zip(plain_text, folded, strict=True) if old != new)
    return Spelling(packed(plain_text), changed, spelling_marks(plain_text), read.count("字"))


def _without_needless_spaces(text: str) -> str:
    """Spaces before the number separate nothing; those after it part the building off."""
    head = _HEAD.match(text)
    end = head.end() if head else 0
    if end == len(text):
        end = lot_start(text, 0)
    text = text[:end].replace(" ", "") + text[end:]
    if "丁目" in text:
        text = _CHOME_BEFORE_JO.sub(r"\2\1", text)
    return _SPACE_IN_PLACE.sub("", text)


def _facility(locality: str, *, known: bool) -> tuple[str, str]:
    """An address without any number: what of it is place and what is the name of a building."""
    place, _, rest = locality.partition(" ")
    if rest:
        return place, rest
    if not known or _FACILITY.search(place):
        return "", place
    return place, ""


def _building(tail: str, column: str) -> Building:
    """The building of the address text and of its own column: often the same one twice."""
    tail = tail.strip(" -、,")
    if not column or not tail:
        return parse_building(tail or column)
    inside, apart = parse_building(tail), parse_building(column)
    return inside if inside == apart else parse_building(f"{tail} {column}")


def _municipality_text(place: Place, index: TownIndex) -> str:
    if len(place.codes) != 1:
        return place.prefecture
    found = index.by_code[place.codes[0]]
    return found.prefecture + found.county + found.city + found.ward
