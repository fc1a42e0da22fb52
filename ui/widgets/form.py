"""A column of named fields with their words in front."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

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
