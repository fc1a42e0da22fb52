"""The many ways in which one dwelling is written down."""

import random
import unicodedata

from matching import AddressText
from tests.support.dwellings import (
    FACILITIES,
    Dwelling,
    bare,
    cities_with_town,
    prefectures_with_city,
    wards_with_town,
)

HYPHENS = "-－‐‑–—―−ー─ｰ"
DIGITS = "〇一二三四五六七八九"
# How to add: characters of one meaning.
MARKS = ("ケヶがガ", "ノの之", "ツッつ")
OLD_FORMS = dict(zip("沢浜桜竜広条崎高栄辺滝関国児", "澤濱櫻龍廣條﨑髙榮邊瀧關國兒", strict=True))
HALF_WIDTH = str.maketrans(
    {"ハ": "ﾊ", "イ": "ｲ", "ツ": "ﾂ", "サ": "ｻ", "ン": "ﾝ", "コ": "ｺ", "ー": "ｰ"}
)


def kanji(value: int) -> str:
    """12 is 十二."""
    text = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十")):
        count, value = divmod(value, power)
        if count:
            text += ("" if count == 1 else DIGITS[count]) + unit
    return text + (DIGITS[value] if value else "")


def wide(text: str) -> str:
    """Full-width digits and Latin letters."""
    return "".join(
        chr(ord(mark) + 0xFEE0) if mark.isascii() and mark.isalnum() else mark for mark in text
    )


def written(rng: random.Random, dwelling: Dwelling, *, in_full: bool = False) -> AddressText:
    """One way of writing a dwelling down; `in_full` never leaves the building name out."""
    lot, building = _lot(rng, dwelling), _building(rng, dwelling)
    place = _head(rng, dwelling) + _town(rng, dwelling)
    if not in_full and rng.random() < 0.15 and _can_append_room(dwelling, lot):
        hyphen = rng.choice("-－")
        return AddressText(
            place + lot + hyphen + hyphen.join(filter(None, (dwelling.block, dwelling.room)))
        )
    address = _noted(rng, place + rng.choice(("", "", "", " ", "　")) + lot)
    code = dwelling.spot.postcode
    postcode = rng.choice(("", code, f"{code[:3]}-{code[3:]}"))
    if building and rng.random() < 0.5:
        return AddressText(address, building, postcode)
    apart = rng.choice((" ", "　", "　", "\n")) if building else ""
    return AddressText(address + apart + building, "", postcode)


def _can_append_room(dwelling: Dwelling, lot: str) -> bool:
    hyphened = not any(mark in lot for mark in "番目丁のノ" + DIGITS + "十百千")
    return bool(dwelling.room) and (hyphened or lot.endswith("号"))


def _head(rng: random.Random, dwelling: Dwelling) -> str:
    spot = dwelling.spot
    town = bare(spot.town)
    parts = [spot.prefecture, spot.county, spot.city, spot.ward]
    chance = rng.random()
    if chance < 0.15:
        parts[1] = ""
    elif chance < 0.4 and prefectures_with_city()[spot.city] == 1:
        parts[0] = ""
        parts[1] = rng.choice(("", spot.county))
    elif chance < 0.5 and wards_with_town()[spot.city, town] == 1:
        parts[3] = ""
    elif chance < 0.6 and spot.ward and cities_with_town()[spot.ward, town] == 1:
        parts[0] = parts[2] = ""
    apart = rng.choice(("", "", "", " ", "　"))
    return apart.join(filter(None, parts)) + apart


def _town(rng: random.Random, dwelling: Dwelling) -> str:
    spot = dwelling.spot
    town = _respelt(rng, spot.town)
    if rng.random() < 0.15:
        town = wide(unicodedata.normalize("NFKC", town))
    if rng.random() < 0.1 and not spot.has_chome and not spot.ward:
        town = rng.choice(("大字", "字")) + town
    if dwelling.koaza:
        town += rng.choice(("", "字", "字", "小字")) + dwelling.koaza
    if dwelling.street and rng.random() < 0.75:
        town = _street(rng, dwelling.street) + town
    return town


def _respelt(rng: random.Random, town: str) -> str:
    chance = rng.random()
    if chance < 0.3:
        for same in MARKS:
            town = town[0] + "".join(
                rng.choice(same) if mark in same else mark for mark in town[1:]
            )
    elif chance < 0.5:
        town = "".join(OLD_FORMS.get(mark, mark) for mark in town)
    elif chance < 0.7 and "条" in town:
        for value in range(60, 0, -1):
            town = town.replace(kanji(value) + "条", f"{value}条")
    return town


def _street(rng: random.Random, street: str) -> str:
    return rng.choice(
        (
            street,
            street.replace("る", "ル"),
            street.replace("上る", "上がる").replace("下る", "下がる"),
            street + "る" if street.endswith("入") else street,
        )
    )


def _digits(rng: random.Random, dwelling: Dwelling) -> tuple[list[str], bool]:
    """The numbers in one script, and whether it is kanji."""
    style = rng.choice(("half", "half", "wide", "wide", "kanji", "places"))
    if style == "half" or max(dwelling.numbers) > 9999:
        return [str(value) for value in dwelling.numbers], False
    if style == "wide":
        return [wide(str(value)) for value in dwelling.numbers], False
    if style == "kanji":
        return [kanji(value) for value in dwelling.numbers], True
    return ["".join(DIGITS[int(digit)] for digit in str(value)) for value in dwelling.numbers], True


def _lot(rng: random.Random, dwelling: Dwelling) -> str:
    numbers, in_kanji = _digits(rng, dwelling)
    join = rng.choice("のノ") if in_kanji else rng.choice(HYPHENS)
    form = rng.random()
    if form < 0.4:
        return join.join(numbers)
    text = ""
    if dwelling.spot.has_chome:
        chome = kanji(dwelling.numbers[0]) if rng.random() < 0.5 else numbers[0]
        text, numbers = chome + ("丁" if dwelling.spot.city == "堺市" else "丁目"), numbers[1:]
        if form < 0.6:
            return text + join.join(numbers)
        if len(numbers) == 2:
            return text + numbers[0] + "番" + numbers[1] + rng.choice(("号", "号", ""))
    text += numbers[0] + rng.choice(("番地", "番地", "番"))
    return text + (rng.choice(("", "の", join)) + numbers[1] if len(numbers) == 2 else "")


def _building(rng: random.Random, dwelling: Dwelling) -> str:
    if dwelling.household:
        return dwelling.household + rng.choice(("様方", "方", "様方"))
    name = _building_name(rng, dwelling.name)
    if not dwelling.room:
        return name + (rng.choice(("", "内")) if dwelling.name in FACILITIES else "")
    spell = wide if rng.random() < 0.5 else str
    block, room = spell(dwelling.block), spell(dwelling.room)
    if not block:
        return name + rng.choice(("", " ", "　")) + room + rng.choice(("号", "号室", "", "室"))
    forms = ("{0}{1}棟{2}号", "{0}{1}号棟{2}号室", "{0} {1}-{2}", "{0}{1}－{2}", "{0}　{1}棟　{2}")
    return rng.choice(forms).format(name, block, room)


def _building_name(rng: random.Random, name: str) -> str:
    chance = rng.random()
    if chance < 0.2:
        return name.translate(HALF_WIDTH)
    if chance < 0.3:
        return name.replace("ー", rng.choice("‐－―")).replace("ャ", "ヤ")
    return name


def _noted(rng: random.Random, address: str) -> str:
    return rng.choices(
        (address, "〒123-4567 " + address, address + "（要確認）", address + " TEL 03-0000-0000"),
        (94, 2, 2, 2),
    )[0]
