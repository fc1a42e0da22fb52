"""The kinds of households and how old their members are relative to the head.

How to add one: a row of `HOUSEHOLDS` whose members are rows of `MEMBERS`.
"""

from typing import NamedTuple


class Member(NamedTuple):
    """A member beside the head: sex and age in years relative to the head or the member before."""

    relation: str
    male_share: float
    youngest: float  # added to the age of `of`
    oldest: float
    of: str  # head | before
    same_surname: bool = True


class Household(NamedTuple):
    """A kind of household: weight, the head's share of men and ages, and the other members."""

    weight: float
    male_share: float
    youngest: float
    oldest: float
    members: tuple[str, ...]


MEMBERS: dict[str, Member] = {
    "wife": Member("妻", 0.0, -8, 4, "head"),
    "husband": Member("夫", 1.0, -4, 8, "head"),
    "child": Member("子", 0.51, -38, -22, "head"),
    "young child": Member("子", 0.51, -42, -24, "head"),
    "next child": Member("子", 0.51, -5, -1, "before"),
    "mother": Member("母", 0.0, 20, 34, "head"),
    "father": Member("父", 1.0, 21, 38, "head"),
    "mother in law": Member("妻の母", 0.0, 18, 34, "head", same_surname=False),
    "child's wife": Member("子の妻", 0.0, -4, 3, "before"),
    "grandchild": Member("子の子", 0.51, -36, -23, "before"),
    "next grandchild": Member("子の子", 0.51, -5, -1, "before"),
    "brother": Member("弟", 1.0, -9, -1, "head"),
    "sister": Member("妹", 0.0, -9, -1, "head"),
    "housemate": Member("同居人", 0.5, -25, 20, "head", same_surname=False),
}

HOUSEHOLDS: tuple[Household, ...] = (
    Household(19.0, 0.58, 19, 60, ()),
    Household(14.0, 0.4, 60, 99, ()),
    Household(14.0, 0.97, 45, 92, ("wife",)),
    Household(4.0, 1.0, 24, 45, ("wife",)),
    Household(6.0, 1.0, 27, 52, ("wife", "young child")),
    Household(8.5, 1.0, 30, 55, ("wife", "young child", "next child")),
    Household(2.6, 1.0, 33, 55, ("wife", "young child", "next child", "next child")),
    Household(6.0, 1.0, 55, 90, ("wife", "child")),
    Household(1.2, 1.0, 55, 85, ("wife", "child", "next child")),
    Household(3.5, 0.15, 25, 52, ("young child",)),
    Household(1.9, 0.12, 28, 52, ("young child", "next child")),
    Household(4.0, 0.25, 50, 94, ("child",)),
    Household(3.0, 0.75, 35, 70, ("mother",)),
    Household(0.9, 0.7, 35, 68, ("father",)),
    Household(0.6, 0.9, 38, 66, ("mother", "father")),
    Household(0.9, 1.0, 40, 68, ("wife", "mother")),
    Household(0.7, 1.0, 38, 58, ("wife", "young child", "mother")),
    Household(0.8, 1.0, 38, 58, ("wife", "young child", "next child", "mother")),
    Household(0.5, 1.0, 42, 66, ("wife", "mother in law")),
    Household(0.5, 1.0, 62, 85, ("wife", "child", "child's wife", "grandchild")),
    Household(0.6, 1.0, 62, 85, ("wife", "child", "child's wife", "grandchild", "next grandchild")),
    Household(2.6, 0.0, 35, 80, ("husband",)),
    Household(1.5, 0.0, 28, 52, ("husband", "young child")),
    Household(0.8, 0.6, 30, 75, ("brother",)),
    Household(0.6, 0.5, 30, 75, ("sister",)),
    Household(0.8, 0.5, 22, 75, ("housemate",)),
)
"""Shares of a real town: a third single, a third couples."""

TWIN_SHARE = 0.02
"""Share of next children (and next grandchildren) born on the same day as the one before."""
