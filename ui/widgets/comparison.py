"""The four attributes side by side: business system, register, and how each agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from app.views import AttributeView
from matching import ATTRIBUTES, DifferenceSpan, Folding
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.agreement import BETWEEN, AgreementCell
from ui.widgets.alignment import aligned, readable
from ui.widgets.building import label
from ui.widgets.difference import NOTHING, DifferenceText
from ui.widgets.elided import ElidedLabel
from ui.widgets.wrapped import Wrapped

_ROLES = {"name": FontRole.NAME}
_LEFT, _RIGHT = 10, 8  # pixels beside a value
_NOTE_INDENT = 11  # pixels between a value and its raw writing, and a little slack
_NOTE_MARGINS = {True: (8, 0, 0, 0), False: (4, 0, 0, 0)}  # beside the value, and below it


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands above the two columns of values."""

    left: str
    right: str


class _Value(QWidget):
    """One value: what a reader compares, and the raw writing beside or below it where that differs."""

    def __init__(self, appearance: Appearance, role: FontRole, *, left: bool) -> None:
        super().__init__()
        self.text = DifferenceText(appearance, role, left=left)
        self._opposite = self
        self._note = Wrapped(role="small")
        self._note.hide()
        self._note.setFont(appearance.font(FontRole.SMALL))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        between = BETWEEN[appearance.tight]
        self._parts.setContentsMargins(_LEFT, between, _RIGHT, between)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.text, 1)
        self._parts.addWidget(self._note)

    def show_value(
        self, spans: Sequence[DifferenceSpan], note: str, *, marked: bool, nothing: str
    ) -> None:
        self.text.show_spans(spans, marked=marked, nothing=nothing)
        if note != self._note.text():
            self._note.say(note)
        self._share_width()

    def beside(self, other: "_Value") -> None:
        """The value opposite: both raw writings stand in the same way."""
        self._opposite = other

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        beside = self.fits_beside() and self._opposite.fits_beside()
        for value in (self, self._opposite):
            value.lay(beside=beside)

    def fits_beside(self) -> bool:
        """Whether there is room for the raw writing beside the value."""
        wanted = self.text.wanted_width() + self._note_width()
        return not self._note.text() or wanted <= self.width() - _LEFT - _RIGHT

    def _note_width(self) -> int:
        return self._note.fontMetrics().horizontalAdvance(self._note.text()) + _NOTE_INDENT

    def lay(self, *, beside: bool) -> None:
        """The value comes first; the raw writing stands where it is whole."""
        self._note.setMinimumWidth(self._note_width() if beside else 0)
        self._note.setContentsMargins(*_NOTE_MARGINS[beside])
        self._parts.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )


class _Row:
    """The widgets of one attribute."""

    def __init__(self, appearance: Appearance, attribute: str) -> None:
        role = _ROLES.get(attribute, FontRole.VALUE)
        self.title = label(role="muted")
        self.title.setContentsMargins(14, 0, 4, 0)
        self.left = _Value(appearance, role, left=True)
        self.right = _Value(appearance, role, left=False)
        self.left.beside(self.right)
        self.right.beside(self.left)
        self.agreement = AgreementCell(appearance)
        self.left.setObjectName(f"left_{attribute}")
        self.right.setObjectName(f"right_{attribute}")
        self.agreement.setObjectName(f"agreement_{attribute}")

    def widgets(self) -> tuple[QWidget, ...]:
        return self.title, self.left, self.right, self.agreement


class Comparison(QFrame):
    """The table at the heart of the review page; `show_attributes` fills it anew."""

    def __init__(self, appearance: Appearance, variants: Folding) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("comparison")
        self._variants = variants
        self._name_spans: tuple[DifferenceSpan, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for number, stretch in enumerate((0, 10, 10, 5)):
            self._grid.setColumnStretch(number, stretch)
        self._grid.setColumnMinimumWidth(0, int(84 * appearance.percent / 100))
        self._left_heading, self._right_heading = self._head(appearance.tight)
        self._rows = {
            attribute: self._row(appearance, attribute, 2 * number + 2)
            for number, attribute in enumerate(ATTRIBUTES)
        }

    def name_spans(self) -> tuple[DifferenceSpan, ...]:
        """The alignment of the two names shown."""
        return self._name_spans

    def show_attributes(
        self, attributes: Sequence[AttributeView], headings: Headings, *, marked: bool
    ) -> None:
        """Show every attribute of a pair, differences marked or not."""
        self._left_heading.show_text(headings.left)
        self._right_heading.show_text(headings.right)
        shown = {view.attribute: view for view in attributes}
        for attribute, line in self._rows.items():
            view = shown.get(attribute)
            for widget in line.widgets():
                if widget.isHidden() == (view is not None):
                    widget.setVisible(view is not None)
            if view is not None:
                self._fill(line, view, marked=marked)

    def _head(self, tight: int) -> tuple[ElidedLabel, ElidedLabel]:
        between = BETWEEN[tight]
        left, right = ElidedLabel(role="muted"), ElidedLabel(role="muted")
        for number, heading in enumerate((left, right, label("一致区分", role="muted")), start=1):
            heading.setContentsMargins(12, between + 2, 8, between + 1)
            self._grid.addWidget(heading, 0, number)
        self._rule(1)
        return left, right

    def _row(self, appearance: Appearance, attribute: str, at: int) -> _Row:
        line = _Row(appearance, attribute)
        for number, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, at, number)
        if attribute != ATTRIBUTES[-1]:
            self._rule(at + 1)
        return line

    def _rule(self, at: int) -> None:
        rule = QFrame()
        rule.setProperty("role", "rule")
        self._grid.addWidget(rule, at, 0, 1, 4)

    def _fill(self, line: _Row, view: AttributeView, *, marked: bool) -> None:
        left, right, left_note, right_note = readable(view)
        spans = aligned(view, left, right, variants=self._variants)
        line.title.setText(view.title)
        if view.attribute == "name":
            self._name_spans = spans
        absent = view.left_empty_words
        line.left.show_value(spans, left_note, marked=marked, nothing=absent)
        line.right.show_value(spans, right_note, marked=marked, nothing=NOTHING)
        line.left.setAccessibleName(f"{view.title} 業務システム {left or absent}")
        line.right.setAccessibleName(f"{view.title} 住基 {right or NOTHING}")
        line.agreement.show_attribute(view)
