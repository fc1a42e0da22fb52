"""The second check and results from paper: never one pair of eyes twice."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.case_states import CaseState
from tests.gui.conftest import Opener
from tests.support.desks import press, review_desk, second_desk
from tests.support.office import CASEWORKER, NAMES, SECOND, SUPERVISOR
from ui.dialogs.paper_entry import PaperEntryDialog
from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def decided(qtbot: QtBot, open_as: Opener) -> MainWindow:
    """A caseworker has decided two cases: one right, one suspected wrong."""
    window = open_as(CASEWORKER)
    review_desk(window)
    press(qtbot, Key.Key_1, Key.Key_1, Key.Key_2, Key.Key_1)
    window.hand_over()
    return window


def test_who_decided_finds_nothing_to_check(
    qtbot: QtBot, open_as: Opener, decided: MainWindow
) -> None:
    page = second_desk(open_as(CASEWORKER))

    assert page.model.rowCount() == 0
    assert not page.strip.isVisible()


def test_wrong_links_are_not_for_another_caseworker(
    qtbot: QtBot, open_as: Opener, decided: MainWindow
) -> None:
    page = second_desk(open_as(SECOND))

    assert page.model.rowCount() == 1


def test_the_supervisor_agrees_with_one_key(
    qtbot: QtBot, open_as: Opener, decided: MainWindow
) -> None:
    page = second_desk(open_as(SUPERVISOR))
    assert page.model.rowCount() == 2
    first = page.case_id()
    assert first is not None
    assert "担当　次郎" in cast("QLabel", page.findChild(QLabel, "first_decision")).text()

    press(qtbot, Key.Key_1)

    assert page.review.open(first).state is CaseState.CLOSED
    assert page.case_id() != first


def test_sending_back_takes_a_reason_and_returns_the_case_to_the_first_desk(
    qtbot: QtBot, open_as: Opener, decided: MainWindow
) -> None:
    window = open_as(SUPERVISOR)
    page = second_desk(window)
    first = page.case_id()
    assert first is not None

    press(qtbot, Key.Key_2, Key.Key_2)

    assert page.review.open(first).state is CaseState.RETURNED
    window.hand_over()
    desk = review_desk(open_as(CASEWORKER))
    assert desk.model.place_of(first) >= 0


def test_results_from_paper_name_who_judged_and_who_typed(qtbot: QtBot, open_as: Opener) -> None:
    page = review_desk(open_as(SECOND))
    case = page.case_id()
    assert case is not None
    press(qtbot, Key.Key_P)
    dialog = cast("PaperEntryDialog", page.findChild(PaperEntryDialog))
    qtbot.waitUntil(dialog.isActiveWindow)
    offered = [dialog.judged_by.itemText(n) for n in range(dialog.judged_by.count())]
    assert NAMES[SECOND] not in offered
    assert NAMES[CASEWORKER] in offered

    qtbot.keyClicks(dialog.serial, str(case))
    qtbot.keyClick(dialog.serial, Key.Key_Return)
    assert page.review.open(case).state is CaseState.OPEN
    dialog.judged_by.setCurrentText(NAMES[CASEWORKER])
    dialog.judged_by.setCurrentIndex(offered.index(NAMES[CASEWORKER]))
    qtbot.keyClicks(dialog.judged_on, "R8.10.2")
    qtbot.keyClick(dialog.serial, Key.Key_Return)

    row = page.review.open(case).history[-1]
    assert (row.judged_by, row.entered_by) == (NAMES[CASEWORKER], NAMES[SECOND])
    assert dialog.serial.text() == ""
    dialog.accept()


def test_a_serial_that_is_none_is_said_and_nothing_is_stored(qtbot: QtBot, open_as: Opener) -> None:
    page = review_desk(open_as(SECOND))
    press(qtbot, Key.Key_P)
    dialog = cast("PaperEntryDialog", page.findChild(PaperEntryDialog))
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.judged_by.setCurrentIndex(0)

    qtbot.keyClicks(dialog.serial, "999999")
    qtbot.keyClick(dialog.serial, Key.Key_Return)

    assert any("R101" in one.text() for one in dialog.findChildren(QLabel))
    dialog.accept()
