"""The queue as a dense list: one line per case, several columns, and which lines are marked."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.case_states import CaseId
from app.cases.queue_views import QueueRow
from ui.models.queue import QueueModel

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_MARK, _NO_MARK = "●", "○"

HEADINGS = (
    "印", "整理番号", "管理番号", "氏名", "カナ", "事務", "進達市町村", "相違パターン", "状態", "担当",
)  # fmt: skip


class CaseListModel(QAbstractTableModel):
    """Stands on the QueueModel: pages, order and reading again are its work."""

    def __init__(self, queue: QueueModel, *, most: int) -> None:
        """`most` lines may be marked at a time."""
        super().__init__()
        self._queue, self._most = queue, most
        self._marked: dict[CaseId, None] = {}  # in the order marked
        queue.modelAboutToBeReset.connect(self.beginResetModel)
        queue.modelReset.connect(self._on_reset)
        queue.dataChanged.connect(self._on_data_changed)

    @property
    def marked(self) -> tuple[CaseId, ...]:
        """The cases marked."""
        return tuple(self._marked)

    def turn(self, place: int) -> bool:
        """Mark a line, or take its mark away; False where no more may be marked."""
        case = self._queue.case_at(place)
        if case is None or (case not in self._marked and len(self._marked) >= self._most):
            return False
        if case in self._marked:
            del self._marked[case]
        else:
            self._marked[case] = None
        self._tell(place, place)
        return True

    def mark_from(self, place: int) -> None:
        """Mark the line in a place and those after it, as many as may be."""
        while len(self._marked) < self._most and (case := self._queue.case_at(place)) is not None:
            self._marked[case] = None
            place += 1
        self._tell(0, max(0, self.rowCount() - 1))

    def clear_marks(self) -> None:
        """Take all marks away."""
        self._marked.clear()
        self._tell(0, max(0, self.rowCount() - 1))

    def rows_of(self, cases: Sequence[CaseId]) -> tuple[QueueRow, ...]:
        """The lines of some cases as they are shown."""
        places = [self._queue.place_of(case) for case in cases]
        return tuple(row for place in places if (row := self._queue.row_at(place)) is not None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._queue.rowCount()

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, _SPOKEN):
            return None
        row = self._queue.row_at(index.row())
        if row is None:
            return None
        marked = row.case_id in self._marked
        if role == _SPOKEN and index.column() == 0:
            return f"{'印あり' if marked else '印なし'} {row.serial} {row.name}"
        return _cells(row, marked=marked)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return super().headerData(section, orientation, role)

    def _tell(self, first: int, last: int) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _on_reset(self) -> None:
        self._marked.clear()
        self.endResetModel()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        left, right = self.index(first.row(), 0), self.index(last.row(), len(HEADINGS) - 1)
        self.dataChanged.emit(left, right)


def _cells(row: QueueRow, *, marked: bool) -> tuple[str, ...]:
    strong = "▲ " if any(caution.strong for caution in row.cautions) else ""
    state = f"✓ {row.outcome_words}" if row.outcome_words else row.state_words
    return (
        _MARK if marked else _NO_MARK,
        row.serial,
        row.record_id,
        f"{strong}{row.name}",
        row.kana,
        row.scheme_words,
        row.municipality,
        row.signature_words,
        state,
        row.assignee,
    )
