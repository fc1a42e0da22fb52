"""A key acts once what is shown was painted, whoever paints it."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.seen import Seen


@pytest.mark.parametrize("sheet", ["", "QWidget { background: white; }", "* { color: black; }"])
def test_what_fills_a_surface_whole_never_keeps_the_keys_waiting(qtbot: QtBot, sheet: str) -> None:
    area, body = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.setStyleSheet(sheet)
    area.setWidgetResizable(True)
    area.setWidget(body)
    seen = Seen(area.viewport())
    seen.watch(body)
    area.show()
    qtbot.waitExposed(area)
    seen.anew()
    assert not seen
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(seen))
