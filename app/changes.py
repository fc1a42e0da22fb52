"""What a write touched, so that a screen knows what to read again."""

from dataclasses import dataclass
from enum import StrEnum

from app.case_states import CaseId


class Area(StrEnum):
    """A part of the inspection that screens show."""

    BATCHES = "batches"
    RUNS = "runs"
    CASES = "cases"
    PEOPLE = "people"
    SETTINGS = "settings"
    PRINTS = "prints"
    LEDGER = "ledger"
    ENTRY = "entry"
    INQUIRIES = "inquiries"
    PLANTED = "planted"
    EFFORT = "effort"
    MEDIA = "media"
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The result of one committed write: only what is in here needs to be read again."""

    areas: frozenset[Area]
    ledger_seq: int
    cases: frozenset[CaseId] = frozenset()
