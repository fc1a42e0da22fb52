"""Rows about media, only ever added like all of app.store.history."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumRow:
    """One medium as registered."""

    medium_id: str
    code: str
    label: str
    serial: str
    approved_by: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumStopRow:
    """One medium that is not used any more."""

    medium_id: str
    reason: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumUseRow:
    """One use of a medium; `medium_id` "" = a folder of the terminal itself."""

    use_id: str
    medium_id: str
    kind: str
    about: str
    contents: str
    sha256: str
    approver: str
    approval: str
    purpose: str
    erasable: int
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumErasureRow:
    """What a use left on its medium is erased."""

    use_id: str
    erased_on: str
    by_person: str
    at: str
    ledger_seq: int
