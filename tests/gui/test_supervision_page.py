"""監督 in the real window: the staff are told, invented cases run through a queue, and what is seen."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.case_states import CaseState, Lane
from app.review.first_check import QueueFilter
from app.review.planted import PlantedCases
from app.settings import Settings
from tests.gui.conftest import Opener
from tests.support.desks import press, review_desk, second_desk
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, NAMES, SUPERVISOR, a_staffed_desk, stand_up
from tests.support.window import PreparedAsker
from ui.main_window import MainWindow
from ui.pages.figures import FiguresPage
from ui.pages.supervision import SupervisionPage

Key = Qt.Key
CASES = 80


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    put_cases(
        desk,
        [a_document(n) for n in range(CASES)],
        sampled=[a_document(200), a_document(201, protected=True)],
    )
    stand_up(desk)
    return folder


def _supervision(window: MainWindow) -> SupervisionPage:
    assert window.shell is not None
    window.shell.open_page("supervision")
    return cast("SupervisionPage", window.shell.page("supervision"))


def _text(page: object, name: str) -> str:
    return cast("QLabel", page.findChild(QLabel, name)).text()  # type: ignore[attr-defined]  # a page


def _switch_on(qtbot: QtBot, page: SupervisionPage) -> None:
    """Refused without a day and without the statement; then a child invents the cases."""
    card = page.planted
    card.start.setFocus()
    press(qtbot, Key.Key_Space)
    assert "Q120" in page.problem.text()

    qtbot.keyClicks(card.told_on, "R8.10.1")
    card.every.setValue(10)
    card.start.setFocus()
    press(qtbot, Key.Key_Space)
    assert "Q120" in page.problem.text()
    card.told.setFocus()
    press(qtbot, Key.Key_Space)
    card.start.setFocus()
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: page.program.planted_control.state().on)
    qtbot.waitUntil(lambda: not page.workplace.jobs.busy)
    assert "2026-10-01" in _text(card, "planted_state")
    assert not card.start.isVisible()


def test_invented_cases_go_from_the_statement_to_the_results(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    _switch_on(qtbot, _supervision(window))
    window.hand_over()

    window = open_as(CASEWORKER)
    desk = review_desk(window)
    planted = PlantedCases(desk.program.desk)
    ids = desk.queue_ids()
    invented = [case for case in ids if planted.holds(case)]
    assert invented
    assert desk.found.text() == f"{CASES:,} 件"
    desk.go_to(invented[0])
    before = _text(desk, "counts")
    press(qtbot, Key.Key_2, Key.Key_1)
    assert "模擬の件" in _text(desk, "told")
    assert _text(desk, "counts") == before
    assert desk.case_id() != invented[0]
    press(qtbot, Key.Key_U)
    assert "R118" in _text(desk, "told")
    window.hand_over()

    page = _supervision(open_as(SUPERVISOR))
    assert page.planted.results.model().index(0, 0).data() == NAMES[CASEWORKER]
    page.planted.stop.setFocus()
    press(qtbot, Key.Key_Space)
    assert not page.program.planted_control.state().on


def test_readings_that_differ_stand_side_by_side_for_both(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    desk = review_desk(window)
    case = desk.case_id()
    assert case is not None
    press(qtbot, Key.Key_1, Key.Key_1)
    window.hand_over()

    window = open_as(SUPERVISOR)
    assert window.shell is not None
    Settings(review_desk(window).program.desk).change("blind_second_check", "on")
    page = second_desk(window)
    page.read_again()
    assert page.case_id() == case
    shown = "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert NAMES[CASEWORKER] not in shown
    assert "先に自分の判断" in _text(page, "first_decision")

    press(qtbot, Key.Key_2, Key.Key_1)

    assert page.case_id() == case
    assert "紐付け正しい" in _text(page, "first_reading")
    assert "紐付け誤りの疑い" in _text(page, "own_reading")
    assert page.findChild(QPushButton, "answer_sent_back") is not None
    press(qtbot, Key.Key_2, Key.Key_2)
    assert page.review.open(case).state is CaseState.RETURNED

    watch = _supervision(window)
    texts = [one.text() for one in watch.disagreements.findChildren(QLabel)]
    assert any("転居・住所変更" in text for text in texts)
    assert any("家族・保護者" in text for text in texts)
    opened = cast("QPushButton", watch.findChild(QPushButton, "open_case"))
    opened.setFocus()
    press(qtbot, Key.Key_Space)
    assert window.shell.place()[:2] == ("review", case)


def test_readings_that_agree_close_the_case_with_two_keys(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    desk = review_desk(window)
    case = desk.case_id()
    assert case is not None
    press(qtbot, Key.Key_1, Key.Key_1)
    window.hand_over()
    window = open_as(SUPERVISOR)
    Settings(review_desk(window).program.desk).change("blind_second_check", "on")
    page = second_desk(window)
    page.read_again()

    press(qtbot, Key.Key_1, Key.Key_1)

    assert page.review.open(case).state is CaseState.CLOSED


def test_agreement_is_read_by_day(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    review_desk(window)
    press(qtbot, Key.Key_1, Key.Key_1)
    window.hand_over()
    window = open_as(SUPERVISOR)
    second_desk(window)
    press(qtbot, Key.Key_1)
    page = _supervision(window)
    assert page.agreement.model().index(0, 0).data() == "計"
    page.period.setFocus()
    press(qtbot, Key.Key_Down, Key.Key_Down)
    page.period.activated.emit(2)
    assert page.agreement.model().index(0, 0).data() == page.program.figures.today()


def test_effort_is_typed_with_keys(qtbot: QtBot, open_as: Opener) -> None:
    page = _supervision(open_as(SUPERVISOR))
    card = page.effort
    for field, text in (
        (card.month, "2026-11"),
        (card.workers, "4"),
        (card.overtime, "12:30"),
        (card.price, "2,500"),
    ):
        field.setFocus()
        qtbot.keyClicks(field, text)
    card.note.setFocus()
    press(qtbot, Key.Key_Return)
    cells = [card.months.model().index(0, column).data() for column in range(5)]
    assert cells == ["2026-11", "4", "12.5 時間", "2,500", "31,250"]
    assert _text(card, "effort_sum") == "計　時間外 12.5 時間　31,250 円"
    press(qtbot, Key.Key_Return)
    assert "Q130" in page.problem.text()


def test_the_figures_leave_as_paper_and_on_a_medium(
    qtbot: QtBot, open_as: Opener, asker: PreparedAsker, tmp_path: Path
) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    window.shell.open_page("figures")
    page = cast("FiguresPage", window.shell.page("figures"))
    out = tmp_path / "out"
    out.mkdir()
    asker.folders += [out, out]
    page.password.setText("十二文字以上のパスワード")
    for name in ("figures_paper", "figures_csv"):
        cast("QPushButton", page.findChild(QPushButton, name)).setFocus()
        press(qtbot, Key.Key_Space)
        assert "✓" in page.problem.text()
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".pdf"]


def test_a_protected_case_of_the_sample_is_read_by_the_supervisor(
    qtbot: QtBot, open_as: Opener
) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    window.shell.open_page("figures")
    page = cast("FiguresPage", window.shell.page("figures"))
    page.draw_sample()
    assert "支援措置 1 件は" in _text(page, "acceptance")
    desk = review_desk(window)
    (case,) = page.program.review.queue(QueueFilter(lane=Lane.PROTECTED))
    desk.go_to(case)
    press(qtbot, Key.Key_1, Key.Key_1)
    assert "支援措置 1 件は責任者が住所を表示せずに確認" in page.program.figures.acceptance().words
