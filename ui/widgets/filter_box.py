"""A choice that narrows a queue: once it is made the keys act on the cases again.

On the closed box the arrows walk from one value to the next and each takes effect at once; Enter or
Esc then leads back. In the open list Enter, Esc or a click does both.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class FilterBox(QComboBox):
    """Emits `left` when the person is done with it."""

    left = Signal()

    def __init__(self, *, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._watched: QObject | None = None  # the window of the open list, made by Qt when needed

    def showPopup(self) -> None:
        super().showPopup()
        if self._watched is None:
            self._watched = self.view().window()
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """However the list was closed, the person is done with it."""
        if watched is self._watched and event.type() == QEvent.Type.Hide:
            self.left.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVING:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a queue is not narrowed by a turn of the wheel
