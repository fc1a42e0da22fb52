"""All columns of a file: heading, a value, what it was taken for, how sure and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.batches.preview_views import ColumnPreview, ReadingPreview
from ui.models.rows import RowsModel
from ui.widgets.table import ReadTable

_HEADINGS = ("列", "見出し", "先頭の値", "意味", "確からしさ", "理由")
_GLYPHS = {"高": "◎ 高", "中": "○ 中", "低": "△ 低", "指定": "● 指定", "": ""}
_GUESSED = "値の形からの推定"
_DECIDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_MOST_ROWS = 6
_WIDTHS = {0: 3, 1: 8, 2: 11, 3: 12, 4: 6, 5: 4}
"""Characters a column may take; the reason takes what is left."""


class ColumnTable(ReadTable):
    """Arrows choose a column; Enter asks to change it."""

    chosen = Signal(int)
    change_asked = Signal()

    def __init__(self) -> None:
        self._rows = RowsModel(_HEADINGS, figures=frozenset({0}))
        super().__init__(self._rows, name="preview_columns", words="列の意味")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._on_row(now.row()))

    def show_columns(self, reading: ReadingPreview, proposed: frozenset[str]) -> None:
        """Show the columns; the chosen one stays chosen."""
        row = max(self.chosen_row(), 0)
        self._rows.show_rows([_cells(column, proposed) for column in reading.columns])
        self.fit_columns()
        letter = self.fontMetrics().height()
        for at, letters in _WIDTHS.items():
            self.setColumnWidth(at, min(self.columnWidth(at), letters * letter))
        height = self.verticalHeader().defaultSectionSize()
        rows = height * min(len(reading.columns), _MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 4)
        if reading.columns:
            self.selectRow(min(row, len(reading.columns) - 1))

    def choose(self, position: int) -> None:
        """Choose a column."""
        if 0 <= position < self._rows.rowCount():
            self.selectRow(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DECIDING:
            self.change_asked.emit()
            return
        super().keyPressEvent(event)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


def _cells(column: ColumnPreview, proposed: frozenset[str]) -> tuple[str, ...]:
    first = next((cell.raw for cell in column.cells if cell.raw), "")
    sure = "△ 推定" if _named(column) in proposed else _GLYPHS[column.sure]
    return (
        str(column.position + 1),
        column.heading or "(なし)",
        first,
        column.target_words or "－ 使わない",
        sure,
        _GUESSED if _named(column) in proposed else column.why,
    )


def _named(column: ColumnPreview) -> str:
    return column.heading or f"{column.position + 1}列目"
