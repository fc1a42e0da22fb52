"""二次確認: another person agrees or sends back, with the first decision in sight."""

from collections.abc import Sequence

from app.cases import FINAL_OUTCOMES, SECOND_OUTCOMES, CaseId, CaseState, Lane, Outcome, reasons_for
from app.changes import Changes
from app.review import QueueFilter
from app.second_check import CheckedCase
from app.views import CaseView
from app.words import words
from ui.pages.case_desk import CaseDesk
from ui.widgets.answer_strip import Answer, Choice
from ui.widgets.building import label, row
from ui.workplace import Workplace


class SecondCheckPage(CaseDesk):
    """The desk of the second checker, who is neither 確認者 nor 入力者 of a case shown."""

    nothing_left = (
        "二次確認を待つ件はありません。\n\n"
        "・自分が確認した件、自分が入力した件はここに並びません。\n"
        "・「紐付け誤りの疑い」の件は責任者が確認します。"
    )

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, attaching=False)
        self._checks = self.program.second_check
        self._waiting = label(role="heading")
        self._first = label(role="notice", wrap=True)
        self._first.setObjectName("first_decision")
        self.body.addLayout(row(label("二次確認", role="title"), 1, self._waiting))
        self.body.addWidget(self.problem)
        self.body.addWidget(self.desk([self._first]), 1)
        self.strip.offer(
            [Choice(n, one, words(one)) for n, one in enumerate(SECOND_OUTCOMES, start=1)],
            {Outcome.SENT_BACK: _reasons(), Outcome.AGREED: ()},
        )

    def read_again(self) -> None:
        """Read what waits, and the queue."""
        self.read_counts()
        self.read_queue()

    def read_counts(self) -> None:
        """What waits, by the outcome of the first check."""
        waiting = (f"{one.words} {one.remaining:,}" for one in self._checks.groups())
        self._waiting.setText("　".join(waiting))

    def queue_ids(self) -> Sequence[CaseId]:
        """The decided cases that this person may check, lane by lane."""
        lanes = (Lane(lane.key) for lane in self.review.lanes())
        return [case for lane in lanes for case in self._checks.queue(QueueFilter(lane=lane))]

    def takes_answer(self, view: CaseView) -> bool:
        """Only cases that wait for the second check."""
        self._show_first(view)
        return view.state is CaseState.DECIDED

    def record(self, view: CaseView, answer: Answer) -> Changes:
        """Agree, or send back with a reason."""
        checked = CheckedCase(
            case_id=view.case_id, version=view.version, seen_digest=view.seen_digest
        )
        if Outcome(answer.code) is Outcome.AGREED:
            return self._checks.agree(checked, answer.note)
        return self._checks.send_back(checked, reason=answer.reason, note=answer.note)

    def recorded_words(self, view: CaseView, answer: Answer) -> str:
        """What was recorded."""
        return f"✓ {view.serial} を「{words(Outcome(answer.code))}」で保存しました。"

    def show_nothing(self) -> None:
        """Nothing waits."""
        self._first.hide()
        super().show_nothing()

    def _show_first(self, view: CaseView) -> None:
        standing = [
            one for one in view.history if one.outcome in FINAL_OUTCOMES and not one.withdrawn
        ]
        self._first.setVisible(bool(standing))
        if standing:
            last = standing[-1]
            typed = f"\n入力 {last.entered_by}" if last.entered_by != last.judged_by else ""
            reason = f"\n{last.reason_words}" if last.reason_words else ""
            self._first.setText(
                f"一次確認\n{last.outcome_words}{reason}\n確認 {last.judged_by}{typed}"
            )


def _reasons() -> tuple[Choice, ...]:
    found = reasons_for(Outcome.SENT_BACK)
    return tuple(Choice(reason.key, reason.code, reason.words) for reason in found)
