"""The look-up round trip in the real window: asked, approved by a second person, answered."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.batches.intake import Side
from tests.gui.conftest import Opener
from tests.support.extract_files import people, subject_rows, with_cell
from tests.support.jobs import csv, taken_in
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR, a_staffed_desk, stand_up
from tests.support.window import PreparedAsker
from ui.main_window import MainWindow
from ui.pages.inquiries import InquiriesPage

COUNT = 12
HEADINGS = ("管理番号", "個人番号", "氏名", "生年月日", "性別", "住所")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A prefecture: business data, no register."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    rows = with_cell(subject_rows(COUNT), 3, "個人番号", "")
    taken_in(desk, csv(tmp_path, "techo.csv", rows), Side.SUBJECT)
    stand_up(desk)
    return folder


def push(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = QApplication.activeModalWidget() or window
    found = button.findChild(QPushButton, name)
    assert found is not None, name
    qtbot.waitUntil(found.isVisible)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def reply(folder: Path) -> Path:
    rows = [HEADINGS]
    for serial, person in enumerate((p for p in people(COUNT) if p.seed != 3), start=1):
        known = (person.name, person.birth_date, person.sex, person.address)
        values = ("", "", "", "") if serial == 4 else known
        rows.append((f"{serial:08d}", person.number, *values))
    return csv(folder, "kaitou.csv", rows[:-2])


def opened(qtbot: QtBot, window: MainWindow) -> InquiriesPage:
    """The page, with one inquiry by number made."""
    shell = window.shell
    assert shell is not None
    shell.open_page("intake")
    push(qtbot, window, "go_inquiries")
    page = cast("InquiriesPage", shell.page("inquiries"))
    assert page.table.isHidden()
    assert page.kind.hasFocus()
    push(qtbot, window, "inquiry_make")
    qtbot.waitUntil(page.table.isVisible, timeout=60_000)
    write = window.findChild(QPushButton, "inquiry_write")
    qtbot.waitUntil(lambda: write is not None and write.hasFocus())  # what comes next
    return page


def approve_as(page: InquiriesPage, user: str) -> None:
    """Fill in the dialog of the carry-out."""
    dialog = page.dialog
    assert dialog is not None
    dialog.medium.setText("USB-07")
    dialog.approval.setText("障福第12号")
    dialog.user.setText(user)
    dialog.password.setText(PASSWORD)


def test_nothing_leaves_without_a_second_person(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(CASEWORKER)
    page = opened(qtbot, window)
    stick = tmp_path / "stick"
    stick.mkdir()
    asker.folders += [stick, stick]
    page.ask_carry_out()
    approve_as(page, CASEWORKER)
    push(qtbot, window, "carry_write")
    assert page.dialog is not None
    assert page.dialog.password.text() == ""
    assert list(stick.iterdir()) == []

    approve_as(page, SUPERVISOR)
    push(qtbot, window, "carry_write")

    assert page.dialog is None
    assert len(list(stick.iterdir())) == 1
    assert "取り外せます" in page.problem.text()
    asker.folders.append(tmp_path)
    page.card.password.setText(PASSWORD)
    push(qtbot, window, "inquiry_record")
    assert next(tmp_path.glob("持出し記録_*.pdf")).stat().st_size > 1_000


def look_at(
    qtbot: QtBot, window: MainWindow, page: InquiriesPage, asker: PreparedAsker, path: Path
) -> None:
    """Choose a reply and wait for what it would say."""
    page.preview = None
    asker.files.append((path,))
    push(qtbot, window, "inquiry_reply")
    qtbot.waitUntil(lambda: page.preview is not None and page.preview.isVisible(), timeout=60_000)


def test_the_reply_accounts_for_everything(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(CASEWORKER)
    page = opened(qtbot, window)
    push(qtbot, window, "inquiry_reply")
    assert "基準日" in page.problem.text()
    page.card.day.setText("R8.10.1")
    look_at(qtbot, window, page, asker, reply(tmp_path))
    assert page.preview is not None
    assert page.inquiries.views()[0].replies == ()
    push(qtbot, window, "reply_take")
    qtbot.waitUntil(page.left.isVisible, timeout=60_000)

    view = page.inquiries.views()[0]
    assert (view.asked, view.answered, view.nobody, view.unanswered) == (11, 8, 1, 2)
    assert page.left.model().rowCount() == 3
    assert "番号照会の回答分" in page.program.head().coverage_words


def test_a_reply_is_only_looked_at_until_it_is_taken(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(CASEWORKER)
    page = opened(qtbot, window)
    page.card.day.setText("R8.10.1")
    foreign = csv(tmp_path, "x.csv", [HEADINGS, ("00000001", people(99)[98].number, *"甲乙丙丁")])
    look_at(qtbot, window, page, asker, foreign)
    assert page.preview is not None
    assert "回答がありません" in page.preview.problem.text()
    assert not page.preview.take.isEnabled()
    push(qtbot, window, "reply_leave")

    look_at(qtbot, window, page, asker, reply(tmp_path))
    shown = {found.text() for found in page.preview.findChildren(QLabel)}
    assert {"8 件", "1 件", "2 件"} <= shown
    push(qtbot, window, "reply_leave")
    assert page.inquiries.views()[0].replies == ()
    assert page.left.isHidden()


def test_what_nobody_answered_is_asked_again(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(CASEWORKER)
    page = opened(qtbot, window)
    page.card.day.setText("R8.10.1")
    look_at(qtbot, window, page, asker, reply(tmp_path))
    push(qtbot, window, "reply_take")
    qtbot.waitUntil(page.left.isVisible, timeout=60_000)
    push(qtbot, window, "inquiry_again")
    qtbot.waitUntil(lambda: len(page.inquiries.views()) == 2, timeout=60_000)
    qtbot.waitUntil(lambda: "再照会" in page.table.model().index(0, 1).data())

    again = page.inquiries.views()[0]
    assert (again.again_of, again.asked) == (1, 2)
    assert page.table.chosen_row() == 0
