"""A lock leaves nothing open over the window, and nothing that goes on behind it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review import assignment
from app.review.assignment import Portion
from tests.gui.conftest import Opener
from tests.gui.test_review_page import Desk
from tests.support.inspected import a_document, put_cases
from tests.support.office import SUPERVISOR, a_staffed_desk, stand_up
from ui.dialogs.assignment import AssignmentDialog
from ui.jobs import JobRunner

Key = Qt.Key


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    put_cases(desk, [a_document(number) for number in range(12)])
    stand_up(desk)
    return folder


def _assignment(desk: Desk) -> AssignmentDialog:
    desk.press(Key.Key_A)
    dialog = desk.page.findChild(AssignmentDialog, "assignment")
    assert isinstance(dialog, AssignmentDialog)
    dialog.activateWindow()
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_lock_in_the_middle_of_giving_stops_after_the_portion_just_written(
    qtbot: QtBot, open_as: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment, "PORTION", 1)
    window = open_as(SUPERVISOR)
    desk = Desk(qtbot, window)
    dialog = _assignment(desk)
    told: list[int] = []

    def lock_after_the_second(portion: Portion) -> None:
        told.append(portion.done)
        if portion.done == 2:
            QTimer.singleShot(0, window.lock)

    monkeypatch.setattr(dialog, "_tell_portion", lock_after_the_second)
    desk.press(Key.Key_Down, Key.Key_Space, Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is None)
    QApplication.processEvents()
    given = len(told)
    assert 2 <= given < 12
    again = open_as(SUPERVISOR).shell
    assert again is not None
    again.open_page("review")
    assert again.page("review").program.assignment.counts().nobodys == 12 - given


def test_no_dialog_lies_over_a_window_that_is_covered_while_a_job_runs(
    qtbot: QtBot, open_as: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_as(SUPERVISOR)
    desk = Desk(qtbot, window)
    dialog = _assignment(desk)
    with monkeypatch.context() as patched:
        patched.setattr(JobRunner, "busy", property(lambda _runner: True))
        window.lock()
    assert window.entrance.isVisible()
    assert not dialog.isVisible()
