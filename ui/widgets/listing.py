"""A short table on a card: as high as its rows, up to a handful; empty, a sentence stands there."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHeaderView, QSizePolicy

from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

_ROWS_SHOWN = 9
_FRAME = 6  # pixels


class Listing(ReadTable):
    """Rows of text; the columns named in `figures` are set to the right."""

    def __init__(
        self, name: str, words: str, headings: tuple[str, ...], figures: Iterable[int]
    ) -> None:
        right = frozenset(figures)
        self._rows = RowsModel(headings, figures=right)
        super().__init__(self._rows, name=name, words=words)
        last = len(headings) - 1
        if last in right:  # figures stay beside one another; the words before them take the room
            words_before = max(number for number in range(last) if number not in right)
            self.horizontalHeader().setStretchLastSection(False)
            mode = QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(words_before, mode)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show rows and take the height they need; without rows only the headings stand there."""
        self._rows.show_rows(rows)
        self.fit_columns()
        shown = min(len(rows), _ROWS_SHOWN)
        line = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(line * shown + self.horizontalHeader().sizeHint().height() + _FRAME)
