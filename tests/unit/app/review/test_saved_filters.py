"""A person's filters come back as they were kept, and belong to that person."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.case_states import CaseState, Lane
from app.cases.queues import NO_VALUE, Grouping, Ordering, QueueFilter
from app.desk import Desk
from app.errors import KnownError
from app.review.saved_filters import MOST, SavedFilter, SavedFilters, as_text, from_text
from tests.support.office import CASEWORKER, a_staffed_desk, colleague

SAVED = SavedFilter(
    name="北町の保留",
    wanted=QueueFilter(
        lane=Lane.INQUIRY,
        states=frozenset({CaseState.HELD, CaseState.OPEN}),
        groups=((Grouping.MUNICIPALITY, "サンプル市"), (Grouping.ASSIGNEE, NO_VALUE)),
        text="T0001",
        remembered=True,
    ),
    by=Grouping.MUNICIPALITY,
    order=Ordering.KANA,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_staffed_desk(tmp_path)


def test_a_filter_comes_back_as_it_was_kept(desk: Desk) -> None:
    SavedFilters(desk).save(SAVED)
    assert SavedFilters(desk).all() == (SAVED,)
    assert SavedFilters(colleague(desk, CASEWORKER)).all() == ()


def test_a_filter_kept_before_there_were_orders_is_in_that_of_the_queue() -> None:
    kept = json.loads(as_text(SAVED))
    del kept["order"]
    assert from_text("", json.dumps(kept)).order is Ordering.DANGER


def test_the_same_name_replaces_and_a_name_can_go(desk: Desk) -> None:
    filters = SavedFilters(desk)
    filters.save(SAVED)
    filters.save(replace(SAVED, by=Grouping.CAUSE))
    assert [one.by for one in filters.all()] == [Grouping.CAUSE]
    filters.remove(SAVED.name)
    assert filters.all() == ()


@pytest.mark.parametrize("name", ["", "  ", "あ" * 31])
def test_a_name_is_needed(desk: Desk, name: str) -> None:
    with pytest.raises(KnownError, match="V111"):
        SavedFilters(desk).save(replace(SAVED, name=name))


def test_there_is_a_digit_for_each(desk: Desk) -> None:
    filters = SavedFilters(desk)
    for number in range(MOST):
        filters.save(replace(SAVED, name=f"{number}"))
    with pytest.raises(KnownError, match="V112"):
        filters.save(replace(SAVED, name="one more"))
    filters.save(replace(SAVED, name="3"))
    assert len(filters.all()) == MOST
