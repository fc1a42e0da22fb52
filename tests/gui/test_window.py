"""The whole window: every page opens, every control can be named and reached, people come and go."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.people import Role
from tests.gui.conftest import Opener
from tests.support.office import AUDITOR, CASEWORKER, PASSWORD, SUPERVISOR
from tests.support.window import PreparedAsker
from ui.appearance import Look
from ui.main_window import MainWindow
from ui.page_table import PAGES, pages_for

_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QAbstractItemView)
_QT_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def _named(control: QWidget) -> bool:
    own = control.objectName().startswith(_QT_OWN)
    text = control.text() if isinstance(control, QAbstractButton) else ""
    inside = isinstance(control.parent(), QSpinBox | QLineEdit | QAbstractItemView)
    return own or inside or bool(control.accessibleName() or text)


def _shown_windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


@pytest.mark.parametrize("key", [row.key for row in PAGES])
def test_every_page_opens_in_the_one_window_and_names_its_controls(
    open_as: Opener, key: str
) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None

    window.shell.open_page(key)

    page = window.shell.page(key)
    assert page.isVisible()
    assert _shown_windows() == [window]
    found = [one for kind in _CONTROLS for one in page.findChildren(kind)]
    controls = [one for one in found if one.window() is window]
    assert [one.objectName() or repr(one) for one in controls if not _named(one)] == []


def test_no_button_is_pressed_by_an_enter_meant_for_something_else(open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    for row in PAGES:
        window.shell.open_page(row.key)

    buttons = window.findChildren(QPushButton)
    assert buttons
    assert not [one.text() for one in buttons if one.isDefault() or one.autoDefault()]


def test_a_caseworker_sees_the_everyday_pages_and_finds_the_rest(open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    rail = window.findChild(QWidget, "rail")
    assert rail is not None

    def shown() -> list[str]:
        buttons = rail.findChildren(QPushButton)
        return [one.text() for one in buttons if one.isVisible()]

    assert shown() == ["確認", "帳票", "ほかの作業", "ヘルプ"]
    cast("QPushButton", rail.findChild(QPushButton, "rail_more")).click()
    assert "取込" in shown()
    assert "記録" not in shown()


def test_pages_go_by_role() -> None:
    assert [row.key for row in pages_for(Role.AUDITOR)] == ["ledger"]
    assert [row.key for row in pages_for(Role.SUPERVISOR)] == [row.key for row in PAGES]


def test_an_auditor_reads_the_ledger_and_verifies_it(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(AUDITOR)
    assert window.shell is not None
    page = window.shell.page("ledger")

    cast("QPushButton", page.findChild(QPushButton, "verify")).click()

    assert "異常はありません" in page.problem.text()


def test_a_page_is_reached_by_its_key(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.shell is not None

    qtbot.keyClick(focus, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)

    assert window.shell.place().page == "ledger"


def test_help_opens_the_manual_in_a_window_of_its_own(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    focus = QApplication.focusWidget()
    assert focus is not None

    qtbot.keyClick(focus, Qt.Key.Key_F1)

    shown = [one.objectName() for one in _shown_windows()]
    assert sorted(shown) == ["help", "main_window"]
    window.close()
    assert not _shown_windows()


def test_a_wrong_password_is_said_and_opens_nothing(
    qtbot: QtBot, empty_window: MainWindow, office: Path
) -> None:
    empty_window.start_with(office)
    card = empty_window.entrance.sign_in_card
    qtbot.keyClicks(card.user, CASEWORKER)
    qtbot.keyClicks(card.password, "not the password at all")
    problem = cast("QLabel", empty_window.findChild(QLabel, "entrance_problem"))

    qtbot.keyClick(card.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "I105" in problem.text())

    assert empty_window.shell is None
    assert card.password.hasFocus()


def test_a_new_inspection_is_made_and_its_first_page_says_what_to_do(
    qtbot: QtBot, empty_window: MainWindow, asker: PreparedAsker, tmp_path: Path
) -> None:
    asker.folders = [tmp_path / "new"]
    empty_window.start_with(None)
    cast("QPushButton", empty_window.findChild(QPushButton, "new_inspection")).click()
    card = empty_window.entrance.new_card
    for field, text in (
        (card.title, "title"),
        (card.office, "office"),
        (card.user, "kakari"),
        (card.name, "name"),
    ):
        qtbot.keyClicks(field, text)
    card.pair.first.setText(PASSWORD)
    card.pair.again.setText("another one")
    yes = cast("QPushButton", card.findChild(QPushButton, "new_yes"))
    yes.click()
    assert empty_window.shell is None

    card.pair.again.setText(PASSWORD)
    yes.click()

    assert empty_window.shell is not None
    texts = [one.text() for one in empty_window.findChildren(QLabel) if one.isVisible()]
    assert any("まだ何も取り込んでいません" in text for text in texts)
    assert card.pair.first.text() == ""


def test_nobody_at_the_desk_locks_it(open_as: Opener) -> None:
    window = open_as(CASEWORKER)

    window._idle.warned.emit(30)
    assert any("30 秒" in one.text() for one in window.findChildren(QLabel))
    window._idle.idle.emit()

    assert window.shell is None
    assert "ロックしました" in cast("QLabel", window.findChild(QLabel, "entrance_problem")).text()


def test_a_backup_is_made_and_restored(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    medium = tmp_path / "medium"
    medium.mkdir()
    asker.folders = [medium]
    window.shell.open_page("settings")
    cast("QPushButton", window.findChild(QPushButton, "make_backup")).click()
    copies = list(medium.iterdir())
    assert len(copies) == 1

    window.hand_over()
    window.entrance.show_start()
    asker.folders = [copies[0], tmp_path / "restored"]
    cast("QPushButton", window.findChild(QPushButton, "restore_backup")).click()
    card = window.entrance.restore_card
    card.user.setText(SUPERVISOR)
    card.password.setText(PASSWORD)
    cast("QPushButton", card.findChild(QPushButton, "restore_yes")).click()

    told = cast("QLabel", window.findChild(QLabel, "entrance_problem")).text()
    assert "戻しました" in told


@pytest.mark.parametrize("theme", ["dark", "contrast"])
@pytest.mark.parametrize("percent", [150])
def test_another_look_and_size_are_worn_at_once(open_as: Opener, theme: str, percent: int) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    window.shell.open_page("settings")
    themes = cast("QComboBox", window.findChild(QComboBox, "look_theme"))
    sizes = cast("QComboBox", window.findChild(QComboBox, "look_percent"))

    themes.setCurrentIndex(themes.findData(theme))
    themes.activated.emit(themes.currentIndex())
    sizes.setCurrentIndex(sizes.findData(percent))
    sizes.activated.emit(sizes.currentIndex())

    assert window._appearance.theme.name == theme
    assert window._appearance.percent == percent
    window.shell.open_page("review")
    assert not window.grab().isNull()


def test_the_look_the_office_set_is_worn_at_sign_in(open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    assert window._program is not None
    window._program.settings.change("theme", "dark")
    window._program.settings.change("text_percent", "125")
    window.hand_over()

    window = open_as(CASEWORKER)

    assert window._appearance.theme.name == "dark"
    assert window._appearance.percent == 125


def test_a_page_opened_before_wears_the_new_look_at_the_same_case(open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    assert window.shell is not None
    before = window.shell.page("review")
    window.shell.open_case(4)
    window.shell.open_page("settings")
    sizes = cast("QComboBox", window.findChild(QComboBox, "look_percent"))
    sizes.setCurrentIndex(sizes.findData(150))
    sizes.activated.emit(sizes.currentIndex())

    window.shell.open_page("review")

    assert window.shell.page("review") is not before
    assert window.shell.place()[:2] == ("review", 4)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_at_the_entrance_is_cut_off(
    qtbot: QtBot, empty_window: MainWindow, asker: PreparedAsker, tmp_path: Path, percent: int
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = empty_window._appearance
    appearance.wear(application, Look(appearance.theme, percent))
    entrance = empty_window.entrance
    empty_window.start_with(None)
    QApplication.processEvents()
    asker.folders = [tmp_path]

    def cut() -> list[str]:
        labels = [one for one in entrance.findChildren(QLabel) if one.isVisible()]
        fields = [one for one in entrance.findChildren(QLineEdit) if one.isVisible()]
        wrapped = [one for one in labels if one.wordWrap()]
        short = [one.text() for one in wrapped if one.height() < one.heightForWidth(one.width())]
        low = [one.objectName() for one in fields if one.height() < one.sizeHint().height()]
        return short + low

    qtbot.waitUntil(lambda: cut() == [])
    cast("QPushButton", empty_window.findChild(QPushButton, "new_inspection")).click()
    cast("QPushButton", empty_window.findChild(QPushButton, "new_yes")).click()
    qtbot.waitUntil(lambda: len(entrance.findChildren(QLineEdit)) > 1)
    qtbot.waitUntil(lambda: cut() == [])
    assert cut() == []


def test_in_large_text_the_top_line_is_briefer_and_the_inspection_can_be_read(
    open_as: Opener,
) -> None:
    shell = open_as(CASEWORKER).shell
    assert shell is not None
    person = cast("QLabel", shell.top.findChild(QLabel, "person"))
    assert person.text() == "担当者　担当　次郎"

    shell.top.resize(560, shell.top.height())

    assert person.text() == "担当　次郎"
    assert person.toolTip() == person.accessibleName() == "担当者　担当　次郎"
