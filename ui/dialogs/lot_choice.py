"""まとめて二次確認: which decided pattern is checked as a group, and how much of it is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.groups.check import Lot
from ui.actions import bind
from ui.models.rows import RowsModel
from ui.widgets.building import button, label, row
from ui.widgets.table import ReadTable

_SIZE = (760, 380)


class LotDialog(QDialog):
    """Enter takes the row at hand."""

    lot_chosen = Signal(Lot)

    def __init__(self, parent: QWidget, lots: Sequence[Lot]) -> None:
        super().__init__(parent)
        self.setWindowTitle("まとめて二次確認")
        self.setObjectName("lot_choice")
        self._lots = tuple(lots)
        model = RowsModel(("事務・相違パターン", "件数", "方法"), figures=frozenset({1}))
        model.show_rows([(lot.words, f"{lot.members:,}", lot.rule_words) for lot in lots])
        self.table = ReadTable(model, name="lots", words="まとめて二次確認できるグループ")
        self.table.fit_columns()
        self.table.setCurrentIndex(model.index(0, 0))
        take = button("Enter　このグループを確認", self.take, name="take_lot", role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(
            label(
                "先に抽出した件を1件ずつ二次確認し、すべて同意したときに残りをまとめて確認します。"
                "紐付け誤りの疑い・C・B3~B5の件は、いつも1件ずつです。",
                wrap=True,
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(row(1, take, button("Esc 閉じる", self.reject, name="close_lots")))
        bind(self, "accept", self.take)
        self.table.doubleClicked.connect(lambda _index: self.take())
        self.table.setFocus()
        self.resize(*_SIZE)

    def take(self) -> None:
        """Take the row at hand."""
        number = self.table.chosen_row()
        if number >= 0:
            self.accept()
            self.lot_chosen.emit(self._lots[number])
