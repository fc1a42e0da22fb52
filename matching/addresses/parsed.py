"""An address taken apart: what `parse_address` answers and comparison reads."""

import re
from dataclasses import dataclass

from matching.addresses.building import NO_BUILDING, Building
from matching.addresses.lot import NO_LOT, Lot
from matching.addresses.notes import AddressKind
from matching.addresses.place import NOWHERE, Place
from matching.addresses.text import SPELLING_MARKS, AddressText

_HEAD = re.compile(r"[^0-9]*")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What `reading` made equal in this text, kept so that a comparison can name it.

    `plain` is the text with only its width settled, `variants` its kanji that the table folds.
    """

    plain: str
    variants: str

    @property
    def head(self) -> str:
        """The text before its first digit, without spaces."""
        return _HEAD.match(self.plain)[0].replace(" ", "")  # type: ignore[index]  # matches anything

    @property
    def marks(self) -> str:
        """The ケ ノ ツ of the head as they are spelt."""
        return "".join(mark for mark in self.head if mark in SPELLING_MARKS)


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """An address taken apart. For any kind but NORMAL only `raw` and `kind` mean anything.

    `locality` is town and 小字 together, without 大字 and 字; `unresolved` is the head of an address
    whose municipality no list knows (a former one, perhaps). `wildcard` says that a lost character
    (〓 ● ？, a private-use code) stands in it.
    """

    raw: AddressText
    kind: AddressKind
    spelling: Spelling
    place: Place = NOWHERE
    locality: str = ""
    lot: Lot = NO_LOT
    building: Building = NO_BUILDING
    municipality: str = ""
    postcode: str = ""
    noted: bool = False
    wildcard: bool = False

    @property
    def koaza(self) -> str:
        """The 小字 behind the listed town."""
        return self.locality.removeprefix(self.place.town.reading)

    @property
    def canonical(self) -> str:
        """One spelling of all that was understood; parsing it again gives it again."""
        building = self.building
        parts = [
            self.municipality + self.place.street + self.locality + "-".join(self.lot.numbers),
            building.name,
            "-".join(building.numbers),
            building.floor and f"{building.floor}階",
            building.household and f"{building.household}様方",
        ]
        return " ".join(part for part in parts if part)
