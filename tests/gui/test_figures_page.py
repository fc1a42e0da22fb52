"""集計 in the window, and a decision of an earlier run taken over with one key."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.review.first_check import Judgement, QueueFilter, Review
from app.review.second_check import CheckedCase, SecondCheck
from tests.gui.conftest import Opener
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SUPERVISOR, a_staffed_desk, colleague, stand_up
from ui.pages.figures import FiguresPage
from ui.pages.review import ReviewPage

Key = Qt.Key


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two runs of the same records; in the first one three were decided and two checked."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    documents = [a_document(number) for number in range(6)]
    put_cases(desk, documents)
    review, check = Review(colleague(desk, CASEWORKER)), SecondCheck(desk)
    for case in (CaseId(1), CaseId(3), CaseId(5)):
        view = review.open(case)
        review.decide(
            Judgement(
                case_id=case,
                version=view.version,
                seen_digest=view.seen_digest,
                outcome=Outcome.RIGHT,
                reason="moved",
            )
        )
    for case in (CaseId(1), CaseId(3)):
        view = review.open(case)
        check.agree(CheckedCase(case_id=case, version=view.version, seen_digest=view.seen_digest))
    review.close()
    put_cases(desk, documents, sampled=[a_document(50 + number) for number in range(4)])
    stand_up(desk)
    return folder


def test_the_supervisor_sees_every_figure_and_draws_a_sample(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(SUPERVISOR)
    assert window.shell is not None
    window.shell.open_page("figures")
    page = cast("FiguresPage", window.shell.page("figures"))
    cells = [page.official.model().index(0, column).data() for column in range(7)]
    assert cells[:3] == ["精神障害者保健福祉手帳", "106 (101)", "100 (95)"]
    assert "一次確認の残り 6 件" in cast("QLabel", page.findChild(QLabel, "forecast")).text()

    page.sample_size.setValue(3)
    draw = cast("QPushButton", page.findChild(QPushButton, "draw_sample"))
    draw.setFocus()
    qtbot.keyClick(draw, Key.Key_Space)

    assert "抽出 3 件" in cast("QLabel", page.findChild(QLabel, "acceptance")).text()
    assert not draw.isEnabled()
    assert len(page.program.review.queue(QueueFilter(lane=Lane.SAMPLE))) == 3


def test_a_caseworker_sees_no_figures_of_people(open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    assert window.shell is not None
    window.shell.open_page("figures")
    page = cast("FiguresPage", window.shell.page("figures"))
    assert page.official.isVisible()
    for name in ("to_supervision", "figures_csv", "draw_sample"):
        found = page.findChild(QPushButton, name)
        assert found is None or not cast("QPushButton", found).isVisible()
    window.shell.open_page("supervision")
    assert window.shell.place().page == "figures"


def test_an_earlier_decision_is_taken_over_with_one_key(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    assert window.shell is not None
    window.shell.open_page("review")
    page = cast("ReviewPage", window.shell.page("review"))
    page.go_to(CaseId(7))
    page.queue.setFocus()
    qtbot.waitUntil(page.queue.hasFocus)
    QApplication.processEvents()  # nobody types faster than it shows
    texts = "\n".join(one.text() for one in page.pane.history.findChildren(QLabel))
    assert "前回と同じ内容です" in texts

    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Key.Key_R)

    assert page.review.open(CaseId(7)).state is CaseState.DECIDED
    assert page.review.open(CaseId(7)).history[-1].reason_words == "転居・住所変更"


def test_where_nothing_is_remembered_the_key_says_so(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    assert window.shell is not None
    window.shell.open_page("review")
    page = cast("ReviewPage", window.shell.page("review"))
    page.go_to(CaseId(8))
    page.queue.setFocus()
    qtbot.waitUntil(page.queue.hasFocus)
    QApplication.processEvents()  # nobody types faster than it shows
    qtbot.keyClick(page.queue, Key.Key_R)
    assert page.review.open(CaseId(8)).state is CaseState.OPEN
    assert "R114" in cast("QLabel", page.findChild(QLabel, "told")).text()
