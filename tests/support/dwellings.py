"""Random dwellings all over the country, and the many ways in which one dwelling is written down."""

from __future__ import annotations

import gzip
import random
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from matching import AddressText

TABLES = Path(__file__).parents[2] / "resources" / "tables"
HYPHENS = "-－‐‑–—―−ー─ｰ"
NAMES = [
    "コーポ桜",
    "ハイツみどり",
    "メゾン",
    "グランドール",
    "サンライズ",
    "第二富士荘",
    "シャトー本町",
    "ロイヤルハイツ",
    "ひまわりアパート",
]
ESTATES = ["市営中央住宅", "県営団地", "緑町団地"]
FACILITIES = ["特別養護老人ホーム希望苑", "清和病院", "グループホームあおぞら"]
KANJI_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Spot:
    """One town of the list."""

    prefecture: str
    county: str
    city: str
    ward: str
    town: str
    code: str
    postcode: str
    has_chome: bool
    streets: tuple[str, ...]


@dataclass(frozen=True)
class Dwelling:
    """What stays the same however it is written."""

    spot: Spot
    numbers: tuple[int, ...]
    koaza: str = ""
    name: str = ""
    block: str = ""
    room: str = ""
    household: str = ""
    street: str = ""


@cache
def spots() -> list[Spot]:
    """Every town with a name, once."""
    text = gzip.decompress((TABLES / "towns.tsv.gz").read_bytes()).decode("utf-8")
    found: dict[tuple[str, str], Spot] = {}
    for line in text.split("\n")[1:]:
        if not line:
            continue
        prefecture, county, city, ward, town, _, postcode, code, chome, note = line.split("\t")
        if (
            not town
            or "階" in note
            or any(mark in town for mark in "、〜")
            or "場合" in town
            or "以下" in town
        ):
            continue
        if (code, town) in found:
            streets = found[code, town].streets
            found[code, town] = replace(found[code, town], streets=(*streets, "shared"))
            continue
        streets = tuple(note.split("、")) if prefecture == "京都府" and "通" in note else ()
        found[code, town] = Spot(
            prefecture, county, city, ward, town, code, postcode, chome == "1", streets
        )
    return list(found.values())


@cache
def town_counts() -> Counter[tuple[str, str]]:
    """How many wards of a city have a town of this name (spelling marks ignored)."""
    return Counter((spot.city, _bare(spot.town)) for spot in spots())


@cache
def ward_counts() -> Counter[tuple[str, str]]:
    """How many cities have this ward together with this town."""
    return Counter((spot.ward or spot.city, _bare(spot.town)) for spot in spots())


@cache
def city_counts() -> Counter[str]:
    """How many prefectures have a municipality of this name."""
    return Counter(
        {(spot.prefecture, spot.county, spot.city) for spot in spots()}
        and [city for _, _, city in {(spot.prefecture, spot.county, spot.city) for spot in spots()}]
    )


def _bare(town: str) -> str:
    return "".join(
        mark for mark in unicodedata.normalize("NFKC", town) if mark not in "ケヶがガノの之ツッつっ"
    )


def kanji(value: int) -> str:
    """12 is 十二."""
    text = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十")):
        count, value = divmod(value, power)
        if count:
            text += ("" if count == 1 else KANJI_DIGITS[count]) + unit
    return text + (KANJI_DIGITS[value] if value else "")


def wide(text: str) -> str:
    """Full-width digits and Latin letters."""
    return "".join(
        chr(ord(mark) + 0xFEE0) if mark.isascii() and mark.isalnum() else mark for mark in text
    )


def random_dwelling(rng: random.Random, spot: Spot | None = None) -> Dwelling:
    """A dwelling of any town, with or without building, 小字 and household."""
    spot = spot or rng.choice(spots())
    if spot.has_chome:
        numbers = (rng.randint(1, 9), rng.randint(1, 60), rng.randint(1, 40))[
            : rng.choice((2, 3, 3, 3))
        ]
    else:
        numbers = (rng.randint(1, 3000), rng.randint(1, 40))[: rng.choice((1, 2, 2))]
    dwelling = Dwelling(spot, numbers)
    kind = rng.random()
    if kind < 0.25:
        dwelling = replace(
            dwelling, name=rng.choice(NAMES), room=str(rng.randint(1, 9) * 100 + rng.randint(1, 12))
        )
    elif kind < 0.4:
        dwelling = replace(
            dwelling,
            name=rng.choice(ESTATES),
            block=str(rng.randint(1, 12)),
            room=str(rng.randint(1, 5) * 100 + rng.randint(1, 8)),
        )
    elif kind < 0.45:
        dwelling = replace(dwelling, name=rng.choice(FACILITIES))
    elif kind < 0.5:
        dwelling = replace(dwelling, household=rng.choice(["山田", "佐々木", "長谷川"]))
    if rng.random() < 0.1 and not spot.has_chome and spot.ward == "":
        dwelling = replace(dwelling, koaza=rng.choice(["上谷地", "中島", "宮ノ前", "西原"]))
    if spot.streets and spot.streets[-1] != "shared" and rng.random() < 0.7:
        dwelling = replace(dwelling, street=rng.choice(spot.streets))
    return dwelling


def _head(rng: random.Random, dwelling: Dwelling) -> str:
    spot = dwelling.spot
    parts = [spot.prefecture, spot.county, spot.city, spot.ward]
    drop = rng.random()
    if drop < 0.15:
        parts[1] = ""
    elif drop < 0.4 and (city_counts()[spot.city] == 1 or spot.county):
        parts[0] = ""
        if city_counts()[spot.city] == 1 and rng.random() < 0.5:
            parts[1] = ""
    elif drop < 0.5 and spot.ward and town_counts()[spot.city, _bare(spot.town)] == 1:
        parts[3] = ""
    elif drop < 0.6 and spot.ward and ward_counts()[spot.ward, _bare(spot.town)] == 1:
        parts[0] = parts[2] = ""
    sep = rng.choice(["", "", "", " ", "　"])
    return sep.join(part for part in parts if part) + sep


def _respelt(rng: random.Random, text: str) -> str:
    for group in ("ケヶがガ", "ノの之", "ツッつ"):
        if rng.random() < 0.5:
            text = "".join(
                rng.choice(group) if mark in group and i else mark for i, mark in enumerate(text)
            )
    return text


OLD_FORMS = {
    "沢": "澤",
    "浜": "濱",
    "桜": "櫻",
    "竜": "龍",
    "広": "廣",
    "条": "條",
    "崎": "﨑",
    "塚": "塚",
    "高": "髙",
    "栄": "榮",
    "辺": "邊",
    "滝": "瀧",
    "豊": "豐",
    "関": "關",
    "条": "條",
    "国": "國",
    "児": "兒",
    "鶴": "靏",
}


def _town(rng: random.Random, dwelling: Dwelling) -> str:
    town = dwelling.spot.town
    if rng.random() < 0.3:
        town = _respelt(rng, town)
    if rng.random() < 0.2:
        town = "".join(
            OLD_FORMS.get(mark, mark) if mark in "沢浜桜竜広条崎塚高栄辺滝豊関国児" else mark
            for mark in town
        )
    if rng.random() < 0.3 and "条" in town:
        for value in range(60, 0, -1):
            town = town.replace(kanji(value) + "条", f"{value}条")
    if rng.random() < 0.15:
        town = wide(unicodedata.normalize("NFKC", town))
    if rng.random() < 0.1 and not dwelling.spot.has_chome and not dwelling.spot.ward:
        town = rng.choice(["大字", "字"]) + town
    if dwelling.koaza:
        town += rng.choice(["", "字", "字", "小字"]) + dwelling.koaza
    if dwelling.street:
        street = dwelling.street
        if rng.random() < 0.4:
            street = rng.choice(
                [
                    street.replace("る", "ル"),
                    street.replace("上る", "上がる").replace("下る", "下がる"),
                    street + "る" if street.endswith("入") else street,
                ]
            )
        if rng.random() < 0.75:
            town = street + town
    return town


def _digits(rng: random.Random, value: int, style: str) -> str:
    if style == "kanji":
        return kanji(value)
    if style == "places":
        return "".join(KANJI_DIGITS[int(mark)] for mark in str(value))
    return wide(str(value)) if style == "wide" else str(value)


def _lot(rng: random.Random, dwelling: Dwelling) -> str:
    style = rng.choice(["half", "half", "wide", "wide", "kanji"])
    if max(dwelling.numbers) > 9999:
        style = "half"
    if style != "half" and rng.random() < 0.05:
        style = "places"
    numbers = [_digits(rng, value, style) for value in dwelling.numbers]
    form = rng.random()
    hyphen = rng.choice(HYPHENS)
    if form < 0.35 and style not in ("kanji", "places"):
        return hyphen.join(numbers)
    if form < 0.45 and style != "places":
        return (
            rng.choice(["の", "ノ"]).join(numbers)
            if len(numbers) < 3 or style == "kanji"
            else hyphen.join(numbers)
        )
    text = ""
    if dwelling.spot.has_chome:
        first = kanji(dwelling.numbers[0]) if rng.random() < 0.5 else numbers[0]
        text = first + ("丁" if dwelling.spot.city == "堺市" else "丁目")
        numbers = numbers[1:]
        if form < 0.6:
            return (
                text + hyphen.join(numbers)
                if style in ("half", "wide")
                else text + "の".join(numbers)
            )
        if len(numbers) == 2:
            return text + numbers[0] + "番" + numbers[1] + rng.choice(["号", "号", ""])
    text += numbers[0] + rng.choice(["番地", "番地", "番"])
    if len(numbers) == 2:
        text += (
            rng.choice(["", "の", "ノ", hyphen])
            if style in ("half", "wide")
            else rng.choice(["", "の"])
        ) + numbers[1]
    return text


def _building(rng: random.Random, dwelling: Dwelling) -> str:
    if dwelling.household:
        return dwelling.household + rng.choice(["様方", "方", "様方"])
    if not dwelling.name:
        return ""
    name = dwelling.name
    if rng.random() < 0.2:
        name = name.translate(
            {
                ord("ハ"): "ﾊ",
                ord("イ"): "ｲ",
                ord("ツ"): "ﾂ",
                ord("サ"): "ｻ",
                ord("ン"): "ﾝ",
                ord("コ"): "ｺ",
                ord("ー"): "ｰ",
                ord("ル"): "ﾙ",
            }
        )
    elif rng.random() < 0.1:
        name = name.replace("ー", rng.choice("‐－―")).replace("ャ", "ヤ")
    if not dwelling.room:
        return name + (rng.choice(["", "内"]) if name in FACILITIES else "")
    room, block = dwelling.room, dwelling.block
    if rng.random() < 0.5:
        room, block = wide(room), wide(block)
    if block:
        return rng.choice(
            [
                f"{name}{block}棟{room}号",
                f"{name}{block}号棟{room}号室",
                f"{name} {block}-{room}",
                f"{name}{block}－{room}",
                f"{name}　{block}棟　{room}",
            ]
        )
    return name + rng.choice(["", " ", "　"]) + room + rng.choice(["号", "号室", "", "室"])


def written(rng: random.Random, dwelling: Dwelling, *, in_full: bool = False) -> AddressText:
    """One way of writing a dwelling down; `in_full` never leaves the building name out."""
    lot = _lot(rng, dwelling)
    building = _building(rng, dwelling)
    hyphened = not any(mark in lot for mark in "番目丁の丿ノ") and not any(
        mark in lot for mark in KANJI_DIGITS + "十百"
    )
    if dwelling.room and not in_full and rng.random() < 0.15 and (hyphened or lot.endswith("号")):
        hyphen = rng.choice("-－")
        tail = [dwelling.block, dwelling.room] if dwelling.block else [dwelling.room]
        return AddressText(
            _head(rng, dwelling) + _town(rng, dwelling) + lot + hyphen + hyphen.join(tail)
        )
    address = (
        _head(rng, dwelling) + _town(rng, dwelling) + rng.choice(["", "", "", " ", "　"]) + lot
    )
    address = _noted(rng, address)
    postcode = rng.choice(
        ["", dwelling.spot.postcode, f"{dwelling.spot.postcode[:3]}-{dwelling.spot.postcode[3:]}"]
    )
    if building and rng.random() < 0.5:
        return AddressText(address, building, postcode)
    if building:
        address += rng.choice([" ", "　", "　", "\n"]) + building
    return AddressText(address, "", postcode)


def _noted(rng: random.Random, address: str) -> str:
    chance = rng.random()
    if chance < 0.02:
        return "〒123-4567 " + address
    if chance < 0.04:
        return address + "（要確認）"
    return address


def changed(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    """Another dwelling that resembles this one."""
    choices = ["number", "number", "town", "regroup"]
    if dwelling.room:
        choices += ["room", "name"]
    if dwelling.block:
        choices.append("block")
    if dwelling.household:
        choices.append("household")
    kind = rng.choice(choices)
    numbers = list(dwelling.numbers)
    if kind == "number":
        place = rng.randrange(len(numbers))
        numbers[place] = rng.choice(
            [numbers[place] + 1, numbers[place] + 10, numbers[place] * 10 + 1]
        )
        return replace(dwelling, numbers=tuple(numbers))
    if kind == "regroup":
        if len(numbers) < (3 if dwelling.spot.has_chome else 2):
            return replace(dwelling, numbers=(*numbers[:-1], numbers[-1] * 10 + 2))
        joined = int(f"{numbers[0]}{numbers[1]}")
        return replace(dwelling, numbers=(joined, *numbers[2:]))
    if kind == "room":
        return replace(dwelling, room=str(int(dwelling.room) + rng.choice([1, 100, -1])))
    if kind == "block":
        return replace(dwelling, block=str(int(dwelling.block) + rng.choice([1, 10])))
    if kind == "name":
        return replace(dwelling, name=rng.choice([name for name in NAMES if name != dwelling.name]))
    if kind == "household":
        return replace(dwelling, household="田中")
    return replace(dwelling, spot=_other_town(rng, dwelling.spot), street="")


def _other_town(rng: random.Random, spot: Spot) -> Spot:
    while True:
        other = rng.choice(spots())
        if (other.code, other.town) != (spot.code, spot.town) and other.has_chome == spot.has_chome:
            return other
