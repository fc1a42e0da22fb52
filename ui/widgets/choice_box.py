"""A choice that is made on purpose: arrows only look, Enter or a click decides."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_DECIDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceBox(QComboBox):
    """Emits `chosen` with the value decided on; turning away puts the earlier value back."""

    chosen = Signal(str)

    def __init__(self, *, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setMaxVisibleItems(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._decided = ""
        self._by_key = False
        self.activated.connect(self._on_activated)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """The values with their words, and the one in force."""
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != list(choices):
            self.clear()
            for value, words in choices:
                self.addItem(words, value)
        if not (self.hasFocus() and self.currentData() != self._decided):
            self.put(chosen)  # else somebody is just looking for another one

    def put(self, value: str) -> None:
        """Show a value as the one in force."""
        self._decided = value
        self.setCurrentIndex(self.findData(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DECIDING:
            self._decide()
            return
        if event.key() == Qt.Key.Key_Escape and self.currentData() != self._decided:
            self.put(self._decided)
            return
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; nothing is decided by turning a wheel

    def _on_activated(self, _index: int) -> None:
        if not self._by_key:
            self._decide()

    def _decide(self) -> None:
        self._decided = str(self.currentData())
        self.chosen.emit(self._decided)
