"""The shape of a decision remembered from an earlier run; see app.cases.remembering."""

from dataclasses import dataclass

from app.case_states import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedView:
    """What was decided on the same record in an earlier run.

    `holds` only where neither side changed since; else the decision is void and this says so.
    """

    holds: bool
    serial: str  # of the earlier case
    outcome: Outcome
    reason: str
    words: str  # the whole history in one line

    @property
    def adopted_note(self) -> str:
        """The note of a decision that takes this one over."""
        return f"前回(整理番号 {self.serial})の確認結果を引き継ぎ"
