"""Registering batches and runs: replaced, refused, read back."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from app.batches.intake import Intake, Side
from app.cases.queues import QueueFilter
from app.errors import KnownError
from app.extracts import UNWATCHED
from app.jobs import Job
from app.program import program_at
from app.protection.protected_list import read_protected_list
from app.run.runs import Runs
from tests.support.inspected import a_document, a_plan, put_cases, take_in, writer_of
from tests.support.office import (
    AUDITOR,
    CASEWORKER,
    a_desk,
    a_staffed_desk,
    colleague,
    stand_up,
)


def sealed(job: Job, facts: dict[str, object]) -> dict[str, object]:
    with writer_of(job) as writer:
        writer.add_frame("subjects", pl.DataFrame({"n": [1]}))
        digest = writer.seal(facts)
    return {
        "facts": facts,
        "file_sha256": digest,
        "source_sha256": "s",
        "protected_ids": [],
    }


def test_a_newer_extract_of_the_same_name_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    intake = Intake(desk)
    first = take_in(desk, a_plan(Side.SUBJECT, "techo"))
    take_in(desk, a_plan(Side.SUBJECT, "seiho"))
    second = take_in(desk, a_plan(Side.SUBJECT, "techo"), frame=pl.DataFrame({"n": [1, 2]}))
    used = {row.batch_id: row.in_use for row in intake.batches()}
    assert (used[first], used[second], len(used)) == (False, True, 3)
    assert intake.arithmetic().holds
    intake.withdraw(second, "誤って取り込んだ")
    with pytest.raises(KnownError, match="K104"):
        intake.withdraw(second, "")
    stand_up(desk)


def test_counts_that_do_not_add_up_are_not_taken_in(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    intake = Intake(desk)
    job = intake.start(a_plan(Side.SUBJECT, "techo"))
    result = sealed(job, {"rows_counted": 10, "inspected": 9})
    with pytest.raises(KnownError, match="K103"):
        intake.finish(job, result)
    assert intake.batches() == ()
    assert list(desk.batches.iterdir()) == []
    stand_up(desk)


def test_a_file_that_says_something_else_is_not_registered(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    intake = Intake(desk)
    job = intake.start(a_plan(Side.SUBJECT, "techo"))
    facts: dict[str, object] = {"rows_counted": 1, "inspected": 1}
    result = sealed(job, facts)
    with pytest.raises(KnownError, match="K102"):
        intake.finish(job, {**result, "facts": {**facts, "holds": ["name"]}})
    assert list(desk.batches.iterdir()) == []
    stand_up(desk)


def test_a_plan_has_to_be_complete(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    plan = a_plan(Side.SUBJECT, "techo")
    for wrong, code in (
        (replace(plan, extract=" "), "K101"),
        (replace(plan, paths=()), "K101"),
        (replace(plan, paths=(Path("a"), Path("b"))), "K101"),
        (replace(plan, scheme="nothing"), "E132"),
    ):
        with pytest.raises(KnownError, match=code):
            Intake(desk).start(wrong)
    stand_up(desk)


def test_the_auditor_takes_nothing_in_and_runs_nothing(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    auditor = colleague(desk, AUDITOR)
    with pytest.raises(KnownError, match="P101"):
        Intake(auditor).start(a_plan(Side.SUBJECT, "techo"))
    with pytest.raises(KnownError, match="P101"):
        Runs(auditor).start("strict")
    stand_up(desk)


def test_a_run_needs_both_sides(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    runs = Runs(desk)
    assert len(runs.readiness().missing) == 2
    with pytest.raises(KnownError, match="M101"):
        runs.start("strict")
    assert dict(runs.policies())["strict"]
    stand_up(desk)


def test_a_second_run_continues_the_serials_and_becomes_the_queue(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0), a_document(1)])
    put_cases(desk, [a_document(0)])
    program = program_at(colleague(desk, CASEWORKER))
    assert program.review.counts().total == 1
    assert [row.current for row in program.runs.summaries()].count(True) == 1
    (row,) = program.review.rows(program.review.queue(QueueFilter()))
    assert row.serial == "0000003"
    assert program.review.open(row.case_id).version == 1
    program.review.close()
    stand_up(desk)


def test_the_head_says_what_stands_on_every_sheet(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    program = program_at(desk)
    assert program.head().protection_words == "支援措置情報 未取込"
    assert program.head().coverage_words == "住基データ 未取込"
    put_cases(desk, [a_document(0)])
    head = program.head()
    assert head.coverage_words == "全住民(令和8年10月1日 抽出)"
    assert head.approval_titles == ("担当", "係長", "課長")
    assert head.ledger_seq == desk.ledger.head().seq
    assert not head.demonstration
    stand_up(desk)


@pytest.mark.parametrize(
    ("content", "column", "expected"),
    [
        ("宛名番号,区分\n0001,DV\n0002,DV\n", "resident_id", ["0001", "0002"]),
        ("氏名,個人番号\n山田　花子,123456789018\n", "number", ["123456789018"]),
        ("氏名,生年月日\n山田　花子,S55.1.1\n", "birth_date", ["1980-01-01"]),
    ],
)
def test_a_list_names_people_in_one_of_three_ways(
    tmp_path: Path, content: str, column: str, expected: list[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8-sig")
    people, report = read_protected_list(path, UNWATCHED)
    assert people[column].to_list() == expected
    assert report.rows_kept == len(expected)


def test_a_list_that_names_nobody_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("住所,電話番号\nサンプル市1,00\n", encoding="utf-8-sig")
    with pytest.raises(KnownError, match=r"E416|E321"):
        read_protected_list(path, UNWATCHED)
