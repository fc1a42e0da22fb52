"""A column of named fields with their words in front."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

_ONE_LINE = (QLineEdit, QComboBox, QAbstractSpinBox)
_SIDE = 6  # pixels between a frame and the digits in it
_TITLE_HEIGHTS = 6  # titles of about six characters line up across forms


class Form(QWidget):
    """Rows of (words, object name, field); the words are the screen-reader names too."""

    def __init__(self, rows: Sequence[tuple[str, str, QWidget]]) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for words, name, field in rows:
            field.setObjectName(name)
            field.setAccessibleName(words)
            title = QLabel(words)
            title.setMinimumWidth(title.fontMetrics().height() * _TITLE_HEIGHTS)
            title.setBuddy(field)
            form.addRow(title, field)
            if isinstance(field, _ONE_LINE):  # else the words would stand above its middle
                field.ensurePolished()
                title.setMinimumHeight(field.sizeHint().height())


class NumberBox(QSpinBox):
    """A number to be typed or stepped; its digits keep clear of the frame, as in other fields."""

    def __init__(self, *, lowest: int, highest: int, value: int = 0) -> None:
        super().__init__()
        self.setRange(lowest, highest)
        self.setValue(value)
        self.lineEdit().setTextMargins(_SIDE, 0, 0, 0)
