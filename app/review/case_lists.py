"""照会待ち, 番号未登録, 保留, 書類: cases worked as a list, several at a time.

A list shows one line per case and offers what a line is enough for. Nobody is found to be the right
person on a list: that takes the full page. Every case gets a decision of its own.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from app.canonical import canonical
from app.case_states import CaseId, CaseState, Lane, Outcome, Reason, Stage, reasons_for
from app.cases.case_views import lane_of
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.review.decisions import Ruling, case_for, nothing_else, record_together, withdrawal
from app.store import history, runs
from app.store.cases import CaseRow

MOST_AT_ONCE = 200
_SEEN = "list:"
"""Begins the seen digest of a decision made from one line of a list."""


@dataclass(frozen=True, slots=True)
class ListAct:
    """What can be said of the cases of a list: `key` is the digit, as on the page of one case."""

    key: int
    code: str
    words: str
    outcome: Outcome
    reason: str = ""  # the only reason; "" = one is chosen
    lanes: frozenset[Lane] = frozenset(Lane)


# How to add an act of the lists: one row. Digits mean what they mean on the page of one case.
LIST_ACTS = (
    ListAct(2, "typing_slip", "番号の入力誤りの疑い", Outcome.SUSPECT, "typing_slip"),
    ListAct(3, "hold", "保留", Outcome.HOLD),
    ListAct(4, "documents", "書類確認へ", Outcome.DOCUMENTS),
    ListAct(5, "inquiry", "照会へ", Outcome.INQUIRY),
    ListAct(
        6, "excluded", "対象外", Outcome.EXCLUDED, lanes=frozenset({Lane.INQUIRY, Lane.UNNUMBERED})
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A line as it was on the screen."""

    case_id: CaseId
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListJudgement:
    """What one key said of the lines marked."""

    act: ListAct
    reason: str  # of the outcome; that of the act where it has one
    note: str
    members: tuple[ListedCase, ...]


def acts_in(lane: Lane) -> tuple[ListAct, ...]:
    """What is offered in a lane."""
    return tuple(act for act in LIST_ACTS if lane in act.lanes)


def reasons_of(act: ListAct) -> tuple[Reason, ...]:
    """The reasons to choose from; none where the act has its own."""
    return () if act.reason else reasons_for(act.outcome)


class CaseLists:
    """Deciding lines of a list, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def decide(self, judgement: ListJudgement) -> Changes:
        """Record the same for every line, all in one entry or none.

        Raises:
            KnownError: P101; V121 no line, too many or one twice; V122 not offered in the lane of
                one of them; R101 to R106.
        """
        self._desk.require(Permission.REVIEW)
        named = {member.case_id for member in judgement.members}
        if not 1 <= len(judgement.members) <= MOST_AT_ONCE or len(named) < len(judgement.members):
            raise KnownError("V121", f"1件以上{MOST_AT_ONCE}件以内の件を選んでください。")
        rulings = [self._ruling(member, judgement) for member in judgement.members]
        detail: dict[str, str | int] = {
            "outcome": judgement.act.outcome.value,
            "reason": rulings[0].reason,
            "cases": len(rulings),
        }
        return record_together(
            self._desk, rulings, about=self._about(rulings), detail=detail, also=nothing_else
        )

    def take_back(self) -> Changes:
        """Take back what one's own last key said, as far as nobody followed it up.

        Raises:
            KnownError: R108 nothing is left to take back.
        """
        self._desk.require(Permission.REVIEW)
        last = history.last_undoable(self._desk.database, self._desk.me.person_id)
        if last is None:
            raise KnownError("R108", "取り消せる自分の確認結果がありません。")
        rulings = [
            withdrawal(CaseId(case), decision, judged_by=self._desk.me.person_id)
            for case, decision in history.undoable_with(self._desk.database, last.ledger_seq)
        ]
        detail: dict[str, str | int] = {"cases": len(rulings)}
        return record_together(
            self._desk, rulings, about=self._about(rulings), detail=detail, also=nothing_else
        )

    def _ruling(self, member: ListedCase, judgement: ListJudgement) -> Ruling:
        row = case_for(self._desk, member.case_id)
        act = judgement.act
        if act not in LIST_ACTS or lane_of(row) not in act.lanes:
            raise KnownError("V122", f"この一覧の件は「{act.words}」にできません。")
        return Ruling(
            case_id=member.case_id,
            version=member.version,
            seen_digest=_line_digest(row),
            stage=Stage.FIRST,
            outcome=act.outcome,
            reason=act.reason or judgement.reason,
            note=judgement.note,
            judged_by=self._desk.me.person_id,
            judged_on="",
        )

    def _about(self, rulings: Sequence[Ruling]) -> str:
        if len(rulings) == 1:
            return f"case:{rulings[0].case_id}"
        run = runs.current(self._desk.database)
        return f"run:{run.run_id if run else ''}"


def is_list(lane: Lane, states: frozenset[CaseState]) -> bool:
    """Whether cases are worked as a list unless a person wants the full page."""
    waiting = {CaseState.HELD, CaseState.DOCUMENTS, CaseState.INQUIRY}
    return lane in (Lane.INQUIRY, Lane.UNNUMBERED) or bool(states and states <= waiting)


def _line_digest(row: CaseRow) -> str:
    """Of everything a line shows; the version of the case stands for the rest."""
    return _SEEN + hashlib.sha256(canonical(asdict(row))).hexdigest()
