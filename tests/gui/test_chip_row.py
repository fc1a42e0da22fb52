"""A row of chips ends cleanly: whole chips only, and the number of those that found no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.cases.queue_views import GroupCount
from ui.appearance import Appearance
from ui.widgets.chip_row import ChipRow

MANY = tuple(
    GroupCount(key=f"k{number}", words=f"相違パターン {number}", remaining=number, total=number)
    for number in range(30)
)


@pytest.fixture
def chips(qtbot: QtBot, appearance: Appearance) -> ChipRow:
    row = ChipRow(name="groups", words="グループ")
    qtbot.addWidget(row)
    row.resize(700, 50)
    row.show_groups(MANY, everything="すべて")
    row.show()
    qtbot.waitExposed(row)
    return row


def _shown(chips: ChipRow) -> list[QPushButton]:
    for _ in range(5):
        QApplication.processEvents()
    return [one for one in chips.findChildren(QPushButton) if one.isVisible()]


def _cut(chips: ChipRow) -> list[str]:
    room = chips.viewport().width()
    lie = [
        (one.objectName(), one.mapTo(chips.viewport(), one.rect().topLeft()).x(), one.width())
        for one in _shown(chips)
    ]
    return [name for name, left, width in lie if left < 0 or left + width > room]


def test_no_chip_is_cut_and_the_last_tells_how_many_there_are_besides(chips: ChipRow) -> None:
    shown = _shown(chips)
    assert _cut(chips) == []
    assert shown[-1].text() == f"ほか {len(MANY) - (len(shown) - 2)} グループ…"
    chips.resize(6000, 50)
    assert [one.objectName() for one in _shown(chips)][1:] == [f"chip_{one.key}" for one in MANY]


def test_the_arrow_keys_reach_every_chip_whole(chips: ChipRow) -> None:
    chosen: list[str] = []
    chips.chosen.connect(chosen.append)
    chips.take_focus()
    for _ in MANY:
        chip = chips.findChild(QPushButton, f"chip_{chips.key or 'all'}")
        assert chip is not None
        QTest.keyClick(chip, Qt.Key.Key_Right)
        assert f"chip_{chips.key}" in [one.objectName() for one in _shown(chips)]
        assert _cut(chips) == []
    assert chosen == [one.key for one in MANY]
