"""What the first and the second check share: a queue, one case, a strip of answers, the keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.case_states import NOTE_REQUIRED, CaseId
from app.changes import Area, Changes
from app.errors import KnownError
from app.people import Permission, Role, may
from app.review.first_check import Review
from app.review.remarks import REVEAL_REASONS
from app.views import CaseView
from ui.actions import ACTIONS, bind, key_words
from ui.models.queue import QueueModel
from ui.pages.page import Page
from ui.widgets.answer_strip import Answer, AnswerStrip
from ui.widgets.building import column, label, row
from ui.widgets.case_pane import CasePane
from ui.widgets.folded_queue import FoldedQueue
from ui.widgets.hold_key import HoldKey
from ui.widgets.queue_list import QueueList
from ui.widgets.seen import TOO_SOON, Seen
from ui.workplace import Workplace

_QUEUE_WIDTH = 230  # pixels at normal text size


class CaseDesk(Page):
    """A page that works through cases. Subclasses say which cases, and what an answer means."""

    areas = frozenset({Area.CASES, Area.RUNS, Area.SETTINGS})
    nothing_left = ""
    hinted: tuple[str, ...] = ("next", "previous", "next_resident", "note", "marks", "reveal")

    def __init__(self, workplace: Workplace, *, attaching: bool) -> None:
        super().__init__(workplace)
        self.review = self.reviewing()
        self.model = QueueModel(self.review.rows)
        self.queue = QueueList(workplace.appearance, self.model)
        self.pane = CasePane(
            workplace.appearance,
            workplace.variants,
            attaching=attaching,
            reveal_reasons=REVEAL_REASONS,
        )
        self.strip = AnswerStrip(
            workplace.appearance, note_required=NOTE_REQUIRED, hints=_hints(self._hinted())
        )
        self.found = label(role="small")
        self.fold = FoldedQueue()
        self.folded = workplace.appearance.tight > 1  # the queue is one line
        role = self.program.desk.me.role
        told = role is Role.SUPERVISOR or self.program.settings.is_on("show_class_codes")
        self.pane.show_codes(shown=told)
        self._writing = False
        self._revealed = HoldKey(self, Qt.Key.Key_V, self.queue)
        self._wire_desk()

    def reviewing(self) -> Review:
        """The service that the cases are read from."""
        return self.program.review

    def counted(self, ids: Sequence[CaseId]) -> int:
        """How many cases the line beneath the queue speaks of."""
        return len(ids)

    def queue_ids(self) -> Sequence[CaseId]:
        """The cases to work through, in order."""
        raise NotImplementedError

    def record(self, view: CaseView, answer: Answer) -> Changes:
        """Record an answer; it is on disk when this returns."""
        raise NotImplementedError

    def recorded_words(self, view: CaseView, answer: Answer) -> str:
        """What the strip says after an answer."""
        raise NotImplementedError

    def tell_recorded(self, view: CaseView, answer: Answer) -> None:
        """Say what was recorded, beneath the next case."""
        self.strip.tell(self.recorded_words(view, answer))

    def takes_answer(self, view: CaseView) -> bool:
        """Whether the strip acts on this case."""
        raise NotImplementedError

    def _hinted(self) -> tuple[str, ...]:
        """In large text fewer keys are told; F1 tells them all."""
        large = self.workplace.appearance.tight > 0
        return (*self.hinted[:2], "help") if large else self.hinted

    def case_id(self) -> CaseId | None:
        """The case at hand."""
        return self.pane.case.case_id if self.pane.case else None

    def go_to(self, case: CaseId) -> None:
        """Show a case; from outside the queue too."""
        place = self.model.place_of(case)
        if place >= 0:
            self.queue.choose(place)
        else:
            self._on_case_chosen(case)

    def at_hand(self) -> CaseId | None:
        """The case a person would come back to."""
        return self.case_id()

    def kept_view(self) -> str:
        """How the queue is looked at, as text without anything of a record; "" as usual."""
        return ""

    def take_view(self, text: str) -> None:
        """Look at the queue as `kept_view` said."""

    def come_back_to(self, case: CaseId) -> None:
        """Show the case a person left off at; where it no longer waits the queue starts anew."""
        self.go_to(case)
        if self.pane.case is None or not self.takes_answer(self.pane.case):
            self.read_queue()

    def read_queue(self) -> None:
        """Read the queue; the case at hand stays at hand where it is still in it."""
        at_hand = self.case_id()
        ids = self.queue_ids()
        self.model.show_cases(ids)
        self.queue.go_to_top()
        self.found.setText(f"{self.counted(ids):,} 件")
        place = self.model.place_of(at_hand) if at_hand is not None else -1
        if ids:
            self.queue.choose(max(place, 0))
        else:
            self.show_nothing()

    def show_nothing(self) -> None:
        """The queue is empty: say what to do next."""
        self.pane.show_nothing(self.nothing_left)
        self.strip.hide()

    def write(self, changes: Changes) -> None:
        """Announce an own write: the rows it touched are read again, the queue keeps its order."""
        self._writing = True
        self.model.read_again(changes.cases)
        self.workplace.announcer.announce(changes.areas)
        self._writing = False
        self.read_counts()

    def attempt(self, act: Callable[[], Changes]) -> Changes | None:
        """Do what may be refused. A refusal is told beneath the case; None comes back then."""
        try:
            return act()
        except KnownError as error:
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return None

    def turn_weights(self) -> None:
        """Show how the candidate fits, where the office does not want judgement without it."""
        if self.program.settings.is_on("weights_hidden"):
            self.strip.tell("この点検では、候補の合い方の図を表示しません。見比べて判断します。")
        else:
            self.pane.candidates.turn_chart()

    def read_counts(self) -> None:
        """Read the figures above the queue."""

    def advance(self) -> None:
        """Go to the next case that still takes an answer, from the one at hand onwards.

        A case from outside the queue, such as one just taken back, was shown in front of the row at
        hand: that row comes next.
        """
        at = self.queue.place()
        place = at + (self.model.case_at(at) == self.case_id())
        while (row := self.model.row_at(place)) is not None and row.outcome_words:
            place += 1
        if row is None:
            self.read_queue()
        elif place == at:
            self._on_case_chosen(row.case_id)
        else:
            self.queue.choose(place)

    def strip_at_hand(self) -> AnswerStrip:
        """The strip that digits, Enter, Esc and N act on."""
        return self.strip

    def seen(self) -> Seen:
        """Whether the case at hand has been on the screen."""
        return self.pane.seen

    def if_seen(self, act: Callable[[], object]) -> None:
        """Do what a key says, unless it was pressed before the case at hand was to be seen."""
        if self.seen():
            act()
        else:
            self.strip_at_hand().tell(TOO_SOON, problem=True)

    def press(self, number: int) -> None:
        """A digit."""
        self.if_seen(lambda: self.strip_at_hand().press(number))

    def go_back(self) -> None:
        """Esc."""
        if self.folded and self.fold.panel.isVisible():
            self.take_focus()
        self.strip_at_hand().go_back()

    def step(self, by: int) -> None:
        """J and K: another case."""
        self.queue.choose(self.queue.place() + by)

    def go_to_note(self) -> None:
        """N: type a note."""
        self.strip_at_hand().go_to_note()

    def to_tools(self, act: Callable[[], object]) -> None:
        """Do what needs a tool of the queue; folded away, the tools are shown first."""
        if self.folded:
            self.fold.unfold()
        act()

    def desk(self, tools: Sequence[QWidget], more: Sequence[QWidget] = ()) -> QSplitter:
        """Queue at the left between its tools, the case at the right above its strip.

        In the largest text the queue is one line above the case, its tools folded away.
        """
        self.beneath = column(*more)
        right = QWidget()
        split = QSplitter()  # asks for no height for its width: the case scrolls, not the page
        if self.folded:
            self.fold.take(self.queue, self.found, (*tools, *((self.beneath,) if more else ())))
            right.setLayout(column(self.fold, self.pane, self.strip, spacing=8))
        else:
            left = QWidget()
            self.foot = row(self.found, 1)
            left.setLayout(column(*tools, self.queue, self.foot, self.beneath, spacing=6))
            left.setMinimumWidth(190)
            split.addWidget(left)
            right.setLayout(column(self.pane, self.strip, spacing=8))
        split.addWidget(right)
        split.setStretchFactor(split.count() - 1, 1)
        split.setSizes([_queue_width(self.workplace.appearance.percent), 2000][-split.count() :])
        split.setHandleWidth(10)
        split.setChildrenCollapsible(False)
        return split

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves a text field: the keys act on the case again."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.take_focus()
            return True
        return super().eventFilter(watched, event)

    def _wire_desk(self) -> None:
        self.starts_at = self.queue
        self.strip.note.installEventFilter(self)
        self.strip.note_left.connect(self.queue.setFocus)
        self.queue.case_chosen.connect(self._on_case_chosen)
        self.strip.answered.connect(self._on_answered)
        self.pane.evidence.reason_chosen.connect(self._on_reveal_reason_chosen)
        self._revealed.pressed.connect(self._on_reveal_pressed)
        self._revealed.released.connect(self._on_reveal_released)
        for number in range(1, 10):
            self._bind_digit(number)
        bind(self, "usual", lambda: self.if_seen(self.strip_at_hand().press_usual))
        bind(self, "back", self.go_back)
        bind(self, "note", self.go_to_note)
        bind(self, "next", lambda: self.step(1))
        bind(self, "previous", lambda: self.step(-1))
        bind(self, "next_resident", self.pane.compare_with_next)
        bind(self, "previous_resident", self.pane.compare_with_previous)
        bind(self, "marks", self.pane.turn_marks)
        bind(self, "details", self.pane.turn_codes)
        bind(self, "weights", self.turn_weights)

    def _bind_digit(self, number: int) -> None:
        bind(self, f"answer_{number}", lambda: self.press(number))

    @Slot(int)
    def _on_case_chosen(self, case: int) -> None:
        self._revealed.let_go()
        try:
            view = self.review.open(CaseId(case))
        except KnownError as error:
            self.tell_error(error)
            return
        self.pane.show_case(view)
        self.strip.show()
        self.strip.start_anew()
        self.strip.allow(allowed=self.takes_answer(view))

    @Slot(Answer)
    def _on_answered(self, answer: Answer) -> None:
        view = self.pane.case
        if view is None:
            return
        if not self.pane.seen:  # a click that was meant for the case before
            self.strip.go_back()
            self.strip.tell(TOO_SOON, problem=True)
            return
        try:
            changes = self.record(view, answer)
        except KnownError as error:
            self.strip.go_back()
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self.tell("")
        self.write(changes)
        self.queue.setFocus()
        self.advance()
        self.tell_recorded(view, answer)

    @Slot()
    def _on_reveal_pressed(self) -> None:
        view = self.pane.case
        if view is None or not may(self.program.desk.me.role, Permission.REVEAL_NUMBER):
            return
        reason = self.pane.evidence.reveal_reason()
        if not reason:
            self._revealed.let_go()
            self.pane.evidence.ask_reason()
            return
        try:
            digits = self.review.reveal(view.case_id, resident_id="", reason=reason)
        except KnownError as error:
            self.strip.tell(f"{error.sentence}({error.code})", problem=True)
            return
        self.pane.evidence.number.setText(f"{digits[:4]} {digits[4:8]} {digits[8:]}")

    @Slot()
    def _on_reveal_reason_chosen(self) -> None:
        self.queue.setFocus()
        self.strip.tell(f"{key_words('reveal')} を押している間だけ個人番号を表示し、記録します。")

    @Slot()
    def _on_reveal_released(self) -> None:
        if self.pane.case is not None:
            self.pane.evidence.mask_number(self.pane.case)

    def _on_changed(self, areas: frozenset[str]) -> None:
        if not self._writing:
            super()._on_changed(areas)


def _queue_width(percent: int) -> int:
    """Half as fast as the text: in large text the case needs the room more than the queue."""
    return _QUEUE_WIDTH * (100 + percent) // 200


def _hints(names: Sequence[str]) -> str:
    """The keys worth knowing, for the foot of the strip."""
    return "　".join(f"{key_words(name)} {ACTIONS[name].words.split('(')[0]}" for name in names)
