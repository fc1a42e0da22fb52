"""The small pieces pages are put together from, with their style role and screen-reader name."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

Piece = QWidget | QLayout | int


def label(text: str = "", *, role: str = "", wrap: bool = False) -> QLabel:
    """A text that nobody edits; plain text always, whatever the data hold."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def roomy(text: str) -> str:
    """A text as rich text with room between its lines; nothing in it is taken for markup."""
    lines = escape(text).replace("\n", "<br>")
    return f'<p style="line-height: 150%; margin: 0">{lines}</p>'


class _Paragraph(QLabel):
    """Rich text as tall as its lines need at its width: a full page may not squeeze it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _grow(self) -> None:
        self.setMinimumHeight(0)  # a label never says it needs less than its minimum
        self.setMinimumHeight(self.heightForWidth(self.width()))


def prose(text: str, *, role: str = "") -> QLabel:
    """A paragraph of ours, with room between its lines."""
    made = _Paragraph(roomy(text))
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAccessibleName(text)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, act: Callable[[], object], *, name: str, role: str = "") -> QPushButton:
    """A push button. It never becomes the default button: Enter belongs to what has the focus."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda _checked=False: act())
    return made


class Card(QFrame):
    """A frame of a style role; pieces are added one above the other."""

    def __init__(self, role: str, *, margins: int = 12, spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("role", role)
        self._pieces = QVBoxLayout(self)
        self._pieces.setContentsMargins(margins, margins, margins, margins)
        self._pieces.setSpacing(spacing)

    def add(self, *pieces: Piece) -> None:
        """Add pieces below those that are there."""
        _fill(self._pieces, pieces)


def frame(role: str, *pieces: Piece, margins: int = 12, spacing: int = 8) -> Card:
    """A card with its pieces."""
    made = Card(role, margins=margins, spacing=spacing)
    made.add(*pieces)
    return made


def row(*pieces: Piece, spacing: int = 8) -> QHBoxLayout:
    """Pieces side by side; a number is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, pieces)
    return layout


def column(*pieces: Piece, spacing: int = 8) -> QVBoxLayout:
    """Pieces one above the other; a number is a stretch."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, pieces)
    return layout


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet look again, where one of them is new."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Remove and destroy everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def _fill(layout: QBoxLayout, pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        if isinstance(piece, QWidget):
            layout.addWidget(piece)
        elif isinstance(piece, QLayout):
            layout.addLayout(piece)
        else:
            layout.addStretch(piece)
