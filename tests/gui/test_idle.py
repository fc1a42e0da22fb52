"""Nobody at the desk: any key in any window counts as somebody."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.idle import IdleWatch


def test_a_key_in_an_active_window_counts_and_a_paint_does_not(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    watch = IdleWatch(window, minutes=1)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=60_000)
    handle = window.windowHandle()
    assert handle is not None
    watch._warned = True
    seen: list[str] = []
    watch.touched.connect(lambda: seen.append("touched"))

    QCoreApplication.sendEvent(handle, QEvent(QEvent.Type.UpdateRequest))
    assert seen == []
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(handle, key)
    assert seen == ["touched"]
