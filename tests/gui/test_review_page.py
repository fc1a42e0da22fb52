"""The desk of the caseworker, by keyboard, on a real store."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.case_states import CaseId, CaseState
from app.review.first_check import QueueFilter
from tests.gui.conftest import Opener
from tests.support.inspected import NUMBER
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR
from ui.main_window import MainWindow
from ui.pages.review import ReviewPage
from ui.widgets.difference import DifferenceText

Key = Qt.Key


class Desk:
    """The review page of somebody signed in, and keys typed where the focus is."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        shell = window.shell
        assert shell is not None
        shell.open_page("review")
        self.page = cast("ReviewPage", shell.page("review"))
        self.page.queue.setFocus()
        qtbot.waitUntil(self.page.queue.hasFocus)

    def press(self, *keys: Key) -> None:
        for key in keys:
            QApplication.processEvents()  # nobody types faster than it shows
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key)

    def state_of(self, case: CaseId) -> CaseState:
        return self.page.review.open(case).state

    def case(self) -> CaseId:
        case = self.page.case_id()
        assert case is not None
        return case

    def told(self) -> str:
        label = self.page.findChild(QLabel, "told")
        assert isinstance(label, QLabel)
        return label.text()

    def texts(self) -> str:
        """Everything that can be read on the page."""
        labels = [one.text() for one in self.page.findChildren(QLabel)]
        values = [one.text() for one in self.page.findChildren(DifferenceText)]
        spoken = [one.accessibleName() for one in self.page.findChildren(QWidget)]
        return "\n".join([*labels, *values, *spoken])


@pytest.fixture
def desk(qtbot: QtBot, open_as: Opener) -> Desk:
    return Desk(qtbot, open_as(CASEWORKER))


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ((Key.Key_1, Key.Key_1), CaseState.DECIDED),
        ((Key.Key_1, Key.Key_Return), CaseState.DECIDED),
        ((Key.Key_2, Key.Key_8), CaseState.DECIDED),
        ((Key.Key_3, Key.Key_Enter), CaseState.HELD),
        ((Key.Key_4, Key.Key_2), CaseState.DOCUMENTS),
        ((Key.Key_5, Key.Key_1), CaseState.INQUIRY),
    ],
)
def test_two_keys_decide_and_the_next_case_appears(
    desk: Desk, keys: tuple[Key, ...], state: CaseState
) -> None:
    first = desk.case()

    desk.press(*keys)

    assert desk.state_of(first) is state
    assert desk.case() != first
    assert desk.page.queue.hasFocus()
    assert "保存しました" in desk.told()


def test_one_key_alone_decides_nothing_and_esc_takes_it_back(desk: Desk) -> None:
    first = desk.case()

    desk.press(Key.Key_2)
    assert desk.page.strip.asking_reason
    desk.press(Key.Key_Escape)

    assert not desk.page.strip.asking_reason
    assert desk.state_of(first) is CaseState.OPEN
    assert desk.case() == first


def test_enter_alone_decides_nothing(desk: Desk) -> None:
    first = desk.case()

    desk.press(Key.Key_Return, Key.Key_Enter, Key.Key_9, Key.Key_7)

    assert desk.state_of(first) is CaseState.OPEN
    assert desk.case() == first


def test_another_reason_wants_a_note_and_digits_are_typed_into_it(desk: Desk) -> None:
    first = desk.case()

    desk.press(Key.Key_1, Key.Key_9)
    assert desk.page.strip.note.hasFocus()
    desk.qtbot.keyClicks(desk.page.strip.note, "2019 no henkou")
    assert desk.state_of(first) is CaseState.OPEN
    desk.press(Key.Key_Return)

    history = desk.page.review.open(first).history
    assert desk.state_of(first) is CaseState.DECIDED
    assert history[-1].note == "2019 no henkou"


def test_a_note_travels_with_the_decision_and_is_empty_for_the_next_case(desk: Desk) -> None:
    first = desk.case()

    desk.press(Key.Key_N)
    desk.qtbot.keyClicks(desk.page.strip.note, "memo 1")
    desk.press(Key.Key_Escape, Key.Key_1, Key.Key_Return)

    assert desk.page.review.open(first).history[-1].note == "memo 1"
    assert desk.page.strip.note.text() == ""


def test_undo_brings_the_case_back_any_number_of_times(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_1, Key.Key_1)
    second = desk.case()
    desk.press(Key.Key_2, Key.Key_1)

    desk.press(Key.Key_U)
    assert desk.case() == second
    desk.press(Key.Key_U)

    assert desk.case() == first
    assert desk.state_of(first) is CaseState.OPEN
    assert desk.state_of(second) is CaseState.OPEN
    assert desk.page.review.open(first).history[0].withdrawn
    desk.press(Key.Key_U)
    assert "R108" in desk.told()


def test_digits_typed_into_the_search_only_search(desk: Desk) -> None:
    first = desk.case()

    desk.press(Key.Key_Slash)
    assert desk.page.search.hasFocus()
    desk.qtbot.keyClicks(desk.page.search, "T000003")

    assert desk.page.model.rowCount() > 1  # the letters come first, the search in a pause
    desk.qtbot.waitUntil(lambda: desk.page.model.rowCount() == 1)
    assert desk.state_of(first) is CaseState.OPEN
    desk.press(Key.Key_Escape)
    assert desk.page.queue.hasFocus()


def test_enter_and_esc_wait_for_no_pause(desk: Desk) -> None:
    for key, text in ((Key.Key_Return, "T000003"), (Key.Key_Escape, "T000004")):
        desk.press(Key.Key_Slash)
        desk.page.search.selectAll()
        desk.qtbot.keyClicks(desk.page.search, text)
        desk.press(key)
        assert desk.page.queue.hasFocus()
        assert desk.page.review.open(desk.case()).subject.record_id == text


def test_a_search_that_finds_nothing_says_what_to_do(desk: Desk) -> None:
    desk.page.search.setText("zzz")
    desk.page.tools.search_now()

    assert desk.page.case_id() is None
    assert not desk.page.strip.isVisible()
    assert "検索の文字" in desk.texts()


def test_the_right_hand_column_walks_through_the_candidates(desk: Desk) -> None:
    desk.press(Key.Key_Right)
    assert "住基　候補 1" in desk.texts()
    desk.press(Key.Key_Left)

    assert "住基　番号の指す人" in desk.texts()


def test_a_candidate_is_attached_by_an_act_of_its_own(desk: Desk) -> None:
    case = desk.case()

    desk.press(Key.Key_T)
    assert desk.page.review.open(case).attachment is None
    desk.press(Key.Key_Right, Key.Key_T)

    attached = desk.page.review.open(case).attachment
    assert attached is not None
    assert attached.resident_id == "0001000001"
    assert desk.case() == case
    desk.press(Key.Key_0)
    nobody = desk.page.review.open(case).attachment
    assert nobody is not None
    assert nobody.resident_id == ""


def test_the_number_is_shown_only_while_the_key_is_held_and_that_is_recorded(desk: Desk) -> None:
    digits = f"{NUMBER[:4]} {NUMBER[4:8]} {NUMBER[8:]}"
    before = desk.page.program.head().ledger_seq

    desk.press(Key.Key_V)
    assert digits not in desk.texts()
    assert isinstance(QApplication.focusWidget(), QComboBox)
    reasons = cast("QComboBox", QApplication.focusWidget())
    desk.press(Key.Key_Down)
    reasons.activated.emit(reasons.currentIndex())
    assert desk.page.queue.hasFocus()
    desk.qtbot.keyPress(desk.page.queue, Key.Key_V)
    assert digits in desk.texts()
    desk.qtbot.keyRelease(desk.page.queue, Key.Key_V)

    assert digits not in desk.texts()
    assert NUMBER not in desk.texts()
    assert desk.page.program.head().ledger_seq == before + 1


def test_marks_can_be_switched_off_and_on(desk: Desk) -> None:
    name = next(one for one in desk.page.findChildren(DifferenceText) if "渡" in one.text())
    with_marks = name.marks()

    desk.press(Key.Key_M)
    assert name.marks() == frozenset()
    desk.press(Key.Key_M)

    assert name.marks() == with_marks


def test_a_protected_case_is_not_on_the_desk_of_a_caseworker(desk: Desk) -> None:
    lanes = [desk.page.lanes.itemData(number) for number in range(desk.page.lanes.count())]

    assert "protected" not in lanes
    assert desk.page.model.rowCount() == 9


def test_the_supervisor_sees_a_protected_case_without_any_address(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(SUPERVISOR))
    desk.page.lanes.setCurrentIndex(desk.page.lanes.findData("protected"))
    desk.page.lanes.activated.emit(desk.page.lanes.currentIndex())

    assert desk.page.model.rowCount() == 1
    assert "支援措置" in desk.texts()
    for place in ("サンプル市中央", "コーポ", "北町", "病院町"):
        assert place not in desk.texts()


def test_what_was_decided_elsewhere_is_said_not_overwritten(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    case = desk.case()
    view = desk.page.review.open(case)
    desk.press(Key.Key_1, Key.Key_1)
    desk.page.pane.show_case(view)

    desk.press(Key.Key_2, Key.Key_1)

    assert "R10" in desk.told()
    assert desk.page.review.open(case).history[-1].outcome_words == "紐付け正しい"


def test_after_a_lock_the_same_person_is_back_at_the_same_case(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    desk.press(Key.Key_J, Key.Key_J)
    case = desk.case()

    qtbot.keyClick(desk.page.queue, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.shell is None
    assert desk.window.entrance.sign_in_card.user.text() == CASEWORKER
    back = Desk(qtbot, open_as(CASEWORKER))

    assert back.case() == case


def test_a_case_decided_by_a_colleague_meanwhile_is_not_come_back_to(
    qtbot: QtBot, open_as: Opener
) -> None:
    first = Desk(qtbot, open_as(CASEWORKER)).case()
    for user in (SECOND, CASEWORKER):
        qtbot.keyClick(
            cast("QWidget", QApplication.focusWidget()),
            Key.Key_K,
            Qt.KeyboardModifier.ControlModifier,
        )
        desk = Desk(qtbot, open_as(user))
        if user == SECOND:
            desk.press(Key.Key_1, Key.Key_1)

    assert desk.case() != first
    assert desk.case() == desk.page.model.case_at(desk.page.queue.place())


def test_after_a_case_taken_back_the_row_that_was_at_hand_comes_next(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_1, Key.Key_1)
    desk.page.read_queue()
    at_hand = desk.case()

    desk.press(Key.Key_U)
    assert desk.case() == first
    desk.press(Key.Key_1, Key.Key_1)

    assert desk.case() == at_hand


def test_handing_over_asks_for_the_next_person(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))

    qtbot.keyClick(desk.page.queue, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.entrance.sign_in_card.user.text() == ""
    other = Desk(qtbot, open_as(SECOND))

    assert other.page.program.desk.me.user == SECOND


def test_every_group_and_state_can_be_chosen(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_Right)
    assert 0 < desk.page.model.rowCount() < 9
    desk.press(Key.Key_Left)
    assert desk.page.model.rowCount() == 9

    desk.page.state_filter.setCurrentText("保留")

    assert desk.page.model.rowCount() == 0
    assert len(desk.page.review.queue(QueueFilter())) == 9


def test_the_reasons_rise_over_the_foot_and_nothing_above_moves(desk: Desk) -> None:
    def places() -> list[tuple[str, int, int]]:
        shown = (desk.page.pane.comparison, desk.page.pane.candidates, desk.page.strip)
        return [(one.objectName(), one.y(), one.height()) for one in shown]

    before = places()
    desk.press(Key.Key_2)
    QApplication.processEvents()
    sheet = desk.page.findChild(QWidget, "reasons")

    assert isinstance(sheet, QWidget)
    assert sheet.isVisible()
    assert places() == before
    note = desk.page.strip.note
    top = note.mapTo(desk.page, note.rect().topLeft()).y()
    assert sheet.mapTo(desk.page, sheet.rect().bottomLeft()).y() < top
    desk.press(Key.Key_Escape)
    assert not sheet.isVisible()
