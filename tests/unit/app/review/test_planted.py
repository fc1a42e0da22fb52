"""Invented cases: only after the staff were told, revealed at once, and never counted anywhere."""

from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Lane, Outcome
from app.cases.queues import Ordering
from app.desk import Desk
from app.errors import KnownError
from app.groups.check import GroupCheck
from app.people import Permission
from app.program import Program, program_at
from app.record.ledger_reading import LedgerReading
from app.review.first_check import Grouping, Judgement, PaperEntry, QueueFilter
from app.review.mixed_review import MixedReview
from app.review.planted import PlantedCases
from app.review.planted_control import PlantedControl, Telling
from tests.support.inspected import a_document, put_cases
from tests.support.office import AUDITOR, CASEWORKER, SECOND, a_staffed_desk, colleague
from tests.support.planted import MARK, TELLING, switch_on, write_part

CASES = 260
WORK = QueueFilter(states=frozenset({CaseState.OPEN, CaseState.RETURNED}))


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(n) for n in range(CASES)])
    return desk


@pytest.fixture
def desk(supervisor: Desk) -> Desk:
    switch_on(supervisor)
    return colleague(supervisor, CASEWORKER)


def mixed(desk: Desk) -> MixedReview:
    return MixedReview(desk, PlantedCases(desk))


def invented_in(desk: Desk, review: MixedReview) -> list[CaseId]:
    planted = PlantedCases(desk)
    return [case for case in review.queue(WORK) if planted.holds(case)]


def judge(review: MixedReview, case: CaseId, outcome: Outcome) -> None:
    view = review.open(case)
    judgement = Judgement(
        case_id=case,
        version=view.version,
        seen_digest=view.seen_digest,
        outcome=outcome,
        reason="moved" if outcome is Outcome.RIGHT else "family",
    )
    review.decide(judgement)


@pytest.mark.parametrize(
    ("telling", "code"),
    [
        (Telling(told=False, told_on="2026-10-01", every=50), "Q120"),
        (Telling(told=True, told_on="", every=50), "Q120"),
        (Telling(told=True, told_on="きのう", every=50), "Q120"),
        (Telling(told=True, told_on="2026-10-01", every=3), "Q121"),
    ],
)
def test_the_staff_are_told_before_anything_is_switched_on(
    supervisor: Desk, telling: Telling, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        PlantedControl(supervisor).start(telling)
    assert not PlantedControl(supervisor).state().on


def test_only_a_supervisor_switches_and_the_ledger_keeps_the_statement(supervisor: Desk) -> None:
    for user in (CASEWORKER, AUDITOR):
        with pytest.raises(KnownError, match="P101"):
            PlantedControl(colleague(supervisor, user)).start(TELLING)
    switch_on(supervisor)
    entry = LedgerReading(supervisor).page(newest_first_from=0, rows=1)[0]
    assert entry.act_words == "模擬の件の開始・停止"
    assert "職員に知らせた日 2026-10-01" in entry.detail
    assert entry.signed
    state = PlantedControl(supervisor).state()
    assert (state.on, state.every, state.cases) == (True, 10, 12)
    PlantedControl(supervisor).switch_off()
    assert not PlantedControl(supervisor).state().on
    assert LedgerReading(supervisor).verify().sound


def test_an_abandoned_job_leaves_nothing(supervisor: Desk) -> None:
    control = PlantedControl(supervisor)
    job = control.start(TELLING)
    write_part(job, 2)
    control.abandon(job)
    assert not [path for path in supervisor.runs.iterdir() if path.suffix == ".part"]
    assert not control.state().on


def test_they_stand_in_a_caseworkers_work_queue_and_in_no_other(
    supervisor: Desk, desk: Desk
) -> None:
    review = mixed(desk)
    plain = list(super(MixedReview, review).queue(WORK))
    shown = list(review.queue(WORK))
    extra = [case for case in shown if case not in plain]
    assert 3 <= len(extra) <= 12
    assert [case for case in shown if case in plain] == plain
    assert list(review.queue(WORK)) == shown
    assert review.real(shown) == CASES
    assert sorted(review.queue(WORK, Ordering.KANA)) == sorted(plain)
    assert list(mixed(supervisor).queue(WORK)) == plain
    for wanted in (
        QueueFilter(),
        QueueFilter(states=frozenset({CaseState.DECIDED})),
        QueueFilter(states=WORK.states, text="植草"),
        QueueFilter(states=WORK.states, lane=Lane.INQUIRY),
        QueueFilter(states=WORK.states, groups=((Grouping.SCHEME, "seishin_techo"),)),
    ):
        assert not [case for case in review.queue(wanted) if case in extra]


def test_their_numbers_and_patterns_tell_nothing(desk: Desk) -> None:
    review = mixed(desk)
    shown = list(review.queue(WORK))
    real = [row for row in super(MixedReview, review).rows(shown) if MARK not in row.name]
    rows = {row.case_id: row for row in review.rows(shown)}
    assert [row.case_id for row in review.rows(shown)] == shown
    for case in invented_in(desk, review):
        row, after = rows[case], rows[shown[shown.index(case) + 1]]
        assert row.signature == after.signature
        assert row.state_words == after.state_words
        assert row.assignee == after.assignee
        assert row.lane is after.lane
    assert len({row.serial for row in rows.values()}) == len(rows)
    assert min(row.case_id for row in real) <= min(invented_in(desk, review))


def test_a_free_number_lies_among_those_of_the_run(supervisor: Desk) -> None:
    switch_on(supervisor, cases=1)
    review = mixed(colleague(supervisor, CASEWORKER))
    numbers = super(MixedReview, review).queue(QueueFilter())
    invented = invented_in(colleague(supervisor, CASEWORKER), review)
    assert invented
    assert max(invented) < max(numbers)


@pytest.mark.parametrize(
    ("given", "start"),
    [(Outcome.SUSPECT, "◎"), (Outcome.RIGHT, "いまの件は"), (Outcome.HOLD, "いまの件は")],
)
def test_an_answer_is_revealed_at_once_and_given_once(
    desk: Desk, given: Outcome, start: str
) -> None:
    review = mixed(desk)
    case = next(c for c in invented_in(desk, review) if review.open(c).class_code == "C1")
    judge(review, case, given)
    revealed = review.revealed
    assert revealed is not None
    assert revealed.agreed is (given is Outcome.SUSPECT)
    assert revealed.words.startswith(start)
    assert "紐付け誤り(家族の番号)" in revealed.words
    assert review.rows([case])[0].outcome_words
    with pytest.raises(KnownError, match="R104"):
        judge(review, case, given)
    assert case not in review.queue(WORK)
    real = next(iter(review.queue(WORK)))
    if not PlantedCases(desk).holds(real):
        judge(review, real, Outcome.RIGHT)
        assert review.revealed is None


def test_undo_after_an_invented_case_asks_before_it_takes_back_the_one_before(desk: Desk) -> None:
    review = mixed(desk)
    real = super(MixedReview, review).queue(WORK)[0]
    judge(review, real, Outcome.RIGHT)
    judge(review, invented_in(desk, review)[0], Outcome.RIGHT)
    with pytest.raises(KnownError, match="R118"):
        review.undo()
    assert review.open(real).state is CaseState.DECIDED
    assert review.undo().cases == {real}


def test_every_act_on_an_invented_case_goes_as_on_a_real_one(desk: Desk) -> None:
    review = mixed(desk)
    case = invented_in(desk, review)[0]
    view = review.open(case)
    assert (view.serial, view.state, view.lane) == (f"{case:07d}", CaseState.OPEN, Lane.EYE)
    review.attach(case, view.candidates[0].resident_id)
    attachment = review.open(case).attachment
    assert attachment is not None
    assert attachment.words == "候補1を指定"
    with pytest.raises(KnownError, match="R113"):
        review.reveal(case, resident_id="", reason="")
    assert review.reveal(case, resident_id="", reason="check_document") == "111111111118"
    assert LedgerReading(colleague(desk, AUDITOR)).page(newest_first_from=0, rows=1)


def test_nobody_but_a_supervisor_reads_how_people_fared(supervisor: Desk, desk: Desk) -> None:
    review = mixed(desk)
    found = invented_in(desk, review)
    for case in found:
        judge(review, case, Outcome.RIGHT)
    for user in (CASEWORKER, SECOND, AUDITOR):
        with pytest.raises(KnownError, match="P101"):
            PlantedControl(colleague(supervisor, user)).results()
    (row,) = PlantedControl(supervisor).results()
    assert row.name == "担当　次郎"
    assert row.wrong_shown + row.right_shown == len(found)
    assert row.wrong_missed == row.wrong_shown
    assert (row.seen_share, row.right_seen, row.careful) == (0.0, row.right_shown, 0)


def test_the_ledger_says_that_one_was_answered_but_not_how(supervisor: Desk, desk: Desk) -> None:
    review = mixed(desk)
    judge(review, invented_in(desk, review)[0], Outcome.RIGHT)
    entry = LedgerReading(colleague(supervisor, AUDITOR)).page(newest_first_from=0, rows=1)[0]
    assert entry.act_words == "模擬の件の確認"
    assert entry.detail == ""
    assert LedgerReading(supervisor).verify().sound


def test_a_new_run_puts_them_to_rest(supervisor: Desk, desk: Desk) -> None:
    put_cases(supervisor, [a_document(n) for n in range(CASES)])
    assert not PlantedControl(supervisor).state().on
    assert "休止" in PlantedControl(supervisor).state().words
    assert not invented_in(desk, mixed(desk))


def everything(program: Program) -> str:
    """What every count, list, group, figure and paper of a desk holds, as text."""
    review, found = program.review, []
    lanes = [Lane(lane.key) for lane in review.lanes()]
    found += [review.counts(), review.lanes(), program.runs.current()]
    for lane in lanes:
        wanted = QueueFilter(lane=lane)
        found += [review.groups(wanted, by) for by in Grouping]
        ids = review.queue(wanted)
        found += [list(ids), review.rows(ids), list(review.for_paper(ids, veiled=True))]
    figures = program.figures
    found += [figures.official(), figures.forecast(), figures.acceptance()]
    if Permission.MANAGE_PEOPLE in _permissions(program):
        found += [figures.people(), figures.agreement(since="")]
    check = program.second_check
    found += [check.groups(), [list(check.queue(QueueFilter(lane=lane))) for lane in lanes]]
    found += [program.group_check.lots()]
    return repr(found)


def _permissions(program: Program) -> frozenset[Permission]:
    from app.people import PERMISSIONS

    return PERMISSIONS[program.desk.me.role]


def test_no_count_list_group_figure_or_paper_ever_holds_one(supervisor: Desk) -> None:
    people = (supervisor, colleague(supervisor, CASEWORKER), colleague(supervisor, SECOND))
    before = [everything(program_at(one)) for one in people]
    switch_on(supervisor)
    caseworker = people[1]
    review = mixed(caseworker)
    invented = invented_in(caseworker, review)
    assert len(invented) >= 3
    assert MARK in repr(review.rows(invented))
    assert [everything(program_at(one)) for one in people] == before
    for case, outcome in zip(
        invented, (Outcome.RIGHT, Outcome.SUSPECT, Outcome.HOLD), strict=False
    ):
        judge(review, case, outcome)
    after = [everything(program_at(one)) for one in people]
    assert after == before
    assert not any(MARK in text for text in after)


def test_no_door_but_the_page_of_the_first_check_knows_one(supervisor: Desk, desk: Desk) -> None:
    case = invented_in(desk, mixed(desk))[0]
    program, boss = program_at(desk), program_at(supervisor)
    for act in (
        lambda: program.review.open(case),
        lambda: program.review.find(str(case)),
        lambda: program.review.withdraw(case),
        lambda: program.review.reveal(case, resident_id="", reason="other"),
        lambda: program.review.enter_from_paper(
            PaperEntry(
                serial=str(case),
                outcome=Outcome.RIGHT,
                reason="moved",
                judged_by=supervisor.me.person_id,
            )
        ),
        lambda: boss.review.add_note(case, "メモ"),
    ):
        with pytest.raises(KnownError, match="R101"):
            act()
    assert not program.review.rows([case])
    assert not list(program.review.for_paper([case], veiled=True))
    assert all(case not in GroupCheck(one).lots() for one in (desk, supervisor))
