"""Fellegi-Sunter match weights: how much an agreement level says for or against one person.

A weight is log2(m / u): m the chance of the level between two records of one person, u its chance
between records of two people. Weights rank candidates and order the queue; they never decide.

How to add a field: one row in FIELDS, a function in levels.py, and its m and u in
resources/rules/weights.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

FIELDS: dict[str, str] = {
    "name": "name",
    "kana_same_name": "kana",
    "kana_near_name": "kana",
    "kana_part_name": "kana",
    "kana_other_name": "kana",
    "birth_date": "birth_date",
    "sex": "sex",
    "address": "address",
}
"""Field of the model -> attribute whose contribution it is.

A reading says next to nothing where the written names agree already, and much where they do not:
so its field depends on the level of the name. The other three are then absent and weigh 0.
"""

LEVELS: dict[str, tuple[str, ...]] = {
    "name": ("same", "variant", "given", "near", "surname", "different"),
    "kana_same_name": ("same", "spelling", "near", "different"),
    "kana_near_name": ("same", "near", "different"),
    "kana_part_name": ("same", "fits", "different"),
    "kana_other_name": ("same", "spelling", "given", "near", "surname", "different"),
    "birth_date": ("same", "near", "year", "part", "different"),
    "sex": ("same", "different"),
    "address": ("same", "lot", "former", "town", "municipality", "different"),
}
"""The levels of each field, strongest first. An empty level is an absent value and weighs 0."""

ABSENT = ""

Chances = dict[str, dict[str, float]]
"""Field -> level -> chance; the levels of a field sum to 1."""

SMALLEST_CHANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Weights:
    """A learnt model: the chances of every level among matches (m) and among strangers (u).

    Both hold the same fields, and the levels of each strongest first.
    `origin` says where it comes from: `learnt` on the files of this run, or `shipped`.
    """

    m: Chances
    u: Chances
    origin: str

    def of(self, field: str, level: str) -> float:
        """The weight of one level in bits; 0 for an absent value.

        A weaker level never weighs more than a stronger one, whatever few observations say.
        """
        if level == ABSENT:
            return 0.0
        levels = list(self.m[field])
        stronger = levels[: levels.index(level) + 1]
        return min(self._ratio(field, each) for each in stronger)

    def _ratio(self, field: str, level: str) -> float:
        m, u = self.m[field][level], self.u[field][level]
        return log2(max(m, SMALLEST_CHANCE) / max(u, SMALLEST_CHANCE))

    def table(self) -> dict[str, dict[str, float]]:
        """Every weight, rounded for the run's record: field -> level -> bits."""
        return {
            field: {level: round(self.of(field, level), 3) for level in levels}
            for field, levels in self.m.items()
        }


def weights_from_mapping(mapping: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Weights:
    """The shipped weights from the parsed data file: tables `m` and `u` of field -> level.

    Raises:
        KeyError: a field or level of LEVELS is missing in the data file.
    """
    return Weights(m=_chances(mapping["m"]), u=_chances(mapping["u"]), origin="shipped")


def _chances(table: Mapping[str, Mapping[str, float]]) -> Chances:
    return {
        field: {level: float(table[field][level]) for level in levels}
        for field, levels in LEVELS.items()
    }
