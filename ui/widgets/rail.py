"""The rail at the left: the pages in the order of the work."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from ui.actions import key_words
from ui.page_table import PageRow

_KEYS = 9  # digits that open a page


class Rail(QFrame):
    """One button per page; those a person rarely needs wait behind 「ほかの作業」."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[PageRow], everyday: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._rows = tuple(rows)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._layout.setSpacing(3)
        for number, row in enumerate(self._rows):
            self._add(number, row, shown=row.key in everyday)
        self._more = QPushButton("ほかの作業")
        self._more.setObjectName("rail_more")
        self._more.clicked.connect(self._on_more_asked)
        self._layout.addWidget(self._more)
        self._more.setHidden(all(row.key in everyday for row in self._rows))
        self._layout.addStretch(1)
        self.help = QPushButton("ヘルプ")
        self.help.setObjectName("rail_help")
        self._layout.addWidget(self.help)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._rows[number].key))

    def show_chosen(self, key: str) -> None:
        """Mark the page that is shown."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                self._group.button(number).setVisible(True)
                self._group.button(number).setChecked(True)
        self._tell_keys()

    def key_at(self, place: int) -> str:
        """The page in a place of the rail as it is shown, "" for none."""
        shown = self._shown()
        return shown[place].key if place < len(shown) else ""

    def _add(self, number: int, row: PageRow, *, shown: bool) -> None:
        made = QPushButton(row.words)
        made.setObjectName(f"rail_{row.key}")
        made.setAccessibleName(row.words)
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._group.addButton(made, number)
        self._layout.addWidget(made)
        made.setHidden(not shown)

    def _on_more_asked(self) -> None:
        for made in self._group.buttons():
            made.setVisible(True)
        self._more.hide()
        self._tell_keys()

    def _tell_keys(self) -> None:
        """The keys count what is shown: a page that appears moves those below it."""
        for number, row in enumerate(self._shown(), start=1):
            key = f"　({key_words(f'page_{number}')})" if number <= _KEYS else ""
            self._group.button(self._rows.index(row)).setToolTip(f"{row.words}{key}")

    def _shown(self) -> list[PageRow]:
        buttons = self._group.buttons()
        return [row for row, made in zip(self._rows, buttons, strict=True) if not made.isHidden()]
