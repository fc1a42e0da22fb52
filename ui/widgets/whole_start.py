"""What is asked before records are typed whole: what they are called, their scheme, their date."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit

from app.schemes import SCHEMES
from ui.widgets.building import button, column, label, row
from ui.widgets.form import Form


class WholeStart(QFrame):
    """Begins a list of records that are typed whole."""

    asked = Signal(str, str, str)  # name, scheme, reference date as typed

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.extract = QLineEdit(placeholderText="例 手書き台帳")
        self.day = QLineEdit(placeholderText="例 R8.10.1　20261001")
        self.scheme = QComboBox()
        for scheme in SCHEMES:
            self.scheme.addItem(scheme.words, scheme.code)
        form = Form(
            [
                ("名称", "whole_extract", self.extract),
                ("事務", "whole_scheme", self.scheme),
                ("抽出基準日", "whole_day", self.day),
            ]
        )
        start = button("記録全体を入力する", self._ask, name="whole_start")
        title = label("記録全体の入力(台帳が紙だけのとき)", role="heading")
        layout = column(title, form, row(1, start), spacing=10)
        layout.setContentsMargins(16, 12, 16, 14)
        self.setLayout(layout)

    def _ask(self) -> None:
        self.asked.emit(self.extract.text(), str(self.scheme.currentData()), self.day.text())
