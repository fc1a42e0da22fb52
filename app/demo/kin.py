"""Pairs of residents whose numbers are mistaken for one another: family, namesakes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.demo.households import RELATIONS
from app.demo.population import DEAD, Population

Pairs = NDArray[np.int64]  # two columns: rows of residents


@dataclass(slots=True)
class Kin:
    """Pairs by the truth table's detail, and residents sorted by name for namesakes."""

    pairs: dict[str, Pairs]
    name_key: NDArray[np.int64]
    by_name: NDArray[np.int64]  # rows in the order of name_key
    sorted_key: NDArray[np.int64]

    def namesakes(self, row: int) -> list[int]:
        """Other residents with the same written surname and given name."""
        key = self.name_key[row]
        start, end = np.searchsorted(self.sorted_key, [key, key + 1])
        return [int(other) for other in self.by_name[start:end] if other != row]


def find_kin(population: Population) -> Kin:
    """Every pair a wrong link can be made of."""
    members = population.members
    head = np.flatnonzero(np.diff(members.household, prepend=-1))
    head_of = head[members.household]
    relation = members.relation
    rows = np.arange(len(relation))
    alike = population.likenesses
    partner = np.isin(relation, [RELATIONS.index("妻"), RELATIONS.index("夫")])
    child = relation == RELATIONS.index("子")
    twins = rows[members.twin_of >= 0]
    pairs = {
        "spouse": _pairs(head_of[partner], rows[partner]),
        "dead_spouse": _widowed(population, head_of[partner], rows[partner]),
        "parent_child": _pairs(head_of[child], rows[child]),
        "parent": _pairs(
            head_of[np.isin(relation, [RELATIONS.index("母"), RELATIONS.index("父")])],
            rows[np.isin(relation, [RELATIONS.index("母"), RELATIONS.index("父")])],
        ),
        "housemate": _pairs(
            head_of[relation == RELATIONS.index("同居人")],
            rows[relation == RELATIONS.index("同居人")],
        ),
        "twin": _pairs(members.twin_of[twins], twins),
        "sibling": _siblings(child, members.household),
        "sibling_similar": _listed(alike.siblings),
        "parent_child_similar": _listed(alike.parents),
        "same_day": _listed(alike.same_day),
        "near_day": _listed(alike.near_day),
    }
    key = population.surname * (len(population.given_names.written) + 1) + population.given
    foreign = np.array(sorted(population.foreigners), dtype=np.int64)
    key[foreign] = -1 - foreign
    order = np.argsort(key, kind="stable")
    return Kin(pairs, key, order, key[order])


def _pairs(left: NDArray[np.int64], right: NDArray[np.int64]) -> Pairs:
    return np.column_stack([left, right])


def _widowed(population: Population, left: NDArray[np.int64], right: NDArray[np.int64]) -> Pairs:
    """(who lives, who died)."""
    dead = population.event == DEAD
    first, second = dead[left] & ~dead[right], dead[right] & ~dead[left]
    return np.concatenate([_pairs(right[first], left[first]), _pairs(left[second], right[second])])


def _listed(pairs: list[tuple[int, int]]) -> Pairs:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _siblings(child: NDArray[np.bool_], household: NDArray[np.int64]) -> Pairs:
    second = np.flatnonzero(child[1:] & child[:-1] & (household[1:] == household[:-1])) + 1
    return _pairs(second - 1, second)
