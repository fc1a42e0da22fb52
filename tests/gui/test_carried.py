"""受付・交付 on the desk: one quiet line where the record carries something, none where it does not."""

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from app.cases.carried import carried_words
from tests.gui.conftest import Opener
from tests.support.office import CASEWORKER, SUPERVISOR
from ui.pages.review import ReviewPage
from ui.widgets.carried_line import CarriedLine


def line_of(qtbot: QtBot, page: ReviewPage) -> CarriedLine:
    qtbot.waitUntil(lambda: page.case_id() is not None)
    return cast("CarriedLine", page.findChild(CarriedLine, "carried"))


@pytest.mark.parametrize("user", [CASEWORKER, SUPERVISOR])
def test_what_a_record_carries_stands_beneath_the_evidence(
    qtbot: QtBot, open_as: Opener, user: str
) -> None:
    shell = open_as(user).shell
    assert shell is not None
    shell.open_page("review")
    page = cast("ReviewPage", shell.page("review"))
    line = line_of(qtbot, page)
    case = page.case_id()
    assert case is not None
    view = page.review.open(case)
    assert line.isVisible()
    assert line.text() == f"受付・交付　{carried_words(view.subject)}"
    assert "進達市町村" in line.text()
