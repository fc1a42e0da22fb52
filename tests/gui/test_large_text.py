"""In large text on a small screen what is compared is in sight, and everything else within a key."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opener
from tests.support.office import CASEWORKER
from ui.pages.review import ReviewPage

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, open_as: Opener) -> ReviewPage:
    shell = open_as(CASEWORKER).shell
    assert shell is not None
    shell.open_page("review")
    page = cast("ReviewPage", shell.page("review"))
    qtbot.waitUntil(page.queue.hasFocus)
    _settle()
    return page


def _settle() -> None:
    for _ in range(10):
        QApplication.processEvents()


def _press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    _settle()


def _in_sight(page: ReviewPage, attribute: str) -> bool:
    view = page.pane.viewport()
    value = page.pane.findChild(QWidget, f"left_{attribute}")
    assert value is not None
    top = value.mapTo(view, value.rect().topLeft()).y()
    return top >= 0 and top + value.height() <= view.height()


@pytest.mark.parametrize("appearance", [150, 200], indirect=True)
def test_every_attribute_is_in_sight(page: ReviewPage) -> None:
    shown = ("name", "kana", "birth_date", "sex", "address")
    assert [name for name in shown if not _in_sight(page, name)] == []


@pytest.mark.parametrize("appearance", [150, 200], indirect=True)
def test_an_empty_note_takes_no_room_until_it_is_wanted(page: ReviewPage) -> None:
    strip = page.strip
    assert strip.note.isHidden()
    _press(Key.Key_N)
    assert strip.note.hasFocus()
    QTest.keyClicks(strip.note, "memo")
    _press(Key.Key_Return)
    assert page.queue.hasFocus()
    assert strip.note.isVisible()
    _press(Key.Key_N)
    strip.note.clear()
    _press(Key.Key_Escape)
    assert strip.note.isHidden()
    assert page.queue.hasFocus()


@pytest.mark.parametrize("appearance", [200], indirect=True)
def test_the_tools_of_the_queue_unfold_while_they_are_used(page: ReviewPage) -> None:
    assert page.search.window() is page.window()
    assert not page.search.isVisible()
    _press(Key.Key_Slash)
    assert page.search.hasFocus()
    _press(Key.Key_Escape)
    assert page.queue.hasFocus()
    assert not page.search.isVisible()
    _press(Key.Key_G)
    assert page.groups.isVisible()
    _press(Key.Key_Escape)
    page.fold.open_tools.setFocus()
    _press(Key.Key_Space)
    assert page.tools.by.isVisible()
    assert page.search.hasFocus()


@pytest.mark.parametrize("appearance", [200], indirect=True)
def test_a_queue_of_one_line_is_worked_by_the_same_keys(page: ReviewPage) -> None:
    first = page.case_id()
    _press(Key.Key_J)
    second = page.case_id()
    assert second != first
    at = page.queue.visualRect(page.queue.currentIndex())
    assert page.queue.viewport().rect().contains(at.center())
    _press(Key.Key_1)
    _press(Key.Key_1)
    assert page.case_id() not in (first, second)
