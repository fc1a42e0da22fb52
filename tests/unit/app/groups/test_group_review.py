"""Groups: a sample first, exceptions struck out, every member a decision of its own."""

from pathlib import Path

import pytest

from app.case_states import CaseId, CaseState, Outcome
from app.cases.queues import Grouping, QueueFilter
from app.desk import Desk
from app.errors import KnownError
from app.groups.check import GroupAgreement, GroupCheck
from app.groups.review import PORTION, GroupJudgement, GroupReview
from app.groups.sampling import draw, sample_size, share_size
from app.groups.views import GroupMember, GroupView, SeenMember
from app.record.ledger_reading import LedgerReading
from app.review.first_check import Judgement, Review
from app.review.second_check import CheckedCase, SecondCheck
from app.supervision.check_plan import CheckPlan, CheckRule
from tests.support.grouped import PATTERN, documents
from tests.support.inspected import put_cases
from tests.support.office import (
    CASEWORKER,
    SECOND,
    a_staffed_desk,
    colleague,
)

MEMBERS = 50
WANTED = QueueFilter(groups=((Grouping.SIGNATURE, PATTERN),))


@pytest.fixture
def supervisor(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, documents(MEMBERS))
    return desk


@pytest.fixture
def desk(supervisor: Desk) -> Desk:
    return colleague(supervisor, CASEWORKER)


def judge_singly(
    desk: Desk, cases: list[CaseId], outcome: Outcome = Outcome.RIGHT, reason: str = "moved"
) -> None:
    review = Review(desk)
    for case in cases:
        view = review.open(case)
        review.decide(
            Judgement(
                case_id=case,
                version=view.version,
                seen_digest=view.seen_digest,
                outcome=outcome,
                reason=reason,
            )
        )
    review.close()


def sample_of(view: GroupView) -> list[CaseId]:
    return [case.case_id for case in view.sample]


def as_seen(members: tuple[GroupMember, ...]) -> tuple[SeenMember, ...]:
    return tuple(
        SeenMember(case_id=one.case_id, version=one.version, seen_digest=one.seen_digest)
        for one in members
    )


def ready_group(desk: Desk) -> tuple[GroupReview, GroupView]:
    group = GroupReview(desk)
    view = group.open(WANTED)
    judge_singly(desk, sample_of(view))
    return group, group.view(view.group_id)


def decide_portion(group: GroupReview, view: GroupView, *struck: CaseId) -> frozenset[CaseId]:
    kept = tuple(one for one in group.portion(view.group_id) if one.case_id not in struck)
    return group.decide(
        GroupJudgement(
            group_id=view.group_id,
            reason="address_spelling",
            note="",
            kept=as_seen(kept),
            struck=struck,
        )
    ).cases


def sound(desk: Desk) -> bool:
    return LedgerReading(desk).verify().sound


@pytest.mark.parametrize(
    ("members", "size"), [(1, 1), (3, 3), (5, 4), (40, 5), (100, 8), (1204, 10)]
)
def test_three_and_five_percent_at_most_ten(members: int, size: int) -> None:
    assert sample_size(members) == size


def test_a_share_is_never_smaller_than_the_sample_of_a_group() -> None:
    assert share_size(40, percent=1) == sample_size(40)
    assert share_size(1000, percent=20) == 200


def test_the_same_seed_draws_the_same_cases() -> None:
    cases = [CaseId(n) for n in range(100)]
    assert draw(cases, seed="a", size=5) == draw(reversed(cases), seed="a", size=5)
    assert draw(cases, seed="a", size=5) != draw(cases, seed="b", size=5)


def test_nothing_is_decided_together_before_the_sample(desk: Desk) -> None:
    group = GroupReview(desk)
    view = group.open(WANTED)
    assert (view.size, len(view.sample), view.remaining) == (MEMBERS, sample_size(MEMBERS), 44)
    assert not view.ready
    with pytest.raises(KnownError, match="Q104"):
        group.portion(view.group_id)
    judge_singly(desk, sample_of(view)[:-1])
    with pytest.raises(KnownError, match="Q104"):
        group.portion(view.group_id)


def test_opening_again_draws_no_other_sample(desk: Desk) -> None:
    group = GroupReview(desk)
    assert group.open(WANTED) == group.open(WANTED)


def test_a_wrong_link_in_the_sample_bars_the_group(desk: Desk) -> None:
    group = GroupReview(desk)
    view = group.open(WANTED)
    first, *rest = sample_of(view)
    judge_singly(desk, [first], Outcome.SUSPECT, "family")
    judge_singly(desk, rest)
    barred = group.open(WANTED)
    assert barred.barred
    assert not barred.ready
    with pytest.raises(KnownError, match="Q104"):
        group.portion(view.group_id)


def test_a_row_shows_only_what_differs(desk: Desk) -> None:
    group, view = ready_group(desk)
    row = group.portion(view.group_id)[0]
    assert [one.attribute for one in row.differences] == ["address"]
    assert "＝氏名" in row.agreeing
    assert group.usual_reason(view.group_id) == "moved"


def test_every_member_gets_a_decision_of_its_own_in_one_entry(desk: Desk) -> None:
    group, view = ready_group(desk)
    portion = group.portion(view.group_id)
    assert len(portion) == PORTION
    struck = portion[3].case_id
    before = LedgerReading(desk).count()
    decided = decide_portion(group, view, struck)
    assert LedgerReading(desk).count() == before + 1
    assert len(decided) == PORTION - 1
    review = Review(desk)
    assert {review.open(case).state for case in decided} == {CaseState.DECIDED}
    assert review.open(struck).state is CaseState.OPEN
    after = group.view(view.group_id)
    assert (after.decided, after.struck, after.remaining) == (PORTION - 1, 1, 4)
    assert struck not in [one.case_id for one in group.portion(view.group_id)]
    assert sound(desk)


def test_one_member_is_taken_back_like_any_decision(desk: Desk) -> None:
    group, view = ready_group(desk)
    decided = decide_portion(group, view)
    review = Review(desk)
    back = review.undo()
    assert back.cases <= decided
    assert len(back.cases) == 1
    assert group.view(view.group_id).decided == PORTION - 1
    assert sound(desk)


def test_a_portion_is_taken_back_at_once_as_far_as_nobody_checked_it(
    supervisor: Desk, desk: Desk
) -> None:
    group, view = ready_group(desk)
    decided = decide_portion(group, view)
    checked = min(decided)
    seen = Review(supervisor).open(checked)
    SecondCheck(supervisor).agree(
        CheckedCase(case_id=checked, version=seen.version, seen_digest=seen.seen_digest)
    )
    assert group.take_back(view.group_id).cases == decided - {checked}
    with pytest.raises(KnownError, match="R108"):
        group.take_back(view.group_id)
    assert sound(desk)


def test_what_was_sent_back_and_decided_anew_is_not_taken_back_with_its_portion(
    supervisor: Desk, desk: Desk
) -> None:
    group, view = ready_group(desk)
    decided = decide_portion(group, view)
    returned = min(decided)
    seen = Review(supervisor).open(returned)
    SecondCheck(supervisor).send_back(
        CheckedCase(case_id=returned, version=seen.version, seen_digest=seen.seen_digest),
        reason="judgement",
        note="",
    )
    judge_singly(desk, [returned])
    assert group.take_back(view.group_id).cases == decided - {returned}
    assert Review(desk).open(returned).state is CaseState.DECIDED
    assert sound(desk)


def test_all_or_none_where_one_member_changed_meanwhile(desk: Desk) -> None:
    group, view = ready_group(desk)
    members = group.portion(view.group_id)
    Review(desk).add_note(members[5].case_id, "台帳を確認した")
    judgement = GroupJudgement(
        group_id=view.group_id, reason="moved", note="", kept=as_seen(members), struck=()
    )
    with pytest.raises(KnownError, match="R103"):
        group.decide(judgement)
    assert group.view(view.group_id).decided == 0
    assert sound(desk)


@pytest.mark.parametrize("signature", ["family_number", "surname_only", ""])
def test_patterns_that_are_not_marked_are_no_groups(desk: Desk, signature: str) -> None:
    wanted = QueueFilter(groups=((Grouping.SIGNATURE, signature),) if signature else ())
    with pytest.raises(KnownError, match="Q101"):
        GroupReview(desk).open(wanted)


def test_members_of_others_or_of_no_group_are_refused(supervisor: Desk, desk: Desk) -> None:
    group, view = ready_group(desk)
    with pytest.raises(KnownError, match="Q103"):
        GroupReview(supervisor).view(view.group_id)
    foreign = SeenMember(case_id=CaseId(2), version=1, seen_digest="x")
    judgement = GroupJudgement(
        group_id=view.group_id, reason="moved", note="", kept=(foreign,), struck=()
    )
    with pytest.raises(KnownError, match="Q106"):
        group.decide(judgement)


def test_the_last_decision_of_an_empty_group_says_so(desk: Desk) -> None:
    group, view = ready_group(desk)
    while group.view(view.group_id).remaining:
        decide_portion(group, view)
    with pytest.raises(KnownError, match="Q102"):
        group.open(WANTED)


def decided_by(desk: Desk) -> None:
    group, view = ready_group(desk)
    while group.view(view.group_id).remaining:
        decide_portion(group, view)


def agree_singly(desk: Desk, cases: list[CaseId]) -> None:
    review, check = Review(desk), SecondCheck(desk)
    for case in cases:
        view = review.open(case)
        check.agree(CheckedCase(case_id=case, version=view.version, seen_digest=view.seen_digest))


def test_a_group_is_second_checked_as_a_group_after_its_sample(
    supervisor: Desk, desk: Desk
) -> None:
    decided_by(desk)
    check = GroupCheck(supervisor)
    (lot,) = check.lots()
    assert (lot.members, "全件" in lot.rule_words) == (MEMBERS, True)
    view = check.open(lot)
    with pytest.raises(KnownError, match="Q104"):
        check.portion(view.group_id)
    agree_singly(supervisor, sample_of(view))
    with pytest.raises(KnownError, match="Q107"):
        check.agree_rest(view.group_id)
    members = check.portion(view.group_id)
    assert members[0].first_words
    struck = members[0].case_id
    changes = check.agree(
        GroupAgreement(group_id=view.group_id, kept=as_seen(members[1:]), struck=(struck,))
    )
    review = Review(supervisor)
    assert {review.open(case).state for case in changes.cases} == {CaseState.CLOSED}
    assert review.open(struck).state is CaseState.DECIDED
    assert sound(supervisor)


def test_nobody_finds_a_group_of_their_own_decisions(desk: Desk) -> None:
    decided_by(desk)
    assert GroupCheck(desk).lots() == ()


def test_a_case_sent_back_from_the_sample_bars_the_group(supervisor: Desk, desk: Desk) -> None:
    decided_by(desk)
    check = GroupCheck(supervisor)
    view = check.open(check.lots()[0])
    first, *rest = sample_of(view)
    agree_singly(supervisor, rest)
    seen = Review(supervisor).open(first)
    SecondCheck(supervisor).send_back(
        CheckedCase(case_id=first, version=seen.version, seen_digest=seen.seen_digest),
        reason="judgement",
        note="",
    )
    assert check.view(view.group_id).barred
    with pytest.raises(KnownError, match="Q104"):
        check.portion(view.group_id)


def test_where_the_office_samples_the_sample_speaks_for_the_rest(
    supervisor: Desk, desk: Desk
) -> None:
    rule = CheckRule(scheme="seishin_techo", class_code="B1", percent=20, basis="要領第3の2")
    with pytest.raises(KnownError, match="P101"):
        CheckPlan(desk).change(rule)
    CheckPlan(supervisor).change(rule)
    decided_by(desk)
    second = colleague(supervisor, SECOND)
    check = GroupCheck(second)
    (lot,) = check.lots()
    view = check.open(lot)
    assert len(view.sample) == 10
    assert "抽出 20 %(根拠: 要領第3の2)" in view.basis
    with pytest.raises(KnownError, match="Q104"):
        check.agree_rest(view.group_id)
    agree_singly(second, sample_of(view))
    assert len(check.agree_rest(view.group_id).cases) == MEMBERS - 10
    assert check.lots() == ()
    assert sound(supervisor)


@pytest.mark.parametrize(
    ("class_code", "percent", "basis"), [("B3", 20, "x"), ("B1", 0, "x"), ("B1", 20, " ")]
)
def test_only_b1_and_b2_are_sampled_and_never_without_a_basis(
    supervisor: Desk, class_code: str, percent: int, basis: str
) -> None:
    rule = CheckRule(scheme="seiho", class_code=class_code, percent=percent, basis=basis)
    with pytest.raises(KnownError, match="Q105"):
        CheckPlan(supervisor).change(rule)
