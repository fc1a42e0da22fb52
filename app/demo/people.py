"""One person as the generator knows them, resident or not (住登外)."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.demo.foreigners import Foreigner
from app.demo.homes import Home
from app.demo.options import REFERENCE_DATE
from app.demo.population import EVENTS, Population
from app.demo.script import cp932_text, full_width

NOT_RESIDENT = -1


@dataclass(frozen=True, slots=True)
class Person:
    """Names in true Unicode; `register_name` is what the CP932 register holds of them."""

    row: int  # NOT_RESIDENT for 住登外
    surname: str
    given: str
    surname_kana: str
    given_kana: str
    register_name: str
    former_surname: tuple[str, str]  # registered 旧氏 with reading, ("", "") = none
    alias: tuple[str, str, str, str]  # 通称: 氏, 名 and their readings, "" = none
    foreigner: Foreigner | None
    male: bool
    born: date
    home: Home
    relation: str
    event: str
    protected: bool

    @property
    def is_resident(self) -> bool:
        """Whether the register holds this person."""
        return self.row != NOT_RESIDENT


def person(population: Population, row: int) -> Person:
    """The resident at a row."""
    foreigner = population.foreigners.get(row)
    names = _foreign(foreigner) if foreigner else _japanese(population, row)
    former = int(population.former_surname[row])
    known = population.family_names
    return Person(
        row, *names, cp932_text(f"{names[0]}\u3000{names[1]}", lost="〓"),
        (known.written[former], known.kana[former]) if former >= 0 and not foreigner else ("", ""),
        _japanese(population, row) if foreigner and foreigner.alias_wanted else ("", "", "", ""),
        foreigner, bool(population.members.male[row]), population.born(row),
        population.dwellings.homes[population.dwelling[row]], population.relation(row),
        EVENTS[population.event[row]], bool(population.protected[row]),
    )  # fmt: skip


def outsider(rng: random.Random, population: Population, *, like: Person | None = None) -> Person:
    """Somebody the register does not hold: a fresh mixture, or a relative of `like`.

    Surname, given name and home come from three residents and the birth date is nobody's: an
    outsider who shared two of them with one resident would look like that resident, married and
    moved.
    """
    first, second, third = (person(population, rng.randrange(len(population))) for _ in range(3))
    family = like or second
    if first.foreigner or family.foreigner:
        return outsider(rng, population, like=None if family.foreigner else like)
    home = like.home if like else _strange_home(rng, third.home)
    name = cp932_text(f"{family.surname}\u3000{first.given}", lost="〓")
    return replace(
        first, row=NOT_RESIDENT, surname=family.surname, surname_kana=family.surname_kana,
        register_name=name, former_surname=("", ""), born=_other_birth(rng, first.born), home=home, relation="",
        event="", protected=False,
    )  # fmt: skip


def _other_birth(rng: random.Random, born: date) -> date:
    """A day of the same generation, another month and nearly always another day of the month."""
    days = rng.randint(45, 900)
    later = born + timedelta(days=days)
    return later if later < REFERENCE_DATE and rng.random() < 0.5 else born - timedelta(days=days)


def _strange_home(rng: random.Random, home: Home) -> Home:
    lot = max(1, home.lot + rng.choice((-7, -3, 5, 11)))
    return home._replace(lot=lot, building=None, wing=0, room=0)


def _japanese(population: Population, row: int) -> tuple[str, str, str, str]:
    surname, given = int(population.surname[row]), int(population.given[row])
    family, names = population.family_names, population.given_names
    return family.written[surname], names.written[given], family.kana[surname], names.kana[given]


def _foreign(names: Foreigner) -> tuple[str, str, str, str]:
    if names.in_kanji:
        return names.family_kanji, names.given_kanji, names.family_kana, names.given_kana
    return full_width(names.family), full_width(names.given), names.family_kana, names.given_kana
