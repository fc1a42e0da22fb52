"""Keys reach the case that is on the screen: after a choice in a tool, and however fast they come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.case_states import CaseState
from app.cases.queues import Grouping
from tests.gui.conftest import Opener
from tests.gui.test_review_page import Desk
from tests.support.office import CASEWORKER

Key = Qt.Key
TOOLS = ("lanes", "state_filter", "group_by")


@pytest.fixture
def desk(qtbot: QtBot, open_as: Opener) -> Desk:
    return Desk(qtbot, open_as(CASEWORKER))


def tool(desk: Desk, name: str) -> QComboBox:
    found = desk.page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    found.setFocus()
    desk.qtbot.waitUntil(found.hasFocus)
    return found


def come_back(desk: Desk) -> None:
    """The window system of the tests gives the window no focus when a list closes."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Escape])
def test_enter_and_esc_lead_from_a_tool_to_the_case(desk: Desk, name: str, key: Key) -> None:
    tool(desk, name)
    desk.press(key)
    assert desk.page.queue.hasFocus()
    first = desk.case()
    desk.press(Key.Key_1, Key.Key_1)
    assert desk.state_of(first) is CaseState.DECIDED


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_a_choice_in_an_open_list_leads_to_the_cases(desk: Desk, name: str, key: Key) -> None:
    box = tool(desk, name)
    box.showPopup()
    desk.qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), key)
    come_back(desk)
    desk.qtbot.waitUntil(desk.page.queue.hasFocus)
    first = desk.case()
    desk.press(Key.Key_1, Key.Key_1)
    assert desk.state_of(first) is CaseState.DECIDED


def test_a_tool_is_walked_by_arrows_until_enter(desk: Desk) -> None:
    box = tool(desk, "group_by")
    desk.press(Key.Key_Down)
    assert desk.page.tools.grouping() is Grouping.CAUSE
    assert box.hasFocus()
    desk.press(Key.Key_Down)
    assert desk.page.tools.grouping() is Grouping.MUNICIPALITY
    assert box.hasFocus()
    desk.press(Key.Key_Return)
    assert desk.page.queue.hasFocus()


def test_a_state_worked_as_a_list_takes_the_focus_to_the_list(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_3, Key.Key_Return)
    box = tool(desk, "state_filter")
    desk.press(Key.Key_Down, Key.Key_Down)
    assert box.currentText() == "保留"
    desk.press(Key.Key_Return)
    assert desk.page.list_desk.list.hasFocus()
    desk.press(Key.Key_4, Key.Key_1)
    assert desk.state_of(first) is CaseState.DOCUMENTS
