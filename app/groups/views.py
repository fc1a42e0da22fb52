"""Ready-to-show shapes of groups: the group, its forced sample, and dense rows of differences."""

from dataclasses import dataclass
from enum import StrEnum

from app.case_states import CaseId
from app.views import AttributeView


class SampleState(StrEnum):
    """Where one case of a forced sample stands."""

    WAITING = "waiting"
    DONE = "done"
    CONTRARY = "contrary"  # looked at, with another result than the group is to get


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCase:
    """One case of the sample."""

    case_id: CaseId
    serial: str
    name: str
    state: SampleState


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group as it stands.

    `remaining` counts the members that may still be decided together, without the sample.
    `barred` says in a sentence why the group must be worked singly ("" where it need not).
    """

    group_id: str
    words: str
    basis: str
    size: int
    sample: tuple[SampleCase, ...]
    remaining: int
    decided: int
    struck: int
    barred: str

    @property
    def sample_left(self) -> int:
        """How many of the sample still wait."""
        return sum(case.state is SampleState.WAITING for case in self.sample)

    @property
    def ready(self) -> bool:
        """Whether the members may be decided together now."""
        return not self.barred and not self.sample_left


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    """One member: who, and only what differs. `seen_digest` goes back with the decision."""

    case_id: CaseId
    version: int
    seen_digest: str
    serial: str
    record_id: str
    name: str
    birth_date: str
    scheme_words: str
    differences: tuple[AttributeView, ...]  # those that are not 一致, the subject's first
    agreeing: str  # titles of the attributes that agree: 氏名・生年月日・性別
    first_words: str  # what the first check said; "" before it


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMember:
    """A member as it was on the screen."""

    case_id: CaseId
    version: int
    seen_digest: str
