"""A dwelling in parts, and how the register writes it."""

from dataclasses import dataclass
from typing import NamedTuple

from app.demo.places import Lots, Town
from app.demo.script import full_digits, kanji_number


@dataclass(frozen=True, slots=True, eq=False)
class Building:
    """A building as the register's 方書 writes it; `facility` is shared by many households."""

    name: str  # digits full width
    wing_word: str = ""  # 棟, 号棟, "" = the building has no wings
    room_word: str = ""  # 号室, 号, "" = no rooms
    facility: bool = False
    lodging: bool = False  # 山田方


class Home(NamedTuple):
    """Where a household lives; 0 and "" mean that the part does not exist."""

    town: Town
    street: str = ""
    aza: str = ""
    chome: int = 0
    lot_word: str = ""  # 甲, イ
    lot: int = 0
    branch: int = 0
    building: Building | None = None
    wing: int = 0
    room: int = 0


def municipality(town: Town) -> str:
    """都道府県 to 区."""
    return town.prefecture + town.county + town.city + town.ward


def lot_text(home: Home) -> str:
    """丁目 to 号 as the register writes it: kanji for 丁目, full-width digits for the rest."""
    town = home.town
    head = home.lot_word
    if town.lots is Lots.CHOME and home.chome:
        head = f"{kanji_number(home.chome)}丁目"
    elif town.lots is Lots.CHO and home.chome:
        head = f"{full_digits(home.chome)}丁"
    elif town.lots is Lots.JIWARI:
        head = f"第{full_digits(home.chome)}地割"
    elif town.lots is Lots.LINE and home.chome:
        head = f"{full_digits(home.chome)}号"
    return head + number_text(home)


def number_text(home: Home) -> str:
    """１２番３号, １２番地３, １２番地 or 無番地."""
    if not home.lot:
        return "無番地"
    if home.town.block_numbers and home.branch:
        return f"{full_digits(home.lot)}番{full_digits(home.branch)}号"
    branch = full_digits(home.branch) if home.branch else ""
    return f"{full_digits(home.lot)}番地{branch}"


def town_text(home: Home) -> str:
    """Street, 大字, town and 字."""
    town = home.town
    aza = f"字{home.aza}" if home.aza else ""
    return home.street + ("大字" if town.ooaza else "") + town.town + aza


def address_text(home: Home) -> str:
    """The register's 住所."""
    return municipality(home.town) + town_text(home) + lot_text(home)


def building_text(home: Home) -> str:
    """The register's 方書."""
    if home.building is None:
        return ""
    wing = f"{full_digits(home.wing)}{home.building.wing_word}" if home.wing else ""
    room = f"{full_digits(home.room)}{home.building.room_word}" if home.room else ""
    return home.building.name + wing + room
