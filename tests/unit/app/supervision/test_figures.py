"""Official figures, forecast, agreement, and the sample of A with its exact bound."""

from datetime import date
from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.desk import Desk
from app.errors import KnownError
from app.record.ledger_reading import LedgerReading
from app.review.first_check import Judgement, QueueFilter, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.settings import Settings
from app.supervision.acceptance_sampling import USUAL_SIZE, AcceptanceSampling
from app.supervision.figures import Figures
from app.supervision.statistics import CONFIDENCE, Readings, error_bound, last_day
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, a_staffed_desk, colleague

CASES, DRAWN = 8, 5


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    sampled = [a_document(100 + n) for n in range(DRAWN)]
    put_cases(desk, [a_document(n) for n in range(CASES)], sampled=sampled)
    return desk


@pytest.fixture
def desk(supervisor: Desk) -> Desk:
    return colleague(supervisor, CASEWORKER)


def decide(desk: Desk, case: int, outcome: Outcome = Outcome.RIGHT) -> None:
    review = Review(desk)
    view = review.open(CaseId(case))
    reason = "moved" if outcome is Outcome.RIGHT else "family"
    review.decide(
        Judgement(
            case_id=CaseId(case),
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=outcome,
            reason=reason,
        )
    )


def check(desk: Desk, case: int, *, back: bool = False) -> None:
    view = Review(desk).open(CaseId(case))
    seen = CheckedCase(case_id=CaseId(case), version=view.version, seen_digest=view.seen_digest)
    if back:
        SecondCheck(desk).send_back(seen, reason="judgement", note="")
    else:
        SecondCheck(desk).agree(seen)


@pytest.mark.parametrize(
    ("errors", "sample", "bound"),
    [(0, 299, 0.00997), (0, 1, 0.95), (1, 299, 0.01577), (0, 0, 1.0), (3, 3, 1.0)],
)
def test_the_bound_is_exact(errors: int, sample: int, bound: float) -> None:
    assert error_bound(errors, sample, confidence=CONFIDENCE) == pytest.approx(bound, abs=5e-5)


def test_kappa_is_agreement_beyond_chance() -> None:
    textbook = Readings(both_right=15, both_wrong=20, only_first_wrong=10, only_second_wrong=5)
    assert textbook.kappa == pytest.approx(0.4)
    assert textbook.discordance == pytest.approx(0.3)
    all_right = Readings(both_right=9, both_wrong=0, only_first_wrong=0, only_second_wrong=0)
    assert all_right.kappa is None


def test_a_forecast_counts_working_days() -> None:
    friday = date(2026, 10, 2)
    assert last_day(friday, remaining=10, per_day=10.0) == date(2026, 10, 5)
    assert last_day(friday, remaining=0, per_day=0.0) == friday
    assert last_day(friday, remaining=1, per_day=0.0) is None


def test_official_figures_add_up(supervisor: Desk, desk: Desk) -> None:
    for case in (1, 2, 3):
        decide(desk, case, Outcome.SUSPECT if case == 2 else Outcome.RIGHT)
    check(supervisor, 1)
    check(supervisor, 2)
    (row,) = Figures(desk).official()
    assert (row.records, row.done, row.wrong, row.continuing) == (108, 102, 1, 6)
    assert row.done + row.continuing == row.records
    assert (row.persons, row.done_persons, row.wrong_persons, row.continuing_persons) == (
        103,
        97,
        1,
        6,
    )
    assert row.without_number == 10


def test_nobody_is_called_late_before_there_is_a_pace(supervisor: Desk, desk: Desk) -> None:
    Settings(supervisor).change("deadline", "2099-01-31")
    forecast = Figures(desk).forecast()
    assert (forecast.ends_on, forecast.late) == (None, False)


def test_the_forecast_stands_beside_the_deadline(supervisor: Desk, desk: Desk) -> None:
    Settings(supervisor).change("deadline", "2020-01-31")
    assert Figures(desk).forecast().late  # the day itself is past
    decide(desk, 1)
    forecast = Figures(desk).forecast()
    assert (forecast.remaining, forecast.per_day, forecast.late) == (CASES - 1, 1.0, True)


def test_work_and_agreement_are_for_the_supervisor(supervisor: Desk, desk: Desk) -> None:
    for case in (1, 2, 3):
        decide(desk, case)
    check(supervisor, 1)
    check(supervisor, 2, back=True)
    with pytest.raises(KnownError, match="P101"):
        Figures(desk).people()
    figures = Figures(supervisor)
    work = {row.name: row for row in figures.people()}
    assert work["担当　次郎"].first_checks == 3
    assert (work["係長　一子"].second_checks, work["係長　一子"].sent_back) == (2, 1)
    (pair,) = figures.agreement(since="")
    assert (pair.readings.total, pair.readings.discordance, pair.alarming) == (2, 0.5, True)
    assert figures.agreement(since="2999-01-01") == ()


def test_a_sample_of_a_is_drawn_once_and_read_like_any_case(supervisor: Desk, desk: Desk) -> None:
    assert USUAL_SIZE == 299
    with pytest.raises(KnownError, match="P101"):
        AcceptanceSampling(desk).draw(3)
    sampling = AcceptanceSampling(supervisor)
    with pytest.raises(KnownError, match="Q110"):
        sampling.draw(0)
    before = Figures(supervisor).official(), Review(desk).counts()
    sampling.draw(3)
    with pytest.raises(KnownError, match="Q111"):
        sampling.draw(3)
    assert (Figures(supervisor).official(), Review(desk).counts()) == before
    review = Review(desk)
    drawn = review.queue(QueueFilter(lane=Lane.SAMPLE))
    assert sorted(drawn) == [CASES + 1, CASES + 2, CASES + 3]
    assert len(review.queue(QueueFilter())) == CASES
    assert [lane.key for lane in review.lanes()][-1] == Lane.SAMPLE
    for case in drawn:
        decide(desk, case)
    found = Figures(desk).acceptance()
    assert (found.drawn, found.read, found.wrong) == (3, 3, 0)
    assert "抜取確認 3 件 誤り 0 件" in found.words
    check(supervisor, drawn[0])
    assert review.open(drawn[0]).state is CaseState.CLOSED
    assert LedgerReading(supervisor).verify().sound
