"""A key that acts while it is held down: Qt's shortcuts know no release."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.actions import typing

_LONGEST_MS = 5_000


class HoldKey(QObject):
    """Watches one letter on `owner` and on widgets in it that would take the letter themselves.

    Lets go by itself after 5 seconds.
    """

    pressed = Signal()
    released = Signal()

    def __init__(self, owner: QWidget, key: Qt.Key, *watched_too: QWidget) -> None:
        super().__init__(owner)
        self._key = key
        self._held = False
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._limit.timeout.connect(self.let_go)
        for watched in (owner, *watched_too):
            watched.installEventFilter(self)

    def let_go(self) -> None:
        """End the hold; what was shown disappears."""
        if self._held:
            self._held = False
            self._limit.stop()
            self.released.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not isinstance(event, QKeyEvent) or event.key() != self._key:
            return False
        if event.type() == QEvent.Type.KeyRelease:
            if not event.isAutoRepeat():
                self.let_go()
            return False
        return self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        if typing() or event.modifiers():
            return False
        if not self._held and not event.isAutoRepeat():
            self._held = True
            self._limit.start()
            self.pressed.emit()
        return True
