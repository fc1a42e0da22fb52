"""The desks of the two checks in the real window, with the keys in the queue."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.pages.review import ReviewPage
from ui.pages.second_check import SecondCheckPage


def review_desk(window: MainWindow) -> ReviewPage:
    """確認."""
    assert window.shell is not None
    window.shell.open_page("review")
    page = cast("ReviewPage", window.shell.page("review"))
    page.queue.setFocus()
    return page


def second_desk(window: MainWindow) -> SecondCheckPage:
    """二次確認."""
    assert window.shell is not None
    window.shell.open_page("second_check")
    page = cast("SecondCheckPage", window.shell.page("second_check"))
    page.queue.setFocus()
    return page


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the focus is; nobody types faster than it shows."""
    for key in keys:
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
