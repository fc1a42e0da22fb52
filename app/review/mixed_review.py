"""The first check as a caseworker's queue shows it: real cases, and invented ones where they are on.

Only the page of the first check uses this; whatever counts, lists, prints or exports uses Review.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.case_states import CaseId
from app.cases.queue_views import QueueRow
from app.cases.queues import Ordering, QueueFilter
from app.changes import Changes
from app.desk import Desk
from app.errors import KnownError
from app.review.first_check import Judgement, Review
from app.review.planted import PlantedCases
from app.review.planted_views import Revealed
from app.views import CaseView

_ANSWERED = "模擬の件"
_NOTHING_TOUCHED = Changes(areas=frozenset(), ledger_seq=0)


class MixedReview(Review):
    """Acts on an invented case as on any other, so that nothing tells it apart before its answer."""

    def __init__(self, desk: Desk, planted: PlantedCases) -> None:
        super().__init__(desk)
        self._planted = planted
        self._told_of_undo = False
        self.revealed: Revealed | None = None  # by the last decision; None: it was a real case

    def queue(self, wanted: QueueFilter, order: Ordering = Ordering.DANGER) -> Sequence[CaseId]:
        """The wanted cases in order; in that of the queue with invented ones among them.

        Beside people in the order of their names somebody invented would stand out.
        """
        found = super().queue(wanted, order)
        return self._planted.mix(found, wanted) if order is Ordering.DANGER else found

    def real(self, case_ids: Sequence[CaseId]) -> int:
        """How many of these are no invented cases: every count on the screen says this."""
        return len(case_ids) - self._planted.among(case_ids)

    def rows(self, case_ids: Sequence[CaseId]) -> tuple[QueueRow, ...]:
        """The rows of one page, in the order given."""
        invented = {
            case: replace(row, outcome_words=_ANSWERED) if row.outcome_words else row
            for case, row in self._planted.rows(case_ids).items()
        }
        found = super().rows([case for case in case_ids if case not in invented])
        by_id = {row.case_id: row for row in found} | invented
        return tuple(by_id[case] for case in case_ids if case in by_id)

    def open(self, case_id: CaseId) -> CaseView:
        """One case. Errors as Review.open."""
        return self._planted.open(case_id) if self._is_invented(case_id) else super().open(case_id)

    def decide(self, judgement: Judgement) -> Changes:
        """Record a first check, or answer an invented case. Errors as Review.decide."""
        self.revealed, self._told_of_undo = None, False
        if not self._is_invented(judgement.case_id):
            return super().decide(judgement)
        self.revealed = self._planted.answer(judgement.case_id, judgement.outcome)
        return self.revealed.changes

    def undo(self) -> Changes:
        """Take back one's own last decision; right after an invented case only when asked twice.

        Raises:
            KnownError: R108; R118 the case before was an invented one.
        """
        if self._planted.answered_last() and not self._told_of_undo:
            self._told_of_undo = True
            raise KnownError(
                "R118",
                "直前の件は模擬の件のため、取消はいりません。もう一度押すと、その前の件を取り消します。",
            )
        self._told_of_undo = False
        return super().undo()

    def attach(self, case_id: CaseId, resident_id: str) -> Changes:
        """Attach a candidate. Errors as Review.attach."""
        if not self._is_invented(case_id):
            return super().attach(case_id, resident_id)
        self._planted.attach(case_id, resident_id)
        return _NOTHING_TOUCHED

    def reveal(self, case_id: CaseId, *, resident_id: str, reason: str) -> str:
        """An individual number, for a moment. Errors as Review.reveal."""
        if not self._is_invented(case_id):
            return super().reveal(case_id, resident_id=resident_id, reason=reason)
        return self._planted.reveal(case_id, reason=reason)

    def _is_invented(self, case_id: CaseId) -> bool:
        return self._planted.holds(case_id)
