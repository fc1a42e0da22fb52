"""A column of named fields with their words in front."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QWidget


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
            form.addRow(words, field)
