"""The ledger as a model, newest first, read by pages when they are looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.views import LedgerRow
from ui.dates import shown_time

PAGE_ROWS = 200
HEADINGS = ("番号", "日時", "利用者", "操作", "対象", "内容", "署名")

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class LedgerModel(QAbstractTableModel):
    """`fetch(start, rows)` reads a page; `count` is asked once per `read_again`."""

    def __init__(self, fetch: Callable[[int, int], Sequence[LedgerRow]]) -> None:
        super().__init__()
        self._fetch = fetch
        self._count = 0
        self._pages: dict[int, Sequence[LedgerRow]] = {}

    def show_entries(self, count: int) -> None:
        """Forget what was read; the ledger has so many entries now."""
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _SPOKEN:
            return None
        row = self._row(index.row())
        return _cells(row)[index.column()] if row is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return super().headerData(section, orientation, role)

    def _row(self, place: int) -> LedgerRow | None:
        page, offset = divmod(place, PAGE_ROWS)
        if page not in self._pages:
            self._pages[page] = self._fetch(page * PAGE_ROWS, PAGE_ROWS)
        rows = self._pages[page]
        return rows[offset] if offset < len(rows) else None


def _cells(row: LedgerRow) -> tuple[str, ...]:
    signed = "署名あり" if row.signed else ""
    return (
        f"{row.seq:,}",
        shown_time(row.at),
        row.actor,
        row.act_words,
        row.about,
        row.detail,
        signed,
    )
