"""Lookups over the town list: municipalities by any written form, towns by prefix, postcodes."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from matching.addresses.kyoto import is_kyoto
from matching.addresses.municipality_forms import WrittenMunicipality, municipality_forms
from matching.addresses.text import VariantFolder, read
from matching.addresses.town_rows import Municipality, Town, TownRow
from matching.addresses.town_spellings import (
    hyphened_jo,
    loose,
    loose_with_positions,
    merge_numbered,
    spellings,
    with_digits,
)


def _splits_number(text: str, position: int) -> bool:
    """Whether a cut at `position` would part two digits of one number: 北1 is no head of 北11."""
    return text[position - 1].isdecimal() and text[position : position + 1].isdecimal()


def _are_several(code: str, named: list[TownRow]) -> bool:
    """Whether rows of one reading are several towns: by postcode in Kyoto, else by spelling.

    Outside Kyoto two postcodes of one name are two parts of a town; 日の出 and 日之出 in one city are two
    towns.
    """
    if is_kyoto(code):
        return len({row.postcode for row in named}) > 1
    return len({row.name for row in named}) > 1


class TownMatch(NamedTuple):
    """A town found at the beginning of a text: how many characters it takes, and whether respelt."""

    town: Town
    length: int
    respelt: bool


class MunicipalityTowns:
    """The towns of one municipality by every spelling they are written in."""

    __slots__ = ("_longest", "_loose", "_strict", "_towns")

    def __init__(self, towns: Iterable[Town], code: str) -> None:
        self._towns = list(merge_numbered(list(towns)))
        self._strict: dict[str, Town] = {}
        self._loose: dict[str, Town | None] = {}
        for town in self._towns:
            for spelling in spellings(town.reading, code):
                self._strict.setdefault(spelling, town)
        if code.startswith("01"):
            self._add_hyphened_jo()
        self._longest = max(map(len, self._strict), default=0)

    def _add_hyphened_jo(self) -> None:
        """月寒東3-18-1-72 is 月寒東三条18丁目1-72 where no town is called 月寒東."""
        for town in self._towns:
            parts = hyphened_jo(town.reading)
            if parts and parts[0] not in self._strict:
                self._strict.setdefault(f"{parts[0]}{parts[1]}-", town)

    @property
    def names(self) -> Iterable[str]:
        """Every strict spelling that says the town by itself."""
        return (name for name in self._strict if name[-1] != "-")

    def match(self, text: str) -> TownMatch | None:
        """The longest listed town that the text begins with."""
        for length in range(min(self._longest, len(text)), 0, -1):
            town = self._strict.get(text[:length])
            if town is not None and not _splits_number(text, length):
                return TownMatch(town, length, respelt=False)
        return None

    def match_loose(self, text: str, variants: VariantFolder) -> TownMatch | None:
        """As `match`, by a weaker spelling that only one town of the municipality has."""
        if not self._loose:
            self._fill_loose(variants)
        letters, positions = loose_with_positions(text[: self._longest + 4], variants)
        for length in range(len(letters), 1, -1):
            town = self._loose.get(letters[:length])
            if town is not None:
                return TownMatch(town, positions[length - 1] + 1, respelt=True)
        return None

    def _fill_loose(self, variants: VariantFolder) -> None:
        for spelling in self.names:
            key, town = loose(spelling, variants), self._strict[spelling]
            self._loose[key] = town if self._loose.get(key, town) is town else None


class TownIndex:
    """Everything an address is looked up in, in the spelling of `text.reading`."""

    def __init__(
        self,
        municipalities: tuple[Municipality, ...],
        rows: dict[str, list[TownRow]],
        variants: VariantFolder,
    ) -> None:
        self.variants = variants
        self.by_code = {place.code: place for place in municipalities}
        self.full_names = {
            place.code: place.prefecture + place.county + place.city + place.ward
            for place in municipalities
        }
        prefectures = {place.prefecture for place in municipalities}
        self.prefectures = {read(name, variants): name for name in prefectures}
        self.loose_prefectures = {
            variants.fold(name, 3): full for name, full in self.prefectures.items()
        }
        self.short_prefectures = {read(name[:-1], variants): name for name in prefectures}
        self._forms = municipality_forms(municipalities, variants)
        self._loose_forms = {variants.fold(form, 3): form for form in self._forms}
        self._longest_form = max(map(len, self._forms))
        self._rows = rows
        self._towns: dict[str, MunicipalityTowns] = {}
        self._everywhere: dict[str, list[str]] = {}
        self._postcodes: dict[str, set[str]] = {}

    def municipalities(self, text: str, prefecture: str) -> tuple[int, list[WrittenMunicipality]]:
        """The municipalities whose longest written form the text begins with, and its length.

        An empty `prefecture` means any. Several come back for 府中市, 中央区, or a city without ward.
        """
        for length in range(min(self._longest_form, len(text)), 1, -1):
            found = self._forms.get(text[:length])
            if found and prefecture:
                found = [one for one in found if one.prefecture == prefecture]
            if found:
                return length, found
        return 0, []

    def municipalities_loose(
        self, text: str, prefecture: str
    ) -> tuple[int, list[WrittenMunicipality]]:
        """As `municipalities`, with kanji folded at strength 3: 冨士市 for 富士市."""
        weaker = self.variants.fold(text[: self._longest_form], 3)
        for length in range(len(weaker), 1, -1):
            form = self._loose_forms.get(weaker[:length])
            if form is not None:
                found = self._forms[form]
                return length, [one for one in found if prefecture in ("", one.prefecture)]
        return 0, []

    def towns(self, code: str) -> MunicipalityTowns:
        """The towns of one municipality."""
        towns = self._towns.get(code)
        if towns is None:
            towns = MunicipalityTowns(self._town_records(code), code)
            self._towns[code] = towns
        return towns

    def codes_of_town(self, text: str) -> tuple[str, ...]:
        """The municipalities that have the longest listed town with which the text begins."""
        if not self._everywhere:
            self._everywhere = self._all_names()
        for length in range(min(14, len(text)), 1, -1):
            codes = self._everywhere.get(text[:length])
            if codes and not _splits_number(text, length):
                return tuple(codes)
        return ()

    def codes_of_postcode(self, postcode: str) -> set[str]:
        """The municipalities a postcode lies in; empty for an unknown one."""
        if not self._postcodes:
            postcodes = defaultdict(set)
            for code, rows in self._rows.items():
                for row in rows:
                    postcodes[row.postcode].add(code)
            self._postcodes = dict(postcodes)
        return self._postcodes.get(postcode, set())

    def _town_records(self, code: str) -> list[Town]:
        rows = [row for row in self._rows[code] if row.name]
        readings = read("\n".join(row.name for row in rows), self.variants).split(" ")
        same: dict[str, list[TownRow]] = defaultdict(list)
        for name, row in zip(readings, rows, strict=bool(rows)):
            same[with_digits(name)].append(row)
        return [
            Town(name, any(row.has_chome for row in named), _are_several(code, named))
            for name, named in same.items()
        ]

    def _all_names(self) -> dict[str, list[str]]:
        everywhere = defaultdict(list)
        for code in self._rows:
            for name in self.towns(code).names:
                everywhere[name].append(code)
        return dict(everywhere)
