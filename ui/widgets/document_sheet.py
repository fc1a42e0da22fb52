"""確認した書類: a sheet of kinds that rises over the foot of the case while digits tick them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.cases.document_kinds import DOCUMENT_KINDS, DocumentKind
from ui.appearance import Appearance
from ui.widgets.building import button, column, label, row
from ui.widgets.button_grid import ButtonGrid
from ui.widgets.keycap import wear_keycap

_MARGINS = (12, 8, 12, 8)
_BESIDE = 3


class DocumentSheet(QFrame):
    """What is ticked goes with the next decision on the case; nothing has to be ticked."""

    closed = Signal()

    def __init__(self, over: QWidget, appearance: Appearance) -> None:
        """A sheet at the foot of the widget it rises over."""
        super().__init__(over)
        self.setObjectName("documents_seen")
        self.setProperty("role", "sheet")
        self.setAccessibleName("確認した書類")
        self._over = over
        self._grid = ButtonGrid(_BESIDE)
        self._ticks: dict[str, QPushButton] = {}
        for kind in DOCUMENT_KINDS:
            self._grid.add(self._tick(kind, appearance))
        done = button("Y 閉じる", self.close_sheet, name="close_documents", role="quiet")
        head = row(label("確認した書類(数字で印)", role="heading"), 1, done)
        layout = column(head, self._grid, spacing=4)
        layout.setContentsMargins(*_MARGINS)
        self.setLayout(layout)
        self.hide()
        over.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether digits tick documents now."""
        return not self.isHidden()

    def ticked(self) -> tuple[str, ...]:
        """The codes of what is ticked."""
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def words(self) -> str:
        """What is ticked, in words."""
        return "・".join(one.words for one in DOCUMENT_KINDS if one.code in self.ticked())

    def turn(self) -> None:
        """Open or close."""
        if self.is_open:
            self.close_sheet()
        else:
            self._lay()
            self.show()
            self.raise_()

    def press(self, key: int) -> None:
        """A digit: tick a kind, or take its tick away."""
        kind = next((one for one in DOCUMENT_KINDS if one.key == key), None)
        if kind is not None:
            self._ticks[kind.code].toggle()

    def close_sheet(self) -> None:
        """Close; the ticks stay."""
        self.hide()
        self.closed.emit()

    def start_anew(self) -> None:
        """Make ready for another case."""
        self.hide()
        for tick in self._ticks.values():
            tick.setChecked(False)

    def show_ticked(self, codes: Sequence[str]) -> None:
        """Tick exactly these."""
        for code, tick in self._ticks.items():
            tick.setChecked(code in codes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot."""
        if event.type() == QEvent.Type.Resize and self.is_open:
            self._lay()
        return super().eventFilter(watched, event)

    def _tick(self, kind: DocumentKind, appearance: Appearance) -> QPushButton:
        made = QPushButton(kind.words)
        made.setObjectName(f"document_{kind.code}")
        made.setAccessibleName(f"{kind.key} {kind.words}")
        made.setProperty("role", "answer")
        made.setCheckable(True)
        made.setAutoDefault(False)
        wear_keycap(made, appearance, str(kind.key))
        self._ticks[kind.code] = made
        return made

    def _lay(self) -> None:
        """As wide as what it rises over, as high as its kinds."""
        left, _, right, _ = _MARGINS
        self._grid.arrange(self._over.width() - left - right)
        height = self.sizeHint().height()
        self.setGeometry(0, self._over.height() - height, self._over.width(), height)
