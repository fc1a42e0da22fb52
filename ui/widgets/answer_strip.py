"""The strip at the foot of a case: one key for the answer, one for its reason, and done.

The strip knows rows of answers and reasons, not what they mean. The reasons lie on a sheet that
rises over the answers and the foot of the case: nothing that is being read moves, and nothing has
to be laid out anew, while a hundred cases pass by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from ui.appearance import Appearance
from ui.widgets.building import button, column, label, restyle, row
from ui.widgets.button_grid import ButtonGrid
from ui.widgets.keycap import wear_keycap

_MARGINS = (12, 8, 12, 8)
_SPACING = 6
_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ANSWERS_BESIDE, _REASONS_BESIDE = 5, 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer or reason: its digit, its code and its words."""

    key: int
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was entered: the answer's code, the reason's code ("" where none is asked), the note."""

    code: str
    reason: str
    note: str


class AnswerStrip(QFrame):
    """Offers answers, then the reasons of the one chosen, then emits `answered`."""

    answered = Signal(Answer)
    note_left = Signal()

    def __init__(self, appearance: Appearance, *, note_required: str, hints: str) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setObjectName("answer_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._appearance = appearance
        self._note_required = note_required
        self._hints = hints
        self._answers: tuple[Choice, ...] = ()
        self._reasons: dict[str, tuple[Choice, ...]] = {}
        self._grids: dict[str, ButtonGrid] = {}
        self._pending: Choice | None = None
        self._waiting_reason: Choice | None = None
        self._enabled = True
        self._low = appearance.tight > 0  # what is compared needs the room
        self._lines = 1 if self._low else 2  # that are always there for what is told
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("told")
        self._told.setMinimumHeight(self._told.fontMetrics().height() * self._lines)
        self._asked = label(role="heading")
        self.note = QLineEdit()
        self._build()

    def offer(self, answers: Sequence[Choice], reasons: dict[str, tuple[Choice, ...]]) -> None:
        """Set the answers (keys 1 …) and the reasons that follow each of them, in place of others."""
        self._offered.clear()
        for grid in self._grids.values():
            grid.hide()
            grid.deleteLater()
        self._grids.clear()
        self._answers, self._reasons = tuple(answers), reasons
        for choice in answers:
            made = self._button(choice, f"answer_{choice.code}", choice.words)
            if not self._low:
                made.setMinimumHeight(made.fontMetrics().height() * 2 + 8)
            self._offered.add(made)
            self._grids[choice.code] = self._grid(reasons.get(choice.code, ()))
            self._asking_layout.addWidget(self._grids[choice.code])
        self.start_anew()

    @property
    def asking_reason(self) -> bool:
        """Whether the next digit is a reason."""
        return self._pending is not None

    def press(self, key: int) -> None:
        """A digit: an answer, or a reason once an answer is chosen."""
        offered = self._reasons[self._pending.code] if self._pending else self._answers
        choice = next((one for one in offered if one.key == key), None)
        if choice is None or not self._enabled:
            return
        if self._pending is not None:
            self._choose_reason(choice)
        elif self._reasons.get(choice.code):
            self._ask_reason(choice)
        else:
            self._give(choice.code, "")

    def press_usual(self) -> None:
        """Enter: the first reason of the answer chosen."""
        if self._pending is not None:
            self.press(self._reasons[self._pending.code][0].key)

    def go_back(self) -> None:
        """Esc: choose the answer anew. The note stays."""
        self._pending = self._waiting_reason = None
        self._asking.hide()
        self._offered.setEnabled(self._enabled)

    def start_anew(self) -> None:
        """Make ready for another case: no answer, no note."""
        self.note.clear()
        self._fold_note()
        self.tell(self._hints)
        self.go_back()

    def go_to_note(self) -> None:
        """Let a note be typed."""
        self.note.show()
        self._open_note.hide()
        self.note.setFocus()

    def tell(self, words: str, *, problem: bool = False, role: str = "small") -> None:
        """Say what was recorded, or why it was not."""
        self._told.setText(words)
        restyle(self._told, role="problem" if problem else role)
        self._make_room()

    def allow(self, *, allowed: bool) -> None:
        """Switch the strip off where the case takes no answer."""
        self._enabled = allowed
        self._offered.setEnabled(allowed)

    def changeEvent(self, event: QEvent) -> None:
        """The sheet lies beside the strip, so that it can rise above it."""
        if event.type() == QEvent.Type.ParentChange and self.parentWidget() is not None:
            self._asking.setParent(self.parentWidget())
            self._asking.hide()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A note left empty folds away; another window in front is no leaving."""
        if not isinstance(event, QFocusEvent):
            return super().eventFilter(watched, event)
        if event.lostFocus() and event.reason() not in _STAYING:
            self._fold_note()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._lay_sheet()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asking.hide()

    def _build(self) -> None:
        self.note.setObjectName("note")
        self.note.setAccessibleName("メモ")
        self.note.setPlaceholderText("メモ(N)　必要なときだけ")
        self.note.setMaxLength(500)
        self.note.returnPressed.connect(self._on_note_entered)
        self._offered = ButtonGrid(_ANSWERS_BESIDE)
        back = button("Esc 選び直す", self.go_back, name="back", role="quiet")
        self._asking_layout = column(row(self._asked, 1, back), spacing=4)
        self._asking_layout.setContentsMargins(*_MARGINS)
        self._asking = QFrame(self)
        self._asking.setObjectName("reasons")
        self._asking.setProperty("role", "sheet")
        self._asking.setLayout(self._asking_layout)
        self._asking.hide()
        layout = QVBoxLayout(self)
        left, above, right, below = _MARGINS
        close = above // 2 * self._low
        layout.setContentsMargins(left, above - close, right, below - close)
        layout.setSpacing(_SPACING - close // 2)
        layout.addWidget(self._offered)
        self._open_note = button("N メモ", self.go_to_note, name="open_note", role="quiet")
        self._open_note.setProperty("low", "true")
        line = row(self._open_note, self.note, self._told, spacing=12)
        line.setStretch(1, 4)
        line.setStretch(2, 7)
        layout.addLayout(line)
        self._fold_note()
        self.note.installEventFilter(self)

    def _fold_note(self) -> None:
        """In large text an empty note gives its room away until N."""
        folded = self._low and not self.note.text()
        self.note.setHidden(folded)
        self._open_note.setVisible(folded)

    def _make_room(self) -> None:
        """Two lines are always there; a third, in large text, is not cut off."""
        usual = self._told.fontMetrics().height() * self._lines
        self._told.setMinimumHeight(max(usual, self._told.heightForWidth(self._told.width())))

    def _button(self, choice: Choice, name: str, words: str) -> QPushButton:
        made = button(words, partial(self.press, choice.key), name=name, role="answer")
        made.setAccessibleName(f"{choice.key} {choice.words}")
        wear_keycap(made, self._appearance, str(choice.key))
        return made

    def _grid(self, reasons: Sequence[Choice]) -> ButtonGrid:
        """The reasons of one answer, made once: nothing is built while a person waits."""
        grid = ButtonGrid(_REASONS_BESIDE)
        for number, choice in enumerate(reasons):
            usual = "　⏎" if number == 0 else ""
            grid.add(self._button(choice, f"reason_{choice.code}", f"{choice.words}{usual}"))
        return grid

    def _ask_reason(self, answer: Choice) -> None:
        self._pending = answer
        self._asked.setText(f"{answer.key} {answer.words} ― 理由は　(Enter = いつもの理由)")
        for code, grid in self._grids.items():
            grid.setHidden(code != answer.code)
        self._offered.setEnabled(False)
        self._lay_sheet()
        self._asking.show()
        self._asking.raise_()

    def _lay_sheet(self) -> None:
        """As wide as the strip, as high as its reasons, down to the foot of the answers."""
        left, _, right, _ = _MARGINS
        for grid in self._grids.values():
            grid.arrange(self.width() - left - right)
        height = self._asking.sizeHint().height()
        foot = self.y() + self._offered.geometry().bottom() + _SPACING // 2
        self._asking.setGeometry(self.x(), foot - height, self.width(), height)

    def _choose_reason(self, reason: Choice) -> None:
        if reason.code == self._note_required and not self.note.text().strip():
            self._waiting_reason = reason
            self.tell("「その他」はメモを書いてから Enter を押してください。", problem=True)
            self.go_to_note()
            return
        if self._pending is not None:
            self._give(self._pending.code, reason.code)

    def _on_note_entered(self) -> None:
        """Enter in the note: the waiting reason is given, else the keys act on the case again."""
        if self._waiting_reason is not None and self.note.text().strip():
            self._choose_reason(self._waiting_reason)
        elif self._waiting_reason is None:
            self.note_left.emit()

    def _give(self, code: str, reason: str) -> None:
        self.answered.emit(Answer(code, reason, self.note.text().strip()))
