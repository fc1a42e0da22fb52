"""帳票: a paper is drawn by a real child while the window stays alive."""

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opener
from tests.support.office import SUPERVISOR
from tests.support.window import PreparedAsker
from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage


def _page(window: MainWindow) -> ReportsPage:
    assert window.shell is not None
    window.shell.open_page("reports")
    page = cast("ReportsPage", window.shell.page("reports"))
    cast("QRadioButton", page.findChild(QRadioButton, "report_audit_list")).setChecked(True)
    page.range.setCurrentIndex(page.range.count() - 1)
    return page


def _issue(qtbot: QtBot, window: MainWindow, page: ReportsPage, password: str) -> str:
    page.password.setText(password)
    cast("QPushButton", page.findChild(QPushButton, "issue")).click()
    qtbot.waitUntil(lambda: not window._jobs.busy)
    return page.problem.text()


def test_a_paper_is_issued_and_stands_in_the_record(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(SUPERVISOR)
    page = _page(window)
    paper = tmp_path / "paper"
    paper.mkdir()
    asker.folders = [paper]

    told = _issue(qtbot, window, page, "chotto nagai himitsu")

    assert "保存しました(1 頁)" in told
    assert [one.suffix for one in paper.iterdir()] == [".pdf"]
    assert page._model.rowCount() == 1
    assert page.findChild(QLineEdit, "report_password") is page.password
    assert page.password.text() == ""


def test_a_short_password_is_said(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(SUPERVISOR)
    asker.folders = [tmp_path]
    assert "G102" in _issue(qtbot, window, _page(window), "short")
