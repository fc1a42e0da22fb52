"""先に自分で判断する: a case of a list is judged before it is told that it was taken as 対象外."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.review.case_lists import CaseLists, ListedCase, ListJudgement, acts_in
from app.review.first_check import Review
from app.settings import Settings
from tests.gui.conftest import Opener
from tests.gui.test_review_page import Desk
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SUPERVISOR, a_staffed_desk, colleague, stand_up
from ui.pages.second_check import SecondCheckPage

Key = Qt.Key
LISTED = CaseId(1)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """One case of 照会待ち, taken as 対象外 by a caseworker; the own judgement comes first."""
    desk = a_staffed_desk(tmp_path / "inspection")
    put_cases(desk, [a_document(0), a_document(1)], changes={0: {"lane": "inquiry"}})
    (act,) = [one for one in acts_in(Lane.INQUIRY) if one.outcome is Outcome.EXCLUDED]
    first = colleague(desk, CASEWORKER)
    line = ListedCase(case_id=LISTED, version=Review(first).rows([LISTED])[0].version)
    CaseLists(first).decide(ListJudgement(act=act, reason="died", note="", members=(line,)))
    Settings(desk).change("blind_second_check", "on")
    stand_up(desk)
    return tmp_path / "inspection"


@pytest.fixture
def page(qtbot: QtBot, open_as: Opener) -> SecondCheckPage:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    window.shell.open_page("second_check")
    made = cast("SecondCheckPage", window.shell.page("second_check"))
    made.queue.setFocus()
    qtbot.waitUntil(made.queue.hasFocus)
    return made


def press(page: SecondCheckPage, *keys: Key) -> None:
    for key in keys:
        QApplication.processEvents()  # nobody types faster than it shows
        QTest.keyClick(page.queue, key)


def texts(page: SecondCheckPage) -> str:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return "\n".join(labels)


def test_the_third_answer_is_an_exclusion_and_nothing_told_it_before(page: SecondCheckPage) -> None:
    assert page.case_id() == LISTED
    shown = texts(page)
    assert "死亡" not in shown
    assert "担当　次郎" not in shown
    press(page, Key.Key_3, Key.Key_1)
    assert page.review.open(LISTED).state is CaseState.CLOSED


def test_an_answer_that_differs_brings_both_side_by_side(page: SecondCheckPage) -> None:
    press(page, Key.Key_2, Key.Key_1)
    shown = texts(page)
    assert "対象外" in shown
    assert "二次確認(自分の判断)" in shown
    offered = {one.objectName() for one in page.strip.findChildren(QPushButton)}
    assert {"answer_agreed", "answer_sent_back"} <= offered


def test_a_group_is_refused_with_the_reason(page: SecondCheckPage) -> None:
    press(page, Key.Key_L)
    assert "先に自分で判断する設定" in page.problem.text()


def test_the_veil_is_for_others(qtbot: QtBot, open_as: Opener) -> None:
    desk = Desk(qtbot, open_as(CASEWORKER))
    assert desk.page.review.open(LISTED).history[-1].reason_words == "死亡"
