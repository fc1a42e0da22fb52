"""Ready-to-show shapes of the queue: its lines, its groups, the figures above it."""

from dataclasses import dataclass

from app.case_states import CaseId, CaseState, Lane
from app.views import CautionView


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One line of the queue."""

    case_id: CaseId
    serial: str
    record_id: str
    name: str
    kana: str
    scheme_words: str
    verdict: str
    class_code: str
    cause: str
    signature: str
    signature_words: str
    municipality: str
    state: CaseState
    state_words: str
    lane: Lane
    group_ok: bool
    cautions: tuple[CautionView, ...]
    outcome_words: str  # last standing decision
    judged_by: str
    assignee: str  # 担当 by name, "" = nobody
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """One group of the queue: its words and how much of it is left."""

    key: str
    words: str
    remaining: int
    total: int
    group_ok: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCounts:
    """The line above the queue."""

    decided_today: int  # by the person at the desk
    remaining: int
    waiting_second: int
    returned: int
    closed: int
    total: int
