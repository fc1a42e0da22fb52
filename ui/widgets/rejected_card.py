"""取込不可: every rejected row with its place, reason and what is to be done, and two ways out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.batches.rejected import RejectedList
from ui.models.rows import RowsModel
from ui.widgets.building import Card, button, label, row
from ui.widgets.table import ReadTable

_HEADINGS = ("行", "シート", "列", "理由", "対応")
_LINES, _PASSWORD_HEIGHTS = 7, 15


class RejectedCard(Card):
    """The list; paper and the sender's file are the page's to make."""

    paper_asked = Signal()
    file_asked = Signal()

    def __init__(self, rejected: RejectedList, *, demonstration: bool) -> None:
        super().__init__("card", margins=12, spacing=8)
        self.setObjectName("rejected_card")
        self.rejected = rejected
        model = RowsModel(_HEADINGS, figures=frozenset({0}))
        model.show_rows(
            [
                (f"{one.row_number:,}", one.sheet, one.column, one.reason, one.advice)
                for one in rejected.rows
            ]
        )
        self.table = ReadTable(model, name="rejected_rows", words="取り込めない行")
        lines = min(len(rejected.rows), _LINES)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * (lines + 1) + 22)
        self.table.fit_columns()
        self.table.setColumnHidden(1, not any(one.sheet for one in rejected.rows))
        self.password = QLineEdit(
            placeholderText="PDFのパスワード 12字以上", echoMode=QLineEdit.EchoMode.Password
        )
        self.password.setObjectName("rejected_password")
        self.password.setAccessibleName("取込不可一覧のPDFのパスワード")
        self.password.setMinimumWidth(self.password.fontMetrics().height() * _PASSWORD_HEIGHTS)
        if demonstration:
            self.password.hide()
        paper = button("PDFで保存", self.paper_asked.emit, name="rejected_paper")
        file = button("送り主への一覧(CSV)", self.file_asked.emit, name="rejected_file")
        title = f"取り込めない行　{rejected.total:,} 行"
        listed = len(rejected.rows)
        more = f"(はじめの {listed:,} 行を表示)" if listed < rejected.total else ""
        self.add(
            label(f"{title}{more}", role="heading"),
            self.table,
            row(paper, self.password, 1, file),
        )
