"""Cases (確認対象): their states, outcomes and reasons, and the one table of legal moves.

How to add an outcome: one member of Outcome, its rows in TRANSITIONS, its words in app/words.py
and, if it takes a reason, its rows in REASONS. Nothing else knows the moves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

CaseId = NewType("CaseId", int)
"""Identity of a case inside one inspection; `serial()` is its printed form."""


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    HELD = "held"
    DOCUMENTS = "documents"
    INQUIRY = "inquiry"
    DECIDED = "decided"  # waits for the second check
    RETURNED = "returned"  # sent back by the second checker
    CLOSED = "closed"


class Stage(StrEnum):
    """Which of the two readings a decision belongs to."""

    FIRST = "first"
    SECOND = "second"


class Outcome(StrEnum):
    """A person's word on one case. The first five are the first check, the rest follow it."""

    RIGHT = "right"
    SUSPECT = "suspect"
    HOLD = "hold"
    DOCUMENTS = "documents"
    INQUIRY = "inquiry"
    EXCLUDED = "excluded"  # 対象外: of the lists only, agreed to by a 責任者
    AGREED = "agreed"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"  # takes back an own decision; the earlier row stays readable
    REOPENED = "reopened"  # a 責任者 opens a closed case again, with a reason


class Lane(StrEnum):
    """The queues of the desk. A protected case lies in no lane but PROTECTED."""

    EYE = "eye"
    INQUIRY = "inquiry"  # 照会待ち (C3)
    UNNUMBERED = "unnumbered"  # 番号未登録 (C5 missing)
    SAMPLE = "sample"  # 抜取確認: A subjects drawn at random
    PROTECTED = "protected"  # 支援措置: for the 責任者 only


FIRST_OUTCOMES = (
    Outcome.RIGHT,
    Outcome.SUSPECT,
    Outcome.HOLD,
    Outcome.DOCUMENTS,
    Outcome.INQUIRY,
)
"""In the order of the digit keys 1 to 5 and of the tick boxes on paper."""

SECOND_OUTCOMES = (Outcome.AGREED, Outcome.SENT_BACK)
FINAL_OUTCOMES = (Outcome.RIGHT, Outcome.EXCLUDED, Outcome.SUSPECT)
SUPERVISED = frozenset({Outcome.SUSPECT, Outcome.EXCLUDED})
"""First checks that only a 責任者 may agree to or send back."""

WORKABLE = (
    CaseState.OPEN,
    CaseState.HELD,
    CaseState.DOCUMENTS,
    CaseState.INQUIRY,
    CaseState.RETURNED,
)
"""States in which a first check may be entered."""

_AFTER_FIRST = {
    Outcome.RIGHT: CaseState.DECIDED,
    Outcome.SUSPECT: CaseState.DECIDED,
    Outcome.EXCLUDED: CaseState.DECIDED,
    Outcome.HOLD: CaseState.HELD,
    Outcome.DOCUMENTS: CaseState.DOCUMENTS,
    Outcome.INQUIRY: CaseState.INQUIRY,
}

TRANSITIONS: Mapping[tuple[CaseState, Outcome], CaseState] = {
    **{(state, outcome): after for state in WORKABLE for outcome, after in _AFTER_FIRST.items()},
    (CaseState.DECIDED, Outcome.AGREED): CaseState.CLOSED,
    (CaseState.DECIDED, Outcome.SENT_BACK): CaseState.RETURNED,
    (CaseState.CLOSED, Outcome.REOPENED): CaseState.RETURNED,
}
"""Every legal move but WITHDRAWN, which restores the state before the decision it takes back."""

WITHDRAWABLE = (CaseState.DECIDED, CaseState.HELD, CaseState.DOCUMENTS, CaseState.INQUIRY)
"""States whose last decision its own maker may still take back (until the second check)."""


def transition(state: CaseState, outcome: Outcome) -> CaseState | None:
    """The state after `outcome`, or None where the move is not legal."""
    return TRANSITIONS.get((state, outcome))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One decision reduced to what the state table needs."""

    decision_id: str
    outcome: Outcome
    withdraws: str = ""  # decision_id taken back, only with WITHDRAWN


def standing(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The decisions that still count, oldest first: withdrawn ones and withdrawals are left out."""
    listed = tuple(moves)
    gone = {move.withdraws for move in listed if move.outcome is Outcome.WITHDRAWN}
    return tuple(
        move
        for move in listed
        if move.outcome is not Outcome.WITHDRAWN and move.decision_id not in gone
    )


def fold(moves: Iterable[Move]) -> CaseState:
    """The state that a history of decisions leads to.

    Raises:
        ValueError: if the history holds an illegal move; a store that holds one was tampered with.
    """
    state = CaseState.OPEN
    for move in standing(moves):
        after = transition(state, move.outcome)
        if after is None:
            raise ValueError(f"illegal move {move.outcome} from {state}")
        state = after
    return state


def serial(case_id: CaseId) -> str:
    """整理番号 as printed and typed: seven digits, such as 0004211."""
    return f"{case_id:07d}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of an outcome: `key` is the digit 1-9 typed after the outcome."""

    outcome: Outcome
    key: int
    code: str
    words: str


def _reasons(outcome: Outcome, *rows: tuple[int, str, str]) -> tuple[Reason, ...]:
    return tuple(Reason(outcome, key, code, words) for key, code, words in rows)


# How to add a reason: one row. The first row of an outcome is the usual one (Enter); 9 is always
# "other" and wants a note. Codes are stored for good: never reuse one.
REASONS: tuple[Reason, ...] = (
    *_reasons(
        Outcome.RIGHT,
        (1, "moved", "転居・住所変更"),
        (2, "residence", "居所・病院・施設・送付先で登録"),
        (3, "address_spelling", "住所の表記の違い"),
        (4, "kanji", "異体字・外字"),
        (5, "surname_changed", "婚姻・離婚・縁組等による氏の変更"),
        (6, "other_name", "旧氏・通称・ローマ字"),
        (7, "birth_date_slip", "生年月日の入力誤り・不詳"),
        (8, "sex_slip", "性別の入力誤り・未把握"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(
        Outcome.SUSPECT,
        (1, "family", "家族・保護者・同居人の番号"),
        (2, "neighbour", "前後の申請者の番号"),
        (3, "namesake", "同姓同名の別人の番号"),
        (4, "incomplete_search", "一部の情報だけによる検索"),
        (5, "key_mixed_up", "手帳番号・整理番号等の取り違え"),
        (6, "double_registration", "二重登録・消し忘れ"),
        (7, "typing_slip", "番号の転記・入力誤り"),
        (8, "unknown_cause", "原因不明"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(
        Outcome.HOLD,
        (1, "not_enough", "判断材料が足りない"),
        (2, "ask_supervisor", "責任者に相談"),
        (3, "next_register", "次回の住基データで確認"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(
        Outcome.DOCUMENTS,
        (1, "application", "申請書"),
        (2, "identity_copy", "本人確認書類の写し"),
        (3, "medical", "診断書・意見書"),
        (4, "case_file", "ケースファイル・台帳"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(
        Outcome.INQUIRY,
        (1, "juki_net", "住基ネット照会"),
        (2, "municipality", "市町村照会"),
        (3, "other_section", "他課照会"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(
        Outcome.EXCLUDED,
        (1, "died", "死亡"),
        (2, "returned", "返還"),
        (3, "expired", "失効"),
        (4, "benefit_ended", "支給終了"),
        (5, "assistance_ended", "保護廃止"),
        (6, "transferred", "移管"),
        (7, "double_row", "二重行"),
        (8, "out_of_scope", "範囲外"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(
        Outcome.SENT_BACK,
        (1, "evidence_missing", "根拠が足りない"),
        (2, "judgement", "判断の見直し"),
        (3, "wrong_reason", "理由の選び直し"),
        (9, "other", "その他(メモに記載)"),
    ),
    *_reasons(Outcome.REOPENED, (1, "new_facts", "新たな事実"), (9, "other", "その他(メモに記載)")),
)

NOTE_REQUIRED = "other"
"""The reason code that is refused without a note."""


def reasons_for(outcome: Outcome) -> tuple[Reason, ...]:
    """The reasons offered after `outcome`, in key order; empty where none is asked."""
    return tuple(reason for reason in REASONS if reason.outcome is outcome)


def find_reason(outcome: Outcome, code: str) -> Reason | None:
    """The reason row, or None where `outcome` has no such reason."""
    return next((r for r in reasons_for(outcome) if r.code == code), None)
