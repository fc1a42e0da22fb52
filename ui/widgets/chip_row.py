"""A row of chips of which one is chosen: groups and lanes with what is left in each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from app.cases.queue_views import GroupCount
from ui.widgets.building import empty

MOST_CHIPS = 40
"""More groups than a row can show are chosen from a list."""

_LONGEST = 18  # characters of a chip; the whole words are its tooltip and its accessible name


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
        self._line.setSpacing(6)
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
        if len(shown) < len(groups):
            self._add_more(len(groups) - len(shown))
        self._line.addStretch(1)

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
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            chip.click()
            self.ensureWidgetVisible(chip)
        else:
            super().keyPressEvent(event)

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

    def _add_more(self, hidden: int) -> None:
        chip = _chip(f"ほか {hidden:,} グループ…", "more_groups")
        chip.clicked.connect(lambda _checked=False: self.more_asked.emit())
        self._line.addWidget(chip)

    def _on_chip_clicked(self, number: int) -> None:
        self._key = self._keys[number]
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
