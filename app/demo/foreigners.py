"""Foreign residents: households whose names come in Latin letters, kanji and as a 通称."""

import random
from dataclasses import dataclass

import numpy as np

from app.bundled import text
from app.demo.dice import Weighted
from app.demo.households import RELATIONS, Members

_WIFE = RELATIONS.index("妻")
_SHARE = 0.012  # of households
_NATIONS = Weighted(
    [("chinese", 5.0), ("korean", 4.0), ("vietnamese", 4.0), ("filipino", 2.0), ("brazilian", 2.0),
     ("nepali", 1.0), ("western", 1.0)]
)  # fmt: skip
_ALIAS_SHARE = {"korean": 0.55, "brazilian": 0.25, "chinese": 0.2, "filipino": 0.15}
_KANJI_SHARE = {"korean": 0.85, "chinese": 0.35}


@dataclass(frozen=True, slots=True)
class Foreigner:
    """The names of a foreign resident; "" = none. `in_kanji`: the register shows the kanji."""

    family: str  # Latin capitals
    given: str  # may hold spaces
    family_kanji: str
    given_kanji: str
    family_kana: str
    given_kana: str  # parts joined by U+3000
    in_kanji: bool
    alias_wanted: bool  # a 通称 in the style of a Japanese name is registered


Names = dict[tuple[str, str], list[tuple[str, str, str]]]


def load_foreign_names() -> Names:
    """(nation, family | M | F) to rows (Latin, kanji, kana)."""
    names: Names = {}
    for line in text("demo", "foreign_names.tsv").splitlines()[1:]:
        nation, part, latin, kanji, kana = line.split("\t")
        names.setdefault((nation, part), []).append((latin, kanji, kana))
    return names


def draw_foreigners(rng: random.Random, members: Members) -> dict[int, Foreigner]:
    """Row of the resident to names, for the members of about one household in eighty."""
    names = load_foreign_names()
    starts = np.flatnonzero(np.diff(members.household, prepend=-1))
    ends = [*starts[1:].tolist(), len(members.household)]
    found: dict[int, Foreigner] = {}
    for start, end in zip(starts.tolist(), ends, strict=True):
        if rng.random() < _SHARE:
            nation = _NATIONS.pick(rng)
            family = rng.choice(names[nation, "family"])
            wife_keeps = nation in {"chinese", "korean"} and rng.random() < 0.7
            alias = rng.random() < _ALIAS_SHARE.get(nation, 0.03)
            in_kanji = rng.random() < _KANJI_SHARE.get(nation, 0.0)
            taken: set[str] = set()  # given names of this household
            for row in range(start, end):
                same = members.family[row] == members.family[start]
                is_wife = members.relation[row] == _WIFE
                own = family if same and not (wife_keeps and is_wife) else None
                found[row] = _foreigner(
                    rng, names, (nation, bool(members.male[row])), own, (alias, in_kanji), taken
                )
    return found


def _foreigner(
    rng: random.Random,
    names: Names,
    kind: tuple[str, bool],
    family: tuple[str, str, str] | None,
    habits: tuple[bool, bool],
    taken: set[str],
) -> Foreigner:
    nation, male = kind
    alias, in_kanji = habits
    own = rng.choice(names[nation, "family"]) if family is None else family
    every = names[nation, "M" if male else "F"]
    given = rng.choice([row for row in every if row[0] not in taken] or every)
    taken.add(given[0])
    return Foreigner(
        own[0], given[0], own[1], given[1], own[2], given[2], in_kanji and bool(own[1]), alias
    )
