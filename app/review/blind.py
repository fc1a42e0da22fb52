"""先に自分で判断する二次確認: the second checker judges before the first check is shown.

An option of the office. While it is on, a decided case is shown without its decisions, notes and
attached candidate to everybody who has not had a part in it, on every page and sheet of paper, until
an own judgement is entered. Then the two agree, or stand side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.case_states import (
    FINAL_OUTCOMES,
    SUPERVISED,
    CaseId,
    CaseState,
    Lane,
    Outcome,
    find_reason,
)
from app.cases.case_views import lane_of
from app.cases.queue_views import QueueRow
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.people import Permission, may
from app.record.acts import Act
from app.review.decisions import (
    CASE_AREAS,
    case_for,
    last_first_check,
    not_possible,
    require_fresh,
    require_reason,
)
from app.settings import Settings
from app.store import blind, cases, history
from app.store.attention_rows import BlindReadingRow
from app.store.cases import CaseRow
from app.store.history import DecisionRow
from app.views import CaseView
from app.words import words

_READ, _LISTED = (Outcome.RIGHT, Outcome.SUSPECT), (Outcome.EXCLUDED,)
_LISTS = frozenset({Lane.INQUIRY, Lane.UNNUMBERED})
SETTING = "blind_second_check"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnJudgement:
    """What a second checker thinks of a case whose first check is not shown."""

    case_id: CaseId
    version: int
    seen_digest: str
    outcome: Outcome
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindResult:
    """How an own judgement compares with the first check."""

    changes: Changes
    agrees: bool
    may_close: bool  # False: the second check is the 責任者's


def offered(lane: Lane) -> tuple[Outcome, ...]:
    """What an own judgement may say: 対象外 only where the first check may have said it."""
    return (*_READ, *_LISTED) if lane in _LISTS else _READ


class BlindReading:
    """The veil over first checks, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._settings = Settings(desk)

    def is_on(self) -> bool:
        """Whether the office wants it."""
        return self._settings.is_on(SETTING)

    def veils(self, row: CaseRow) -> bool:
        """Whether the first check of a case is not to be shown to this person yet."""
        return row.case_id in self.veiled((row,))

    def veiled(self, rows: Iterable[CaseRow]) -> frozenset[int]:
        """The cases among these whose first check is not to be shown to this person yet."""
        waiting = {row.case_id for row in rows if self._may_be_veiled(row)}
        if not waiting or not self.is_on():
            return frozenset()
        return frozenset(waiting - self.read())

    def veil(self, row: CaseRow, view: CaseView) -> CaseView:
        """The view as this person may see it."""
        return under_veil(view) if self.veils(row) else view

    def veil_rows(self, rows: tuple[QueueRow, ...]) -> tuple[QueueRow, ...]:
        """Lines of the queue as this person may see them."""
        decided = [row.case_id for row in rows if row.state is CaseState.DECIDED]
        hidden = self.veiled(cases.cases(self._desk.database, decided))
        return tuple(
            replace(row, outcome_words="", judged_by="") if row.case_id in hidden else row
            for row in rows
        )

    def own_words(self, case_id: CaseId) -> str:
        """What this person judged beside the standing first check; "" where nothing."""
        first = last_first_check(history.decisions(self._desk.database, case_id))
        me = self._desk.me.person_id
        row = blind.reading_of(self._desk.database, first.decision_id, me) if first else None
        if row is None:
            return ""
        outcome = Outcome(row.outcome)
        reason = find_reason(outcome, row.reason)
        lines = (
            words(outcome),
            reason.words if reason else "",
            f"「{row.note}」" if row.note else "",
        )
        return "　".join(line for line in lines if line)

    def read(self) -> set[int]:
        """Cases this person has judged already: what is left of them is to agree or send back."""
        return blind.cases_read(self._desk.database, self._desk.me.person_id)

    def require_read(self, case_id: int) -> None:
        """Refuse a second check before an own judgement.

        Raises:
            KnownError: S105.
        """
        row = cases.case(self._desk.database, case_id)
        if row is not None and self.veils(row):
            raise KnownError(
                "S105", "先に自分の判断を入力してください。その後に一次確認の結果を表示します。"
            )

    def judge(self, own: OwnJudgement) -> BlindResult:
        """Enter an own judgement; only now may the first check be shown.

        Raises:
            KnownError: P101; R101 to R106; S101 own decision, S106 it was entered before.
        """
        self._desk.require(Permission.SECOND_CHECK)
        row = case_for(self._desk, own.case_id)
        first = self._first(row)
        require_fresh(row, own.version)
        if own.outcome not in offered(lane_of(row)) or not own.version:
            raise not_possible()
        require_reason(own.outcome, own.reason, own.note)
        supervised = first.outcome in SUPERVISED
        return BlindResult(
            changes=self._enter(own, first),
            agrees=first.outcome == own.outcome,
            may_close=not supervised or may(self._desk.me.role, Permission.SECOND_CHECK_WRONG),
        )

    def _may_be_veiled(self, row: CaseRow) -> bool:
        """A judgement of somebody else that waits for its second check."""
        mine = self._desk.me.person_id in (row.judged_by, row.entered_by)
        return row.state == CaseState.DECIDED and row.outcome in FINAL_OUTCOMES and not mine

    def _first(self, row: CaseRow) -> DecisionRow:
        first = last_first_check(history.decisions(self._desk.database, row.case_id))
        me = self._desk.me.person_id
        if first is None or row.state != CaseState.DECIDED:
            raise not_possible()
        if me in (first.judged_by, first.entered_by):
            raise KnownError("S101", "自分が確認または入力したものは二次確認できません。")
        if blind.reading_of(self._desk.database, first.decision_id, me) is not None:
            raise KnownError("S106", "この件の判断は入力済みです。同意か差戻しを選んでください。")
        return first

    def _enter(self, own: OwnJudgement, first: DecisionRow) -> Changes:
        with self._desk.ledger.entry(
            Act.READ_BLIND,
            about=f"case:{own.case_id}",
            areas=CASE_AREAS,
            cases=frozenset({own.case_id}),
            detail={},
        ) as entry:
            row = BlindReadingRow(
                reading_id=new_id(),
                case_id=own.case_id,
                decision_id=first.decision_id,
                outcome=own.outcome,
                reason=own.reason,
                note=own.note.strip(),
                seen_digest=own.seen_digest,
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("blind_reading", history.as_values(row))
        return entry.changes()


def under_veil(view: CaseView) -> CaseView:
    """A case without anything that people have said of it."""
    return replace(view, history=(), notes=(), attachment=None, remembered=None, veiled=True)
