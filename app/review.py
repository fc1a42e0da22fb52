"""First check (一次確認): the queue, one case, and every act of a person on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.cases import CaseId, Outcome
from app.changes import Changes
from app.desk import Desk
from app.queues import Grouping, QueueFilter
from app.views import CaseView, DeskCounts, GroupCount, QueueRow

__all__ = ["Grouping", "Judgement", "PaperEntry", "QueueFilter", "Review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One first check as entered at the desk; `version` and `seen_digest` come from the CaseView.

    `reason` is a code of app.cases.REASONS for the outcome ("" only where it has none).
    """

    case_id: CaseId
    version: int
    seen_digest: str
    outcome: Outcome
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """One result marked on a worklist, keyed in by 整理番号: who judged is not who types."""

    serial: str
    outcome: Outcome
    reason: str
    judged_by: str  # person_id of the 確認者
    judged_on: str = ""  # 確認日 on the sheet, ISO date
    note: str = field(default="")


class Review:
    """The desk of the first check. Protected cases exist here for a 責任者 only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def counts(self) -> DeskCounts:
        """The line above the queue."""
        raise NotImplementedError

    def lanes(self) -> tuple[GroupCount, ...]:
        """The lanes this person may see, with what is left in each (key = Lane value)."""
        raise NotImplementedError

    def groups(self, wanted: QueueFilter, by: Grouping) -> tuple[GroupCount, ...]:
        """The groups inside a filter, most dangerous first."""
        raise NotImplementedError

    def queue(self, wanted: QueueFilter) -> Sequence[CaseId]:
        """The ids of all wanted cases in queue order; rows are fetched by page with `rows`."""
        raise NotImplementedError

    def rows(self, case_ids: Sequence[CaseId]) -> tuple[QueueRow, ...]:
        """The rows of one page, in the order given."""
        raise NotImplementedError

    def open(self, case_id: CaseId) -> CaseView:
        """One case, guarded and in words; opening is recorded for protected cases.

        Raises:
            KnownError: R101 no such case, R102 not for this role.
        """
        raise NotImplementedError

    def find(self, serial: str) -> CaseId:
        """The case of a typed 整理番号 (width and leading zeros aside).

        Raises:
            KnownError: R101.
        """
        raise NotImplementedError

    def decide(self, judgement: Judgement) -> Changes:
        """Record a first check; it is on disk when this returns.

        Raises:
            KnownError: R103 the case changed meanwhile, R104 not possible in this state,
                R105 reason missing or foreign, R106 a note is needed.
        """
        raise NotImplementedError

    def enter_from_paper(self, entry: PaperEntry) -> Changes:
        """Record a first check that another person marked on paper.

        Raises:
            KnownError: as `decide`, and R107 where 確認者 and 入力者 are the same person.
        """
        raise NotImplementedError

    def withdraw(self, case_id: CaseId) -> Changes:
        """Take back one's own last decision on a case, any number of times, until second-checked.

        Raises:
            KnownError: R108.
        """
        raise NotImplementedError

    def undo(self) -> Changes:
        """Take back one's own most recent decision on any case; `Changes.cases` names it.

        Raises:
            KnownError: R108 where there is nothing left to take back.
        """
        raise NotImplementedError

    def add_note(self, case_id: CaseId, text: str) -> Changes:
        """Add a note; notes are never changed or removed."""
        raise NotImplementedError

    def attach(self, case_id: CaseId, resident_id: str) -> Changes:
        """Attach a candidate as the right person; "" says 該当する候補なし."""
        raise NotImplementedError

    def reveal(self, case_id: CaseId, *, resident_id: str, reason: str) -> str:
        """The individual number of the subject ("") or of a shown resident, for a moment.

        A ledger entry is committed before the digits are returned.

        Raises:
            KnownError: P101 without the permission, R109 where there is no number.
        """
        raise NotImplementedError

    def for_paper(self, case_ids: Sequence[CaseId]) -> Iterator[CaseView]:
        """The cases for a print, one after the other; protected ones are left out."""
        raise NotImplementedError
