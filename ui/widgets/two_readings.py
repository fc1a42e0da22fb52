"""Two readings of one case side by side: the first check, and one's own."""

from PySide6.QtWidgets import QFrame, QLabel

from ui.widgets.building import prose, roomy, row


class TwoReadings(QFrame):
    """Shown only where the two differ."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("two_readings")
        self.setProperty("role", "card")
        self.first = _reading("first_reading")
        self.own = _reading("own_reading")
        line = row(self.first, self.own, spacing=14)
        line.setContentsMargins(12, 10, 12, 10)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_both(self, first: str, own: str) -> None:
        """Show both."""
        self.first.setText(roomy(first))
        self.own.setText(roomy(own))
        self.show()


def _reading(name: str) -> QLabel:
    made = prose("", role="notice")
    made.setObjectName(name)
    return made
