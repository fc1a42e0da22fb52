"""How a building and a room are written by hand."""

import random
import re

from app.demo.homes import Building, Home, building_text
from app.demo.script import full_digits, half_digits, half_kana

_PREFIX = re.compile(
    "^(医療法人.*?会[\u3000 ]?|特別養護老人ホーム|介護老人保健施設|障害者支援施設|救護施設|グループホーム)"
)
_BLOCK = re.compile("([Ａ-ＺⅠ-Ⅹ]|館)$")  # one of several buildings of a name
_NUMBER_WORDS = (
    ("Ⅰ", "1"),
    ("Ⅱ", "2"),
    ("Ⅱ", "Ⅱ号館"),
    ("第２", "第二"),
    ("第二", "第2"),
    ("壱番館", "一番館"),
    ("壱番館", "1番館"),
)


def write_building(
    rng: random.Random, home: Home, *, full: bool, split: bool, tags: set[str]
) -> tuple[str, str]:
    """(what follows the lot directly, the building); tags name what differs."""
    building = home.building
    if building is None:
        return "", ""
    usual = building_text(home) if full else half_digits(building_text(home))
    draw = rng.random()
    if draw < 0.2:
        tags.add("building_omitted")
        return "", ""
    if draw < 0.5:
        return "", usual
    if building.facility or building.lodging:
        return "", _facility(rng, building, tags)
    if draw < 0.66 and not split and home.room:
        tags.update(("building_format", "building_name_omitted"))
        if not home.branch:
            tags.add("room_as_branch")
        if _BLOCK.search(building.name):
            tags.add("block_omitted")
        return _digits(f"-{_room(home)}", full=full), ""
    if draw < 0.70:
        tags.update(("building_format", "room_omitted"))
        return "", building.name
    text = _other(rng, home, full=full)
    if text != usual:
        tags.add("building_format")
    return "", text


def _digits(text: str, *, full: bool) -> str:
    return full_digits(text).replace("-", "－") if full else half_digits(text)


def _room(home: Home) -> str:
    return f"{home.wing}-{home.room}" if home.wing else str(home.room)


def _other(rng: random.Random, home: Home, *, full: bool) -> str:
    building = home.building or Building("")
    name = building.name
    for old, new in _NUMBER_WORDS:
        if old in name and rng.random() < 0.5:
            name = name.replace(old, new)
            break
    if name[-1:].isdigit():
        name += " "
    draw = rng.random()
    if draw < 0.55:
        return _digits(f"{name}{_room(home)}", full=full)
    if draw < 0.72:
        return _digits(f"{half_kana(name)} {_room(home)}", full=full)
    if draw < 0.82:
        return _digits(f"{name}\u3000{_room(home)}", full=full)
    if draw < 0.92:
        return _digits(f"{name}{_room(home)}号", full=full)
    return _digits(f"{name}#{_room(home)}", full=full)


def _facility(rng: random.Random, building: Building, tags: set[str]) -> str:
    if building.lodging:
        text = building.name.replace("方", "様方")
    elif _PREFIX.match(building.name) and rng.random() < 0.5:
        text = _PREFIX.sub("", building.name)
    else:
        text = building.name + rng.choice(("内", "", "　入所中"))
    if text != building.name:
        tags.add("building_format")
    return text
