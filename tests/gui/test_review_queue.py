"""The queue of the caseworker by keyboard: groupings, lists, documents, filters, whose cases."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.case_states import CaseId, CaseState, Lane
from app.cases.queue_views import GroupCount
from app.cases.queues import Grouping, Ordering
from app.review import assignment
from app.review.assignment import Portion
from app.review.first_check import Review
from app.review.second_check import SecondCheck
from tests.gui.conftest import Opener
from tests.gui.test_review_page import Desk
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR, a_staffed_desk, sit_down, stand_up
from tests.unit.app.review.test_review import judge, seen
from ui.dialogs.assignment import AssignmentDialog
from ui.dialogs.group_choice import GroupChoice
from ui.dialogs.group_decision import GroupDialog
from ui.dialogs.saved_filters import SavedFilterDialog
from ui.pages.review import ReviewPage
from ui.widgets.chip_row import MOST_CHIPS

Key = Qt.Key
_LANES = {0: "inquiry", 1: "inquiry", 2: "inquiry", 3: "unnumbered"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Twelve cases: three wait for an inquiry, one has no number; two towns, one facility."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    changes: dict[int, dict[str, object]] = {
        number: {
            "lane": _LANES.get(number, "eye"),
            "municipality": "北町" if number % 3 else "南町",
            "facility": "病院町1　慈恵園" if number in (5, 6) else "",
        }
        for number in range(12)
    }
    put_cases(desk, [a_document(number) for number in range(12)], changes=changes)
    stand_up(desk)
    return folder


@pytest.fixture
def desk(qtbot: QtBot, open_as: Opener) -> Desk:
    return Desk(qtbot, open_as(CASEWORKER))


def dialog_of(desk: Desk, name: str) -> QWidget:
    found = desk.page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    found.activateWindow()
    desk.qtbot.waitUntil(found.isActiveWindow)
    return found


def close(desk: Desk, dialog: QDialog) -> None:
    """The window system of the tests gives no window back its focus by itself."""
    if dialog.isVisible():
        dialog.reject()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.page.queue.setFocus()


def said(parent: QWidget, name: str) -> str:
    found = parent.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def go_to_lane(desk: Desk, lane: Lane) -> None:
    lanes = desk.page.lanes
    lanes.setCurrentIndex(lanes.findData(lane.value))
    lanes.activated.emit(lanes.currentIndex())
    desk.page.take_focus()


def states(desk: Desk, *cases: int) -> list[CaseState]:
    return [desk.state_of(CaseId(case)) for case in cases]


def test_another_grouping_brings_other_chips_with_counts(desk: Desk) -> None:
    by = desk.page.tools.by
    by.setCurrentIndex(by.findData(Grouping.MUNICIPALITY.value))
    by.activated.emit(by.currentIndex())
    desk.page.queue.setFocus()
    assert "北町　6" in desk.texts()
    QApplication.processEvents()  # chips made anew are shown
    desk.press(Key.Key_G, Key.Key_Right)
    assert desk.page.model.rowCount() in (2, 6)
    by.setCurrentIndex(by.findData(Grouping.FACILITY.value))
    by.activated.emit(by.currentIndex())
    assert desk.page.model.rowCount() == 8
    assert "病院町1　慈恵園　2" in desk.texts()


def test_a_key_leads_to_the_groupings_and_choosing_leads_back(desk: Desk) -> None:
    desk.press(Key.Key_E)
    by = desk.page.tools.by
    desk.qtbot.waitUntil(by.view().isVisible)
    QTest.keyClick(by.view(), Key.Key_Down)
    QTest.keyClick(by.view(), Key.Key_Return)
    assert desk.page.tools.grouping() is Grouping.CAUSE
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.page.queue.hasFocus)
    by.setFocus()
    desk.press(Key.Key_Escape)
    assert desk.page.queue.hasFocus()


@pytest.mark.parametrize("by", range(7))
def test_every_grouping_counts_the_whole_queue(desk: Desk, by: int) -> None:
    tools = desk.page.tools
    tools.by.setCurrentIndex(by)
    groups = desk.page.program.review.groups(tools.wanted(grouped=False), tools.grouping())
    assert sum(group.remaining for group in groups) == 8
    assert all(group.words for group in groups)


def test_a_lane_is_a_list_and_several_lines_are_answered_by_two_keys(desk: Desk) -> None:
    go_to_lane(desk, Lane.INQUIRY)
    page = desk.page
    assert page.listed
    assert page.list_desk.list.hasFocus()
    assert page.pane.case is None
    desk.press(Key.Key_Space, Key.Key_X)
    assert "印 2 件" in said(page, "marked")
    desk.press(Key.Key_5, Key.Key_Return)
    assert states(desk, 3, 2, 1) == [CaseState.INQUIRY, CaseState.INQUIRY, CaseState.OPEN]
    assert "2 件を「照会へ」" in said(page.list_desk.strip, "list_told")
    desk.press(Key.Key_6, Key.Key_1)
    assert states(desk, 1) == [CaseState.DECIDED]
    desk.press(Key.Key_U)
    assert states(desk, 1, 2) == [CaseState.OPEN, CaseState.INQUIRY]
    desk.press(Key.Key_U)
    assert states(desk, 1, 2, 3) == [CaseState.OPEN] * 3


def test_all_lines_are_marked_at_once_and_esc_decides_nothing(desk: Desk) -> None:
    go_to_lane(desk, Lane.INQUIRY)
    QTest.keyClick(desk.page.list_desk.list, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.page.list_desk.model.marked) == 3
    desk.press(Key.Key_3, Key.Key_Escape)
    assert states(desk, 1, 2, 3) == [CaseState.OPEN] * 3
    desk.press(Key.Key_2)
    assert states(desk, 1, 2, 3) == [CaseState.DECIDED] * 3
    history = desk.page.review.open(CaseId(1)).history
    assert history[-1].reason_words == "番号の転記・入力誤り"


def test_a_line_opens_as_a_case_and_the_list_comes_back(desk: Desk) -> None:
    go_to_lane(desk, Lane.INQUIRY)
    desk.press(Key.Key_J, Key.Key_O)
    assert desk.case() == 2
    assert desk.page.queue.hasFocus()
    desk.press(Key.Key_O)
    assert desk.page.list_desk.list.hasFocus()
    assert desk.page.list_desk.case_id() == 2


def test_held_cases_are_a_list_without_excluding(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_3, Key.Key_Return)
    desk.page.state_filter.setCurrentText("保留")
    desk.page.take_focus()
    assert desk.page.listed
    desk.press(Key.Key_6)
    assert not desk.page.list_desk.strip.asking_reason
    desk.press(Key.Key_4, Key.Key_1)
    assert desk.state_of(first) is CaseState.DOCUMENTS


def test_documents_are_ticked_by_digits_and_go_with_the_decision(desk: Desk) -> None:
    first = desk.case()
    desk.press(Key.Key_Y, Key.Key_1, Key.Key_4, Key.Key_2, Key.Key_2, Key.Key_Y)
    assert "申請書・住民票" in desk.told()
    assert desk.state_of(first) is CaseState.OPEN
    desk.press(Key.Key_1, Key.Key_Return)
    assert desk.page.review.open(first).history[-1].documents == ("申請書", "住民票")
    assert desk.page.documents.ticked() == ()
    second = desk.case()
    desk.press(Key.Key_1, Key.Key_Return)
    assert desk.page.review.open(second).history[-1].documents == ()


def test_a_filter_is_saved_by_name_and_taken_by_its_digit(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_Right)
    narrowed = desk.page.model.rowCount()
    desk.page.queue.setFocus()
    desk.press(Key.Key_Q)
    dialog = cast("SavedFilterDialog", dialog_of(desk, "saved_filters"))
    desk.press(Key.Key_N)
    assert dialog.name.hasFocus()
    dialog.name.setText("朝の分")
    desk.press(Key.Key_Return)
    assert "朝の分" in said(dialog, "filter_told")
    close(desk, dialog)
    desk.press(Key.Key_G, Key.Key_Left)
    assert desk.page.model.rowCount() == 8
    go_to_lane(desk, Lane.INQUIRY)
    desk.press(Key.Key_Q)
    dialog = cast("SavedFilterDialog", dialog_of(desk, "saved_filters"))
    desk.press(Key.Key_1)
    close(desk, dialog)
    assert desk.page.model.rowCount() == narrowed
    assert desk.page.lanes.currentData() == Lane.EYE


def test_another_order_begins_at_its_beginning_and_is_kept_with_a_filter(desk: Desk) -> None:
    dangerous = list(desk.page.queue_ids())
    desk.press(Key.Key_J, Key.Key_B)
    box = desk.page.tools.order
    desk.qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Return)
    desk.qtbot.waitUntil(desk.page.queue.hasFocus)
    by_name = list(desk.page.queue_ids())

    assert desk.page.tools.ordering() is Ordering.KANA
    assert by_name != dangerous
    assert sorted(by_name) == sorted(dangerous)
    assert desk.case() == by_name[0]
    kept = desk.page.kept_view()
    box.setCurrentIndex(0)
    desk.page.take_view(kept)
    assert list(desk.page.queue_ids()) == by_name


def test_the_supervisor_gives_shares_and_a_caseworker_starts_with_their_own(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(SUPERVISOR))
    desk.press(Key.Key_A)
    dialog = cast("AssignmentDialog", dialog_of(desk, "assignment"))
    names = [str(dialog.table.model().index(n, 1).data()) for n in range(3)]
    assert names == ["係長　一子", "担当　三枝", "担当　次郎"]
    desk.press(Key.Key_Down, Key.Key_Space, Key.Key_Space)
    assert "8 件" in said(dialog, "preview")
    assert "2 人" in said(dialog, "preview")
    desk.press(Key.Key_Return)
    qtbot.waitUntil(lambda: "8 件を 2 人" in said(dialog, "assignment_told"))
    close(desk, dialog)
    QTest.keyClick(desk.page.queue, Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    own = Desk(qtbot, open_as(CASEWORKER))
    assert own.page.tools.whose.currentData() == own.page.program.desk.me.person_id
    assert own.page.model.rowCount() == 4
    own.press(Key.Key_W)
    assert own.page.model.rowCount() == 8
    own.press(Key.Key_W)
    assert own.page.model.rowCount() == 4


def test_closing_stops_the_giving_and_the_window_lives_in_between(
    qtbot: QtBot, open_as: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment, "PORTION", 3)
    desk = Desk(qtbot, open_as(SUPERVISOR))
    desk.press(Key.Key_A)
    dialog = cast("AssignmentDialog", dialog_of(desk, "assignment"))
    told: list[int] = []

    def esc_after_the_first(portion: Portion) -> None:
        told.append(portion.done)
        QTest.keyClick(dialog.table, Key.Key_Escape)

    monkeypatch.setattr(dialog, "_tell_portion", esc_after_the_first)
    desk.press(Key.Key_Down, Key.Key_Space, Key.Key_Return)
    assert not told  # the key itself waits for nothing
    qtbot.waitUntil(desk.page.tools.whose.isVisible)
    assert told == [3]
    assert desk.page.program.assignment.counts().nobodys == 9


def test_cases_of_somebody_absent_are_taken_over_by_a_key(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(SUPERVISOR))
    desk.press(Key.Key_A)
    dialog = cast("AssignmentDialog", dialog_of(desk, "assignment"))
    desk.press(Key.Key_Down, Key.Key_Space, Key.Key_Return)
    qtbot.waitUntil(lambda: "8 件を 1 人" in said(dialog, "assignment_told"))
    close(desk, dialog)
    QTest.keyClick(desk.page.queue, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    own = Desk(qtbot, open_as(CASEWORKER))
    case = own.case()
    assert own.page.review.rows([case])[0].assignee == "担当　三枝"
    own.press(Key.Key_H)
    assert "1 件を引き受けました" in own.told()
    assert own.page.review.rows([case])[0].assignee == "担当　次郎"
    own.press(Key.Key_A)
    dialog = cast("AssignmentDialog", dialog_of(own, "assignment"))
    own.press(Key.Key_Home, Key.Key_Down)
    place = [str(dialog.table.model().index(n, 1).data()) for n in range(3)].index("担当　三枝")
    dialog.table.setCurrentIndex(dialog.table.model().index(place, 1))
    own.press(Key.Key_H)
    qtbot.waitUntil(lambda: "7 件を引き受けました" in said(dialog, "assignment_told"))


def test_after_a_hand_over_filter_and_line_are_as_they_were_left(
    qtbot: QtBot, open_as: Opener
) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    go_to_lane(desk, Lane.INQUIRY)
    desk.press(Key.Key_J)
    assert desk.page.list_desk.case_id() == 2
    QTest.keyClick(desk.page.list_desk.list, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    other = open_as(SECOND)
    assert other.shell is not None
    QTest.keyClick(other.shell, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shell = open_as(CASEWORKER).shell
    assert shell is not None
    page = cast("ReviewPage", shell.page("review"))
    assert page.lanes.currentData() == Lane.INQUIRY
    assert page.list_desk.case_id() == 2


def test_names_of_places_and_what_was_searched_for_stay_in_the_process(desk: Desk) -> None:
    by = desk.page.tools.by
    by.setCurrentIndex(by.findData(Grouping.FACILITY.value))
    by.activated.emit(by.currentIndex())
    desk.page.groups.choose("病院町1　慈恵園")
    desk.page.search.setText("ﾜﾀﾅﾍﾞ")
    kept = desk.page.kept_view()
    assert "慈恵園" not in kept
    assert "ﾜﾀﾅﾍﾞ" not in kept
    desk.page.take_view("{}")
    desk.page.take_view("nonsense")
    assert desk.page.tools.grouping() is Grouping.FACILITY


def test_many_groups_are_chosen_from_a_list(qtbot: QtBot, open_as: Opener, office: Path) -> None:
    desk = Desk(qtbot, open_as(SECOND))
    found = desk.page.program.review.groups(
        desk.page.tools.wanted(grouped=False), Grouping.SIGNATURE
    )
    many = [found[0], *(_renamed(found[1], number) for number in range(MOST_CHIPS + 5))]
    desk.page.groups.show_groups(many, everything="すべて")
    hidden = MOST_CHIPS + 6 - _chips_shown(desk)
    assert f"ほか {hidden} グループ…" in desk.texts()
    dialog = GroupChoice(desk.page, "相違パターン", many)
    chosen: list[str] = []
    dialog.group_chosen.connect(chosen.append)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.narrow.setText("組 44")
    QTest.keyClick(dialog.narrow, Key.Key_Return)
    assert chosen == ["k44"]


def _chips_shown(desk: Desk) -> int:
    chips = [one for one in desk.page.groups.findChildren(QPushButton) if one.isVisible()]
    return sum(one.objectName() not in ("chip_all", "more_groups") for one in chips)


def _renamed(group: GroupCount, number: int) -> GroupCount:
    return replace(group, key=f"k{number}", words=f"組 {number}")


def test_what_is_as_before_is_taken_over_together_after_its_sample(
    qtbot: QtBot, open_as: Opener, office: Path
) -> None:
    _decide_and_check_everything(office)
    desk = Desk(qtbot, open_as(CASEWORKER))
    desk.page.state_filter.setCurrentText("前回と同じ件")
    desk.page.take_focus()
    assert desk.page.model.rowCount() == 12
    assert desk.page.together.isVisible()
    desk.press(Key.Key_L)
    sample = desk.page.model.rowCount()
    assert 0 < sample < 12
    for _ in range(sample - 1):
        desk.press(Key.Key_R)
    desk.page.adopt()
    dialog = cast("GroupDialog", dialog_of(desk, "group_decision"))
    QApplication.processEvents()
    QTest.keyClick(dialog.members, Key.Key_End)
    qtbot.waitUntil(lambda: dialog.members.seen_all)
    assert "前回 紐付け正しい" in dialog.members.kept()[0].before_words
    dialog.accept_portion()
    assert f"{12 - sample} 件を「前回と同じ結果」" in said(dialog, "group_told")
    last = desk.page.program.review.open(CaseId(13)).history[-1]
    assert "引き継ぎ" in last.note


def _decide_and_check_everything(folder: Path) -> None:
    """Twelve cases read and agreed to; then the same run again, with nothing changed."""
    desk = sit_down(folder, CASEWORKER)
    for number in range(1, 13):
        review = Review(desk)
        review.decide(judge(review, CaseId(number)))
    stand_up(desk)
    desk = sit_down(folder, SUPERVISOR)
    review, check = Review(desk), SecondCheck(desk)
    for number in range(1, 13):
        check.agree(seen(review, CaseId(number)))
    changes: dict[int, dict[str, object]] = {number: {"cautions": ""} for number in range(12)}
    put_cases(desk, [a_document(number) for number in range(12)], changes=changes)
    stand_up(desk)
