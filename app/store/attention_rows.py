"""Rows about attention that are only ever added: invented cases, blind readings, effort."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedSwitchRow:
    """Invented cases were switched on (`set_id` names them) or off (`set_id` "")."""

    switch_id: str
    run_id: str
    set_id: str
    told_on: str
    every: int
    cases: int
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedAnswerRow:
    """What a person answered on an invented case."""

    answer_id: str
    planted_id: int
    before_case: int
    outcome: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindReadingRow:
    """A second checker's own judgement, entered before the first check was shown."""

    reading_id: str
    case_id: int
    decision_id: str
    outcome: str
    reason: str
    note: str
    seen_digest: str
    by_person: str
    at: str
    ledger_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortRow:
    """従事者数, 時間外 and 単価 of a month."""

    effort_id: str
    month: str
    workers: int
    overtime_minutes: int
    unit_price: int
    note: str
    by_person: str
    at: str
    ledger_seq: int
