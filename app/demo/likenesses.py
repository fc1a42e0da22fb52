"""People easily taken for one another, planted in the register: the ground of wrong links.

Twins and siblings with names alike, parents and children who share a character, strangers of one
name and even one birth date. What is planted here is remembered, so that wrong links can use it.
"""

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.demo.given_names import GivenNames
from app.demo.households import RELATIONS, Members
from app.demo.kanji_forms import one_writing

Pair = tuple[int, int]
_SAME_DAY_SHARE, _NEAR_DAY_SHARE = 0.0004, 0.0005  # pairs per resident


@dataclass(slots=True)
class Likenesses:
    """Pairs of rows; of families the older comes first."""

    siblings: list[Pair] = field(default_factory=list)
    parents: list[Pair] = field(default_factory=list)  # (parent, child)
    same_day: list[Pair] = field(default_factory=list)  # strangers, one name or reading, one day
    near_day: list[Pair] = field(default_factory=list)  # strangers, one name, days alike


def plant_likenesses(
    rng: random.Random,
    members: Members,
    surname: NDArray[np.int64],
    given: NDArray[np.int64],
    names: GivenNames,
) -> Likenesses:
    """Change some given names, surnames and birth dates in place; returns the pairs."""
    found = Likenesses()
    child = RELATIONS.index("子")
    _alike_siblings(rng, members, given, names, found)
    heads = np.flatnonzero(np.diff(members.household, prepend=-1))
    for head in heads[np.asarray(_shares(rng, len(heads))) < 0.05].tolist():
        for row in range(head + 1, min(head + 4, len(given))):
            same_house = members.household[row] == members.household[head]
            if same_house and members.relation[row] == child and _same_sex(members, head, row):
                if _rename_alike(rng, members, given, names, (head, row)):
                    found.parents.append((head, row))
                break
    singles = heads[np.diff(heads, append=len(given)) == 1]
    _strangers(rng, members, (surname, given), names, singles, found)
    return found


def _shares(rng: random.Random, count: int) -> list[float]:
    return [rng.random() for _ in range(count)]


def _same_sex(members: Members, left: int, right: int) -> bool:
    return bool(members.male[left] == members.male[right])


def _alike_siblings(
    rng: random.Random,
    members: Members,
    given: NDArray[np.int64],
    names: GivenNames,
    found: Likenesses,
) -> None:
    child = RELATIONS.index("子")
    together = (
        (members.relation[1:] == child)
        & (members.relation[:-1] == child)
        & (members.household[1:] == members.household[:-1])
        & (members.male[1:] == members.male[:-1])
    )
    for row in (np.flatnonzero(together) + 1).tolist():
        wanted = 0.5 if members.twin_of[row] >= 0 else 0.08
        written = names.written[given[row - 1]], names.written[given[row]]
        wanted = 1.0 if one_writing(*written) else wanted
        if rng.random() < wanted and _rename_alike(rng, members, given, names, (row - 1, row)):
            found.siblings.append((row - 1, row))


def _rename_alike(
    rng: random.Random,
    members: Members,
    given: NDArray[np.int64],
    names: GivenNames,
    pair: Pair,
) -> bool:
    """Give the second of the pair another name that shares a character or the sound."""
    first, second = pair
    male = bool(members.male[second])
    written, kana = names.written[given[first]], names.kana[given[first]]
    choices = names.by_sound.get((male, kana), []) if rng.random() < 0.1 else []
    if len(choices) < 2:
        choices = names.by_character.get((male, rng.choice((written[0], written[-1]))), [])
    for _ in range(6):
        choice = rng.choice(choices) if choices else given[first]
        if not one_writing(names.written[choice], written):
            given[second] = choice
            return True
    return False


def _strangers(
    rng: random.Random,
    members: Members,
    columns: tuple[NDArray[np.int64], NDArray[np.int64]],
    names: GivenNames,
    singles: NDArray[np.int64],
    found: Likenesses,
) -> None:
    """Make some single people namesakes of others, born the same day or nearly."""
    count = len(members.born)
    surname, given = columns
    same, near = round(count * _SAME_DAY_SHARE), round(count * _NEAR_DAY_SHARE)
    chosen = rng.sample(singles.tolist(), min(same + near, len(singles) // 3))
    for number, row in enumerate(chosen):
        other = rng.randrange(count)
        if members.household[other] == members.household[row] or members.twin_of[other] >= 0:
            continue
        members.male[row] = members.male[other]
        surname[row], given[row] = surname[other], given[other]
        if number < same:
            members.born[row] = members.born[other]
            if rng.random() < 0.25:
                sound = (bool(members.male[other]), names.kana[given[other]])
                given[row] = rng.choice(names.by_sound[sound])
            found.same_day.append((other, row))
        else:
            members.born[row] = _near_day(rng, int(members.born[other]))
            found.near_day.append((other, row))


def _near_day(rng: random.Random, born: int) -> int:
    step = rng.choice((1, 1, -1, 10, -10, 30, -31, 365, -365, 3652, -3653))
    return born + step if born + step < 20000 else born - abs(step)
