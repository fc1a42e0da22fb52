"""Media in the real window: registered once, recognised, its use vouched for, erased, printed."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import mounted
from app.batches.media_views import MediumState
from app.batches.scope import Side
from app.mounted import Mounted
from tests.gui.conftest import Opener
from tests.support.extract_files import subject_rows
from tests.support.jobs import csv
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR, a_staffed_desk, stand_up
from tests.support.window import PreparedAsker
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.pages.media import MediaPage
from ui.widgets.import_form import ImportForm
from ui.widgets.rejected_card import RejectedCard


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "inspection"
    stand_up(a_staffed_desk(folder))
    return folder


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system tells to be a stick."""
    folder = tmp_path / "stick"
    folder.mkdir()

    def told(path: Path) -> Mounted:
        on_it = folder in (path, *path.parents)
        return Mounted(root=folder, label="OFFICE", serial="S-1" if on_it else "", removable=on_it)

    monkeypatch.setattr(mounted, "mounted_at", told)
    return folder


def an_extract(folder: Path, *, broken: int = 0, count: int = 12) -> Path:
    rows = [list(row) for row in subject_rows(count)]
    for row in rows[3 : 3 + broken]:
        row.append("余り")
    return csv(folder, "techo.csv", rows)


def rejected_cards(page: IntakePage) -> list[RejectedCard]:
    """The lists of rejected rows in sight."""
    return [card for card in page.findChildren(RejectedCard) if card.isVisible()]


def rejected_tick(qtbot: QtBot, page: IntakePage) -> QCheckBox:
    """The tick that leaves the listed rows out."""
    qtbot.waitUntil(lambda: bool(rejected_cards(page)))
    return rejected_cards(page)[-1].accepted


def press(qtbot: QtBot, within: QWidget, name: str) -> None:
    """A button by keyboard."""
    found = (QApplication.activeModalWidget() or within).findChild(QPushButton, name)
    assert found is not None, name
    qtbot.waitUntil(found.isVisible)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def intake(window: MainWindow) -> IntakePage:
    shell = window.shell
    assert shell is not None
    shell.open_page("intake")
    return cast("IntakePage", shell.page("intake"))


def previewed(qtbot: QtBot, page: IntakePage) -> ImportForm:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(ImportForm)))
    form = next(one for one in page.findChildren(ImportForm) if one.isVisible())
    form.reference_date.setText("R8.10.1")
    return form


def problem_of(form: ImportForm) -> str:
    return " ".join(one.text() for one in form.findChildren(QLabel))


def accept(qtbot: QtBot, page: IntakePage, count: int) -> None:
    press(qtbot, page, "import_accept")
    qtbot.waitUntil(lambda: len(page.intake.batches()) == count)
    qtbot.waitUntil(lambda: not page.findChildren(ImportForm))


def test_a_stick_is_registered_once_and_recognised_afterwards(
    qtbot: QtBot, open_as: Opener, stick: Path
) -> None:
    window = open_as(CASEWORKER)
    page = intake(window)
    page.look_at(Side.SUBJECT, (an_extract(stick),))
    dialog = page.media_acts.registration
    assert dialog is not None
    qtbot.keyClicks(dialog.code, "USB-07")
    dialog.user.setText(CASEWORKER)
    dialog.password.setText(PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert page.program.media.media() == ()
    dialog.user.setText(SUPERVISOR)
    dialog.password.setText(PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    form = previewed(qtbot, page)
    assert not form.medium.medium.isEnabled()
    assert form.medium.medium.currentText().startswith("USB-07")

    press(qtbot, page, "import_accept")
    assert window.focusWidget() is form.medium.approver
    qtbot.keyClicks(form.medium.approver, "kakaricho")
    accept(qtbot, page, 1)

    use = page.program.media.uses()[0]
    assert (use.code, use.approver, use.waits) == ("USB-07", "kakaricho", True)
    page.look_at(Side.SUBJECT, (an_extract(stick, count=14),))
    assert page.media_acts.registration is None
    form = previewed(qtbot, page)
    assert form.medium.approver.text() == "kakaricho"
    accept(qtbot, page, 2)


def test_a_folder_of_the_terminal_needs_no_medium(
    qtbot: QtBot, open_as: Opener, tmp_path: Path
) -> None:
    page = intake(open_as(CASEWORKER))
    page.look_at(Side.SUBJECT, (an_extract(tmp_path),))
    form = previewed(qtbot, page)
    assert not form.medium.approver.isVisible()
    accept(qtbot, page, 1)
    assert page.program.media.uses()[0].code == "端末内のフォルダー"


def test_a_slip_that_says_otherwise_stops_the_import(
    qtbot: QtBot, open_as: Opener, tmp_path: Path
) -> None:
    page = intake(open_as(CASEWORKER))
    page.look_at(Side.SUBJECT, (an_extract(tmp_path),))
    form = previewed(qtbot, page)
    qtbot.keyClicks(form.slip.rows, "13")
    press(qtbot, page, "import_accept")
    assert "E316" in problem_of(form)
    assert page.window().focusWidget() is form.slip.rows
    assert page.intake.batches() == ()
    form.slip.rows.setText("１２ 件")
    accept(qtbot, page, 1)


def test_rejected_rows_are_left_out_only_when_somebody_says_so(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    page = intake(open_as(CASEWORKER))
    page.look_at(Side.SUBJECT, (an_extract(tmp_path, broken=2),))
    form = previewed(qtbot, page)
    press(qtbot, page, "import_accept")
    assert "取込不可の行が2件" in problem_of(form)
    assert page.window().focusWidget() is rejected_tick(qtbot, page)
    assert page.intake.batches() == ()
    signed = page.program.ledger.verify().signatures

    out = tmp_path / "out"
    out.mkdir()
    asker.folders += [out, out]
    password = page.findChild(QWidget, "rejected_password")
    assert password is not None
    qtbot.keyClicks(password, "sender-list-2026")
    press(qtbot, page, "rejected_paper")
    assert next(out.glob("取込不可一覧_*.pdf")).stat().st_size > 1_000
    press(qtbot, page, "rejected_file")
    text = next(out.glob("取込不可一覧_*.csv")).read_bytes().decode("utf-8-sig")
    assert text.count("\r\n") == 3

    tick = rejected_tick(qtbot, page)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    accept(qtbot, page, 1)
    assert page.intake.batches()[0].arithmetic.rejected == 2
    assert page.program.ledger.verify().signatures == signed + 1
    page.table.selectRow(0)
    press(qtbot, page, "show_rejected")
    qtbot.waitUntil(lambda: bool(rejected_cards(page)))
    cards = rejected_cards(page)
    assert [card.rejected.total for card in cards] == [2]
    for old in out.iterdir():
        old.unlink()
    asker.folders.append(out)
    press(qtbot, cards[-1], "rejected_file")
    assert len(list(out.glob("取込不可一覧_*.csv"))) == 1
    press(qtbot, page, "rejected_back")
    assert page.table.isVisible()


def test_rejected_rows_are_in_sight_in_the_moment_they_are_shown(
    qtbot: QtBot, open_as: Opener, tmp_path: Path
) -> None:
    """A widget added to a layout in sight comes a turn of the event loop later by itself."""
    page = intake(open_as(CASEWORKER))
    page.look_at(Side.SUBJECT, (an_extract(tmp_path, broken=2),))
    previewed(qtbot, page)
    course = page._course
    preview, shown = course._preview, course._card
    assert preview is not None
    assert shown is not None
    again = course._rejected_card(preview)
    shown.show_preview(preview, again, [], own=False)
    assert again is not None
    assert again.isVisible()


def test_the_reminder_goes_when_somebody_says_erased(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(SUPERVISOR)
    page = intake(window)
    page.look_at(Side.SUBJECT, (an_extract(tmp_path),))
    previewed(qtbot, page)
    accept(qtbot, page, 1)
    press(qtbot, page, "erasure")
    dialog = page.media_acts.erasure
    assert dialog is not None
    dialog.day.setText("2020-01-01")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert page.program.media.waiting() != ()
    dialog.day.setText(page.program.media.uses()[0].at[:10])
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert page.program.media.waiting() == ()

    press(qtbot, page, "go_media")
    shell = window.shell
    assert shell is not None
    media = cast("MediaPage", shell.page("media"))
    press(qtbot, media, "media_register")
    made = media.acts.registration
    assert made is not None
    qtbot.keyClicks(made.code, "USB-08")
    qtbot.keyClick(made.name, Qt.Key.Key_Return)
    asker.folders.append(tmp_path)
    media.password.setText("register-2026")
    press(qtbot, media, "media_paper")
    assert next(tmp_path.glob("媒体管理簿_*.pdf")).stat().st_size > 1_000
    media.media.selectRow(0)
    press(qtbot, media, "medium_stop")
    assert [one.state for one in media.program.media.media()] == [MediumState.STOPPED]
