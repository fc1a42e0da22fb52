"""Looks once a minute whether it is time for a word about rest; the word itself never moves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from app.supervision.rest import RestWord

_EVERY_MS = 60_000


class RestReminder(QObject):
    """Tells `show` the word, or that there is none."""

    def __init__(self, parent: QObject, word: RestWord, show: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._word, self._show = word, show
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look now."""
        self._show(self._word.words())
