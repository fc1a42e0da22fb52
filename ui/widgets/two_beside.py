"""Two parts beside each other where there is room for both, else one above the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

_ROOMY = 62
"""Heights of a line that both need beside each other."""


class TwoBeside(QScrollArea):
    """Scrolls where they do not fit; the first part is the wider one."""

    def __init__(self, wider: QWidget, other: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(14)
        self._line.addWidget(wider, 3)
        self._line.addWidget(other, 2)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = event.size().width() >= _ROOMY * self.fontMetrics().height()
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(beside if roomy else above)
        super().resizeEvent(event)
