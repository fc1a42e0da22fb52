"""Keys reach the case that is on the screen: after a choice in a tool, and however fast they come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.case_states import CaseState
from app.cases.queues import Grouping
from tests.gui.conftest import Opener
from tests.gui.test_review_page import Desk
from tests.support.office import CASEWORKER

Key = Qt.Key
TOOLS = ("lanes", "state_filter", "order", "group_by")


@pytest.fixture
def desk(qtbot: QtBot, open_as: Opener) -> Desk:
    return Desk(qtbot, open_as(CASEWORKER))


def tool(desk: Desk, name: str) -> QComboBox:
    found = desk.page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    found.setFocus()
    desk.qtbot.waitUntil(found.hasFocus)
    return found


def type_ahead(desk: Desk, *keys: Key) -> None:
    """Keys that come before anything is painted: typed while the machine was busy."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def hold_down(desk: Desk, key: Key, text: str, times: int) -> None:
    """A key that stays down: the first press, then its repetitions, each to be seen."""
    for n in range(times):
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        again = bool(n)
        QTest.simulateEvent(focus, True, key, Qt.KeyboardModifier.NoModifier, text, again, -1)


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


def test_a_key_typed_ahead_never_acts_on_a_case_that_nobody_has_seen(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_1)
    type_ahead(desk, Key.Key_Return, Key.Key_1, Key.Key_1, Key.Key_Return)
    second = desk.case()
    assert second != first
    assert desk.state_of(first) is CaseState.DECIDED
    assert desk.state_of(second) is CaseState.OPEN
    assert not desk.page.strip.asking_reason
    assert "使っていません" in desk.told()
    desk.press(Key.Key_1, Key.Key_1)
    assert desk.state_of(second) is CaseState.DECIDED


def test_both_keys_of_one_case_may_be_typed_as_fast_as_one_can(desk: Desk) -> None:
    QApplication.processEvents()
    first = desk.case()
    type_ahead(desk, Key.Key_2, Key.Key_1)
    assert desk.state_of(first) is CaseState.DECIDED


def test_a_case_gone_to_by_j_is_not_decided_before_it_is_seen(desk: Desk) -> None:
    desk.press(Key.Key_J)
    type_ahead(desk, Key.Key_J, Key.Key_0, Key.Key_T, Key.Key_3, Key.Key_3)
    assert desk.state_of(desk.case()) is CaseState.OPEN
    assert desk.page.review.open(desk.case()).attachment is None


def test_a_click_meant_for_the_case_before_decides_nothing(desk: Desk) -> None:
    desk.press(Key.Key_J)
    first = desk.case()
    desk.page.strip.press(1)
    desk.page.step(1)
    desk.page.strip.press(1)
    desk.page.strip.press(1)
    assert desk.state_of(desk.case()) is CaseState.OPEN
    assert desk.state_of(first) is CaseState.OPEN
    assert "使っていません" in desk.told()


@pytest.mark.parametrize(("key", "text"), [(Key.Key_1, "1"), (Key.Key_2, "2")])
def test_a_digit_held_down_is_one_digit(desk: Desk, key: Key, text: str) -> None:
    first = desk.case()
    hold_down(desk, key, text, 30)
    assert desk.case() == first
    assert desk.page.strip.asking_reason
    assert desk.state_of(first) is CaseState.OPEN


def test_enter_held_down_decides_one_case_and_j_held_down_walks(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_1)
    hold_down(desk, Key.Key_Return, "\r", 30)
    second = desk.case()
    assert (desk.state_of(first), desk.state_of(second)) == (CaseState.DECIDED, CaseState.OPEN)
    hold_down(desk, Key.Key_J, "j", 3)
    assert desk.page.queue.place() == 4


def test_in_a_list_too_the_line_at_hand_is_seen_before_it_is_answered(desk: Desk) -> None:
    for _ in range(3):
        desk.press(Key.Key_3, Key.Key_1)
    desk.page.state_filter.setCurrentText("保留")
    desk.page.take_focus()
    first = desk.page.list_desk.case_id()
    desk.press(Key.Key_4)
    type_ahead(desk, Key.Key_1, Key.Key_4, Key.Key_1)
    second = desk.page.list_desk.case_id()
    assert first is not None
    assert second is not None
    assert second != first
    assert desk.state_of(first) is CaseState.DOCUMENTS
    assert desk.state_of(second) is CaseState.HELD
