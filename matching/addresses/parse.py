"""Taking an address apart: notes, place, number, building."""

import re
from typing import Protocol

from matching.addresses.building import NO_BUILDING, Building, parse_building
from matching.addresses.lot import lot_start, scan_lot
from matching.addresses.notes import AddressKind, kind_of, postcode_digits, strip_notes
from matching.addresses.parsed import ParsedAddress, Spelling
from matching.addresses.place import find_place
from matching.addresses.text import AddressText, VariantFolder, plain, read, reading
from matching.addresses.town_index import TownIndex
from matching.addresses.town_list import TownList
from matching.addresses.town_spellings import with_digits


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


_SPACE_IN_PLACE = re.compile(r"(?<=[条線号目]) (?=[東西南北])")
_CHOME_BEFORE_JO = re.compile(r"([東西南北][0-9]+丁目)([東西南北][0-9]+条)")
_LOT_IN_BUILDING = re.compile(r"[0-9]+(?:番|丁目)")
# Some exports put the municipality into the town's column as well: 川口市 + 埼玉県川口市本町.
_HEAD_TWICE = re.compile(
    r"^(?:(?:[^0-9 ]{2,3}[都道府県])?(?P<head>[^0-9 ]{1,12}?(?:市(?:[^0-9 ]{1,4}区)?|郡[^0-9 ]{1,6}?[町村]))) ?"
    r"(?=(?:[^0-9 ]{2,3}[都道府県])?(?P=head))"
)
_WILDCARD = re.compile(r"[〓●○■□?\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_CALLED_NUMBER = re.compile(r"(?<=[A-Zア-ン甲乙丙丁])番$")
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
    written = plain(text.address)
    folded = tables.variants.fold(written, 2)
    whole = reading(folded)
    kind = kind_of(whole)
    if kind is not AddressKind.NORMAL:
        return ParsedAddress(text, kind, Spelling(written, ""))
    body, noted_postcode = strip_notes(whole)
    if not body:
        return ParsedAddress(text, AddressKind.NOTE_ONLY, Spelling(written, ""))
    found = ParsedAddress(
        text,
        kind,
        Spelling(written, _changed(written, folded)),
        postcode=postcode_digits(plain(text.postcode)) if text.postcode else noted_postcode,
        noted=len(body) != len(whole),
        wildcard=_WILDCARD.search(written) is not None,
    )
    building = strip_notes(read(text.building, tables.variants)).text if text.building else ""
    index = tables.towns.index(tables.variants)
    return _take_apart(found, _in_order(body), building, index)


def _take_apart(found: ParsedAddress, body: str, building: str, index: TownIndex) -> ParsedAddress:
    place = find_place(body, found.postcode, index)
    start = lot_start(body, place.end)
    if start == len(body) and _LOT_IN_BUILDING.match(building):
        body, building = body + building, ""
    lot, end = scan_lot(body, start)
    locality, tail = body[place.end : start], body[end:]
    if not lot.numbers:
        locality, facility = _facility(locality, known=bool(place.codes))
        tail = f"{facility} {tail}"
    if locality:
        locality = with_digits(_CALLED_NUMBER.sub("", locality.rstrip("-ノ 、,(第")))
    return ParsedAddress(
        found.raw,
        found.kind,
        found.spelling,
        place,
        place.town.reading + locality,
        lot,
        _building(tail, building),
        index.full_names[place.codes[0]] if len(place.codes) == 1 else place.prefecture,
        found.postcode,
        found.noted,
        found.wildcard or (building != "" and _WILDCARD.search(building) is not None),
    )


def _changed(written: str, folded: str) -> str:
    """The kanji that folding replaced, as written."""
    if folded == written:
        return ""
    return "".join(old for old, new in zip(written, folded, strict=True) if old != new)


def _in_order(text: str) -> str:
    """Spaces before the number separate nothing; those after it part the building off.

    A municipality written twice is written once, and 丁目 stands behind its 条.
    """
    if " " in text:
        end = lot_start(text, 0)
        text = _SPACE_IN_PLACE.sub("", text[:end].replace(" ", "") + text[end:])
    if text.count("市") > 1 or text.count("郡") > 1:
        text = _HEAD_TWICE.sub("", text)
    if "条" in text:
        text = _CHOME_BEFORE_JO.sub(r"\2\1", text)
    return text


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
    if not tail and not column:
        return NO_BUILDING
    if not column or not tail:
        return parse_building(tail or column)
    inside, apart = parse_building(tail), parse_building(column)
    return inside if inside == apart else parse_building(f"{tail} {column}")
