"""The residents a register search found: one line each, fifty a page."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent

from app.search.views import Hit
from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

_ADDRESS = 4
_ADDRESS_HEIGHTS = 12  # least width of the address, in heights of a line
_FEWEST_LINES = 4  # with the heading
_HEADINGS = ("氏名", "カナ", "生年月日", "性別", "住所", "備考")


class FoundList(ReadTable):
    """Tells which resident is chosen; no line holds an individual number."""

    hit_chosen = Signal(int)

    def __init__(self) -> None:
        self._rows = RowsModel(_HEADINGS, figures=frozenset())
        super().__init__(self._rows, name="found", words="見つかった住民")
        self.horizontalHeader().setStretchLastSection(False)
        self.setMinimumHeight(self.verticalHeader().defaultSectionSize() * _FEWEST_LINES)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show one page, its first line chosen."""
        self._rows.show_rows([_cells(hit) for hit in hits])
        self.scrollToTop()
        self.fit_columns()
        self._share_width()
        if hits:
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The address takes what the others leave."""
        others = sum(self.columnWidth(n) for n in range(len(_HEADINGS)) if n != _ADDRESS)
        left = self.viewport().width() - others
        self.setColumnWidth(_ADDRESS, max(left, self.fontMetrics().height() * _ADDRESS_HEIGHTS))

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.hit_chosen.emit(current.row())


def _cells(hit: Hit) -> tuple[str, ...]:
    marks = (
        "支援措置" if hit.protected else "",
        "番号の指す人" if hit.is_linked else "候補" if hit.is_candidate else "",
        hit.status,
        hit.other_names,
    )
    born = hit.birth_note.partition(" ")[0] or hit.birth_date  # the age stands in the comparison
    return (
        hit.name,
        hit.kana,
        born,
        hit.sex,
        hit.address,
        "　".join(mark for mark in marks if mark),
    )
