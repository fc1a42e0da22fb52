"""The values of one column: as they stand in the file, and as they are read."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.batches.preview_views import CellPreview, ColumnPreview, ReadingPreview
from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

_HEADINGS = ("行", "ファイルの値", "読み取り")
_WIDTHS = {0: 10, 1: 11, 2: 6}
"""Characters a column may take; the reading takes what is left."""

_FIRST, _STRANGE = "先頭", "珍しい形"


class ColumnValues(QWidget):
    """First rows and strangest rows of the chosen column."""

    def __init__(self) -> None:
        super().__init__()
        self._model = RowsModel(_HEADINGS, figures=frozenset())
        self._table = ReadTable(self._model, name="column_values", words="列の値と読み取り")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)

    def show_column(self, reading: ReadingPreview, column: ColumnPreview) -> None:
        """Show one column."""
        rows = [
            *_lines(_FIRST, reading.rows, column.cells, used=bool(column.target)),
            *_lines(_STRANGE, reading.strange_rows, column.strange, used=bool(column.target)),
        ]
        self._model.show_rows(rows)
        self._table.fit_columns()
        letter = self._table.fontMetrics().height()
        for at, letters in _WIDTHS.items():
            self._table.setColumnWidth(at, min(self._table.columnWidth(at), letters * letter))


def _lines(
    kind: str, places: tuple[str, ...], cells: tuple[CellPreview, ...], *, used: bool
) -> Iterator[tuple[str, str, str]]:
    for place, cell in zip(places, cells, strict=False):
        read = (cell.read or ("＝" if cell.raw else "")) if used else "使わない"
        yield f"{kind} {place}", cell.raw or "(空欄)", read
