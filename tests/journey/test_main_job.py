"""From the stick to the audit sheet, by keyboard, in the real window, with the real child process."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.medium import small_medium
from tests.support.window import CheapDoor, PreparedAsker
from ui.main_window import MainWindow
from ui.pages.case_desk import CaseDesk
from ui.pages.review import ReviewPage
from ui.shell import Shell
from ui.start import dress, name_variants
from ui.theme import THEMES, ThemeName
from ui.typefaces import load_fonts

Key = Qt.Key
PASSWORD = "kumo kara ochita suika to tsukue"
PDF_PASSWORD = "chotto nagai himitsu"
Widget = TypeVar("Widget", bound=QWidget)
PATIENCE_MS = 240_000
"""How long a condition may take on a machine that is busy with other things; it ends the wait."""

MOST_ANSWERS = 500
"""More than the cases of the small medium: a queue that never gets shorter ends the test."""

pytestmark = pytest.mark.timeout(1_800)


class Person:
    """Somebody at the keyboard: finds things by their names and types where the focus is."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until something is so: never for a time."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def come_to_front(self) -> None:
        """What a window system does when a window opens or a dialog closes."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def find(self, kind: type[Widget], name: str) -> Widget:
        self.wait(lambda: bool(self._shown(kind, name)))
        return self._shown(kind, name)[0]

    def press(self, *keys: Key) -> None:
        for key in keys:
            QApplication.processEvents()  # nobody types faster than it shows
            self.wait(lambda: QApplication.focusWidget() is not None)
            self.qtbot.keyClick(cast("QWidget", QApplication.focusWidget()), key)

    def take(self, widget: QWidget) -> None:
        """Put the focus somewhere and be sure that keys arrive there."""
        widget.setFocus()
        self.wait(widget.hasFocus)

    def write(self, name: str, text: str) -> None:
        field = self.find(QLineEdit, name)
        self.take(field)
        field.clear()
        self.qtbot.keyClicks(field, text)
        assert field.text() == text

    def choose(self, name: str, text: str) -> None:
        """Pick from a list with the arrow keys."""
        combo = self.find(QComboBox, name)
        self.take(combo)
        for _ in range(combo.count() + 1):
            if combo.currentText().startswith(text):
                return
            self.qtbot.keyClick(combo, Key.Key_Down)
        pytest.fail(f"{text} is not offered by {name}")

    def push(self, name: str) -> None:
        button = self.find(QPushButton, name)
        self.wait(button.isEnabled)
        self.take(button)
        self.qtbot.keyClick(button, Key.Key_Space)

    def go_to(self, page: int) -> QWidget:
        """Ctrl and the place of the page on the rail."""
        focus = QApplication.focusWidget() or self.window
        key = Key(Key.Key_0 + page)
        self.qtbot.keyClick(focus, key, Qt.KeyboardModifier.ControlModifier)
        return self.shell().page(self.shell().place().page)

    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    def wait_for_job(self) -> None:
        self.wait(lambda: not self.window._jobs.busy)

    def told(self) -> str:
        """What the page says at its top: in every assertion about a job, so that it can be read."""
        page = self.shell().page(self.shell().place().page)
        return cast("QLabel", page.findChild(QLabel, "problem")).text()

    def sign_in(self, user: str) -> None:
        self.write("user", user)
        self.press(Key.Key_Return)
        password = self.find(QLineEdit, "password")
        self.wait(password.hasFocus)
        self.qtbot.keyClicks(password, PASSWORD)
        self.press(Key.Key_Return)
        self.wait(lambda: self.window.shell is not None)

    def hand_over(self) -> None:
        focus = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(focus, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.window.shell is None)

    def _shown(self, kind: type[Widget], name: str) -> list[Widget]:
        return [
            one
            for window in QApplication.topLevelWidgets()
            for one in window.findChildren(kind, name)
            if one.isVisible()
        ]


@pytest.fixture
def asker() -> PreparedAsker:
    return PreparedAsker()


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, asker: PreparedAsker) -> Iterator[Person]:
    load_fonts()
    appearance = dress(qapp, THEMES[ThemeName.LIGHT], percent=100)
    window = MainWindow(CheapDoor(), asker, appearance=appearance, variants=name_variants())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    person = Person(qtbot, window)
    person.come_to_front()
    yield person
    window.close()
    qapp.setStyleSheet("")


def _make_inspection(person: Person, asker: PreparedAsker, folder: Path) -> None:
    asker.folders = [folder]
    person.window.start_with(None)
    person.push("new_inspection")
    for name, text in (
        ("new_title", "reiwa 8"),
        ("new_office", "fukushi"),
        ("new_user", "kakari"),
        ("new_name", "Kakari Ichiko"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ):
        person.write(name, text)
    person.push("new_yes")
    person.wait(lambda: person.window.shell is not None)


def _add_person(person: Person, user: str, name: str) -> None:
    person.go_to(9)
    person.push("add_person")
    person.wait(lambda: QApplication.activeModalWidget() is not None)
    for field, text in (
        ("person_user", user),
        ("person_name", name),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ):
        person.write(field, text)
    person.push("person_store")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.come_to_front()


def _take_in(person: Person, asker: PreparedAsker, path: Path, side: str) -> None:
    person.go_to(1)
    asker.files = [(path,)]
    person.push(f"choose_{side}")
    person.wait_for_job()
    assert person.told() == ""
    if side == "register":
        person.choose("import_coverage", "全住民")
    else:
        person.choose("import_scheme", "精神障害者保健福祉手帳")
    person.push("import_accept")
    problems = [one.text() for one in person.window.findChildren(QLabel) if one.isVisible()]
    assert any("抽出基準日" in text and "U102" in text for text in problems)
    person.write("import_reference_date", "R8.10.1")
    person.push("import_accept")
    person.wait_for_job()
    assert "取り込みました" in person.told()


def _run(person: Person) -> None:
    person.go_to(2)
    person.push("start_run")
    person.wait_for_job()
    assert "照合が終わりました" in person.told()


def _review_everything(person: Person) -> int:
    """Lane by lane; one key for the answer, one for the reason: right and wrong in turn.

    A lane that is worked as a list is turned to its cases one by one.
    """
    page = cast("ReviewPage", person.shell().page("review"))
    decided = 0
    for lane in ("目視確認", "照会待ち", "番号未登録"):
        person.choose("lanes", lane)
        if page.listed:
            page.list_desk.list.setFocus()
            person.press(Key.Key_O)
        page.queue.setFocus()
        while page.case_id() is not None and decided < MOST_ANSWERS:
            answer = Key.Key_2 if decided % 3 == 1 else Key.Key_1
            person.press(answer, Key.Key_Return)
            decided += 1
    return decided


def _second_check_everything(person: Person) -> int:
    page = cast("CaseDesk", person.go_to(4))
    page.queue.setFocus()
    agreed = 0
    while page.case_id() is not None and agreed < MOST_ANSWERS:
        person.press(Key.Key_1)
        agreed += 1
    return agreed


def _issue(person: Person, asker: PreparedAsker, report: str, folder: Path) -> Path:
    """Issue a report over everything that is closed."""
    person.go_to(6)
    kind = person.find(QRadioButton, report)
    person.take(kind)
    person.press(Key.Key_Space)
    person.choose("report_range", "確認済の件")
    person.write("report_password", PDF_PASSWORD)
    asker.folders = [folder]
    before = set(folder.iterdir())
    person.push("issue")
    person.wait_for_job()
    assert "保存しました" in person.told()
    return (set(folder.iterdir()) - before).pop()


def test_from_the_stick_to_the_audit_sheet(
    person: Person, asker: PreparedAsker, tmp_path: Path
) -> None:
    techo, register = small_medium(tmp_path / "stick")
    seen_on_stick = {path: path.read_bytes() for path in (techo, register)}
    inspection, paper = tmp_path / "inspection", tmp_path / "paper"
    paper.mkdir()

    _make_inspection(person, asker, inspection)
    _add_person(person, "tanto", "Tanto Jiro")
    _take_in(person, asker, techo, "subject")
    _take_in(person, asker, register, "register")
    _run(person)
    person.hand_over()

    person.sign_in("tanto")
    assert person.shell().place().page == "review"
    decided = _review_everything(person)
    assert decided > 3
    person.hand_over()

    person.sign_in("kakari")
    assert _second_check_everything(person) == decided
    program = person.window._program
    assert program is not None
    counts = program.review.counts()
    closed = counts.closed
    sheet = _issue(person, asker, "report_audit_list", paper)
    single = _issue(person, asker, "report_audit_sheet", paper)

    assert closed == decided == counts.total
    with pypdfium2.PdfDocument(sheet, password=PDF_PASSWORD) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Tanto Jiro" in text
    assert "Kakari Ichiko" in text
    with pypdfium2.PdfDocument(single, password=PDF_PASSWORD) as document:
        assert len(document) >= closed
    assert program.ledger.verify().sound
    assert {path: path.read_bytes() for path in seen_on_stick} == seen_on_stick


def test_a_cancelled_match_leaves_the_inspection_as_it_was(
    person: Person, asker: PreparedAsker, tmp_path: Path
) -> None:
    techo, register = small_medium(tmp_path / "stick")
    _make_inspection(person, asker, tmp_path / "inspection")
    _take_in(person, asker, techo, "subject")
    _take_in(person, asker, register, "register")
    person.go_to(2)
    person.push("start_run")
    person.push("job_cancel")
    person.wait_for_job()

    program = person.window._program
    assert program is not None
    assert "中止しました" in person.told()
    assert program.runs.current() is None
    assert not list((tmp_path / "inspection" / "runs").iterdir())
    assert program.ledger.verify().sound
    _run(person)
    assert program.runs.current() is not None


def test_a_file_that_cannot_be_read_is_refused_with_one_sentence(
    person: Person, asker: PreparedAsker, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    _make_inspection(person, asker, tmp_path / "inspection")
    person.go_to(1)
    asker.files = [(broken,)]

    person.push("choose_subject")
    person.wait_for_job()

    assert person.told().endswith("(E107)")
    assert not list((tmp_path / "inspection" / "batches").iterdir())
