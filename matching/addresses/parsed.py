"""An address taken apart: what `parse_address` answers and comparison reads."""

from dataclasses import dataclass

from matching.addresses.building import NO_BUILDING, Building
from matching.addresses.lot import NO_LOT, Lot
from matching.addresses.notes import AddressKind
from matching.addresses.place import Place
from matching.addresses.text import AddressText


@dataclass(frozen=True, slots=True)
class Spelling:
    """What `reading` made equal in this text, kept so that a comparison can name it.

    `packed` is the text with only width and spacing settled, `variants` its kanji that the table
    folds, `marks` its ケ ノ ツ as spelt, `markers` how many 字 it has.
    """

    packed: str
    variants: str
    marks: str
    markers: int


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
    place: Place
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
        return self.locality.removeprefix(self.place.town)

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
