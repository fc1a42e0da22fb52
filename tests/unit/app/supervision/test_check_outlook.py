"""What a rule of the second check means in 件, as the groups will draw it."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk
from app.groups.sampling import share_size
from app.supervision.check_outlook import CheckOutlook, PlanLine
from app.supervision.check_plan import CheckPlan
from tests.support.grouped import documents
from tests.support.inspected import put_cases
from tests.support.office import a_staffed_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """60 cases of one pattern of B1 in its group, 4 of B1 that are no group, others."""
    desk = a_staffed_desk(tmp_path)
    single = {"class": "B1", "signature": "room_missing", "group_ok": 0}
    put_cases(desk, documents(60), changes=dict.fromkeys((1, 3, 5, 7), single))
    return desk


def line(desk: Desk) -> PlanLine:
    found = CheckOutlook(desk).lines()
    assert [one.rule.class_code for one in found] == ["B1"]
    return found[0]


def test_without_a_rule_everything_is_looked_at(desk: Desk) -> None:
    found = line(desk)
    assert (found.cases, found.alone, found.patterns) == (64, 4, (60,))
    assert found.looked_at(found.rule.percent) == 64
    assert found.meaning(100) == "対象 64 件をすべて見ます。"


def test_a_share_looks_at_single_ones_and_at_the_sample_of_each_group(desk: Desk) -> None:
    CheckPlan(desk).change(replace(line(desk).rule, percent=20, basis="協議による"))
    found = line(desk)
    assert found.looked_at(20) == 4 + share_size(60, percent=20) == 16
    assert "16 件を1件ずつ" in found.meaning(20)
    assert "残り 48 件" in found.meaning(20)


def test_a_small_share_never_looks_at_fewer_than_a_groups_own_sample(desk: Desk) -> None:
    assert line(desk).looked_at(1) == 4 + share_size(60, percent=1) == 10


def test_without_a_run_only_what_was_ruled_on_is_told(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    assert CheckOutlook(desk).lines() == ()
    rule = CheckPlan(desk).rule("seiho", "B2")
    CheckPlan(desk).change(replace(rule, percent=50, basis="協議による"))
    found = CheckOutlook(desk).lines()
    assert [(one.rule.scheme, one.cases) for one in found] == [("seiho", 0)]
    assert "ありません" in found[0].meaning(50)


def test_the_plan_in_one_line_names_what_is_sampled_with_its_basis(desk: Desk) -> None:
    plan = CheckPlan(desk)
    assert plan.words() == "全件"
    plan.change(replace(line(desk).rule, percent=20, basis="協議による"))
    assert plan.words() == "精神手帳 B1 抽出 20 %(根拠: 協議による)、ほかは全件"
