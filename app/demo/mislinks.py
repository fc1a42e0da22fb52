"""Wrong links: whom a record is about and whose number it carries instead.

How to add a detail: a row in `DETAILS` and, if no pair of `Kin` gives it, a function in `_MAKERS`.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from app.demo.dice import Weighted
from app.demo.drafts import NOBODY, Draft, Plan
from app.demo.kanji_forms import one_writing
from app.demo.kin import Kin
from app.demo.people import Person, outsider, person
from app.demo.population import Population
from app.demo.rates import EXTRACT_SHARES, EXTRACTS

DETAILS: dict[str, tuple[tuple[tuple[str, str], float], ...]] = {
    "family": (
        (("family_member", "parent_child"), 36.0),
        (("family_member", "spouse"), 24.0),
        (("family_member", "sibling"), 6.0),
        (("family_member", "parent"), 3.0),
        (("family_member", "housemate"), 2.0),
        (("family_member", "twin"), 8.0),
        (("family_member", "sibling_similar"), 6.0),
        (("family_member", "parent_child_similar"), 7.0),
        (("family_member", "nonregister"), 8.0),
    ),
    "namesake": (
        (("same_name_stranger", "dob_near"), 20.0),
        (("same_name_stranger", "same_city"), 22.0),
        (("same_name_stranger", "any"), 22.0),
        (("same_name_same_dob", ""), 18.0),
        (("same_name_same_dob", "nonregister"), 8.0),
        (("nonregister_stranger", ""), 10.0),
    ),
    "neighbour": (
        (("adjacent_row_swap", ""), 70.0),
        (("adjacent_row_swap", "shifted"), 30.0),
    ),
    "slip": (
        (("digit_typo_valid", ""), 45.0),
        (("other_extract_duplicate", ""), 30.0),
        (("dead_person", "spouse"), 25.0),
    ),
}
"""Kind of the command line to (mislink_kind, mislink_detail) of the truth table, with weights."""

_SWAPS = {"parent_child": 0.75, "parent_child_similar": 0.7, "parent": 0.5, "housemate": 0.4}
"""Share of records about the second of the pair (the child, the lodger) with the first's number."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What wrong links are made from."""

    rng: random.Random
    population: Population
    kin: Kin
    plan: Plan


Maker = Callable[[Ground, str, str], "Draft | None"]


def plan_mislinks(ground: Ground, count: int) -> int:
    """Add the records of all wrong links but those among neighbours; returns how many of these."""
    shares = ground.population.options.kinds
    kinds = Weighted(list(shares.items()))
    details = {kind: Weighted(list(rows)) for kind, rows in DETAILS.items()}
    neighbours = 0
    for _ in range(count):
        kind = kinds.pick(ground.rng)
        if kind == "neighbour":
            neighbours += 1
        else:
            _add(ground, details[kind])
    return neighbours


def _add(ground: Ground, details: Weighted[tuple[str, str]]) -> None:
    for _ in range(30):
        extract = _extract_with_room(ground)
        name, detail = details.pick(ground.rng)
        draft = _MAKERS.get((name, detail), _from_pair)(ground, extract, detail)
        if draft is not None:
            ground.plan.add(replace(draft, kind=name, detail=detail))
            return
    raise RuntimeError("no pair left for a wrong link")


def _extract_with_room(ground: Ground) -> str:
    open_to = [name for name in EXTRACTS if ground.plan.room[name] > 0]
    return ground.rng.choices(open_to, [EXTRACT_SHARES[EXTRACTS.index(name)] for name in open_to])[
        0
    ]


def _free(ground: Ground, extract: str, row: int) -> bool:
    return row not in ground.plan.used[extract] and ground.population.is_alive(row)


def _record(ground: Ground, extract: str, about: int, linked: int) -> Draft | None:
    """A record about one resident with another's number, if both may stand for it."""
    if not _free(ground, extract, about) or not _told_apart(ground.population, about, linked):
        return None
    if not ground.population.is_alive(linked):
        return None
    return Draft(extract, person(ground.population, about), linked)


def _told_apart(population: Population, one: int, other: int) -> bool:
    """Whether the register tells two residents apart; else nobody could see the link was wrong."""
    if population.dwelling[one] != population.dwelling[other]:
        return True
    left, right = person(population, one), person(population, other)
    alike = (left.born, left.male) == (right.born, right.male)
    return not (alike and one_writing(left.surname + left.given, right.surname + right.given))


def _japanese_pair(ground: Ground, name: str) -> tuple[int, int] | None:
    """A planted pair in either order; the names of foreign residents were not made alike."""
    pair = _pair(ground, name)
    if pair is None or any(row in ground.population.foreigners for row in pair):
        return None
    return pair if ground.rng.random() < 0.5 else pair[::-1]


def _pair(ground: Ground, name: str) -> tuple[int, int] | None:
    pairs = ground.kin.pairs[name]
    if not len(pairs):
        return None
    first, second = pairs[ground.rng.randrange(len(pairs))].tolist()
    return first, second


def _from_pair(ground: Ground, extract: str, detail: str) -> Draft | None:
    pair = _pair(ground, detail)
    foreign = ground.population.foreigners
    if pair is None or (detail.endswith("similar") and (pair[0] in foreign or pair[1] in foreign)):
        return None
    first, second = pair
    if ground.rng.random() < _SWAPS.get(detail, 0.5):
        first, second = second, first
    return _record(ground, extract, first, second)


def _relative_outside(ground: Ground, extract: str, detail: str) -> Draft | None:
    """The person lives elsewhere (住登外); a relative in the register stands in."""
    del detail
    linked = ground.rng.randrange(len(ground.population))
    relative = person(ground.population, linked)
    if relative.foreigner or not ground.population.is_alive(linked):
        return None
    stranger = outsider(ground.rng, ground.population, like=relative)
    same = stranger.given == relative.given or stranger.born == relative.born
    return None if same else Draft(extract, stranger, linked)


def _namesake(ground: Ground, extract: str, detail: str) -> Draft | None:
    if detail == "dob_near" and ground.rng.random() < 0.8:
        pair = _japanese_pair(ground, "near_day")
        return _record(ground, extract, *pair) if pair else None
    for _ in range(80):
        about = ground.rng.randrange(len(ground.population))
        others = [row for row in ground.kin.namesakes(about) if _fits(ground, about, row, detail)]
        if others:
            return _record(ground, extract, about, ground.rng.choice(others))
    return None


def _fits(ground: Ground, about: int, other: int, detail: str) -> bool:
    population = ground.population
    members, homes = population.members, population.dwellings.homes
    if members.household[about] == members.household[other]:
        return False
    apart = abs(int(members.born[about] - members.born[other]))
    if apart == 0:
        return False
    if detail == "dob_near":
        return apart <= 400
    places = [homes[population.dwelling[row]].town.place for row in (about, other)]
    return detail == "any" or places[0] == places[1]


def _same_day(ground: Ground, extract: str, detail: str) -> Draft | None:
    del detail
    pair = _japanese_pair(ground, "same_day")
    return _record(ground, extract, *pair) if pair else None


def _namesake_outside(ground: Ground, extract: str, detail: str) -> Draft | None:
    """住登外, with the name (and the birth date, if so told) of a resident elsewhere."""
    linked = ground.rng.randrange(len(ground.population))
    double = person(ground.population, linked)
    if double.foreigner or not ground.population.is_alive(linked):
        return None
    stranger = outsider(ground.rng, ground.population)
    named: Person = replace(
        stranger, surname=double.surname, surname_kana=double.surname_kana, given=double.given,
        given_kana=double.given_kana, male=double.male, register_name=double.register_name,
    )  # fmt: skip
    if detail == "nonregister":
        named = replace(named, born=double.born)
    elif named.born == double.born:
        return None
    return Draft(extract, named, linked)


def _slip(ground: Ground, extract: str, detail: str) -> Draft | None:
    """A mistyped number that happens to be a stranger's: their number is made so at the end."""
    del detail
    about, linked = (ground.rng.randrange(len(ground.population)) for _ in range(2))
    used = ground.plan.used
    if linked in used["slip"] or about in used["slip"]:
        return None
    draft = _record(ground, extract, about, linked)
    if draft is not None:
        used["slip"].update((about, linked))
    return draft


def _from_other_extract(ground: Ground, extract: str, detail: str) -> Draft | None:
    del detail
    others = [name for name in EXTRACTS if name != extract and ground.plan.drafts[name]]
    about = ground.rng.randrange(len(ground.population))
    if not others:
        return None
    other = ground.rng.choice(ground.plan.drafts[ground.rng.choice(others)])
    if other.person.row == NOBODY:
        return None
    return _record(ground, extract, about, other.person.row)


def _dead_spouse(ground: Ground, extract: str, detail: str) -> Draft | None:
    pair = _pair(ground, f"dead_{detail}")
    if pair is None or not _free(ground, extract, pair[0]):
        return None
    return Draft(extract, person(ground.population, pair[0]), pair[1])


_MAKERS: dict[tuple[str, str], Maker] = {
    ("family_member", "nonregister"): _relative_outside,
    ("same_name_stranger", "dob_near"): _namesake,
    ("same_name_stranger", "same_city"): _namesake,
    ("same_name_stranger", "any"): _namesake,
    ("same_name_same_dob", ""): _same_day,
    ("same_name_same_dob", "nonregister"): _namesake_outside,
    ("nonregister_stranger", ""): _namesake_outside,
    ("digit_typo_valid", ""): _slip,
    ("other_extract_duplicate", ""): _from_other_extract,
    ("dead_person", "spouse"): _dead_spouse,
}


def mix_neighbours(ground: Ground, count: int) -> None:
    """Exchange or shift the numbers of records that stand next to one another."""
    details = Weighted(list(DETAILS["neighbour"]))
    left, tries = count, 0
    while left > 0 and tries < count * 60 + 200:
        tries += 1
        _, detail = details.pick(ground.rng)
        size = 2 if detail == "" or left < 3 else ground.rng.randint(3, min(6, left))
        extract = ground.rng.choices(EXTRACTS, EXTRACT_SHARES)[0]
        run = _ordinary_run(ground, extract, size)
        if run:
            _shift(run, "shifted" if size > 2 else "")
            left -= size


def _ordinary_run(ground: Ground, extract: str, size: int) -> list[Draft]:
    drafts = ground.plan.drafts[extract]
    if len(drafts) < size:
        return []
    start = ground.rng.randrange(len(drafts) - size + 1)
    run = drafts[start : start + size]
    fine = all(draft.is_ordinary and "double_registration" not in draft.tags for draft in run)
    distinct = all(
        _told_apart(ground.population, one.person.row, other.person.row)
        for one, other in combinations(run, 2)
    )
    return run if fine and distinct else []


def _shift(run: list[Draft], detail: str) -> None:
    """Every record gets the number of the one before it, the first that of the last."""
    numbers = [draft.linked for draft in run]
    for draft, linked in zip(run, numbers[-1:] + numbers[:-1], strict=True):
        draft.linked, draft.kind, draft.detail = linked, "adjacent_row_swap", detail
