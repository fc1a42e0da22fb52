"""Weights are hidden until asked for, and a word about rest is quiet."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.supervision.rest import WORDS, RestWord
from tests.gui.conftest import Opener
from tests.support.clock import SetClock
from tests.support.desks import press, review_desk
from tests.support.office import CASEWORKER, SUPERVISOR
from ui.rest import RestReminder
from ui.widgets.contributions import bars_of

Key = Qt.Key


def test_weights_are_hidden_until_asked_and_hidden_again_at_the_next_case(
    qtbot: QtBot, open_as: Opener
) -> None:
    page = review_desk(open_as(CASEWORKER))
    chart = page.pane.candidates.chart
    assert chart.isHidden()
    press(qtbot, Key.Key_C)
    assert chart.isVisible()
    assert "氏名" in chart.accessibleName()
    press(qtbot, Key.Key_J)
    assert chart.isHidden()
    press(qtbot, Key.Key_C, Key.Key_C)
    assert chart.isHidden()


def test_the_chart_follows_the_resident_compared(qtbot: QtBot, open_as: Opener) -> None:
    page = review_desk(open_as(CASEWORKER))
    chart = page.pane.candidates.chart
    press(qtbot, Key.Key_C)
    before = chart.bars
    press(qtbot, Key.Key_Right)
    view = page.pane.case
    assert view is not None
    assert chart.bars == bars_of(view.candidates[0])
    assert len(before) == len(chart.bars)


def test_the_parts_shown_sum_up_to_the_weight_shown(open_as: Opener) -> None:
    page = review_desk(open_as(CASEWORKER))
    for case in page.queue_ids():
        view = page.review.open(case)
        for resident in (*view.candidates, *view.bystanders):
            *parts, whole = bars_of(resident)
            assert sum(bar.bits for bar in parts) == pytest.approx(whole.bits)


def test_where_the_office_wants_judgement_without_them_there_is_no_chart(
    qtbot: QtBot, open_as: Opener
) -> None:
    window = open_as(SUPERVISOR)
    Settings(review_desk(window).program.desk).change("weights_hidden", "on")
    page = review_desk(window)
    press(qtbot, Key.Key_C)
    assert page.pane.candidates.chart.isHidden()
    assert "表示しません" in cast("QLabel", page.findChild(QLabel, "told")).text()


def test_the_word_about_rest_stands_quietly_in_the_top_line(open_as: Opener) -> None:
    shell = open_as(CASEWORKER).shell
    assert shell is not None
    rest = cast("QLabel", shell.top.findChild(QLabel, "rest"))
    shell.rest.look()
    assert rest.isHidden()
    clock = SetClock(datetime(2026, 11, 2, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    desk = replace(shell.page("review").program.desk, clock=clock)
    reminder = RestReminder(shell, RestWord(desk), shell.top.show_rest)
    clock.move(timedelta(minutes=51))
    reminder.look()
    assert (rest.isVisible(), rest.text()) == (True, WORDS)
    assert QApplication.focusWidget() is not rest
