"""What a supervisor plans and reports with: forecast of both checks, waiting, effort, papers, CSV."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.clock import stamp
from app.desk import Desk
from app.errors import KnownError
from app.printing.case_printing import Printing
from app.printing.form_printing import FormPrinting
from app.program import program_at
from app.record.ledger_reading import LedgerReading
from app.record.media_use import UNTOLD
from app.review.blind import OwnJudgement
from app.review.first_check import Judgement, QueueFilter, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.settings import Settings
from app.supervision.acceptance_sampling import AcceptanceSampling
from app.supervision.disagreements import Disagreements
from app.supervision.effort import Effort, MonthOfEffort, hours_words, minutes_of
from app.supervision.figures import Figures
from app.supervision.figures_writing import COLUMNS, write_figures
from tests.support.inspected import a_document, put_cases
from tests.support.office import AUDITOR, CASEWORKER, a_staffed_desk, colleague

CASES = 8
MONTH = MonthOfEffort(month="2026-11", workers=4, overtime_minutes=750, unit_price=2_500)


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path / "inspection")
    sampled = [a_document(100), a_document(101, protected=True), a_document(102)]
    put_cases(desk, [a_document(n) for n in range(CASES)], sampled=sampled)
    return desk


def decide(desk: Desk, case: int, outcome: Outcome = Outcome.RIGHT, note: str = "") -> None:
    view = Review(desk).open(CaseId(case))
    reasons = {Outcome.RIGHT: "moved", Outcome.SUSPECT: "family", Outcome.HOLD: "not_enough"}
    Review(desk).decide(
        Judgement(
            case_id=CaseId(case),
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=outcome,
            reason=reasons[outcome],
            note=note,
        )
    )


def check(desk: Desk, case: int, *, back: str = "") -> None:
    view = Review(desk).open(CaseId(case))
    seen = CheckedCase(case_id=CaseId(case), version=view.version, seen_digest=view.seen_digest)
    if back:
        SecondCheck(desk).send_back(seen, reason="judgement", note=back)
    else:
        SecondCheck(desk).agree(seen)


def test_the_forecast_includes_the_second_check(supervisor: Desk) -> None:
    first = colleague(supervisor, CASEWORKER)
    for case in (1, 2, 3, 4):
        decide(first, case)
    found = Figures(supervisor).forecast()
    assert (found.remaining, found.second_remaining) == (CASES - 4, CASES)
    assert (found.per_day, found.second_per_day, found.second_ends_on) == (4.0, 0.0, None)
    check(supervisor, 1)
    check(supervisor, 2)
    found = Figures(supervisor).forecast()
    assert (found.second_remaining, found.second_per_day) == (CASES - 2, 2.0)
    assert found.ends_on is not None
    assert found.second_ends_on is not None
    assert found.second_ends_on > found.ends_on


def test_the_second_check_alone_can_be_late(supervisor: Desk) -> None:
    first = colleague(supervisor, CASEWORKER)
    for case in range(1, CASES + 1):
        decide(first, case)
    check(supervisor, 1)
    tomorrow = supervisor.clock.now().date() + timedelta(days=1)
    Settings(supervisor).change("deadline", tomorrow.isoformat())
    found = Figures(supervisor).forecast()
    assert (found.remaining, found.second_remaining, found.late) == (0, CASES - 1, True)
    for case in range(2, CASES + 1):
        check(supervisor, case)
    assert not Figures(supervisor).forecast().late


def test_cases_that_wait_are_told_with_the_oldest_day(supervisor: Desk) -> None:
    first = colleague(supervisor, CASEWORKER)
    decide(first, 1, Outcome.HOLD)
    decide(first, 2, Outcome.HOLD)
    decide(first, 3)
    today = stamp(supervisor.clock.now())[:10]
    found = [(one.words, one.cases, one.since) for one in Figures(first).waiting()]
    assert found == [("保留", 2, today), ("二次確認待ち", 1, today)]


def test_agreement_is_told_per_day_and_pair(supervisor: Desk) -> None:
    first = colleague(supervisor, CASEWORKER)
    for case in (1, 2, 3):
        decide(first, case)
    check(supervisor, 1)
    check(supervisor, 2, back="氏が違う")
    (row,) = Figures(supervisor).agreement_by_day(since="")
    assert (row.day, row.readings.total) == (stamp(supervisor.clock.now())[:10], 2)
    with pytest.raises(KnownError, match="P101"):
        Figures(first).agreement_by_day(since="")


def test_an_own_judgement_counts_as_it_was_entered_blind(supervisor: Desk) -> None:
    first = colleague(supervisor, CASEWORKER)
    decide(first, 1)
    Settings(supervisor).change("blind_second_check", "on")
    view = Review(supervisor).open(CaseId(1))
    SecondCheck(supervisor).judge_first(
        OwnJudgement(
            case_id=CaseId(1),
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=Outcome.SUSPECT,
            reason="family",
            note="名が違う",
        )
    )
    check(supervisor, 1)
    assert Review(supervisor).open(CaseId(1)).state is CaseState.CLOSED
    (pair,) = Figures(supervisor).agreement(since="")
    assert (pair.readings.total, pair.readings.discordance) == (1, 1.0)
    (apart,) = Disagreements(supervisor).rows()
    assert (apart.first.outcome_words, apart.second.outcome_words) == (
        "紐付け正しい",
        "紐付け誤りの疑い",
    )
    assert (apart.second.reason_words, apart.second.note) == (
        "家族・保護者・同居人の番号",
        "名が違う",
    )
    assert apart.blind


def test_both_readings_stand_side_by_side_for_the_supervisor(supervisor: Desk) -> None:
    first = colleague(supervisor, CASEWORKER)
    decide(first, 1, note="旧住所で登録")
    check(supervisor, 1, back="生年月日も違う")
    with pytest.raises(KnownError, match="P101"):
        Disagreements(first).rows()
    (row,) = Disagreements(supervisor).rows()
    assert (row.first.by, row.first.note, row.first.reason_words) == (
        "担当　次郎",
        "旧住所で登録",
        "転居・住所変更",
    )
    assert (row.second.by, row.second.note, row.second.reason_words) == (
        "係長　一子",
        "生年月日も違う",
        "判断の見直し",
    )
    assert (row.serial, row.state_words, row.blind) == ("0000001", "差戻し", False)


@pytest.mark.parametrize(
    ("text", "minutes"), [("12.5", 750), ("12:30", 750), ("0", 0), ("12:75", -1), ("たくさん", -1)]
)
def test_hours_are_typed_in_two_ways(text: str, minutes: int) -> None:
    assert minutes_of(text) == minutes


def test_effort_is_stored_entered_and_summed(supervisor: Desk) -> None:
    for user in (CASEWORKER, AUDITOR):
        with pytest.raises(KnownError, match="P101"):
            Effort(colleague(supervisor, user)).enter(MONTH)
    effort = Effort(supervisor)
    effort.enter(MonthOfEffort(month="2026-11", workers=3, overtime_minutes=60, unit_price=2_000))
    effort.enter(MONTH)
    (row,) = effort.months()
    assert (row.effort, row.by) == (MONTH, "係長　一子")
    assert MONTH.amount == 31_250
    assert hours_words(MONTH.overtime_minutes) == "12.5 時間"
    entry = LedgerReading(supervisor).page(newest_first_from=0, rows=1)[0]
    assert (entry.act_words, entry.signed) == ("従事者数・時間外の入力", True)
    assert "時間外 750 分" in entry.detail
    assert LedgerReading(supervisor).verify().sound


@pytest.mark.parametrize(
    "month",
    [
        MonthOfEffort(month="2026-13", workers=1, overtime_minutes=0, unit_price=0),
        MonthOfEffort(month="2026-11", workers=0, overtime_minutes=0, unit_price=0),
        MonthOfEffort(month="2026-11", workers=1, overtime_minutes=-1, unit_price=0),
        MonthOfEffort(month="2026-11", workers=1, overtime_minutes=0, unit_price=-5),
    ],
)
def test_effort_out_of_range_is_refused(supervisor: Desk, month: MonthOfEffort) -> None:
    with pytest.raises(KnownError, match="Q130"):
        Effort(supervisor).enter(month)
    assert Effort(supervisor).months() == ()


def test_the_figures_leave_on_a_medium_through_its_register(
    supervisor: Desk, tmp_path: Path
) -> None:
    with pytest.raises(KnownError, match="P101"):
        write_figures(colleague(supervisor, CASEWORKER), tmp_path, carriage=UNTOLD)
    path = write_figures(supervisor, tmp_path, carriage=UNTOLD)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    official = Figures(supervisor).official()[0]
    assert rows[1][1:4] == [official.words, f"{official.records}", f"{official.done}"]
    entry = LedgerReading(supervisor).page(newest_first_from=0, rows=1)[0]
    assert (entry.act_words, entry.signed) == ("集計の持出し", True)
    use = program_at(supervisor).media.uses()[0]
    assert (use.kind_words, use.erasable) == ("集計の書出し", False)
    assert LedgerReading(supervisor).verify().sound


def test_the_figures_are_a_paper_that_is_entered(supervisor: Desk, tmp_path: Path) -> None:
    AcceptanceSampling(supervisor).draw(3)
    program = program_at(supervisor)
    document = FormPrinting(program, supervisor.clock).figures()
    assert document.row.report_words == "集計表(事務別)"
    assert document.pdf.startswith(b"%PDF")
    saved = Printing(program, supervisor.clock).save(
        document, tmp_path, password="十二文字以上のパスワード"
    )
    assert saved.exists()


def test_the_sample_works_although_some_of_it_is_protected(supervisor: Desk) -> None:
    AcceptanceSampling(supervisor).draw(3)
    first = colleague(supervisor, CASEWORKER)
    drawn = Review(first).queue(QueueFilter(lane=Lane.SAMPLE))
    assert len(drawn) == 2
    for case in drawn:
        decide(first, case)
    found = Figures(first).acceptance()
    assert (found.drawn, found.read, found.withheld, found.withheld_read) == (3, 2, 1, 0)
    assert "残り 1 件(うち支援措置 1 件は" in found.words

    lanes = {lane.key: lane for lane in Review(supervisor).lanes()}
    assert lanes[Lane.PROTECTED].remaining == 1
    (protected,) = Review(supervisor).queue(QueueFilter(lane=Lane.PROTECTED))
    view = Review(supervisor).open(protected)
    assert all(one.withheld for one in view.attributes if one.attribute == "address")
    decide(supervisor, protected)

    found = Figures(first).acceptance()
    assert (found.read, found.withheld_read, found.wrong) == (3, 1, 0)
    assert "抜取確認 3 件 誤り 0 件" in found.words
    assert "支援措置 1 件は責任者が住所を表示せずに確認" in found.words
    assert "支援措置に関わる 1 件は、責任者が住所を表示せずに確認しました" in found.method
