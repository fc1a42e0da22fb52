"""The order of Tab is read from layouts without keeping hold of what Qt owns."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from ui.tab_order import follow_layout


def _items() -> int:
    """Items of layouts that Python still believes in."""
    return sum(type(one).__name__ == "QWidgetItem" for one in getAllValidWrappers())


def test_items_of_layouts_are_let_go(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    outer, inner = QVBoxLayout(page), QHBoxLayout()
    outer.addLayout(inner)
    for number in range(5):
        (inner if number % 2 else outer).addWidget(QLabel(str(number)))
    before = _items()

    follow_layout(page)
    follow_layout(page)

    assert _items() == before
    found: QLayoutItem | None = outer.itemAt(1)
    assert found is not None
    assert found.widget() is not None
