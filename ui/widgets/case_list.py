"""A dense list of cases: arrow keys move, a key marks, the strip below speaks for all marked."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.case_list import CaseListModel

# Width of a column in heights of a line of text; the pattern takes what is left.
_WIDTHS = (2.2, 5.2, 6.4, 8.6, 9.6, 5.6, 6.6, 12.0, 8.4, 6.4)
_STRETCHED = 7
_LEFT_OUT_WHEN_LARGE = (4, 6)  # カナ and 進達市町村: the case shows them
_LARGE = 125  # percent


class CaseList(QTableView):
    """One line per case, as many as there are."""

    moved = Signal(int)

    def __init__(self, model: CaseListModel, *, percent: int) -> None:
        super().__init__()
        self.setObjectName("case_list")
        self.setAccessibleName("件の一覧")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        line = self.fontMetrics().height()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(line + 12)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(
            heads.defaultAlignment().AlignLeft | heads.defaultAlignment().AlignVCenter
        )
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, int(line * width))
        heads.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
        for column in _LEFT_OUT_WHEN_LARGE if percent > _LARGE else ():
            self.setColumnHidden(column, True)  # noqa: FBT003 - Qt's own way
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def choose(self, place: int) -> None:
        """Go to a line."""
        if 0 <= place < self.model().rowCount():
            self.setCurrentIndex(self.model().index(place, 0))

    def place(self) -> int:
        """The line at hand, -1 for none."""
        return self.currentIndex().row()

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts of the page."""

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.moved.emit(current.row())
