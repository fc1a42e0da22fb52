"""How one attribute of a pair agrees, and why: the words every other part of matching speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Agreement(StrEnum):
    """How one attribute of a subject agrees with the same attribute of a resident.

    The first four are ordered, strongest first. ABSENT_* and UNREADABLE stand apart: they are
    neither agreement nor difference.
    """

    SAME = "SAME"
    EQUIVALENT = "EQUIVALENT"
    SIMILAR = "SIMILAR"
    DIFFERENT = "DIFFERENT"
    ABSENT_LEFT = "ABSENT_LEFT"
    ABSENT_RIGHT = "ABSENT_RIGHT"
    ABSENT_BOTH = "ABSENT_BOTH"
    UNREADABLE = "UNREADABLE"

    @property
    def agrees(self) -> bool:
        """Whether this counts as agreement for an A: SAME or EQUIVALENT, nothing else."""
        return self in (Agreement.SAME, Agreement.EQUIVALENT)

    @property
    def is_absent(self) -> bool:
        """Whether one side or both hold no value."""
        return self in (Agreement.ABSENT_LEFT, Agreement.ABSENT_RIGHT, Agreement.ABSENT_BOTH)


def absence(left: str, right: str) -> Agreement | None:
    """Which side is empty, or None when both hold a value."""
    if left and right:
        return None
    if left:
        return Agreement.ABSENT_RIGHT
    return Agreement.ABSENT_LEFT if right else Agreement.ABSENT_BOTH


@dataclass(frozen=True, slots=True)
class Comparison:
    """The agreement of one attribute, the reason codes that produced it, and its parts.

    `reasons` are codes of resources/rules/reasons.tsv, strongest effect first; SIMILAR always has
    at least one. `parts` says how the pieces agree where the decision table or a signature needs
    them: name {surname, given}, birth_date {year, month, day}, address {town, lot, building, room}.
    """

    agreement: Agreement
    reasons: tuple[str, ...] = ()
    parts: Mapping[str, Agreement] = field(default_factory=lambda: MappingProxyType({}))
