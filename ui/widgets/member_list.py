"""The dense list of a group: arrow keys move, one key strikes out or takes back in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.case_states import CaseId
from app.groups.views import GroupMember, shared_differences
from matching import Folding
from ui.appearance import Appearance
from ui.widgets.building import empty, restyle
from ui.widgets.member_row import MemberRow

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_J: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_K: -1,
}


class MemberList(QScrollArea):
    """Arrow keys move, `turn` strikes out; `seen_all` once the last member was on the screen."""

    def __init__(self, appearance: Appearance, variants: Folding) -> None:
        super().__init__()
        self.setObjectName("members")
        self.setAccessibleName("グループの一覧")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance, self._variants = appearance, variants
        self._rows: list[MemberRow] = []
        self._at = 0
        self._seen = False
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.setWidget(self._body)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look())
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._look())

    @property
    def seen_all(self) -> bool:
        """Whether the end of the list was on the screen."""
        return self._seen

    @property
    def place(self) -> int:
        """The row at hand."""
        return self._at

    def show_members(self, members: Sequence[GroupMember]) -> None:
        """Show other members, nobody struck out."""
        empty(self._lines)
        shared = shared_differences(members)
        self._rows = [
            MemberRow(
                one, place, appearance=self._appearance, variants=self._variants, shared=shared
            )
            for place, one in enumerate(members)
        ]
        for line in self._rows:
            line.chosen.connect(self.go_to)
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self._seen = False
        self.verticalScrollBar().setValue(0)
        self.go_to(0)

    def kept(self) -> tuple[GroupMember, ...]:
        """Members that are decided together."""
        return tuple(line.member for line in self._rows if not line.struck)

    def struck(self) -> tuple[CaseId, ...]:
        """Members that stay for the full page."""
        return tuple(line.member.case_id for line in self._rows if line.struck)

    def go_to(self, place: int) -> None:
        """Go to a row."""
        if not self._rows:
            return
        self._at = max(0, min(place, len(self._rows) - 1))
        for number, line in enumerate(self._rows):
            restyle(line, chosen="true" if number == self._at else "false")
        self.ensureWidgetVisible(self._rows[self._at], 0, 40)
        self._look()

    def turn(self) -> None:
        """Strike the row at hand out, or take it back in, and go on."""
        if self._rows:
            line = self._rows[self._at]
            line.strike(struck=not line.struck)
            self.go_to(self._at + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        page = max(1, self.viewport().height() // max(1, self._row_height()))
        steps = {**_STEPS, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._rows) - 1}
        if key in steps:
            self.go_to(self._at + steps[key])
        elif key in ends:
            self.go_to(ends[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The list is not seen before it is shown and laid out."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._look()
        return done

    def _row_height(self) -> int:
        return self._rows[self._at].height() if self._rows else 1

    def _look(self) -> None:
        """Note whether the end of the list is on the screen."""
        if not self._rows or not self.isVisible() or not self._rows[-1].height():
            return
        bar = self.verticalScrollBar()
        fits = self._body.sizeHint().height() <= self.viewport().height()
        if fits or (bar.maximum() > 0 and bar.value() >= bar.maximum() - 4):
            self._seen = True
