"""The residents a register search found: one line each, fifty a page."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot

from app.search.views import Hit
from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

_HEADINGS = ("氏名", "カナ", "生年月日", "性別", "住所", "備考")


class FoundList(ReadTable):
    """Tells which resident is chosen; no line holds an individual number."""

    hit_chosen = Signal(int)

    def __init__(self) -> None:
        self._rows = RowsModel(_HEADINGS, figures=frozenset())
        super().__init__(self._rows, name="found", words="見つかった住民")
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show one page, its first line chosen."""
        self._rows.show_rows([_cells(hit) for hit in hits])
        self.scrollToTop()
        self.fit_columns()
        if hits:
            self.selectRow(0)

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
    born = hit.birth_note or hit.birth_date
    return (
        hit.name,
        hit.kana,
        born,
        hit.sex,
        hit.address,
        "　".join(mark for mark in marks if mark),
    )
