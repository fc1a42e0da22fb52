"""The manual in the window: complete, titled, and its table of keys is the program's."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from app import bundled
from tests.gui.conftest import Opener
from tests.support.desks import press, second_desk
from tests.support.office import SUPERVISOR
from ui.appearance import Appearance
from ui.help_window import HelpWindow, manual_pages
from ui.key_table import key_page
from ui.page_table import PAGES, PageRow


def test_the_table_of_keys_is_made_from_the_acts() -> None:
    assert bundled.text("manual", "keys.md") == key_page()


def test_every_page_of_the_manual_has_a_title_and_is_shown(
    qtbot: QtBot, appearance: Appearance
) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()

    assert {"はじめに", "キーの一覧"} <= {page.title for page in manual_pages()}
    for number in range(window._list.count()):
        window._list.setCurrentRow(number)
        title = window._list.item(number).text()
        assert title
        assert window._text.toPlainText().startswith(title)


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.key)
def test_every_page_of_the_window_has_its_place_in_the_manual(row: PageRow) -> None:
    name, _, heading = row.help_at.partition("#")
    (page,) = [page for page in manual_pages() if page.name == name]
    headings = [line.lstrip("# ") for line in page.text.splitlines() if line.startswith("#")]
    assert any(line.startswith(heading) for line in headings)


def test_f1_opens_the_manual_at_what_is_on_the_screen(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    second_desk(window)
    assert window.shell is not None
    press(qtbot, Qt.Key.Key_F1)
    manual = cast("HelpWindow", window._help)
    qtbot.addWidget(manual)
    text = cast("QTextBrowser", manual.findChild(QTextBrowser, "help_text"))
    assert text.textCursor().selectedText() == "4 二次確認"
    assert text.viewport().rect().contains(text.cursorRect())
    manual.close()
    window.activateWindow()
    window.shell.open_page("intake")
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, Qt.Key.Key_F1)
    assert text.cursorForPosition(QPoint(20, 20)).block().text() == "1 取込"


def test_words_are_found_through_all_pages(qtbot: QtBot, appearance: Appearance) -> None:
    manual = HelpWindow()
    qtbot.addWidget(manual)
    manual.come_up("")
    field = cast("QLineEdit", manual.findChild(QLineEdit, "help_find"))
    field.setText("管理番号")
    text = cast("QTextBrowser", manual.findChild(QTextBrowser, "help_text"))
    seen = set()
    for _ in range(20):
        field.returnPressed.emit()
        assert text.textCursor().selectedText() == "管理番号"
        seen.add(text.toPlainText().splitlines()[0])
    assert len(seen) > 1
    field.setText("そのような言葉はない")
    field.returnPressed.emit()
    told = [one for one in manual.findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in told] == ["その言葉はヘルプにありません。"]
