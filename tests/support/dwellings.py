"""Random dwellings all over the country, and other dwellings that resemble them."""

import gzip
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parents[2] / "resources" / "tables"
NAMES = (
    "コーポ桜",
    "ハイツみどり",
    "メゾン",
    "グランドール",
    "サンライズ",
    "シャトー本町",
    "ロイヤルハイツ",
)
ESTATES = ("市営中央住宅", "県営団地", "緑町団地")
FACILITIES = ("特別養護老人ホーム希望苑", "清和病院", "グループホームあおぞら")
HOUSEHOLDS = ("山田", "佐々木", "長谷川")
KOAZA = ("上谷地", "中島", "宮ノ前", "西原")
SPELLING_MARKS = frozenset("ケヶがガノの之ツッつっ")


@dataclass(frozen=True)
class Spot:
    """One town of the list. `streets` are Kyoto directions; `shared` says its ward has two of the name."""

    prefecture: str
    county: str
    city: str
    ward: str
    town: str
    code: str
    postcode: str
    has_chome: bool
    streets: tuple[str, ...] = ()
    shared: bool = False


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


def _spot(line: str) -> Spot | None:
    prefecture, county, city, ward, town, _, postcode, code, chome, note = line.split("\t")
    broken = any(mark in town for mark in ("、", "〜", "−", "場合", "以下"))
    if (
        not town
        or "階" in note
        or broken
        or (town[-1] in "１２３４５６７８９" and "第" not in town)
    ):
        return None
    streets = tuple(note.split("、")) if prefecture == "京都府" and "通" in note else ()
    return Spot(prefecture, county, city, ward, town, code, postcode, chome == "1", streets)


@cache
def spots() -> list[Spot]:
    """Every town with a name, once."""
    text = gzip.decompress((TABLES / "towns.tsv.gz").read_bytes()).decode("utf-8")
    found: dict[tuple[str, str], Spot] = {}
    for spot in map(_spot, filter(None, text.split("\n")[1:])):
        if spot is not None:
            known = found.get((spot.code, spot.town))
            found[spot.code, spot.town] = replace(known, shared=True) if known else spot
    return list(found.values())


def bare(town: str) -> str:
    """A town name without the marks that are spelt at will."""
    return "".join(mark for mark in town if mark not in SPELLING_MARKS)


@cache
def wards_with_town() -> Counter[tuple[str, str]]:
    """How many wards of a city have a town of this name."""
    return Counter((spot.city, bare(spot.town)) for spot in spots())


@cache
def cities_with_town() -> Counter[tuple[str, str]]:
    """How many municipalities of this ward or city name have a town of this name."""
    return Counter((spot.ward or spot.city, bare(spot.town)) for spot in spots())


@cache
def prefectures_with_city() -> Counter[str]:
    """How many municipalities of the country have this name."""
    return Counter(
        city for _, _, city in {(spot.prefecture, spot.county, spot.city) for spot in spots()}
    )


def seeded(seed: int) -> random.Random:
    """A generator that always draws the same."""
    return random.Random(seed)  # noqa: S311 - test data, no secret


def random_dwelling(rng: random.Random) -> Dwelling:
    """A dwelling of any town, with or without building, 小字, household and street."""
    spot = rng.choice(spots())
    dwelling = Dwelling(spot, _numbers(rng, spot))
    dwelling = rng.choices(
        (
            dwelling,
            _flat(rng, dwelling),
            _estate(rng, dwelling),
            _facility(rng, dwelling),
            _guest(rng, dwelling),
        ),
        (50, 25, 15, 5, 5),
    )[0]
    if rng.random() < 0.1 and not spot.has_chome and not spot.ward:
        dwelling = replace(dwelling, koaza=rng.choice(KOAZA))
    if spot.streets and not spot.shared and rng.random() < 0.7:
        dwelling = replace(dwelling, street=rng.choice(spot.streets))
    return dwelling


def _numbers(rng: random.Random, spot: Spot) -> tuple[int, ...]:
    if spot.has_chome:
        numbers = (rng.randint(1, 9), rng.randint(1, 60), rng.randint(1, 40))
        return numbers[: rng.choice((2, 3, 3, 3))]
    return (rng.randint(1, 3000), rng.randint(1, 40))[: rng.choice((1, 2, 2))]


def _flat(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(
        dwelling, name=rng.choice(NAMES), room=str(rng.randint(1, 9) * 100 + rng.randint(1, 12))
    )


def _estate(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    room = str(rng.randint(1, 5) * 100 + rng.randint(1, 8))
    return replace(dwelling, name=rng.choice(ESTATES), block=str(rng.randint(1, 12)), room=room)


def _facility(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(dwelling, name=rng.choice(FACILITIES))


def _guest(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(dwelling, household=rng.choice(HOUSEHOLDS))


def other_dwelling(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    """Another dwelling that resembles this one: one number, the grouping, room, building or town differs."""
    changes = [_other_number, _other_number, _other_town, _regrouped]
    changes += [_other_room, _other_name] if dwelling.room else []
    changes += [_other_block] if dwelling.block else []
    changes += [_other_household] if dwelling.household else []
    change: Callable[[random.Random, Dwelling], Dwelling] = rng.choice(changes)
    return change(rng, dwelling)


def _other_number(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    numbers = list(dwelling.numbers)
    place = rng.randrange(len(numbers))
    numbers[place] = rng.choice((numbers[place] + 1, numbers[place] + 10, numbers[place] * 10 + 1))
    return replace(dwelling, numbers=tuple(numbers))


def _regrouped(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    first, *rest = dwelling.numbers
    if len(rest) < (2 if dwelling.spot.has_chome else 1):
        return replace(dwelling, numbers=(*dwelling.numbers[:-1], dwelling.numbers[-1] * 10 + 2))
    return replace(dwelling, numbers=(int(f"{first}{rest[0]}"), *rest[1:]))


def _other_room(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(dwelling, room=str(int(dwelling.room) + rng.choice((1, 100, -1))))


def _other_block(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(dwelling, block=str(int(dwelling.block) + rng.choice((1, 10))))


def _other_name(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(dwelling, name=rng.choice([name for name in NAMES if name != dwelling.name]))


def _other_household(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    return replace(dwelling, household="田中")


def _other_town(rng: random.Random, dwelling: Dwelling) -> Dwelling:
    spot = dwelling.spot
    while (spot.code, spot.town) == (dwelling.spot.code, dwelling.spot.town) or (
        spot.has_chome != dwelling.spot.has_chome
    ):
        spot = rng.choice(spots())
    return replace(dwelling, spot=spot, street="")
