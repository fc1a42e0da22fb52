"""A dense list of cases: arrow keys move, a key marks, the strip below speaks for all marked."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.appearance import Appearance
from ui.models.case_list import CaseListModel
from ui.typefaces import FontRole
from ui.widgets.seen import Seen

# What a column has room for; the pattern takes what is left.
_ROOM = (
    "印", "0000000", "T000000000", "▲ 渡辺　喜久次郎", "ﾜﾀﾅﾍﾞ ｷｸｼﾞﾛｳ", "精神手帳　", "サンプル市　",
    "", "✓ 誤りの疑い　", "見本　三枝子",
)  # fmt: skip
_STRETCHED = 7
_EDGES = 24  # pixels of a cell beside its text
# カナ, 進達市町村, 担当: not shown where no line of the first page has one.
_MAY_BE_BLANK = (4, 6, 9)
_LEFT_OUT_ABOVE = {4: 125, 5: 150, 6: 125}  # percent; the case shows them
_LOOKED_AT = 60


class CaseList(QTableView):
    """One line per case, as many as there are."""

    moved = Signal(int)

    def __init__(self, model: CaseListModel, appearance: Appearance) -> None:
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
        self._appearance = appearance
        self.seen = Seen(self.viewport())  # the line at hand
        metrics = QFontMetrics(appearance.font(FontRole.BODY))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 12)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, widest in enumerate(_ROOM):
            self.setColumnWidth(column, metrics.horizontalAdvance(widest) + _EDGES)
        heads.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def fit_columns(self) -> None:
        """Leave out columns that would be empty, and in large text those that the case shows."""
        model, looked_at = self.model(), min(_LOOKED_AT, self.model().rowCount())
        for column in {*_MAY_BE_BLANK, *_LEFT_OUT_ABOVE}:
            blank = column in _MAY_BE_BLANK and not any(
                model.index(place, column).data() for place in range(looked_at)
            )
            most = _LEFT_OUT_ABOVE.get(column, self._appearance.percent)
            self.setColumnHidden(column, blank or self._appearance.percent > most)

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
        self.seen.anew()
        self.moved.emit(current.row())
