"""A group of 40 by keyboard: the sample on the full page, then the list of differences."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.case_states import CaseState
from app.groups.sampling import sample_size
from app.record.ledger_reading import LedgerReading
from app.review.first_check import QueueFilter
from tests.gui.conftest import Opener
from tests.support.grouped import PATTERN, documents
from tests.support.inspected import put_cases
from tests.support.office import CASEWORKER, SUPERVISOR, a_staffed_desk, stand_up
from ui.dialogs.group_decision import GroupDialog
from ui.dialogs.lot_choice import LotDialog
from ui.main_window import MainWindow
from ui.pages.review import ReviewPage
from ui.pages.second_check import SecondCheckPage
from ui.widgets.agreement import AgreementGlyph

Key = Qt.Key
MEMBERS = 40
SAMPLE = sample_size(MEMBERS)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """40 cases of one 一括可 pattern among 40 others."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    put_cases(desk, documents(MEMBERS))
    stand_up(desk)
    return folder


class Desk:
    """The review page with the pattern chosen by keys, and keys typed where the focus is."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        assert window.shell is not None
        window.shell.open_page("review")
        self.page = cast("ReviewPage", window.shell.page("review"))
        self.page.queue.setFocus()
        qtbot.waitUntil(self.page.queue.hasFocus)
        qtbot.waitUntil(self.chips_are_shown)
        self.press(Key.Key_G, Key.Key_Right, Key.Key_Right)
        assert self.page.groups.key == PATTERN
        self.page.queue.setFocus()

    def chips_are_shown(self) -> bool:
        chips = [chip for chip in self.page.groups.findChildren(QPushButton) if chip.isVisible()]
        return len(chips) == 3

    def press(self, *keys: Key) -> None:
        for key in keys:
            QApplication.processEvents()  # nobody types faster than it shows
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key)

    def through_the_sample(self) -> GroupDialog:
        self.press(Key.Key_L)
        for _ in range(SAMPLE):
            self.press(Key.Key_1, Key.Key_3)
        return self.dialog()

    def dialog(self) -> GroupDialog:
        dialog = self.page.findChild(GroupDialog)
        assert isinstance(dialog, GroupDialog)
        self.qtbot.waitUntil(dialog.isActiveWindow)
        self.qtbot.waitUntil(dialog.members.hasFocus)
        return dialog

    def states(self) -> list[CaseState]:
        review = self.page.review
        return [row.state for row in review.rows(review.queue(QueueFilter()))]


@pytest.fixture
def desk(qtbot: QtBot, open_as: Opener) -> Desk:
    return Desk(qtbot, open_as(CASEWORKER))


def told(dialog: GroupDialog) -> str:
    return cast("QLabel", dialog.findChild(QLabel, "group_told")).text()


def test_the_act_is_offered_for_marked_patterns_only(desk: Desk) -> None:
    assert desk.page.together.isVisible()
    desk.press(Key.Key_G, Key.Key_Left)
    assert not desk.page.together.isVisible()
    desk.page.queue.setFocus()
    desk.press(Key.Key_L)
    assert "Q101" in desk.page.problem.text()


def test_the_sample_goes_through_the_full_page_first(desk: Desk) -> None:
    desk.press(Key.Key_L)
    assert desk.page.model.rowCount() == SAMPLE
    assert f"抽出した {SAMPLE} 件" in desk.page.problem.text()
    desk.press(Key.Key_1, Key.Key_3)
    assert f"残り {SAMPLE - 1} 件" in desk.page.problem.text()
    assert desk.page.findChild(GroupDialog) is None
    desk.press(Key.Key_L)
    assert desk.page.model.rowCount() == MEMBERS - 1


def test_forty_cases_are_decided_by_keys_with_one_exception(desk: Desk) -> None:
    dialog = desk.through_the_sample()
    assert len(dialog.members.kept()) == MEMBERS - SAMPLE

    desk.press(Key.Key_Return)
    assert "終わりまで" in told(dialog)
    desk.press(Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert len(dialog.members.struck()) == 1
    struck = dialog.members.struck()[0]
    desk.press(Key.Key_End, Key.Key_Return)

    assert "保存" in told(dialog)
    assert desk.states().count(CaseState.DECIDED) == MEMBERS - 1
    view = desk.page.review.open(struck)
    assert view.state is CaseState.OPEN
    reasons = {
        desk.page.review.open(case).history[-1].reason_words
        for case in desk.page.review.queue(QueueFilter(states=frozenset({CaseState.DECIDED})))
    }
    assert reasons == {"住所の表記の違い"}
    desk.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.page.model.rowCount() == 1


def test_what_all_members_share_is_told_once_above_the_list(desk: Desk) -> None:
    dialog = desk.through_the_sample()

    assert dialog.shared.isVisible()
    assert "方書の記載なし" in dialog.shared.accessibleName()
    assert not dialog.members.findChildren(AgreementGlyph)


def test_a_digit_gives_another_reason(desk: Desk) -> None:
    dialog = desk.through_the_sample()
    desk.press(Key.Key_1, Key.Key_End, Key.Key_Return)
    assert "✓" in told(dialog)
    decided = desk.page.review.queue(QueueFilter(states=frozenset({CaseState.DECIDED})))
    given = [desk.page.review.open(case).history[-1].reason_words for case in decided]
    assert given.count("転居・住所変更") == MEMBERS - SAMPLE


def test_a_portion_is_taken_back_with_one_key(desk: Desk) -> None:
    dialog = desk.through_the_sample()
    desk.press(Key.Key_End, Key.Key_Return, Key.Key_U)
    assert "取り消しました" in told(dialog)
    assert desk.states().count(CaseState.DECIDED) == SAMPLE
    assert len(dialog.members.kept()) == MEMBERS - SAMPLE


def test_a_wrong_link_in_the_sample_ends_the_group(desk: Desk) -> None:
    desk.press(Key.Key_L, Key.Key_2, Key.Key_1)
    assert "1件ずつ" in desk.page.problem.text()
    assert desk.page.findChild(GroupDialog) is None


def test_every_row_can_be_heard(desk: Desk) -> None:
    dialog = desk.through_the_sample()
    member = dialog.members.kept()[0]
    heard = dialog.members._rows[0].accessibleName()
    assert member.serial in heard
    assert "住所" in heard
    assert all(one.accessibleName() for one in dialog.findChildren(QPushButton))


def test_the_group_is_second_checked_by_another_person_with_keys(
    qtbot: QtBot, open_as: Opener, desk: Desk
) -> None:
    desk.through_the_sample()
    desk.press(Key.Key_End, Key.Key_Return, Key.Key_Escape)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.hand_over()
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    window.shell.open_page("second_check")
    page = cast("SecondCheckPage", window.shell.page("second_check"))
    page.queue.setFocus()
    qtbot.waitUntil(page.queue.hasFocus)
    desk.press(Key.Key_L)
    choice = page.findChild(LotDialog)
    assert isinstance(choice, LotDialog)
    qtbot.waitUntil(choice.table.hasFocus)
    desk.press(Key.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(page.queue.hasFocus)
    assert page.model.rowCount() == SAMPLE

    desk.press(*(Key.Key_1,) * SAMPLE)
    dialog = page.findChild(GroupDialog)
    assert isinstance(dialog, GroupDialog)
    qtbot.waitUntil(dialog.members.hasFocus)
    desk.press(Key.Key_Space, Key.Key_End, Key.Key_Return)

    review = page.review
    states = [row.state for row in review.rows(review.queue(QueueFilter()))]
    assert states.count(CaseState.CLOSED) == MEMBERS - 1
    assert states.count(CaseState.DECIDED) == 1


def test_everything_stands_in_the_ledger(qtbot: QtBot, open_as: Opener, desk: Desk) -> None:
    desk.through_the_sample()
    desk.press(Key.Key_End, Key.Key_Return, Key.Key_Escape)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.hand_over()
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    program = window._program
    assert program is not None
    assert LedgerReading(program.desk).verify().sound
    acts = [row.act for row in LedgerReading(program.desk).page(newest_first_from=0, rows=20)]
    assert acts.count("group_opened") == 1
