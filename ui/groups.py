"""Groups of the first and of the second check as one shape, so that one list serves both."""

from typing import Protocol

from app.case_states import CaseId, Outcome, Reason, reasons_for
from app.changes import Changes
from app.groups.check import GroupAgreement
from app.groups.review import GroupJudgement
from app.groups.views import GroupMember, GroupView, SeenMember
from app.program import Program


class Groups(Protocol):
    """What the list of a group needs."""

    verb: str  # what Enter says of those kept

    def view(self, group_id: str) -> GroupView:
        """The group as it stands."""
        ...

    def portion(self, group_id: str) -> tuple[GroupMember, ...]:
        """The next members."""
        ...

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons to choose from; none where none is asked."""
        ...

    def usual_reason(self, group_id: str) -> str:
        """The reason that stands chosen at first."""
        ...

    def accept(
        self,
        group_id: str,
        *,
        kept: tuple[GroupMember, ...],
        struck: tuple[CaseId, ...],
        reason: str,
    ) -> Changes:
        """Decide those kept, strike out the others."""
        ...

    def take_back(self, group_id: str) -> Changes | None:
        """Take back the newest portion; None where this stage knows no taking back."""
        ...

    def accept_rest(self, group_id: str) -> Changes | None:
        """Decide all that the sample speaks for; None where every member is looked at."""
        ...


class FirstGroups:
    """Groups of the first check."""

    verb = "紐付け正しい"

    def __init__(self, program: Program) -> None:
        self._service = program.group_review

    def view(self, group_id: str) -> GroupView:
        """The group as it stands."""
        return self._service.view(group_id)

    def portion(self, group_id: str) -> tuple[GroupMember, ...]:
        """The next members."""
        return self._service.portion(group_id)

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of 紐付け正しい that need no note."""
        return tuple(one for one in reasons_for(Outcome.RIGHT) if one.code != "other")

    def usual_reason(self, group_id: str) -> str:
        """The reason given most often in the sample."""
        found = self._service.usual_reason(group_id)
        codes = [reason.code for reason in self.reasons()]
        return found if found in codes else codes[0]

    def accept(
        self,
        group_id: str,
        *,
        kept: tuple[GroupMember, ...],
        struck: tuple[CaseId, ...],
        reason: str,
    ) -> Changes:
        """Decide those kept, strike out the others."""
        return self._service.decide(
            GroupJudgement(
                group_id=group_id, reason=reason, note="", kept=_seen(kept), struck=struck
            )
        )

    def take_back(self, group_id: str) -> Changes | None:
        """Take back the newest portion."""
        return self._service.take_back(group_id)

    def accept_rest(self, group_id: str) -> Changes | None:
        """In the first check every member is looked at."""
        return None


class RememberedGroups(FirstGroups):
    """Cases decided as in the earlier run, each for its own reason."""

    verb = "前回と同じ結果"

    def reasons(self) -> tuple[Reason, ...]:
        """Each keeps the reason it had."""
        return ()

    def usual_reason(self, group_id: str) -> str:
        """Each keeps the reason it had."""
        return ""


class SecondGroups:
    """Groups of the second check."""

    verb = "同意"

    def __init__(self, program: Program) -> None:
        self._service = program.group_check

    def view(self, group_id: str) -> GroupView:
        """The group as it stands."""
        return self._service.view(group_id)

    def portion(self, group_id: str) -> tuple[GroupMember, ...]:
        """The next members."""
        return self._service.portion(group_id)

    def reasons(self) -> tuple[Reason, ...]:
        """Agreeing takes no reason."""
        return ()

    def usual_reason(self, group_id: str) -> str:
        """Agreeing takes no reason."""
        return ""

    def accept(
        self,
        group_id: str,
        *,
        kept: tuple[GroupMember, ...],
        struck: tuple[CaseId, ...],
        reason: str,
    ) -> Changes:
        """Agree to those kept, strike out the others."""
        return self._service.agree(
            GroupAgreement(group_id=group_id, kept=_seen(kept), struck=struck)
        )

    def take_back(self, group_id: str) -> Changes | None:
        """A second check is final; a 責任者 reopens single cases."""
        return None

    def accept_rest(self, group_id: str) -> Changes | None:
        """Agree to all that the sample speaks for."""
        return self._service.agree_rest(group_id) if self._service.is_sampled(group_id) else None


def _seen(members: tuple[GroupMember, ...]) -> tuple[SeenMember, ...]:
    return tuple(
        SeenMember(case_id=one.case_id, version=one.version, seen_digest=one.seen_digest)
        for one in members
    )
