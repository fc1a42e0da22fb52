"""All households at once: who lives together, of which sex and born when."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.demo.dice import pick_indices
from app.demo.household_table import HOUSEHOLDS, MEMBERS, TWIN_SHARE, Household, Member
from app.demo.options import REFERENCE_DATE

RELATIONS = tuple(dict.fromkeys(["世帯主", *(member.relation for member in MEMBERS.values())]))
_TODAY = (REFERENCE_DATE - date(1970, 1, 1)).days
_YEAR = 365.25


@dataclass(slots=True)
class Members:
    """One row per resident, ordered by household. `born` counts days from 1970-01-01."""

    household: NDArray[np.int64]
    family: NDArray[np.int64]  # residents with one family number share the surname
    relation: NDArray[np.int64]  # position in RELATIONS
    male: NDArray[np.bool_]
    born: NDArray[np.int64]
    twin_of: NDArray[np.int64]  # row of the twin born first, -1 = none

    @property
    def households(self) -> int:
        """How many households."""
        return int(self.household[-1]) + 1


def draw_households(rng: np.random.Generator, residents: int) -> Members:
    """Households of exactly `residents` people; the last may be cut short."""
    kinds = pick_indices(rng, weights=[kind.weight for kind in HOUSEHOLDS], count=residents)
    sizes = np.array([1 + len(kind.members) for kind in HOUSEHOLDS])[kinds]
    count = int(np.searchsorted(np.cumsum(sizes), residents)) + 1
    parts = [
        _household_rows(rng, kind, np.flatnonzero(kinds[:count] == number))
        for number, kind in enumerate(HOUSEHOLDS)
    ]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.lexsort((columns[1], columns[0]))[:residents]
    household, slot, relation, male, born, same, twin = (column[order] for column in columns)
    rows = np.arange(residents)
    family = np.where(same, household, residents + rows)
    born = _skewed(rng, born)
    twin_of = np.where(twin & (slot > 0), rows - 1, -1)
    _same_day(born, twin_of)
    return Members(household, family, relation, male, born, twin_of)


def _household_rows(
    rng: np.random.Generator, kind: Household, numbers: NDArray[np.int64]
) -> tuple[NDArray[np.int64], ...]:
    """Rows (household, slot, relation, male, born, same surname, twin) of one kind."""
    count = len(numbers)
    head = rng.uniform(kind.youngest, kind.oldest, count)
    ages, males = [head], [rng.random(count) < kind.male_share]
    members = [MEMBERS[name] for name in kind.members]
    for member in members:
        base = head if member.of == "head" else ages[-1]
        ages.append(_ages(rng, member, base))
        males.append(rng.random(count) < member.male_share)
    slots = len(ages)
    named = [RELATIONS.index("世帯主"), *(RELATIONS.index(member.relation) for member in members)]
    same = [True, *(member.same_surname for member in members)]
    twins = [np.zeros(count, dtype=bool)] + [
        (rng.random(count) < TWIN_SHARE) & name.startswith("next") for name in kind.members
    ]
    return (
        np.tile(numbers, slots),
        np.repeat(np.arange(slots), count),
        np.repeat(np.array(named), count),
        np.concatenate(males),
        _TODAY - (np.concatenate(ages) * _YEAR).astype(np.int64),
        np.repeat(np.array(same), count),
        np.concatenate(twins),
    )


def _ages(
    rng: np.random.Generator, member: Member, base: NDArray[np.float64]
) -> NDArray[np.float64]:
    ages = base + rng.uniform(member.youngest, member.oldest, len(base))
    born_lately = rng.uniform(0.01, 2.0, len(base))
    return np.minimum(np.where(ages < 0.01, born_lately, ages), 104.0)


def _skewed(rng: np.random.Generator, born: NDArray[np.int64]) -> NDArray[np.int64]:
    """More births on 1 January, above all among the old and where a day was assumed."""
    days = born.astype("datetime64[D]")
    years = days.astype("datetime64[Y]")
    old = born < -9000
    first = rng.random(len(born)) < np.where(old, 0.01, 0.003)
    moved = np.where(first, years.astype("datetime64[D]"), days)
    return moved.astype(np.int64)


def _same_day(born: NDArray[np.int64], twin_of: NDArray[np.int64]) -> None:
    second = np.flatnonzero(twin_of >= 0)
    born[second] = born[twin_of[second]]
