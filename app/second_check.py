"""Second check (二次確認): another person agrees or sends back; wrong links only a 責任者."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.cases import CaseId
from app.changes import Changes
from app.desk import Desk
from app.queues import QueueFilter
from app.views import GroupCount


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCase:
    """What the second checker saw; `version` and `seen_digest` come from the CaseView."""

    case_id: CaseId
    version: int
    seen_digest: str


class SecondCheck:
    """The desk of the second check. A case that its reader judged or typed is not in it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def queue(self, wanted: QueueFilter) -> Sequence[CaseId]:
        """Decided cases this person may check: neither its 確認者 nor its 入力者."""
        raise NotImplementedError

    def groups(self) -> tuple[GroupCount, ...]:
        """What waits, by outcome of the first check: wrong links first."""
        raise NotImplementedError

    def agree(self, checked: CheckedCase, note: str = "") -> Changes:
        """Close the case.

        Raises:
            KnownError: S101 own decision, S102 wrong links are for the 責任者, R103, R104.
        """
        raise NotImplementedError

    def send_back(self, checked: CheckedCase, *, reason: str, note: str) -> Changes:
        """Return the case to the first check with a comment.

        Raises:
            KnownError: as `agree`, and R105, R106.
        """
        raise NotImplementedError

    def reopen(self, checked: CheckedCase, *, reason: str, note: str) -> Changes:
        """Open a closed case again; for the 責任者, with a reason. All decisions stay readable.

        Raises:
            KnownError: P101, R103, R104, R105, R106.
        """
        raise NotImplementedError
