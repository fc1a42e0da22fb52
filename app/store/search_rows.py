"""Rows of the register search that are only ever added; see app.store.history."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSearchRow:
    """One page of a register search as it was shown."""

    search_id: str
    case_id: int
    reason: str
    used: str
    found: int
    more: int
    shown: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundResidentRow:
    """One resident found by a search and attached to a case."""

    found_id: str
    case_id: int
    resident_id: str
    batch_id: str
    pair: str
    by_person: str
    at: str
    ledger_seq: int
