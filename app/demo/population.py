"""The residents of one demonstration, as columns, with names, homes and numbers."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from app.demo.dice import pick_indices, stage_generator, stage_random
from app.demo.dwellings import Dwellings, draw_dwellings
from app.demo.family_names import FamilyNames, load_family_names
from app.demo.foreigners import Foreigner, draw_foreigners
from app.demo.given_names import GivenNames, load_given_names
from app.demo.households import RELATIONS, Members, draw_households
from app.demo.likenesses import Likenesses, plant_likenesses
from app.demo.numbers import draw_numbers
from app.demo.options import REFERENCE_DATE, DemoOptions
from app.demo.places import choose_towns

EVENTS = ("転入", "転居", "出生", "職権記載", "転出", "氏名変更", "死亡", "国外転出")
MOVED_OUT, DEAD, ABROAD = EVENTS.index("転出"), EVENTS.index("死亡"), EVENTS.index("国外転出")
_EVENT_WEIGHTS = (0.38, 0.335, 0.15, 0.061, 0.036, 0.026, 0.0, 0.002)
_EPOCH = date(1970, 1, 1)
_TODAY = (REFERENCE_DATE - _EPOCH).days


@dataclass(slots=True)
class Population:
    """One row per resident in every array; text columns come from the name tables."""

    options: DemoOptions
    members: Members
    surname: NDArray[np.int64]  # position in `family_names`
    given: NDArray[np.int64]  # position in `given_names`
    former_surname: NDArray[np.int64]  # registered 旧氏, -1 = none
    foreigners: dict[int, Foreigner]
    dwelling: NDArray[np.int64]  # position in `dwellings.homes`
    split_off: NDArray[np.bool_]  # head of a household of its own at the family's address
    event: NDArray[np.int64]  # position in EVENTS
    event_day: NDArray[np.int64]
    protected: NDArray[np.bool_]
    number: NDArray[np.int64]
    resident_id: NDArray[np.int64]
    household_id: NDArray[np.int64]
    family_names: FamilyNames
    given_names: GivenNames
    dwellings: Dwellings
    likenesses: Likenesses
    surname_cumulative: list[float]

    def __len__(self) -> int:
        """How many residents."""
        return len(self.number)

    def born(self, row: int) -> date:
        """The birth date of a resident."""
        return _EPOCH + timedelta(days=int(self.members.born[row]))

    def relation(self, row: int) -> str:
        """続柄 as the register writes it."""
        return "世帯主" if self.split_off[row] else RELATIONS[self.members.relation[row]]

    def is_alive(self, row: int) -> bool:
        """Whether the register holds no death."""
        return bool(self.event[row] != DEAD)


def draw_population(options: DemoOptions) -> Population:
    """All residents; the same options give the same residents."""
    rng = stage_generator(options.seed, "population")
    members = draw_households(rng, options.residents)
    family_names, given_names = load_family_names(), load_given_names()
    surname = _surnames(rng, members, family_names)
    given = _given(rng, members, given_names)
    likenesses = plant_likenesses(
        stage_random(options.seed, "likenesses"), members, surname, given, given_names
    )
    split = _split_off(rng, members)
    event, event_day = _events(rng, members)
    count = options.residents
    resident_id = 1_000_000 + np.cumsum(rng.integers(1, 9, count))
    return Population(
        options=options, members=members, surname=surname, given=given,
        former_surname=_former_surnames(rng, members, family_names),
        foreigners=draw_foreigners(stage_random(options.seed, "foreigners"), members),
        dwelling=members.household.copy(), split_off=split, event=event, event_day=event_day,
        protected=rng.random(count) < 0.0028, number=draw_numbers(rng, count),
        resident_id=resident_id, household_id=_household_ids(members, split),
        family_names=family_names, given_names=given_names,
        dwellings=_dwellings(options, members), likenesses=likenesses,
        surname_cumulative=np.cumsum(family_names.weights).tolist(),
    )  # fmt: skip


def _dwellings(options: DemoOptions, members: Members) -> Dwellings:
    rng = stage_random(options.seed, "places")
    towns, weights = choose_towns(rng, residents=options.residents, area=options.area)
    seeds = stage_generator(options.seed, "dwellings"), stage_random(options.seed, "dwellings")
    return draw_dwellings(seeds, towns=towns, weights=weights, count=members.households)


def _surnames(rng: np.random.Generator, members: Members, names: FamilyNames) -> NDArray[np.int64]:
    families, places = np.unique(members.family, return_inverse=True)
    drawn = pick_indices(rng, weights=names.weights, count=len(families))
    return drawn[places]


def _given(rng: np.random.Generator, members: Members, names: GivenNames) -> NDArray[np.int64]:
    years = members.born.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    given = np.zeros(len(years), dtype=np.int64)
    for generation in names.generations:
        rows = np.flatnonzero(
            (members.male == generation.male)
            & (years >= (generation.first_year if generation.first_year > 1900 else 0))
            & (years <= generation.last_year)
        )
        drawn = pick_indices(rng, weights=generation.weights, count=len(rows))
        given[rows] = generation.positions[drawn]
    return given


def _former_surnames(
    rng: np.random.Generator, members: Members, names: FamilyNames
) -> NDArray[np.int64]:
    wives = members.relation == RELATIONS.index("妻")
    grown = members.born < _TODAY - 20 * 365
    shares = np.where(wives, 0.03, np.where(grown & ~members.male, 0.006, 0.001))
    drawn = pick_indices(rng, weights=names.weights, count=len(shares))
    return np.where(rng.random(len(shares)) < shares * grown, drawn, -1)


def _split_off(rng: np.random.Generator, members: Members) -> NDArray[np.bool_]:
    """Some parents and grown children are households of their own at the same address."""
    parents = np.isin(members.relation, [RELATIONS.index(word) for word in ("母", "父")])
    grown = (members.relation == RELATIONS.index("子")) & (members.born < _TODAY - 22 * 365)
    shares = np.where(parents, 0.3, np.where(grown, 0.12, 0.0))
    return np.asarray(rng.random(len(shares)) < shares)


def _household_ids(members: Members, split: NDArray[np.bool_]) -> NDArray[np.int64]:
    changes = np.diff(members.household, prepend=-1) != 0
    own = 3_000_000 + np.cumsum(changes)
    after = int(own[-1]) + np.cumsum(split)
    return np.where(split, after, own)


def _events(
    rng: np.random.Generator, members: Members
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    count = len(members.born)
    event = pick_indices(rng, weights=_EVENT_WEIGHTS, count=count)
    age = (_TODAY - members.born) / 365.25
    dying = np.select([age > 85, age > 70, age > 50], [0.07, 0.03, 0.012], 0.0012)
    event = np.where(rng.random(count) < dying, DEAD, event)
    recent = (rng.random(count) ** 2 * np.minimum(age, 30) * 365).astype(np.int64)
    birth_notice = members.born + rng.integers(1, 15, count)
    ended = np.isin(event, [MOVED_OUT, DEAD, ABROAD])
    day = np.where(ended, _TODAY - rng.integers(1, 5 * 365, count), _TODAY - recent)
    day = np.where(event == EVENTS.index("出生"), birth_notice, day)
    return event, np.clip(day, members.born, _TODAY)
