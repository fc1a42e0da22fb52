"""Recording decisions: the rules that hold for every one of them, first and second check alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.case_states import (
    NOTE_REQUIRED,
    CaseId,
    CaseState,
    Outcome,
    Stage,
    find_reason,
    fold,
    reasons_for,
    standing,
    transition,
)
from app.cases.guard import require_access
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.record.acts import Act
from app.record.ledger import Entry
from app.record.ledger_check import as_move
from app.store import cases, history
from app.store.cases import CaseRow, Standing
from app.store.history import DecisionRow

CASE_AREAS = frozenset({Area.CASES})
_NO_VERSION = 0
"""A paper entry was judged away from the screen: it names no version."""

# How to add an outcome: the ledger act it is entered as.
ACTS = {
    Outcome.RIGHT: Act.DECIDED,
    Outcome.SUSPECT: Act.DECIDED,
    Outcome.HOLD: Act.DECIDED,
    Outcome.DOCUMENTS: Act.DECIDED,
    Outcome.INQUIRY: Act.DECIDED,
    Outcome.EXCLUDED: Act.DECIDED,
    Outcome.AGREED: Act.AGREED,
    Outcome.SENT_BACK: Act.SENT_BACK,
    Outcome.WITHDRAWN: Act.DECISION_WITHDRAWN,
    Outcome.REOPENED: Act.REOPENED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision before it is recorded. `version` 0 = judged on paper."""

    case_id: CaseId
    version: int
    seen_digest: str
    stage: Stage
    outcome: Outcome
    reason: str
    note: str
    judged_by: str
    judged_on: str
    withdraws: str = ""


def withdrawal(
    case_id: CaseId, decision: str, *, judged_by: str, version: int = _NO_VERSION
) -> Ruling:
    """Taking back a first decision: an entry of its own that names what it takes back."""
    return Ruling(
        case_id=case_id,
        version=version,
        seen_digest="",
        stage=Stage.FIRST,
        outcome=Outcome.WITHDRAWN,
        reason="",
        note="",
        judged_by=judged_by,
        judged_on="",
        withdraws=decision,
    )


def case_for(desk: Desk, case_id: CaseId) -> CaseRow:
    """A case this person may see.

    Raises:
        KnownError: R101 no such case, R102 not for this role.
    """
    row = cases.case(desk.database, case_id)
    if row is None:
        raise KnownError("R101", "その整理番号の確認対象はありません。番号を確かめてください。")
    require_access(desk.me.role, protected=bool(row.protected))
    return row


def require_fresh(row: CaseRow, version: int) -> None:
    """Refuse a decision on something else than what the case is now.

    Raises:
        KnownError: R103.
    """
    if version not in (_NO_VERSION, row.version):
        raise KnownError("R103", "表示した後に内容が変わりました。もう一度開いてください。")


def require_reason(outcome: Outcome, reason: str, note: str) -> None:
    """Refuse a missing or foreign reason, and 「その他」 without a note.

    Raises:
        KnownError: R105, R106.
    """
    if not reasons_for(outcome):
        return
    if find_reason(outcome, reason) is None:
        raise KnownError("R105", "理由が選ばれていません。理由を1つ選んでください。")
    if reason == NOTE_REQUIRED and not note.strip():
        raise KnownError("R106", "「その他」のときは、メモに理由を記入してください。")


def not_possible() -> KnownError:
    """The error of a move that the state of the case does not allow (R104)."""
    return KnownError("R104", "この確認対象の状態では行えません。状態を確かめてください。")


def record(desk: Desk, ruling: Ruling, *, also: Callable[[Entry], None]) -> Changes:
    """Write one decision with its ledger entry and what `also` adds; on disk when this returns.

    Raises:
        KnownError: R101 to R106.
    """
    detail = {"outcome": ruling.outcome.value, "reason": ruling.reason}
    return record_together(desk, [ruling], about=f"case:{ruling.case_id}", detail=detail, also=also)


def record_together(
    desk: Desk,
    rulings: Sequence[Ruling],
    *,
    about: str,
    detail: Mapping[str, str | int],
    also: Callable[[Entry], None],
) -> Changes:
    """Write decisions of one outcome as one entry: each a row of its own, all of them or none.

    Args:
        desk: whose.
        rulings: at least one; no case twice.
        about: what the entry is about, case:… or group:….
        detail: of the entry.
        also: writes what belongs to the same act.

    Raises:
        KnownError: R101 to R106; then nothing was written.
    """
    checked = [(ruling, _history_for(desk, ruling)) for ruling in rulings]
    with desk.ledger.entry(
        ACTS[rulings[0].outcome],
        about=about,
        areas=CASE_AREAS,
        cases=frozenset(ruling.case_id for ruling in rulings),
        detail=detail,
    ) as entry:
        for ruling, before in checked:
            number = len(before) + 1
            decision = _decision(desk, ruling, number=number, seq=entry.seq, at=entry.at)
            history.add(entry.database, decision)
            entry.cover("decision", history.as_values(decision))
            cases.move(entry.database, ruling.case_id, _standing([*before, decision]))
        also(entry)
    return entry.changes()


def nothing_else(_entry: Entry) -> None:
    """For decisions that bring nothing else with them."""


def _history_for(desk: Desk, ruling: Ruling) -> list[DecisionRow]:
    """The decisions so far, once the new one is known to be possible."""
    row = case_for(desk, ruling.case_id)
    require_fresh(row, ruling.version)
    require_reason(ruling.outcome, ruling.reason, ruling.note)
    withdrawn = ruling.outcome is Outcome.WITHDRAWN
    if not withdrawn and transition(CaseState(row.state), ruling.outcome) is None:
        raise not_possible()
    before = history.decisions(desk.database, ruling.case_id)
    last = last_standing(before)
    if withdrawn and (last is None or last.decision_id != ruling.withdraws):
        raise not_possible()
    return before


def _decision(desk: Desk, ruling: Ruling, *, number: int, seq: int, at: str) -> DecisionRow:
    return DecisionRow(
        decision_id=new_id(),
        case_id=ruling.case_id,
        number=number,
        stage=ruling.stage,
        outcome=ruling.outcome,
        reason=ruling.reason,
        note=ruling.note.strip(),
        judged_by=ruling.judged_by,
        entered_by=desk.me.person_id,
        judged_on=ruling.judged_on,
        at=at,
        seen_digest=ruling.seen_digest,
        withdraws=ruling.withdraws,
        ledger_seq=seq,
    )


def _standing(decisions: list[DecisionRow]) -> Standing:
    """What the decisions of a case lead to: the state, and whose first check counts."""
    first = last_first_check(decisions)
    return Standing(
        state=fold(as_move(row) for row in decisions),
        outcome=first.outcome if first else "",
        judged_by=first.judged_by if first else "",
        entered_by=first.entered_by if first else "",
    )


def last_first_check(decisions: list[DecisionRow]) -> DecisionRow | None:
    """The newest first check that still counts."""
    counting = {move.decision_id for move in standing(as_move(row) for row in decisions)}
    found = [row for row in decisions if row.stage == Stage.FIRST and row.decision_id in counting]
    return found[-1] if found else None


def last_standing(decisions: list[DecisionRow]) -> DecisionRow | None:
    """The newest decision of either stage that still counts."""
    moves = standing(as_move(row) for row in decisions)
    return (
        next((row for row in decisions if row.decision_id == moves[-1].decision_id), None)
        if moves
        else None
    )
