"""The records of an entry list as a model: all places in order, rows read when they are looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.entry.views import EntryRecord, EntryState

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEADINGS = ("", "管理番号", "氏名")
_SHOWN = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_MARKS = {EntryState.WAITING: "", EntryState.TYPED: "✓", EntryState.ABSENT: "無"}
_SPOKEN = {EntryState.WAITING: "未入力", EntryState.TYPED: "入力済", EntryState.ABSENT: "番号なし"}
PAGE_ROWS = 200


class EntryModel(QAbstractTableModel):
    """One line per record, with the mark of what was typed; never a number."""

    def __init__(self, fetch: Callable[[Sequence[int]], Sequence[EntryRecord]]) -> None:
        super().__init__()
        self._fetch = fetch
        self._order: tuple[int, ...] = ()
        self._pages: dict[int, list[EntryRecord]] = {}

    def show_order(self, order: Sequence[int]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._order = tuple(order)
        self._pages.clear()
        self.endResetModel()

    def read_again(self, place: int) -> None:
        """Read one record anew."""
        page, offset = divmod(place, PAGE_ROWS)
        if page in self._pages:
            self._pages[page][offset] = self._fetch([self._order[place]])[0]
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(_HEADINGS) - 1))

    def record_at(self, place: int) -> EntryRecord | None:
        """The record in a place; None outside the list."""
        if not 0 <= place < len(self._order):
            return None
        page, offset = divmod(place, PAGE_ROWS)
        if page not in self._pages:
            wanted = self._order[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
            self._pages[page] = list(self._fetch(wanted))
        return self._pages[page][offset]

    def place_of(self, record: int) -> int:
        """Where a record stands, -1 where it does not."""
        return self._order.index(record) if record in self._order else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.record_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in _SHOWN:
            marks = _MARKS if role == Qt.ItemDataRole.DisplayRole else _SPOKEN
            return (marks[row.state], row.record_id, row.name)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return super().headerData(section, orientation, role)
