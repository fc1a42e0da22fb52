"""台帳総数 = 対象外 + 取込不可 + 番号なし + 点検対象, as figures in one line."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views import Arithmetic
from app.words import words
from ui.widgets.building import column, empty, label


class ArithmeticLine(QFrame):
    """The sum over all subject batches in use."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("arithmetic")
        self.setProperty("role", "card")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(20, 10, 20, 10)
        self._line.setSpacing(18)

    def show_sum(self, found: Arithmetic) -> None:
        """Show the figures; what was excluded is said by reason beneath."""
        empty(self._line)
        reasons = "　".join(f"{words(reason)} {count:,}" for reason, count in found.excluded)
        parts = (
            ("", "台帳総数", found.total, ""),
            ("＝", "対象外", found.excluded_total, reasons),
            ("＋", "取込不可", found.rejected, ""),
            ("＋", "番号なし", found.without_number, ""),
            ("＋", "点検対象", found.inspected, ""),
        )
        for sign, title, count, note in parts:
            if sign:
                self._line.addWidget(label(sign, role="figure"))
            self._line.addWidget(_figure(title, count, note))
        self._line.addStretch(1)
        self.setAccessibleName("、".join(f"{title} {count}" for _, title, count, _ in parts))


def _figure(title: str, count: int, note: str) -> QWidget:
    made = QWidget()
    pieces = [label(title, role="muted"), label(f"{count:,} 件", role="figure")]
    if note:
        pieces.append(label(note, role="small", wrap=True))
    made.setLayout(column(*pieces, spacing=4))
    return made
