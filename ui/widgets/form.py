"""A column of named fields with their words in front."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

_ONE_LINE = (QLineEdit, QComboBox, QAbstractSpinBox)
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
        line_up(form)


def line_up(form: QFormLayout) -> None:
    """Bring the words in front of one-line fields to the middle of them; Qt would put them higher."""
    for place in range(form.rowCount()):
        title = form.itemAt(place, QFormLayout.ItemRole.LabelRole)
        field = form.itemAt(place, QFormLayout.ItemRole.FieldRole)
        words, widget = title.widget() if title else None, field.widget() if field else None
        if words is not None and isinstance(widget, _ONE_LINE):
            widget.ensurePolished()
            words.setMinimumHeight(widget.sizeHint().height())
