"""A word about rest comes after a time of work, once, without any figure; the office may want none."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.desk import Desk
from app.settings import Settings
from app.supervision.rest import WORDS, RestWord
from tests.support.clock import SetClock
from tests.support.office import a_desk


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 2, 9, 0, tzinfo=timezone(timedelta(hours=9))))


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Desk:
    return replace(a_desk(tmp_path), clock=clock)


def test_it_comes_after_fifty_minutes_and_holds_no_figure(desk: Desk, clock: SetClock) -> None:
    word = RestWord(desk)
    clock.move(timedelta(minutes=49, seconds=59))
    assert word.words() == ""
    clock.move(timedelta(seconds=1))
    assert word.words() == WORDS
    assert not any(character.isdigit() for character in WORDS)


def test_coming_back_begins_anew(desk: Desk, clock: SetClock) -> None:
    clock.move(timedelta(hours=2))
    assert RestWord(desk).words() == ""


@pytest.mark.parametrize(("minutes", "told"), [("0", ""), ("20", WORDS), ("120", "")])
def test_the_office_sets_the_time_or_wants_none(
    desk: Desk, clock: SetClock, minutes: str, told: str
) -> None:
    word = RestWord(desk)
    Settings(desk).change("rest_minutes", minutes)
    clock.move(timedelta(minutes=60))
    assert word.words() == told
