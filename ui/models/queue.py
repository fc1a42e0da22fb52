"""The queue as a model: all ids in order, rows by pages of 200, only when they are looked at.

Order and filter are the store's work; nothing here sorts or filters.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.case_states import CaseId
from app.cases.queue_views import QueueRow

PAGE_ROWS = 200
_PAGES_KEPT = 50
RowRole = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class QueueModel(QAbstractTableModel):
    """One column, one line per case; `RowRole` gives the QueueRow."""

    def __init__(self, fetch: Callable[[Sequence[CaseId]], Sequence[QueueRow]]) -> None:
        super().__init__()
        self._fetch = fetch
        self._ids: Sequence[CaseId] = ()
        self._places: dict[CaseId, int] | None = None
        self._pages: OrderedDict[int, list[QueueRow]] = OrderedDict()

    def show_cases(self, ids: Sequence[CaseId]) -> None:
        """Show another queue."""
        self.beginResetModel()
        self._ids, self._places = ids, None
        self._pages.clear()
        self.endResetModel()

    def read_again(self, cases: Collection[CaseId]) -> None:
        """Read the rows of these cases anew; they keep their places."""
        for case in cases:
            place = self.place_of(case)
            page, offset = divmod(place, PAGE_ROWS)
            if place >= 0 and page in self._pages:
                self._pages[page][offset] = self._fetch([case])[0]
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)

    def case_at(self, place: int) -> CaseId | None:
        """The case in a place of the queue."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of(self, case: CaseId) -> int:
        """Where a case stands in the queue, -1 where it does not."""
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self._ids)}
        return self._places.get(case, -1)

    def row_at(self, place: int) -> QueueRow | None:
        """The row in a place; reads its page where it is not at hand."""
        if not 0 <= place < len(self._ids):
            return None
        page, offset = divmod(place, PAGE_ROWS)
        rows = self._pages.get(page)
        if rows is None:
            rows = list(self._fetch(self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]))
            self._pages[page] = rows
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return rows[offset]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, RowRole, _SPOKEN):
            return None
        if role == RowRole:
            return row
        words = (row.serial, row.name, row.signature_words, row.outcome_words)
        return " ".join(word for word in words if word)


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
