"""確認: the first check. The dangerous patterns come first; one key answers, one gives the reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from app.case_states import FIRST_OUTCOMES, WORKABLE, CaseId, Outcome, reasons_for
from app.changes import Changes
from app.review.case_lists import is_list
from app.review.first_check import Judgement, Review
from app.views import CaseView
from app.words import words
from ui.actions import bind, key_words
from ui.groups import FirstGroups, RememberedGroups
from ui.pages.case_desk import CaseDesk
from ui.pages.group_course import GroupCourse
from ui.pages.list_desk import ListDesk
from ui.pages.queue_acts import QueueActs
from ui.pages.register_searching import RegisterSearching
from ui.pages.review_tools import QueueTools
from ui.tab_order import follow_layout
from ui.widgets.answer_strip import Answer, AnswerStrip, Choice
from ui.widgets.building import button, column, label, row
from ui.widgets.document_sheet import DocumentSheet
from ui.widgets.seen import Seen
from ui.workplace import Workplace


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
        tools = self.tools = QueueTools(self, self.program)
        self.search, self.lanes = tools.search, tools.lanes
        self.groups, self.state_filter = tools.groups, tools.state_filter
        self.documents = DocumentSheet(self.pane, workplace.appearance)
        self.acts = QueueActs(self, self.tools, chosen=self._chosen)
        self.searching = RegisterSearching(self, workplace, show=self._on_case_chosen)
        self._turned = False  # a person wants the other of list and case
        first = FirstGroups(self.program)
        self.course = GroupCourse(self, first, read_queue=self.read_queue)
        self.unfinished = lambda: self.course.queue_ids() is not None
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
        self.tools.read()
        self.read_queue()

    def read_counts(self) -> None:
        """The line above the queue; the chips follow when the queue is read."""
        counts = self.review.counts()
        self._counts.setText(f"本日 {counts.decided_today:,} 件　残り {counts.remaining:,} 件")

    def queue_ids(self) -> Sequence[CaseId]:
        """The sample of a group that is under way, else the cases of lane, group, state, search."""
        sample = self.course.queue_ids()
        if sample is not None:
            return sample
        return self.review.queue(self.tools.wanted(grouped=True), self.tools.ordering())

    def write(self, changes: Changes) -> None:
        """Announce an own write; a group whose sample is through goes on."""
        super().write(changes)
        self.course.after_write()

    def read_queue(self) -> None:
        """Read the queue, as a list or beside the first case."""
        self._arrange()
        if self.listed:
            self.model.show_cases(self.queue_ids())
            self.pane.show_nothing("")
            self.list_desk.show_queue(self.tools.lane())
        else:
            super().read_queue()
        self.together.setVisible(self.tools.may_be_decided_together())

    @cached_property
    def list_desk(self) -> ListDesk:
        """The list, made when it is first worked on."""
        made = ListDesk(self.workplace, self.model)
        made.written.connect(self.write)
        made.open_asked.connect(self.turn_list)
        self._desks.addWidget(made)
        return made

    @property
    def listed(self) -> bool:
        """Whether the cases are worked as a list now."""
        wanted = self.tools.wanted(grouped=False)
        usual = is_list(wanted.lane, wanted.states)
        return usual is not self._turned and self.course.queue_ids() is None

    def turn_list(self) -> None:
        """O: the case at hand on the full page, or back to the list."""
        case = self.list_desk.case_id() if self.listed else self.case_id()
        self._turned = not self._turned
        self.read_queue()
        if case is not None and self.listed:
            self.list_desk.list.choose(self.model.place_of(case))
        elif case is not None:
            self.go_to(case)
        self.take_focus()

    def at_hand(self) -> CaseId | None:
        """The case shown, or the line at hand."""
        return self.list_desk.case_id() if self.listed else super().at_hand()

    def kept_view(self) -> str:
        """The filter, without what was searched for and without names of places."""
        return self.tools.kept()

    def take_view(self, text: str) -> None:
        """The filter as it was left."""
        self.tools.take(text)

    def come_back_to(self, case: CaseId) -> None:
        """Show the case, or its line."""
        if self.listed:
            self.list_desk.list.choose(self.model.place_of(case))
        else:
            super().come_back_to(case)

    def strip_at_hand(self) -> AnswerStrip:
        """That of the list, or that of the case."""
        return self.list_desk.strip if self.listed else self.strip

    def seen(self) -> Seen:
        """The case, or the line at hand."""
        return self.list_desk.list.seen if self.listed else super().seen()

    def press(self, number: int) -> None:
        """A digit ticks a document while their sheet is open."""
        if self.documents.is_open:
            self.documents.press(number)
        else:
            super().press(number)

    def go_back(self) -> None:
        """Esc closes the sheet of documents first."""
        if self.documents.is_open:
            self.documents.close_sheet()
        else:
            super().go_back()

    def step(self, by: int) -> None:
        """J and K."""
        if self.listed:
            self.list_desk.step(by)
        else:
            super().step(by)

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
                documents=self.documents.ticked(),
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
            self.strip.tell(revealed.words, role="done" if revealed.agreed else "told")

    def undo(self) -> None:
        """Take back one's own last decision and show the case again; in a list what a key said."""
        if self.listed:
            self.list_desk.undo()
            return
        changes = self.attempt(self.review.undo)
        if changes is None:
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
        adopt = partial(self.review.adopt, version=view.version, seen_digest=view.seen_digest)
        changes = self.attempt(partial(adopt, view.case_id))
        if changes is not None:
            self.write(changes)
            self.advance()
            self.strip.tell(f"✓ {view.serial} に前回の確認結果を引き継ぎました。")

    def _build(self) -> None:
        self._counts = label(role="heading")
        self._counts.setObjectName("counts")
        self.together = button(
            f"{key_words('group')} まとめて確認", self._on_group_asked, name="together"
        )
        self._line, self._chips = row(), row()
        self.body.addLayout(self._line)
        self.body.addWidget(self.problem)
        self._more = self.acts.buttons()
        self._beside = column(self.tools.box)
        self._beside.setContentsMargins(0, 0, 0, 0)
        beside = QWidget()
        beside.setLayout(self._beside)
        self.split = self.desk([beside], [self._more])
        self.fold.put_tools([self._chips])
        self.fold.starts_at = self.search
        self._lay_line()
        self._desks = QStackedWidget()
        self._desks.addWidget(self.split)
        self.body.addWidget(self._desks, 1)
        self.strip.offer(
            [Choice(n, one, words(one)) for n, one in enumerate(FIRST_OUTCOMES, start=1)],
            {one: _reasons(one) for one in FIRST_OUTCOMES},
        )

    def _wire(self) -> None:
        self.search.installEventFilter(self)
        self.tools.left.connect(self.take_focus)
        self.search.returnPressed.connect(self.take_focus)
        self.tools.changed.connect(self._on_filter_changed)
        self.tools.narrowed.connect(self.read_queue)
        self.tools.reordered.connect(self._on_reordered)
        self.pane.attach_asked.connect(self._on_attach_asked)
        self.pane.candidates.search_asked.connect(self.searching.begin)
        self.queue.case_chosen.connect(self._tell_remembered)
        self.documents.closed.connect(self._on_documents_closed)
        acts: dict[str, Callable[[], object]] = {
            "undo": self.undo,
            "adopt": lambda: self.if_seen(self.adopt),
            "attach": lambda: self.if_seen(self.pane.ask_attach),
            "no_candidate": lambda: self.if_seen(lambda: self._on_attach_asked("")),
            "search": lambda: self.to_tools(self.search.setFocus),
            "register_search": self.searching.begin,
            "groups": lambda: self.to_tools(self.groups.take_focus),
            "group_by": lambda: self.to_tools(partial(self.tools.choose_from, self.tools.by)),
            "order": lambda: self.to_tools(partial(self.tools.choose_from, self.tools.order)),
            "whose": self.tools.turn_whose,
            "saved_filters": self.acts.filters,
            "assign": self.acts.assign,
            "take_over": self.acts.take_over,
            "documents": self._on_documents_asked,
            "open_case": self.turn_list,
            "mark": self._on_mark_asked,
            "mark_all": self._on_mark_all_asked,
            "paper": self.acts.paper,
            "group": self._on_group_asked,
        }
        for name, act in acts.items():
            bind(self, name, act)

    def _lay_line(self) -> None:
        """What groups the queue and how much is left: above, or in the queue folded to one line."""
        inside = self.folded and not self.listed
        chips, counts = (self._chips, self.fold.line) if inside else (self._line, self._line)
        chips.addWidget(self.tools.by)
        chips.addWidget(self.groups, 1)
        counts.addWidget(self._counts)
        counts.addWidget(self.together)
        self.tools.lie(sideways=self.listed or self.folded)
        beside_a_case = self.tools.column if self.folded else self.foot
        (self.list_desk.line if self.listed else beside_a_case).addWidget(self.tools.order)

    def _arrange(self) -> None:
        """The tools above the list, or in the column beside the case."""
        if (self._desks.currentWidget() is self.split) is not self.listed:
            return
        focus = QApplication.focusWidget()
        self._lay_line()
        if self.listed:
            self.list_desk.tools.addWidget(self.tools.box, 1)
            self.list_desk.tools.addWidget(self._more)
            self._desks.setCurrentWidget(self.list_desk)
        else:
            self._beside.insertWidget(0, self.tools.box)
            self.beneath.addWidget(self._more)
            self._desks.setCurrentWidget(self.split)
        self.starts_at = self.list_desk.list if self.listed else self.queue
        follow_layout(self)
        if focus is not None and self.tools.box.isAncestorOf(focus):
            focus.setFocus()
        elif focus is not None and self.isAncestorOf(focus) and not focus.isVisible():
            self.take_focus()

    @Slot(str)
    def _on_attach_asked(self, resident_id: str) -> None:
        case = self.case_id()
        if case is None:
            return
        changes = self.attempt(partial(self.review.attach, case, resident_id))
        if changes is not None:
            self.write(changes)
            self._on_case_chosen(case)

    @Slot(int)
    def _tell_remembered(self, _case: int) -> None:
        """What was decided in an earlier run stands beside the keys, wherever the page is scrolled."""
        view = self.pane.case
        if view is not None and view.remembered is not None and self.takes_answer(view):
            key = f"　{key_words('adopt')} で引き継ぐ" if view.remembered.holds else ""
            self.strip.tell(f"{view.remembered.words}{key}")

    @Slot(int)
    def _on_case_chosen(self, case: int) -> None:
        super()._on_case_chosen(case)
        self.documents.start_anew()

    @Slot()
    def _on_filter_changed(self) -> None:
        """Another lane or state is worked as it usually is."""
        self._turned = False
        self.read_again()

    @Slot()
    def _on_reordered(self) -> None:
        """Another order begins at its beginning."""
        self.read_queue()
        if not self.listed:
            self.queue.choose(0)

    def _chosen(self) -> tuple[CaseId, ...]:
        """The cases marked, or the one at hand."""
        at_hand = self.case_id()
        return self.list_desk.chosen() if self.listed else (at_hand,) if at_hand else ()

    @Slot()
    def _on_documents_asked(self) -> None:
        if self.pane.case is not None and self.takes_answer(self.pane.case) and not self.listed:
            self.documents.turn()

    @Slot()
    def _on_documents_closed(self) -> None:
        seen = self.documents.words()
        self.strip.tell(f"確認した書類: {seen}" if seen else "")
        self.queue.setFocus()

    def _on_mark_asked(self) -> None:
        """Space: it presses a button that has the focus, as everywhere."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif self.listed:
            self.list_desk.turn_mark()

    def _on_mark_all_asked(self) -> None:
        if self.listed:
            self.list_desk.mark_all()

    @Slot()
    def _on_group_asked(self) -> None:
        wanted = replace(self.tools.wanted(grouped=True), states=frozenset())
        groups = (RememberedGroups if wanted.remembered else FirstGroups)(self.program)
        self.course.begin_with(groups, lambda: self.program.group_review.open(wanted))


def _reasons(outcome: Outcome) -> tuple[Choice, ...]:
    return tuple(Choice(reason.key, reason.code, reason.words) for reason in reasons_for(outcome))
