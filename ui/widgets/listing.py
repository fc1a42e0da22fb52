"""A short table on a card: as high as its rows, up to a handful; empty, a sentence stands there."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

_ROWS_SHOWN = 9
_FRAME = 6  # pixels
_COLUMN_ROOM = 14  # pixels


class Listing(ReadTable):
    """Rows of text; the columns named in `figures` are set to the right."""

    def __init__(
        self, name: str, words: str, headings: tuple[str, ...], figures: Iterable[int]
    ) -> None:
        right = frozenset(figures)
        self._rows = RowsModel(headings, figures=right)
        super().__init__(self._rows, name=name, words=words)
        last = len(headings) - 1
        self._taking_room = -1
        if last in right:  # figures stay beside one another; the words before them take the room
            self._taking_room = max(number for number in range(last) if number not in right)
            self.horizontalHeader().setStretchLastSection(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show rows and take the height they need; without rows only the headings stand there."""
        self._rows.show_rows(rows)
        self.fit_columns()
        shown = min(len(rows), _ROWS_SHOWN)
        line = self.verticalHeader().defaultSectionSize()
        self._share_room()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if self.horizontalHeader().length() > self.width() else 0
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(line * shown + head + below + _FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Words take what is left; where nothing is left the table scrolls and cuts nothing off."""
        if self._taking_room < 0:
            return
        head, own = self.horizontalHeader(), self._taking_room
        others = sum(self.columnWidth(n) for n in range(head.count()) if n != own)
        needed = self.sizeHintForColumn(own) + _COLUMN_ROOM
        self.setColumnWidth(own, max(needed, self.viewport().width() - others))
        self._given = self._widths()
