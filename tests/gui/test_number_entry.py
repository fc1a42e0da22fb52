"""Fifty numbers typed by a scripted operator through the real page, by keys, with planted slips."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.batches.intake import Side
from app.entry.views import EntryState
from app.settings import Settings
from app.store import batches
from app.store.bulk import BulkFile
from matching import parse_number
from tests.gui.conftest import Opener
from tests.support.extract_files import (
    number,
    people,
    register_rows,
    subject_rows,
    without_column,
    wrong_number,
)
from tests.support.jobs import csv, taken_in
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR, a_staffed_desk, stand_up
from ui.appearance import Look
from ui.main_window import MainWindow
from ui.pages.number_entry import NumberEntryPage
from ui.widgets.entry_desk import EntryDesk

Key = Qt.Key
COUNT = 50


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A business system without numbers, fifty records; a register of sixty people."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    rows = without_column(subject_rows(COUNT), "個人番号")
    taken_in(desk, csv(tmp_path, "techo.csv", rows), Side.SUBJECT, lacking=("number",))
    taken_in(desk, csv(tmp_path, "register.csv", register_rows(COUNT + 10)), Side.REGISTER)
    Settings(desk).change("number_people", CASEWORKER)
    stand_up(desk)
    return folder


class Operator:
    """Somebody at the page who only uses keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        shell = window.shell
        assert shell is not None
        shell.open_page("intake")
        self.push("go_number_entry")
        self.page = cast("NumberEntryPage", shell.page("number_entry"))

    def push(self, name: str) -> None:
        """Tab to a button and press it with the space bar."""
        button = self.window.findChild(QPushButton, name)
        assert button is not None, name
        self.qtbot.waitUntil(button.isVisible)
        button.setFocus()
        self.press(Key.Key_Space)

    def press(self, *keys: Key) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key)

    def write(self, text: str) -> None:
        for character in text:  # one by one: the focus may move in between, as under real hands
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClicks(focus, character)

    @property
    def desk(self) -> EntryDesk:
        assert self.page.desk is not None
        return self.page.desk

    def prepare(self) -> None:
        self.push("prepare_techo")
        self.qtbot.waitUntil(lambda: self.page.desk is not None, timeout=60_000)

    def finish(self) -> None:
        self.push("entry_finish")
        self.qtbot.waitUntil(lambda: "取り込みました" in self.page.problem.text(), timeout=60_000)

    def told(self) -> str:
        return self.desk.fields.told.text()

    def record_id(self) -> str:
        record = self.desk.model.record_at(self.desk.place)
        assert record is not None
        return record.record_id


@dataclass(frozen=True)
class Slip:
    """What a tired hand types instead of the number of record `seed`."""

    kind: str
    typed: str


def slips(seed: int) -> Iterator[Slip]:
    """The slips planted at a record: every digit of some record is hit, each kind many times."""
    right = number(seed)
    place = seed % 12
    digit = str((int(right[place]) + 1 + seed % 8) % 10)
    swap = next(n for n in range(place, place + 11) if right[n % 11] != right[n % 11 + 1]) % 11
    yield from {
        0: (),
        1: (Slip("digit", right[:place] + digit + right[place + 1 :]),),
        2: (Slip("swap", right[:swap] + right[swap + 1] + right[swap] + right[swap + 2 :]),),
        3: (Slip("lost", right[:place] + right[place + 1 :]),),
        4: (Slip("doubled", right[:place] + right[place] + right[place:]),),
        5: (Slip("next line", number(seed + 1)),),
        6: (Slip("unseen by the check digit", unseen(right)), Slip("check", wrong_number(seed))),
    }[seed % 7]


def unseen(right: str) -> str:
    """A number that differs in a few digits and still passes its check digit."""
    for change in range(1, 1000):
        candidate = f"{(int(right[:11]) + change * 1000) % 10**11:011d}"
        whole = next(candidate + d for d in "0123456789" if not parse_number(candidate + d).problem)
        if whole != right:
            return whole
    raise AssertionError(right)


def test_every_slip_of_fifty_records_is_caught(qtbot: QtBot, open_as: Opener) -> None:
    operator = Operator(qtbot, open_as(CASEWORKER))
    operator.prepare()
    caught: dict[str, int] = {}
    for person in people(COUNT):
        assert operator.record_id() == f"T{person.seed:06d}"
        for slip in slips(person.seed):
            operator.write(slip.typed)
            operator.press(Key.Key_Return)
            if operator.desk.fields.asking_again:
                operator.write(person.number)
                operator.press(Key.Key_Return)
            assert operator.told().startswith("✕"), (slip, operator.told())
            assert operator.record_id() == f"T{person.seed:06d}"
            caught[slip.kind] = caught.get(slip.kind, 0) + 1
            operator.press(Key.Key_Escape)
        operator.write(person.number)
        assert operator.told().startswith("＝")
        operator.press(Key.Key_Return)

    assert sum(caught.values()) == sum(len(list(slips(n))) for n in range(1, COUNT + 1))
    assert "すべて入力しました" in operator.told()
    operator.finish()
    assert typed_numbers(operator) == [person.number for person in people(COUNT)]


def typed_numbers(operator: Operator) -> list[str]:
    desk = operator.page.program.desk
    (row,) = batches.in_use(desk.database, Side.SUBJECT)
    file = BulkFile(desk.batches / row.batch_id, row.file_key)
    numbers = file.frame("subjects")["number"].to_list()
    file.close()
    return [str(one) for one in numbers]


@pytest.fixture
def operator(qtbot: QtBot, open_as: Opener) -> Operator:
    made = Operator(qtbot, open_as(CASEWORKER))
    made.prepare()
    return made


def test_the_number_is_looked_up_at_its_last_digit(operator: Operator) -> None:
    operator.write(number(1)[:-1])
    assert not operator.desk.pair.isVisible()
    operator.write(number(1)[-1])

    assert operator.desk.pair.isVisible()
    assert "一致しました" in operator.told()
    assert not operator.desk.session.is_done(0)


def test_a_changed_digit_takes_the_confirmation_back(operator: Operator) -> None:
    operator.write(number(1))
    operator.press(Key.Key_Backspace)
    assert not operator.desk.pair.isVisible()
    operator.press(Key.Key_Return)

    assert operator.told().startswith("✕")
    assert not operator.desk.session.is_done(0)


def test_a_number_of_somebody_else_is_kept_after_a_second_typing(operator: Operator) -> None:
    operator.write(number(9))
    assert operator.desk.fields.asking_again
    operator.press(Key.Key_Return)
    assert not operator.desk.session.is_done(0)
    operator.write(number(9))
    operator.press(Key.Key_Return)

    assert operator.desk.session.is_done(0)
    assert operator.record_id() == "T000002"


def test_what_stands_wrong_in_the_ledger_is_kept_as_written(operator: Operator) -> None:
    wrong = wrong_number(1)
    operator.write(wrong)
    assert "検査用数字" in operator.told()
    operator.press(Key.Key_F9)
    operator.write(wrong)
    operator.press(Key.Key_Return)

    assert operator.desk.session.is_done(0)


def test_a_record_without_a_number_is_kept_as_such(operator: Operator) -> None:
    operator.press(Key.Key_F8)
    assert not operator.desk.session.is_done(0)
    operator.press(Key.Key_Return)

    first = operator.desk.model.record_at(0)
    assert first is not None
    assert first.state is EntryState.ABSENT
    assert operator.record_id() == "T000002"


def test_what_was_typed_last_is_taken_back(operator: Operator) -> None:
    operator.write(number(1))
    operator.press(Key.Key_Return, Key.Key_F7)

    assert not operator.desk.session.is_done(0)
    assert operator.record_id() == "T000001"
    operator.press(Key.Key_F7)
    assert "N115" in operator.told()


def test_records_are_walked_through_and_found_by_their_key(operator: Operator) -> None:
    operator.press(Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp)
    assert operator.record_id() == "T000002"
    qt = operator.qtbot
    qt.keyClick(QApplication.focusWidget(), Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    operator.write("T000031")
    operator.press(Key.Key_Return)
    assert operator.record_id() == "T000031"
    assert operator.desk.fields.number.hasFocus()


def test_nothing_typed_stays_on_the_screen(operator: Operator) -> None:
    operator.write(number(1))
    operator.press(Key.Key_Return)

    assert operator.desk.fields.number.text() == ""
    shown = [one.text() for one in operator.page.findChildren(QLabel)]
    cells = [
        str(operator.desk.model.index(0, column).data())
        for column in range(operator.desk.model.columnCount())
    ]
    assert not any(number(1) in text for text in [*shown, *cells])


def test_a_lock_keeps_what_was_typed(operator: Operator, open_as: Opener) -> None:
    operator.write(number(1))
    operator.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    operator.qtbot.keyClick(focus, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert operator.window.shell is None

    back = Operator(operator.qtbot, open_as(CASEWORKER))
    back.push("entry_open")

    assert back.desk.session.is_done(0)
    assert back.record_id() == "T000002"


def test_who_is_not_named_types_no_number(qtbot: QtBot, open_as: Opener) -> None:
    operator = Operator(qtbot, open_as(SECOND))
    operator.push("prepare_techo")

    assert "P105" in operator.page.problem.text()


def test_a_supervisor_types_whole_records_once_the_office_allows_it(
    qtbot: QtBot, open_as: Opener
) -> None:
    operator = Operator(qtbot, open_as(SUPERVISOR))
    assert not operator.page.whole.isVisible()
    Settings(operator.page.program.desk).change("entry_preloaded_only", "off")
    operator.page.read_again()
    assert operator.page.whole.isVisible()
    operator.page.whole.extract.setText("手書き台帳")
    operator.page.whole.day.setText("R8.10.1")
    operator.push("whole_start")
    qtbot.waitUntil(lambda: operator.page.desk is not None, timeout=60_000)
    person = people(1)[0]

    assert operator.desk.form.fields["record_id"].hasFocus()
    for text in ("012345", person.name, "", "S16.2.2", person.sex, person.address):
        operator.desk.window().focusWidget().setText(text)
        operator.press(Key.Key_Return)
    operator.write(person.number)
    assert "一致しました" in operator.told()
    operator.press(Key.Key_Return)

    assert operator.desk.session.is_done(0)
    assert operator.desk.form.fields["record_id"].hasFocus()


def test_in_large_letters_the_whole_desk_is_in_sight(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = window.shell.page("intake").workplace.appearance if window.shell else None
    assert appearance is not None
    appearance.wear(application, Look(appearance.theme, 150))
    operator = Operator(qtbot, window)
    first = QApplication.focusWidget()
    assert first is not None
    assert first.objectName() == "prepare_techo"
    operator.prepare()
    close = window.findChild(QPushButton, "entry_finish")
    assert close is not None
    qtbot.waitUntil(lambda: close.visibleRegion().boundingRect() == close.rect())
