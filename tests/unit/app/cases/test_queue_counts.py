"""The counts that the store keeps itself are those that counting would find."""

from pathlib import Path

from app.case_states import CaseId, CaseState, Outcome
from app.desk import Desk
from app.review.first_check import QueueFilter, Review
from app.store import queue, runs
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SUPERVISOR, a_staffed_desk, sit_down, stand_up
from tests.unit.app.review.test_review import judge


def _counted(desk: Desk) -> tuple[dict[str, int], dict[str, int]]:
    """As kept by the store, and as counted case by case."""
    run = runs.current(desk.database)
    assert run is not None
    kept = queue.by_state(desk.database, run.run_id, with_protected=True)
    sql = "SELECT state, count(*) FROM cases WHERE run_id = ? GROUP BY state"
    return kept, {str(state): int(str(n)) for state, n in desk.database.rows(sql, (run.run_id,))}


def test_counts_follow_every_decision_and_every_taking_back(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [*map(a_document, range(8)), a_document(8, protected=True)])
    stand_up(desk)
    desk = sit_down(tmp_path, CASEWORKER)
    review = Review(desk)
    assert review.counts().total == 8
    review.decide(judge(review, CaseId(1)))
    review.decide(judge(review, CaseId(2), Outcome.HOLD, "not_enough"))
    review.decide(judge(review, CaseId(3), Outcome.INQUIRY, "juki_net"))
    review.undo()

    kept, counted = _counted(desk)
    assert kept == counted == {"decided": 1, "held": 1, "open": 7}
    stand_up(desk)
    desk = sit_down(tmp_path, SUPERVISOR)
    assert [lane.remaining for lane in Review(desk).lanes()] == [7, 0, 0, 1]
    stand_up(desk)


def test_a_new_run_is_counted_by_itself(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(number) for number in range(4)])
    put_cases(desk, [a_document(number) for number in range(6)])
    kept, counted = _counted(desk)
    assert kept == counted == {"open": 6}
    stand_up(desk)


def test_several_states_are_merged_in_queue_order(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(number) for number in range(9)])
    stand_up(desk)
    desk = sit_down(tmp_path, CASEWORKER)
    review = Review(desk)
    for number in (2, 5, 9):
        review.decide(judge(review, CaseId(number), Outcome.HOLD, "not_enough"))
    both = QueueFilter(states=frozenset({CaseState.OPEN, CaseState.HELD}))
    assert review.queue(both) == review.queue(QueueFilter()) == list(range(9, 0, -1))
    assert review.queue(QueueFilter(states=frozenset({CaseState.HELD}))) == [9, 5, 2]
    stand_up(desk)
