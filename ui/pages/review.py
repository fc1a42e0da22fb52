"""確認: the first check. The dangerous patterns come first; one key answers, one gives the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.case_states import FIRST_OUTCOMES, WORKABLE, CaseId, CaseState, Lane, Outcome, reasons_for
from app.changes import Changes
from app.errors import KnownError
from app.review.first_check import Grouping, Judgement, QueueFilter, Review
from app.views import CaseView
from app.words import words
from ui.actions import bind, key_words
from ui.dialogs.paper_entry import PaperEntryDialog
from ui.groups import FirstGroups
from ui.pages.case_desk import CaseDesk
from ui.pages.group_course import GroupCourse
from ui.widgets.answer_strip import Answer, Choice
from ui.widgets.building import button, label, row
from ui.widgets.chip_row import ChipRow
from ui.workplace import Workplace

# How to add a view of the queue: one row (words, states).
STATE_FILTERS: Mapping[str, frozenset[CaseState]] = {
    "これから確認する件": frozenset({CaseState.OPEN, CaseState.RETURNED}),
    "差し戻された件": frozenset({CaseState.RETURNED}),
    "保留": frozenset({CaseState.HELD}),
    "書類確認中": frozenset({CaseState.DOCUMENTS}),
    "照会中": frozenset({CaseState.INQUIRY}),
    "二次確認待ち": frozenset({CaseState.DECIDED}),
    "完了": frozenset({CaseState.CLOSED}),
    "すべて": frozenset(),
}


class ReviewPage(CaseDesk):
    """The desk of the caseworker."""

    hinted = ("next", "next_resident", "undo", "search", "groups", "help")
    nothing_left = (
        "ここに並ぶ件はありません。\n\n"
        "・ほかのレーン・相違パターン・状態を選ぶと、残りの件が並びます。\n"
        "・検索の文字が残っていれば消してください。\n"
        "・照合がまだなら、責任者が「取込」「照合」を行うとここに件が並びます。"
    )

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, attaching=True)
        groups = FirstGroups(self.program)
        self._group_patterns: frozenset[str] = frozenset()
        self.course = GroupCourse(self, groups, read_queue=self.read_queue)
        self._build()
        self._wire()

    def reviewing(self) -> Review:
        """Invented cases may stand among the real ones."""
        return self.program.mixed_review

    def counted(self, ids: Sequence[CaseId]) -> int:
        """Invented cases are not counted."""
        return self.program.mixed_review.real(ids)

    def read_again(self) -> None:
        """Read figures, lanes, groups and queue."""
        self.read_counts()
        self._read_groups()
        self.read_queue()

    def read_counts(self) -> None:
        """The line above the queue; the chips follow when the queue is read."""
        counts = self.review.counts()
        self._counts.setText(f"本日 {counts.decided_today:,} 件　残り {counts.remaining:,} 件")

    def queue_ids(self) -> Sequence[CaseId]:
        """The sample of a group that is under way, else the cases of lane, group, state, search."""
        sample = self.course.queue_ids()
        return self.review.queue(self._wanted(grouped=True)) if sample is None else sample

    def write(self, changes: Changes) -> None:
        """Announce an own write; a group whose sample is through goes on."""
        super().write(changes)
        self.course.after_write()

    def read_queue(self) -> None:
        """Read the queue; only 一括可 patterns may be decided together."""
        super().read_queue()
        self.together.setVisible(self.groups.key in self._group_patterns)

    def takes_answer(self, view: CaseView) -> bool:
        """Only cases that are not decided yet."""
        return view.state in WORKABLE

    def record(self, view: CaseView, answer: Answer) -> Changes:
        """One first check."""
        return self.review.decide(
            Judgement(
                case_id=view.case_id,
                version=view.version,
                seen_digest=view.seen_digest,
                outcome=Outcome(answer.code),
                reason=answer.reason,
                note=answer.note,
            )
        )

    def recorded_words(self, view: CaseView, answer: Answer) -> str:
        """Always visible, always mendable."""
        said = words(Outcome(answer.code))
        return f"✓ {view.serial} を「{said}」で保存しました。{key_words('undo')} で取り消せます。"

    def tell_recorded(self, view: CaseView, answer: Answer) -> None:
        """What was recorded; an invented case says what it was."""
        revealed = self.program.mixed_review.revealed
        if revealed is None:
            super().tell_recorded(view, answer)
        else:
            self.strip.tell(revealed.words, role="done" if revealed.agreed else "notice")

    def undo(self) -> None:
        """Take back one's own last decision and show the case again."""
        try:
            changes = self.review.undo()
        except KnownError as error:
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self.write(changes)
        for case in changes.cases:
            self.go_to(case)
            self._on_case_chosen(case)
        self.strip.tell("確認結果を取り消しました。もう一度確認してください。")

    def adopt(self) -> None:
        """R: decide as in the earlier run, while that still holds."""
        view = self.pane.case
        if view is None:
            return
        try:
            changes = self.review.adopt(
                view.case_id, version=view.version, seen_digest=view.seen_digest
            )
        except KnownError as error:
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self.write(changes)
        self.advance()
        self.strip.tell(f"✓ {view.serial} に前回の確認結果を引き継ぎました。")

    def _build(self) -> None:
        self.lanes = QComboBox()
        self.lanes.setObjectName("lanes")
        self.lanes.setAccessibleName("レーン")
        self.groups = ChipRow(name="groups", words="相違パターン")
        self._counts = label(role="heading")
        self._counts.setObjectName("counts")
        paper = button(
            f"{key_words('paper')} 紙の結果を入力", self._on_paper_asked, name="paper", role="quiet"
        )
        self.together = button(
            f"{key_words('group')} まとめて確認", self._on_group_asked, name="together"
        )
        line = row(self.groups, self._counts, self.together, paper, spacing=12)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.problem)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName("検索")
        self.search.setPlaceholderText("検索 / 氏名・カナ・番号")
        self.search.setClearButtonEnabled(True)
        self.state_filter = QComboBox()
        self.state_filter.setObjectName("state_filter")
        self.state_filter.setAccessibleName("状態")
        self.state_filter.addItems(list(STATE_FILTERS))
        self.body.addWidget(self.desk([self.search, self.lanes, self.state_filter]), 1)
        self.strip.offer(
            [Choice(n, one, words(one)) for n, one in enumerate(FIRST_OUTCOMES, start=1)],
            {one: _reasons(one) for one in FIRST_OUTCOMES},
        )

    def _wire(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self.read_queue())
        self.search.returnPressed.connect(self.queue.setFocus)
        self.lanes.activated.connect(lambda _number: self.read_again())
        self.groups.chosen.connect(lambda _key: self.read_queue())
        self.state_filter.currentTextChanged.connect(lambda _text: self.read_again())
        self.pane.attach_asked.connect(self._on_attach_asked)
        bind(self, "undo", self.undo)
        bind(self, "adopt", self.adopt)
        self.queue.case_chosen.connect(self._tell_remembered)
        bind(self, "attach", self.pane.ask_attach)
        bind(self, "no_candidate", lambda: self._on_attach_asked(""))
        bind(self, "search", self.search.setFocus)
        bind(self, "groups", self.groups.take_focus)
        bind(self, "paper", self._on_paper_asked)
        bind(self, "group", self._on_group_asked)

    def _read_groups(self) -> None:
        lane = self.lanes.currentIndex()
        self.lanes.clear()
        for group in self.review.lanes():
            self.lanes.addItem(f"{group.words}　{group.remaining:,}", group.key)
        self.lanes.setCurrentIndex(max(lane, 0))
        found = self.review.groups(self._wanted(grouped=False), Grouping.SIGNATURE)
        self.groups.show_groups(found, everything="すべてのパターン")
        self._group_patterns = frozenset(one.key for one in found if one.group_ok)

    def _wanted(self, *, grouped: bool) -> QueueFilter:
        key = self.groups.key
        return QueueFilter(
            lane=Lane(self.lanes.currentData() or Lane.EYE),
            states=STATE_FILTERS[self.state_filter.currentText()],
            groups=((Grouping.SIGNATURE, key),) if grouped and key else (),
            text=self.search.text().strip(),
        )

    @Slot(str)
    def _on_attach_asked(self, resident_id: str) -> None:
        case = self.case_id()
        if case is None:
            return
        try:
            self.write(self.review.attach(case, resident_id))
        except KnownError as error:
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self._on_case_chosen(case)

    @Slot(int)
    def _tell_remembered(self, _case: int) -> None:
        """What was decided in an earlier run stands beside the keys, wherever the page is scrolled."""
        view = self.pane.case
        if view is not None and view.remembered is not None and self.takes_answer(view):
            key = f"　{key_words('adopt')} で引き継ぐ" if view.remembered.holds else ""
            self.strip.tell(f"{view.remembered.words}{key}")

    @Slot()
    def _on_group_asked(self) -> None:
        wanted = replace(self._wanted(grouped=True), states=frozenset())
        self.course.begin(lambda: self.program.group_review.open(wanted))

    @Slot()
    def _on_paper_asked(self) -> None:
        dialog = PaperEntryDialog(self, self.workplace)
        dialog.entered.connect(self.write)
        dialog.finished.connect(lambda _result: self.read_again())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _reasons(outcome: Outcome) -> tuple[Choice, ...]:
    return tuple(Choice(reason.key, reason.code, reason.words) for reason in reasons_for(outcome))
