"""A row of chips of which one is chosen: groups and lanes with what is left in each.

Only whole chips are shown: those around the chosen one for which there is room, and after them how
many there are besides.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from app.cases.queue_views import GroupCount
from ui.widgets.building import empty

MOST_CHIPS = 40
"""Groups beyond these are chosen from the list alone."""

_LONGEST = 18  # characters of a chip; the whole words are its tooltip and its accessible name
_SPACING = 6


class ChipRow(QScrollArea):
    """Chips in one line; ← and → move and choose. The key of "all" is the empty string."""

    chosen = Signal(str)
    more_asked = Signal()

    def __init__(self, *, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys: tuple[str, ...] = ()
        self._key = ""
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_chip_clicked)
        body = QWidget()
        self._line = QHBoxLayout(body)
        self._line.setContentsMargins(0, 2, 0, 2)
        self._line.setSpacing(_SPACING)
        self._beyond = 0  # groups that have no chip
        self._more = _chip("", "more_groups")
        self._more.clicked.connect(lambda _checked=False: self.more_asked.emit())
        self.setWidget(body)
        self.setFixedHeight(self.fontMetrics().height() + 22)

    @property
    def key(self) -> str:
        """The key of the chip chosen."""
        return self._key

    def choose(self, key: str) -> None:
        """Choose a group before the groups are shown; nothing is said of it."""
        self._key = key

    def show_groups(self, groups: Sequence[GroupCount], *, everything: str) -> None:
        """Show groups after a chip for everything ("" for none); what was chosen stays chosen."""
        self._line.removeWidget(self._more)
        empty(self._line)
        for chip in self._group.buttons():
            self._group.removeButton(chip)
        shown = _shown(groups, self._key)
        self._keys = ("",) * bool(everything) + tuple(group.key for group in shown)
        if self._key not in self._keys:
            self._key = self._keys[0] if self._keys else ""
        if everything:
            self._add(everything, 0)
        for number, group in enumerate(shown, start=int(bool(everything))):
            self._add(group.words, number, count=f"{group.remaining:,}")
        self._beyond = len(groups) - len(shown)
        self._line.addWidget(self._more)
        self._line.addStretch(1)
        self._fit()

    def take_focus(self) -> None:
        """Let the arrow keys choose."""
        chip = self._group.checkedButton()
        if chip is not None:
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep ← and → from acts of the page while a chip has the focus."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        sideways = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if asked and isinstance(event, QKeyEvent) and event.key() in sideways:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        number = self._keys.index(self._key) + step if self._keys else 0
        if step and 0 <= number < len(self._keys):
            chip = self._group.button(number)
            chip.show()
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            chip.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, words: str, number: int, *, count: str = "") -> None:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        chip = _chip(f"{short}　{count}".rstrip("　"), f"chip_{self._keys[number] or 'all'}")
        chip.setAccessibleName(f"{words}　{count}".rstrip("　"))
        if short != words:
            chip.setToolTip(words)
        chip.setCheckable(True)
        chip.setChecked(self._keys[number] == self._key)
        chip.ensurePolished()
        chip.setMinimumWidth(chip.sizeHint().width() + 8)  # bold once chosen
        self._group.addButton(chip, number)
        self._line.addWidget(chip)

    def _fit(self) -> None:
        """Show the chips around the chosen one that fit, and how many do not."""
        chips = [self._group.button(number) for number in range(len(self._keys))]
        if not chips:
            self._more.hide()
            return
        widths = [max(chip.sizeHint().width(), chip.minimumWidth()) for chip in chips]
        at = self._keys.index(self._key)
        first, last = _window(widths, at, self._room(self._beyond))
        if last - first < len(chips):
            first, last = _window(widths, at, self._room(len(chips) + self._beyond))
        for number, chip in enumerate(chips):
            chip.setVisible(first <= number < last)
        hidden = [key for key in (*self._keys[:first], *self._keys[last:]) if key]
        self._say_more(len(hidden) + self._beyond)

    def _room(self, hidden: int) -> int:
        """Pixels for chips beside the word about those hidden."""
        if not hidden:
            return self.viewport().width()
        self._say_more(hidden)
        return self.viewport().width() - self._more.sizeHint().width() - _SPACING

    def _say_more(self, hidden: int) -> None:
        self._more.setText(f"ほか {hidden:,} グループ…")
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(hidden > 0)

    def _on_chip_clicked(self, number: int) -> None:
        self._key = self._keys[number]
        self._fit()
        self.chosen.emit(self._key)


def _chip(words: str, name: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setObjectName(name)
    chip.setAccessibleName(words)
    chip.setProperty("role", "chip")
    chip.setAutoDefault(False)
    return chip


def _shown(groups: Sequence[GroupCount], key: str) -> tuple[GroupCount, ...]:
    """The first groups, and the one chosen wherever it stands."""
    first = tuple(groups[:MOST_CHIPS])
    return first + tuple(group for group in groups[MOST_CHIPS:] if group.key == key)


def _window(widths: Sequence[int], chosen: int, room: int) -> tuple[int, int]:
    """From which chip to before which there is room: from the first on, as far as the chosen one is in it."""
    first = last = 0
    while last < len(widths):
        wide = sum(widths[first : last + 1]) + _SPACING * (last - first)
        if wide > room and last > chosen:
            break
        if wide > room and first < last:
            first += 1
        else:
            last += 1
    return first, last
