"""媒体の使用: who approved it and what for, asked where a page has no room for the card."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.batches.media import Carriage
from app.errors import KnownError
from ui.widgets.building import button, label, row
from ui.widgets.growing import say_in
from ui.widgets.medium_card import MediumCard

_HEIGHTS = 34  # heights of a line that the dialog is wide


class MediumUseDialog(QDialog):
    """Closes once everything is said."""

    def __init__(self, parent: QWidget, card: MediumCard, then: Callable[[Carriage], None]) -> None:
        super().__init__(parent)
        self.setObjectName("medium_use")
        self.setWindowTitle("媒体の使用")
        self.card = card
        self._then = then
        self._told = label(role="problem", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(card)
        layout.addWidget(self._told)
        go_on = button("続ける", self._on_asked, name="medium_use_go", role="primary")
        layout.addLayout(row(1, button("やめる", self.reject, name="medium_use_cancel"), go_on))
        card.purpose.returnPressed.connect(self._on_asked)
        card.approver.returnPressed.connect(self._on_asked)
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)

    @Slot()
    def _on_asked(self) -> None:
        try:
            told = self.card.carriage()
        except KnownError as error:
            say_in(self, self._told, f"{error.sentence}({error.code})")
            return
        self.accept()
        self._then(told)
