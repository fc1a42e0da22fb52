"""取込不可: every rejected row with its place, reason and what is to be done; and what follows."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.batches.rejected import LeftOut, RejectedList
from app.errors import KnownError
from ui.models.rows import RowsModel
from ui.widgets.building import Card, button, label, row
from ui.widgets.table import ReadTable
from ui.widgets.wrapped import Wrapped

_HEADINGS = ("行", "シート", "列", "理由", "対応")
_LINES, _PASSWORD_HEIGHTS = 7, 15


class RejectedCard(Card):
    """The list; paper and the sender's file are the page's to make.

    Before the import it also asks whether the rest comes in without these rows.
    """

    paper_asked = Signal()
    file_asked = Signal()

    def __init__(self, rejected: RejectedList, *, demonstration: bool, decides: bool) -> None:
        """`decides`: whether the file is still to be taken in."""
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
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole = Wrapped(role="small")
        self._whole.setObjectName("rejected_whole")
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now.row()))
        self.accepted = QCheckBox(f"取込不可の {rejected.total:,} 行を除いて取り込む")
        # Named by the list: a tick for one list is never taken over to another.
        self.accepted.setObjectName(f"rejected_accepted_{rejected.digest[:16]}")
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
        self.add(label(_title(rejected), role="heading"), self.table, self._whole)
        if decides:
            self.add(self.accepted)
        self.add(row(paper, self.password, 1, file))
        if rejected.rows:
            self.table.selectRow(0)

    def left_out(self) -> LeftOut:
        """The rows the person leaves out.

        Raises:
            KnownError: U102 nobody said so yet.
        """
        if not self.accepted.isChecked():
            self.accepted.setFocus()
            raise KnownError(
                "U102",
                f"取込不可の行が{self.rejected.total:,}件あります。一覧を確かめ、"
                "除いて取り込むときはチェックを付けてください。",
            )
        return LeftOut(self.rejected.total, self.rejected.digest)

    @Slot(int)
    def _tell(self, place: int) -> None:
        """The chosen row in full: its columns are cut where the window is narrow."""
        if 0 <= place < len(self.rejected.rows):
            one = self.rejected.rows[place]
            self._whole.say(f"{one.reason}　→　{one.advice}")


def _title(rejected: RejectedList) -> str:
    listed = len(rejected.rows)
    more = f"(はじめの {listed:,} 行を表示)" if listed < rejected.total else ""
    return f"取り込めない行　{rejected.total:,} 行{more}"
