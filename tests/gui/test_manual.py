"""The manual in the window: complete, titled, and its table of keys is the program's."""

from pytestqt.qtbot import QtBot

from app import bundled
from ui.appearance import Appearance
from ui.help_window import HelpWindow, manual_pages
from ui.key_table import key_page


def test_the_table_of_keys_is_made_from_the_acts() -> None:
    assert bundled.text("manual", "keys.md") == key_page()


def test_every_page_of_the_manual_has_a_title_and_is_shown(
    qtbot: QtBot, appearance: Appearance
) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()

    assert {"はじめに", "キーの一覧"} <= set(manual_pages())
    for number in range(window._list.count()):
        window._list.setCurrentRow(number)
        title = window._list.item(number).text()
        assert title
        assert window._text.toPlainText().startswith(title)
