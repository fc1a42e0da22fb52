"""What is shown of invented cases (模擬の件): whether they are on, an answer revealed, results."""

from dataclasses import dataclass

from app.case_states import Outcome
from app.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedState:
    """Whether invented cases are mixed in, and on whose word."""

    on: bool
    words: str
    told_on: str  # ISO date, "" while never switched on
    every: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """What is told right after an answer on an invented case."""

    changes: Changes
    agreed: bool  # the answer was the right one
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedResult:
    """How one person fared; nothing of it goes into any other figure."""

    name: str
    wrong_shown: int  # invented wrong links
    wrong_seen: int  # answered 誤りの疑い
    wrong_missed: int  # answered 正しい
    right_shown: int
    right_seen: int  # answered 正しい
    right_doubted: int  # answered 誤りの疑い

    @property
    def careful(self) -> int:
        """Held, or sent to documents or an inquiry: neither right nor wrong."""
        known = self.wrong_seen + self.wrong_missed + self.right_seen + self.right_doubted
        return self.wrong_shown + self.right_shown - known

    @property
    def seen_share(self) -> float:
        """Wrong links seen of those decided either way; 0 where there were none."""
        decided = self.wrong_seen + self.wrong_missed
        return self.wrong_seen / decided if decided else 0.0


_KIND_WORDS = {
    "family_member": "家族の番号",
    "same_name_stranger": "同姓同名の別人の番号",
    "same_name_same_dob": "同姓同名・同生年月日の別人の番号",
    "nonregister_stranger": "別人の番号",
    "adjacent_row_swap": "前後の申請者の番号",
    "digit_typo_valid": "番号の転記・入力誤り",
    "other_extract_duplicate": "番号の転記・入力誤り",
    "dead_person": "亡くなった家族の番号",
}
"""How to add a kind of wrong link: its words, as a caseworker would say it."""

_LEAD = "いまの件は、実在しない「模擬の件」でした。"


def revealed_words(answer: Outcome, given: Outcome, kind: str) -> str:
    """The sentence that follows an answer: plain, friendly, never a reproach."""
    why = f"({_KIND_WORDS.get(kind, '別人の番号')})" if answer is Outcome.SUSPECT else ""
    truth = f"{'紐付け誤り' if answer is Outcome.SUSPECT else '正しい紐付け'}{why}"
    if given is answer:
        return f"◎ {_LEAD}お見立てのとおり、{truth}です。この調子で続けてください。"
    if given is Outcome.SUSPECT:
        return f"{_LEAD}答えは「{truth}」でした。念を入れるのはよいことです。違いの理由も見てみてください。"
    if given is Outcome.RIGHT:
        return (
            f"{_LEAD}答えは「{truth}」でした。"
            "見落としは誰にでもあります。少し目を休めてから、続けてください。"
        )
    return f"{_LEAD}答えは「{truth}」でした。迷ったときに慎重に扱うのは、よい判断です。"
