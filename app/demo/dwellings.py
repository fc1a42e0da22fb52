"""Where the households live: lots, buildings and facilities, drawn for all households at once."""

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.demo.building_table import (
    EUROPEAN,
    FACILITIES,
    FORMS,
    LATIN,
    LETTERS,
    PUBLIC_FORMS,
    WORDS,
)
from app.demo.dice import Weighted, pick_indices
from app.demo.homes import Building, Home
from app.demo.place_table import AZA_NAMES
from app.demo.places import Lots, Town

_IN_BUILDING, _IN_FACILITY = 0.3, 0.006
_PRIVATE = Weighted([(form, weight) for form, weight in FORMS])
_PUBLIC = Weighted([(row[:3], row[3]) for row in PUBLIC_FORMS])
_FACILITY = Weighted([(form, weight) for form, weight in FACILITIES])
_IROHA = "イロハニホ"
_KOOTSU = "甲乙丙"


@dataclass(frozen=True, slots=True)
class Site:
    """A building on its lot."""

    home: Home  # without a room
    rooms: tuple[tuple[int, int], ...]  # (wing, room)


@dataclass(slots=True)
class Dwellings:
    """Every dwelling of the demonstration, by number."""

    homes: list[Home]
    towns: list[Town]
    weights: list[float]
    facilities: list[Home] = field(default_factory=list)


def draw_dwellings(
    seeds: tuple[np.random.Generator, random.Random],
    *,
    towns: list[Town],
    weights: list[float],
    count: int,
) -> Dwellings:
    """`count` dwellings: nearly a third of them in buildings, a few in facilities."""
    generator, rng = seeds
    town_of = pick_indices(generator, weights=weights, count=count)
    kind = generator.random(count)
    facilities = _facilities(rng, towns, weights, max(4, count // 1500))
    homes = _lots(rng, towns, town_of)
    _fill_buildings(rng, homes, np.flatnonzero(kind < _IN_BUILDING))
    for place in np.flatnonzero(kind > 1 - _IN_FACILITY).tolist():
        homes[place] = rng.choice(facilities)
    return Dwellings(homes=homes, towns=towns, weights=weights, facilities=facilities)


def _facilities(
    rng: random.Random, towns: list[Town], weights: list[float], count: int
) -> list[Home]:
    found = []
    for town in rng.choices(towns, weights, k=count):
        name = _fill(rng, _FACILITY.pick(rng), town)
        found.append(draw_lot(rng, town)._replace(building=Building(name, facility=True)))
    return found


def _lots(rng: random.Random, towns: list[Town], town_of: NDArray[np.int64]) -> list[Home]:
    """One lot per household, hardly ever the same twice."""
    taken: set[Home] = set()
    homes = []
    for number in town_of.tolist():
        home, spread = draw_lot(rng, towns[number]), 1
        while home in taken:
            spread += 1
            home = draw_lot(rng, towns[number], spread=spread)
        taken.add(home)
        homes.append(home)
    return homes


def draw_lot(rng: random.Random, town: Town, *, spread: int = 1) -> Home:
    """A lot in a town; a larger `spread` draws from as many times more numbers."""
    uniform = rng.random
    street = rng.choice(town.streets) if town.streets else ""
    aza = rng.choice(AZA_NAMES) if town.lots is Lots.AZA and uniform() < 0.85 else ""
    chome, word = _head(rng, town)
    if town.block_numbers:
        lot = 1 + int(uniform() * 42 * spread)
        return Home(town, street, aza, chome, word, lot, 1 + int(uniform() * 33))
    if uniform() < 0.0004:
        return Home(town, street, aza, chome, word)
    lot = 1 + int(uniform() ** 1.5 * 2300 * spread)
    branch = 0 if uniform() < 0.4 else 1 + int(uniform() ** 2 * 30)
    return Home(town, street, aza, chome, word, lot, branch)


def _head(rng: random.Random, town: Town) -> tuple[int, str]:
    lots = town.lots
    if lots in (Lots.CHOME, Lots.CHO):
        return 1 + int(rng.random() * town.chome_count), ""
    if lots is Lots.JIWARI:
        return 1 + int(rng.random() * 40), ""
    if lots is Lots.LINE:
        return (1 + int(rng.random() * 25)) if rng.random() < 0.6 else 0, ""
    if lots is Lots.KOOTSU:
        return 0, _KOOTSU[int(rng.random() ** 2 * 3)] if rng.random() < 0.8 else ""
    if lots is Lots.IROHA:
        return 0, _IROHA[int(rng.random() * 5)] if rng.random() < 0.8 else ""
    return 0, ""


def _fill_buildings(rng: random.Random, homes: list[Home], places: NDArray[np.int64]) -> None:
    """Put the dwellings at `places` into buildings of their towns, a room each."""
    waiting: dict[Town, list[tuple[Home, tuple[int, int]]]] = {}
    for place in places.tolist():
        town = homes[place].town
        rooms = waiting.setdefault(town, [])
        if not rooms:
            site = _site(rng, homes[place])
            rooms.extend((site.home, room) for room in site.rooms)
        home, (wing, room) = rooms.pop()
        homes[place] = home._replace(wing=wing, room=room)


def _site(rng: random.Random, lot: Home) -> Site:
    town = lot.town
    if rng.random() < 0.02:
        building = Building(f"{rng.choice('山川森林原')}{rng.choice('田本口野')}方", lodging=True)
        return Site(lot._replace(building=building), ((0, 0),))
    if rng.random() < 0.22:
        form, wing_word, room_word = _PUBLIC.pick(rng)
        building = Building(_fill(rng, form, town), wing_word, room_word)
        return Site(lot._replace(building=building), _rooms(rng, wings=rng.randint(2, 12)))
    room_word = "号室" if rng.random() < 0.5 else "号"
    building = Building(_fill(rng, _PRIVATE.pick(rng), town), "", room_word)
    return Site(lot._replace(building=building), _rooms(rng, wings=0))


def _rooms(rng: random.Random, *, wings: int) -> tuple[tuple[int, int], ...]:
    floors, doors = (rng.randint(2, 5), rng.randint(2, 8)) if rng.random() < 0.9 else (11, 8)
    every = [
        (wing, floor * 100 + door)
        for wing in (range(1, wings + 1) if wings else (0,))
        for floor in range(1, floors + 1)
        for door in range(1, doors + 1)
    ]
    rng.shuffle(every)
    return tuple(every[: rng.randint(4, 60)])


def _fill(rng: random.Random, form: str, town: Town) -> str:
    short = town.town.removeprefix(town.former_prefix) if town.former_prefix else town.town
    filled = form.replace("{word}", rng.choice(WORDS))
    filled = filled.replace("{european}", rng.choice(EUROPEAN)).replace(
        "{latin}", rng.choice(LATIN)
    )
    filled = filled.replace("{letter}", rng.choice(LETTERS)).replace("{pref}", town.prefecture[-1:])
    return filled.replace("{town}", short[:8] or town.town)
