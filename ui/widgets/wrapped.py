"""Wrapped text that insists on its height: a full page may not squeeze it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from ui.widgets.building import label

_FRAMED = ("notice", "caution")
_SIDES, _EDGES, _INDENT = 32, 14, 8  # pixels of padding and frame


class Wrapped(QLabel):
    """A paragraph of plain text, as tall as its words need at its width."""

    def __init__(self, text: str = "", *, role: str = "") -> None:
        super().__init__(text)
        like = label(text, role=role, wrap=True)
        self.setTextFormat(like.textFormat())
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)

    def say(self, text: str) -> None:
        """Show other words; "" takes the label away."""
        self.setText(text)
        self.setVisible(bool(text))
        self._grow()

    def hasHeightForWidth(self) -> bool:
        """A page that scrolls would ask for all it prefers, not for what it needs."""
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        framed = self.property("role") in _FRAMED
        self.setIndent(_INDENT if framed else 0)
        room = QRect(0, 0, max(self.width() - (_SIDES if framed else 2), 80), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        height = self.fontMetrics().boundingRect(room, wrap, self.text()).height()
        self.setMinimumHeight(height + (_EDGES if framed else 2))
