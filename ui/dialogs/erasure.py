"""消去済みの記録: which use, and the day somebody erased what it left."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from app.batches.media import MediumUseView
from ui.dates import shown_time, typed_date
from ui.widgets.building import button, label, prose, row
from ui.widgets.form import Form
from ui.widgets.growing import say_in

_ADVICE = (
    "媒体(端末内に置いたときはそのフォルダー)から抽出データを消去したあとに記録します。"
    "このプログラムは媒体を読むだけで、消去は行いません。"
)

_HEIGHTS = 40  # heights of a line that the dialog is wide


class ErasureDialog(QDialog):
    """Stays open while something is refused."""

    asked = Signal()

    def __init__(self, parent: QWidget, waiting: tuple[MediumUseView, ...], *, today: date) -> None:
        super().__init__(parent)
        self.setObjectName("erasure_dialog")
        self.setWindowTitle("消去済みの記録")
        self.use = QComboBox()
        for one in waiting:
            self.use.addItem(f"{one.code}　{shown_time(one.at)}　{one.contents}", one.use_id)
        self.day = QLineEdit(today.isoformat())
        self._told = label(role="problem", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(prose(_ADVICE, role="small"))
        layout.addWidget(
            Form([("使用", "erasure_use", self.use), ("消去した日", "erasure_day", self.day)])
        )
        layout.addWidget(self._told)
        record = button("消去済みとして記録", self._on_asked, name="erasure_record", role="primary")
        layout.addLayout(row(1, button("やめる", self.reject, name="erasure_cancel"), record))
        self.day.returnPressed.connect(self._on_asked)
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)
        self.day.setFocus()

    def chosen(self) -> tuple[str, date]:
        """The use and the day.

        Raises:
            KnownError: U101 no date.
        """
        return str(self.use.currentData() or ""), typed_date(self.day.text())

    def tell(self, sentence: str) -> None:
        """Say what was refused."""
        say_in(self, self._told, sentence)

    @Slot()
    def _on_asked(self) -> None:
        self.asked.emit()
