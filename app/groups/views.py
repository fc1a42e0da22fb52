"""Ready-to-show shapes of groups: the group, its forced sample, and dense rows of differences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    before_words: str  # what was decided in an earlier run, while that holds


def shared_differences(members: Sequence[GroupMember]) -> tuple[AttributeView, ...]:
    """What most members differ in for the same reasons: told once instead of in every row.

    Only attributes in which every member differs: a row without a mark differs as told above it.
    """
    first = members[0].differences if members else ()
    found = (_shared([_of(member, view.attribute) for member in members]) for view in first)
    return tuple(view for view in found if view is not None)


def beyond(view: AttributeView, shared: Sequence[AttributeView]) -> AttributeView | None:
    """What a row has to tell beside what is shared; None where that says it all."""
    told = next((one for one in shared if _holds(view, one)), None)
    if told is None:
        return view
    more = tuple(reason for reason in view.reasons if reason not in told.reasons)
    return replace(view, reasons=more) if more else None


def _shared(views: Sequence[AttributeView | None]) -> AttributeView | None:
    """The difference that most of these hold; None where one is none or no two in three agree."""
    present = [view for view in views if view is not None]
    usual = max(present, key=lambda view: sum(_is_like(one, view) for one in present))
    holding = sum(_holds(one, usual) for one in present)
    return usual if len(present) == len(views) and 3 * holding >= 2 * len(views) else None


def _of(member: GroupMember, attribute: str) -> AttributeView | None:
    return next((view for view in member.differences if view.attribute == attribute), None)


def _is_like(one: AttributeView, other: AttributeView) -> bool:
    return (one.agreement, one.reasons) == (other.agreement, other.reasons)


def _holds(view: AttributeView, shared: AttributeView) -> bool:
    alike = (view.attribute, view.agreement) == (shared.attribute, shared.agreement)
    return alike and set(shared.reasons) <= set(view.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMember:
    """A member as it was on the screen."""

    case_id: CaseId
    version: int
    seen_digest: str
