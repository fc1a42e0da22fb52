"""One member in the dense list of a group: who, and only what differs, both values one above the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.groups.views import GroupMember, beyond
from app.views import AttributeView
from matching import Folding
from ui.appearance import Appearance
from ui.theme import agreement_look
from ui.typefaces import FontRole
from ui.widgets.agreement import AgreementGlyph
from ui.widgets.alignment import aligned, readable
from ui.widgets.building import column, label, restyle, row
from ui.widgets.difference import DifferenceText

_WHO = 190  # pixels at normal text size
_WHY = 190
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_KEPT, _STRUCK = "✓", "✕ 除外"


class MemberRow(QFrame):
    """One member of the group."""

    chosen = Signal(int)

    def __init__(
        self,
        member: GroupMember,
        place: int,
        *,
        appearance: Appearance,
        variants: Folding,
        shared: Sequence[AttributeView],
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
        lines = [name, label(about, role="small")]
        if member.before_words:
            lines.append(label(member.before_words, role="small", wrap=True))
        who.setLayout(column(*lines, spacing=0))
        who.setFixedWidth(int(_WHO * appearance.percent / 100))
        what = QWidget()
        grid = QGridLayout(what)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(2, 1)
        for number, view in enumerate(member.differences):
            _add_values(grid, 2 * number, view, appearance, variants)
            told = beyond(view, shared)
            if told is not None:
                grid.addWidget(_why(told, appearance), 2 * number, 3, 2, 1, _MIDDLE)
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
        self.setAccessibleName(
            f"{said} {self.member.serial} {self.member.name} {self.member.before_words} {differing}"
        )


def _add_values(
    grid: QGridLayout, at: int, view: AttributeView, appearance: Appearance, variants: Folding
) -> None:
    left, right, _, _ = readable(view)
    spans = aligned(view, left, right, variants=variants)
    grid.addWidget(label(view.title, role="muted"), at, 0, 2, 1, _MIDDLE)
    for offset, (side, is_left) in enumerate((("業務", True), ("住基", False))):
        value = DifferenceText(appearance, FontRole.VALUE, left=is_left)
        value.show_spans(spans, marked=True)
        grid.addWidget(label(side, role="small"), at + offset, 1)
        grid.addWidget(value, at + offset, 2)


def _why(view: AttributeView, appearance: Appearance) -> QWidget:
    """The mark of a row of its own: how this member differs from what the others share."""
    words = label(mark_words(view), wrap=True)
    look = agreement_look(appearance.theme, view.agreement)
    words.setStyleSheet(f"color: {look.ink}")
    line = row(mark_glyph(view, appearance), words, spacing=8)
    line.setStretch(1, 1)
    made = QWidget()
    made.setLayout(line)
    made.setFixedWidth(int(_WHY * appearance.percent / 100))
    return made


def mark_glyph(view: AttributeView, appearance: Appearance) -> AgreementGlyph:
    """The glyph of a difference."""
    glyph = AgreementGlyph(appearance)
    glyph.show_agreement(view.agreement)
    return glyph


def mark_words(view: AttributeView) -> str:
    """The reasons of a difference, else what it is."""
    return "、".join(reason.words for reason in view.reasons) or view.agreement_words
