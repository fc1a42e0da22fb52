"""Accuracy on generated data: hard limits, and a baseline that never changes unnoticed."""

import pytest

from app.run.evaluation import Evaluation
from tests.quality.measuring import UPDATE, difference, figures, measure, read_baseline


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Evaluation:
    return measure(tmp_path_factory.mktemp("quality"))


def test_no_mislink_is_accepted(found: Evaluation) -> None:
    assert found.mislinks_accepted == ()


def test_little_more_is_reviewed_than_the_strict_policy_demands(found: Evaluation) -> None:
    assert found.beyond_floor.rate <= 0.02


def test_the_right_person_stands_first(found: Evaluation) -> None:
    assert found.candidates.mislinks.rate >= 0.95
    assert found.candidates.without_number.rate >= 0.95
    assert found.candidates.nobody_when_absent.rate >= 0.90


def test_figures_equal_the_baseline(found: Evaluation) -> None:
    changes = difference(read_baseline(), figures(found))
    assert not changes, f"agree on the change with `{UPDATE}`:\n" + "\n".join(changes)
