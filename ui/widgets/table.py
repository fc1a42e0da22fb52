"""A quiet table for lists that are read, not edited."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

_AIR = 14  # pixels beside what a column shows, where there is room
_WIDEST = 360  # pixels; what is longer is read in the row's own place


class ReadTable(QTableView):
    """Whole rows, no grid noise, the last column takes what is left."""

    def __init__(self, model: QAbstractItemModel, *, name: str, words: str) -> None:
        super().__init__()
        self._needed: list[int] = []  # pixels of what each column shows
        self._given: list[int] = []  # pixels as they were shared out last
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def fit_columns(self) -> None:
        """Give every column the width of what it shows, within reason."""
        self.resizeColumnsToContents()
        columns = range(self.model().columnCount())
        self._needed = [min(self.columnWidth(number), _WIDEST - _AIR) for number in columns]
        self._share_air()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The air between columns gives way before anything has to be scrolled."""
        super().resizeEvent(event)
        if self._needed and self._widths() == self._given:  # nobody moved a column since
            self._share_air()

    def _share_air(self) -> None:
        room = self.viewport().width() - sum(self._needed)
        air = max(0, min(_AIR, room // len(self._needed))) if self._needed else 0
        for number, width in enumerate(self._needed):
            self.setColumnWidth(number, width + air)
        self._given = self._widths()

    def _widths(self) -> list[int]:
        """As set; what is stretched follows the window by itself."""
        head = self.horizontalHeader()
        last = head.count() - 1 if head.stretchLastSection() else -1
        fixed = QHeaderView.ResizeMode.Interactive
        columns = [n for n in range(len(self._needed)) if head.sectionResizeMode(n) == fixed]
        return [self.columnWidth(number) for number in columns if number != last]

    def stretch(self, column: int) -> None:
        """Give one column what the others leave; nothing has to be scrolled sideways."""
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def chosen_row(self) -> int:
        """The row chosen, -1 for none."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1
