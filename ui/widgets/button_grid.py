"""Buttons in as many columns as there is room for, none of them cut off."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

_SPACING = 6


class ButtonGrid(QWidget):
    """Columns of equal width; fewer where the words are long or the text is large."""

    def __init__(self, most: int) -> None:
        """A grid of at most so many columns."""
        super().__init__()
        self._most = most
        self._buttons: list[QPushButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setSpacing(_SPACING)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def add(self, made: QPushButton) -> None:
        """Add a button after the others."""
        self._buttons.append(made)
        self._grid.addWidget(made, 0, len(self._buttons) - 1)
        self._columns = 0

    def clear(self) -> None:
        """Take all buttons away."""
        for made in self._buttons:
            made.hide()
            self._grid.removeWidget(made)
            made.deleteLater()
        self._buttons.clear()
        self._columns = 0

    def arrange(self, width: int) -> None:
        """Lay the buttons out for a width in pixels."""
        columns = len(self._buttons)
        if not columns:
            return
        if columns > self._most or self._in_one_line() > width:
            room = max(1, (width + _SPACING) // (self._widest() + _SPACING))
            columns = min(self._most, room, len(self._buttons))
        if columns == self._columns:
            return
        self._columns = columns
        for number, made in enumerate(self._buttons):
            self._grid.addWidget(made, number // columns, number % columns)
        for column in range(max(self._most, len(self._buttons))):
            self._grid.setColumnStretch(column, int(column < columns))

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        return (
            QSize(self._in_one_line(), height)
            if len(self._buttons) <= self._most
            else super().sizeHint()
        )

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Other words, or larger ones: lay out anew."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange(self.width())
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width())

    def _in_one_line(self) -> int:
        return sum(one.sizeHint().width() + _SPACING for one in self._buttons)

    def _widest(self) -> int:
        return max(
            (one.sizeHint().width() for one in self._buttons if not one.isHidden()), default=1
        )
