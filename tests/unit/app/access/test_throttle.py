"""Waiting after wrong passwords."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.throttle import FILE, LONGEST_WAIT, Throttle, waiting_seconds
from app.errors import KnownError

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


@given(st.integers(min_value=0, max_value=10_000))
def test_waits_grow_and_end(failures: int) -> None:
    assert waiting_seconds(failures) <= waiting_seconds(failures + 1) <= LONGEST_WAIT


def test_a_clock_set_back_shortens_nothing(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path)
    for _ in range(5):
        throttle.failed("u", NOON)
    for now in (NOON, NOON - timedelta(days=3650), NOON + timedelta(seconds=59)):
        with pytest.raises(KnownError, match="I106"):
            throttle.check("u", now)
    throttle.check("u", NOON + timedelta(seconds=61))


def test_twenty_in_a_day_need_a_supervisor(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path)
    for minute in range(20):
        throttle.failed("u", NOON + timedelta(minutes=minute))
    with pytest.raises(KnownError, match="I110"):
        throttle.check("u", NOON + timedelta(hours=11))
    throttle.check("other", NOON)
    assert throttle.passed("u").failures == 20
    throttle.check("u", NOON + timedelta(hours=11))


def test_counts_survive_a_restart_and_a_damaged_file_counts_nothing(tmp_path: Path) -> None:
    Throttle(tmp_path).failed("u", NOON)
    assert Throttle(tmp_path).attempts("u").failures == 1
    (tmp_path / FILE).write_text("[]")
    assert Throttle(tmp_path).attempts("u").failures == 0
