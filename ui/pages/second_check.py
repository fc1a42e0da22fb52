"""二次確認: another person agrees or sends back, with the first decision in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot

from app.case_states import (
    FINAL_OUTCOMES,
    SECOND_OUTCOMES,
    CaseId,
    CaseState,
    Lane,
    Outcome,
    reasons_for,
)
from app.changes import Changes
from app.groups.check import Lot
from app.review.blind import BlindResult, OwnJudgement, offered
from app.review.first_check import QueueFilter
from app.review.second_check import CheckedCase
from app.views import CaseView
from app.words import words
from ui.actions import bind
from ui.dialogs.lot_choice import LotDialog
from ui.groups import SecondGroups
from ui.pages.case_desk import CaseDesk
from ui.pages.group_course import GroupCourse
from ui.widgets.answer_strip import Answer, Choice
from ui.widgets.building import button, label, row
from ui.widgets.two_readings import TwoReadings
from ui.workplace import Workplace

_SINGLY = "先に自分で判断する設定のため、まとめての二次確認はできません。1件ずつ確認してください。"
_OWN_FIRST = "先に自分の判断を入力してください。\n一次確認の結果は、その後に表示します。"


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
        self.course = GroupCourse(self, SecondGroups(self.program), read_queue=self.read_queue)
        self.unfinished = lambda: self.course.queue_ids() is not None
        self._both = TwoReadings()
        self._offered: tuple[Outcome, ...] = ()  # the answers of the strip
        self._judged: BlindResult | None = None  # by the last answer
        self._together = button("L まとめて確認", self._on_group_asked, name="together")
        line = row(label("二次確認", role="title"), 1, self._waiting, self._together, spacing=12)
        self.body.addLayout(line)
        self.body.addWidget(self.problem)
        self.pane.put_on_top(self._both)
        self.body.addWidget(self.desk([self._first]), 1)
        self._offer(SECOND_OUTCOMES)
        bind(self, "group", self._on_group_asked)

    def read_again(self) -> None:
        """Read what waits, and the queue."""
        self.read_counts()
        self.read_queue()

    def read_counts(self) -> None:
        """What waits, by the outcome of the first check."""
        waiting = (f"{one.words} {one.remaining:,}" for one in self._checks.groups())
        self._waiting.setText("　".join(waiting))
        self._together.setVisible(not self._checks.blind.is_on())

    def queue_ids(self) -> Sequence[CaseId]:
        """The sample of a group that is under way, else what this person may check, by lane."""
        sample = self.course.queue_ids()
        if sample is not None:
            return sample
        lanes = (Lane(lane.key) for lane in self.review.lanes())
        return [case for lane in lanes for case in self._checks.queue(QueueFilter(lane=lane))]

    def write(self, changes: Changes) -> None:
        """Announce an own write; a group whose sample is through goes on."""
        super().write(changes)
        self.course.after_write()

    def takes_answer(self, view: CaseView) -> bool:
        """Only cases that wait for the second check."""
        self._offer(offered(view.lane) if view.veiled else SECOND_OUTCOMES)
        self._show_first(view)
        return view.state is CaseState.DECIDED

    def record(self, view: CaseView, answer: Answer) -> Changes:
        """An own judgement where that comes first; else agree, or send back with a reason."""
        self._judged = None
        if view.veiled:
            self._judged = self._checks.judge_first(
                OwnJudgement(
                    case_id=view.case_id,
                    version=view.version,
                    seen_digest=view.seen_digest,
                    outcome=Outcome(answer.code),
                    reason=answer.reason,
                    note=answer.note,
                )
            )
            return self._judged.changes
        checked = CheckedCase(
            case_id=view.case_id, version=view.version, seen_digest=view.seen_digest
        )
        if Outcome(answer.code) is Outcome.AGREED:
            return self._checks.agree(checked, answer.note)
        return self._checks.send_back(checked, reason=answer.reason, note=answer.note)

    def recorded_words(self, view: CaseView, answer: Answer) -> str:
        """What was recorded."""
        if self._judged is not None:
            return _judged_words(view, self._judged)
        return f"✓ {view.serial} を「{words(Outcome(answer.code))}」で保存しました。"

    def advance(self) -> None:
        """Where two readings differ the case stays, with both of them."""
        case = self.case_id()
        apart = self._judged is not None and not self._judged.agrees and self._judged.may_close
        if apart and case is not None:
            self._on_case_chosen(case)
        else:
            super().advance()

    def show_nothing(self) -> None:
        """Nothing waits."""
        self._first.hide()
        self._both.hide()
        super().show_nothing()

    def _on_group_asked(self) -> None:
        if self.course.queue_ids() is not None:
            self.course.leave()
            return
        if self._checks.blind.is_on():
            self.tell(_SINGLY)
            return
        lots = self.program.group_check.lots()
        if not lots:
            self.tell("まとめて二次確認できるグループはありません。1件ずつ確認してください。")
            return
        dialog = LotDialog(self, lots)
        dialog.lot_chosen.connect(self._on_lot_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(Lot)
    def _on_lot_chosen(self, lot: Lot) -> None:
        self.course.begin(lambda: self.program.group_check.open(lot))
        self.queue.setFocus()

    def _offer(self, answers: tuple[Outcome, ...]) -> None:
        """Answers of one's own, or to agree and to send back."""
        if answers == self._offered:
            return
        self._offered = answers
        self.strip.offer(
            [Choice(n, one, words(one)) for n, one in enumerate(answers, start=1)],
            {one: _reasons(one) for one in answers},
        )

    def _show_first(self, view: CaseView) -> None:
        own = "" if view.veiled else self._checks.blind.own_words(view.case_id)
        first = _first_words(view)
        self._both.setVisible(bool(own and first))
        if own and first:
            self._both.show_both(_first_line(view), f"二次確認(自分の判断)\n{own}")
        self._first.setText(_OWN_FIRST if view.veiled else first)
        self._first.setVisible(view.veiled or bool(first and not own))


def _first_words(view: CaseView) -> str:
    """The standing first check, "" where there is none."""
    standing = [one for one in view.history if one.outcome in FINAL_OUTCOMES and not one.withdrawn]
    if not standing:
        return ""
    last = standing[-1]
    typed = f"\n入力 {last.entered_by}" if last.entered_by != last.judged_by else ""
    reason = f"\n{last.reason_words}" if last.reason_words else ""
    return f"一次確認\n{last.outcome_words}{reason}\n確認 {last.judged_by}{typed}"


def _first_line(view: CaseView) -> str:
    """The standing first check as briefly as one's own stands beside it."""
    last = [one for one in view.history if one.outcome in FINAL_OUTCOMES and not one.withdrawn][-1]
    note = f"「{last.note}」" if last.note else ""
    said = "　".join(part for part in (last.outcome_words, last.reason_words, note) if part)
    return f"一次確認　{last.judged_by}\n{said}"


def _judged_words(view: CaseView, judged: BlindResult) -> str:
    if not judged.may_close:
        return f"✓ {view.serial} の判断を保存しました。この件の二次確認は責任者が行います。"
    if judged.agrees:
        return f"✓ {view.serial} 一次確認と一致しました。「同意」で保存しました。"
    return "判断が分かれました。両方を見比べて、同意か差戻しを選んでください。"


def _reasons(outcome: Outcome) -> tuple[Choice, ...]:
    return tuple(Choice(reason.key, reason.code, reason.words) for reason in reasons_for(outcome))
