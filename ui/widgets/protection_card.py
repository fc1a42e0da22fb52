"""Says that 支援措置 information is missing, and lets a 責任者 record that it cannot be had."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.protection.protection_record import LONGEST_REASON, ProtectionState
from ui.dates import shown_time
from ui.widgets.building import button, column, label, row

_MISSING = (
    "支援措置の情報が未取込です。住所の印刷はできません。"
    "「支援措置の一覧を選ぶ」から一覧を取り込んでください。"
)


class ProtectionCard(QFrame):
    """Hidden while the information is there."""

    recorded = Signal(str)

    def __init__(self, *, supervises: bool) -> None:
        super().__init__()
        self.setObjectName("protection_card")
        self._told = label(role="notice", wrap=True)
        self.reason = QLineEdit(placeholderText="入手できない理由", maxLength=LONGEST_REASON)
        self.reason.setObjectName("protection_reason")
        self.reason.setAccessibleName("支援措置の情報を入手できない理由")
        record = button("支援措置情報なしとして記録", self._ask, name="protection_record")
        self._line = QWidget()
        self._line.setLayout(row(self.reason, record))
        self._supervises = supervises
        layout = column(self._told, self._line, spacing=6)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_state(self, state: ProtectionState) -> None:
        """Show what is known."""
        self.setHidden(state.known)
        found = state.unavailable
        self._line.setVisible(self._supervises and found is None)
        self._told.setText(
            f"支援措置情報なし　理由: {found.reason}　{found.by}　{shown_time(found.at)}"
            if found
            else _MISSING
        )

    def _ask(self) -> None:
        self.recorded.emit(self.reason.text())
