"""Cards one above the other in a pane that scrolls."""

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolled(cards: Sequence[QWidget], *, words: str) -> QScrollArea:
    """The pane; `words` is its screen-reader name."""
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 8, 0)
    layout.setSpacing(10)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName(words)
    area.setWidgetResizable(True)
    area.setWidget(body)
    return area
