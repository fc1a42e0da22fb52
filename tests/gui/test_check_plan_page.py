"""設定 > 二次確認, by keys: a share needs a basis, and says what it means in 件."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opener
from tests.support.office import CASEWORKER, SUPERVISOR
from ui.pages.settings import SettingsPage
from ui.pages.settings_check_plan import CheckPlanPanel

Key = Qt.Key


def panel_of(qtbot: QtBot, open_as: Opener, user: str) -> CheckPlanPanel:
    shell = open_as(user).shell
    assert shell is not None
    shell.open_page("settings")
    page = cast("SettingsPage", shell.page("settings"))
    words = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    page.tabs.setCurrentIndex(words.index(CheckPlanPanel.words))
    panel = page.findChild(CheckPlanPanel)
    assert isinstance(panel, CheckPlanPanel)
    panel.table.setFocus()
    qtbot.waitUntil(panel.table.hasFocus)
    return panel


@pytest.fixture
def panel(qtbot: QtBot, open_as: Opener) -> CheckPlanPanel:
    return panel_of(qtbot, open_as, SUPERVISOR)


def said(panel: CheckPlanPanel, name: str) -> str:
    found = panel.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def cell(panel: CheckPlanPanel, column: int) -> str:
    model = panel.table.model()
    return str(model.data(model.index(0, column)))


def press(key: Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_a_share_without_a_basis_is_refused_and_with_one_kept(panel: CheckPlanPanel) -> None:
    assert cell(panel, 2) == "全件"
    press(Key.Key_Return)
    assert panel.way.hasFocus()
    press(Key.Key_Down)
    assert panel.percent.isEnabled()
    assert "1件ずつ見ます" in said(panel, "plan_meaning")
    panel.basis.setFocus()
    press(Key.Key_Return)
    assert "Q105" in said(panel, "plan_told")
    assert cell(panel, 2) == "全件"
    QTest.keyClicks(panel.basis, "kyougi")
    press(Key.Key_Return)
    assert "保存しました" in said(panel, "plan_told")
    assert (cell(panel, 2), cell(panel, 6)) == ("抽出 20 %", "kyougi")
    assert panel.table.hasFocus()


def test_a_caseworker_reads_the_plan_and_changes_nothing(qtbot: QtBot, open_as: Opener) -> None:
    panel = panel_of(qtbot, open_as, CASEWORKER)
    assert cell(panel, 2) == "全件"
    assert not panel.way.isEnabled()
    assert not panel.basis.isEnabled()
