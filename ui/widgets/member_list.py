"""The dense list of a group: who, and only what differs, both values one above the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.case_states import CaseId
from app.groups.views import GroupMember
from app.views import AttributeView
from matching import Folding
from ui.appearance import Appearance
from ui.theme import agreement_look
from ui.typefaces import FontRole
from ui.widgets.alignment import aligned, readable
from ui.widgets.building import column, empty, label, restyle, row
from ui.widgets.difference import DifferenceText

_WHO = 190  # pixels at normal text size
_WHY = 190
_KEPT, _STRUCK = "✓", "✕ 除外"
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_J: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_K: -1,
}


class MemberRow(QFrame):
    """One member of the group."""

    chosen = Signal(int)

    def __init__(
        self, member: GroupMember, place: int, *, appearance: Appearance, variants: Folding
    ) -> None:
        super().__init__()
        self.member = member
        self.struck = False
        self._place = place
        self.setProperty("role", "member")
        self.setObjectName(f"member_{member.serial}")
        self._mark = label(_KEPT)
        self._mark.setFixedWidth(int(56 * appearance.percent / 100))
        self._mark.setFont(appearance.font(FontRole.STRONG))
        name = label(member.name)
        name.setFont(appearance.font(FontRole.NAME))
        about = "　".join(part for part in (member.serial, member.birth_date) if part)
        who = QWidget()
        who.setLayout(column(name, label(about, role="small"), spacing=0))
        who.setFixedWidth(int(_WHO * appearance.percent / 100))
        what = QWidget()
        grid = QGridLayout(what)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(2, 1)
        for number, view in enumerate(member.differences):
            _add_difference(grid, 2 * number, view, appearance, variants)
        layout = row(self._mark, who, what, spacing=10)
        layout.setStretch(2, 1)
        layout.setContentsMargins(8, 5, 10, 5)
        self.setLayout(layout)
        self._name()

    def strike(self, *, struck: bool) -> None:
        """Take the member out of the group, or back in."""
        self.struck = struck
        self._mark.setText(_STRUCK if struck else _KEPT)
        restyle(self, struck="true" if struck else "false")
        self._name()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._place)
        super().mousePressEvent(event)

    def _name(self) -> None:
        """What a screen reader says of the row."""
        differing = "、".join(
            f"{view.title} {view.left or '空欄'} と {view.right or '空欄'}"
            for view in self.member.differences
        )
        said = "除外" if self.struck else "対象"
        self.setAccessibleName(f"{said} {self.member.serial} {self.member.name} {differing}")


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
        self._rows = [
            MemberRow(one, place, appearance=self._appearance, variants=self._variants)
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


def _add_difference(
    grid: QGridLayout, at: int, view: AttributeView, appearance: Appearance, variants: Folding
) -> None:
    left, right, _, _ = readable(view)
    spans = aligned(view, left, right, variants=variants)
    grid.addWidget(label(view.title, role="muted"), at, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
    for offset, (side, is_left) in enumerate((("業務", True), ("住基", False))):
        value = DifferenceText(appearance, FontRole.VALUE, left=is_left)
        value.show_spans(spans, marked=True)
        grid.addWidget(label(side, role="small"), at + offset, 1)
        grid.addWidget(value, at + offset, 2)
    look = agreement_look(appearance.theme, view.agreement)
    reasons = "、".join(reason.words for reason in view.reasons) or view.agreement_words
    why = label(f"{look.glyph} {reasons}", wrap=True)
    why.setFixedWidth(int(_WHY * appearance.percent / 100))
    why.setStyleSheet(f"color: {look.ink}")
    grid.addWidget(why, at, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
