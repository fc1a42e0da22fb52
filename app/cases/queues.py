"""How a queue is asked for: filter, grouping and order."""

from dataclasses import dataclass
from enum import StrEnum

from app.case_states import CaseState, Lane


class Grouping(StrEnum):
    """By what the queue can be grouped."""

    SIGNATURE = "signature"
    CLASS = "class"
    CAUSE = "cause"
    SCHEME = "scheme"
    MUNICIPALITY = "municipality"
    FACILITY = "facility"
    ASSIGNEE = "assignee"
    STATE = "state"


class Ordering(StrEnum):
    """In what order a queue is worked through."""

    DANGER = "danger"  # the rule book's order, as everything begins
    RECORD = "record"  # as binders and ledgers stand: scheme, extract, 管理番号
    KANA = "kana"  # 五十音; cases without a reading last, by their names
    SERIAL = "serial"  # 整理番号, as on paper


NO_VALUE = "(none)"
"""Key of the group of all cases that hold no value, such as those nobody was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which cases are wanted. Empty `states` and `groups` mean all.

    `text` finds the start of a name, kana, record id or 整理番号, width and spaces aside.
    """

    lane: Lane = Lane.EYE
    states: frozenset[CaseState] = frozenset()
    groups: tuple[tuple[Grouping, str], ...] = ()
    text: str = ""
    remembered: bool = False  # only cases with a decision of an earlier run that still holds
