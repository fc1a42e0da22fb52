"""History rows reduced to the current row, with former values kept."""

from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, Options, read_register, read_subjects
from tests.support.extract_files import Row, delimited, people, register_rows, subject_rows


def _with_history(latest: bool) -> list[Row]:
    """Person 1 moved once and changed name once; the others have one row."""
    rows = register_rows(4)
    head = (*rows[0], "履歴番号", "最新フラグ")
    first = list(rows[1])
    older, old = list(first), list(first)
    older[8], older[3] = "大阪府堺市堺区1-1", "山田　一郎"
    old[3] = "山田　一郎"
    flag = ("1", "0") if latest else ("", "")
    history = [(*older, "1", flag[1]), (*first, "3", flag[0]), (*old, "2", flag[1])]
    return [head, *history, *((*row, "1", flag[0]) for row in rows[2:])]


@pytest.mark.parametrize("latest", [True, False], ids=["with flag", "by number"])
def test_register_keeps_the_current_row_and_former_values(tmp_path: Path, latest: bool) -> None:
    path = delimited(tmp_path, _with_history(latest), name="register.csv")
    extract = read_register([path], Options(), UNWATCHED)
    report = extract.reports[0]
    assert (report.rows_counted, report.rows_kept, report.rows_skipped) == (6, 4, 2)
    assert "W320" in {message.code for message in report.messages}
    rows = next(extract.chunks()).to_dicts()
    assert [row["resident_id"] for row in rows] == [f"{n:010d}" for n in range(1, 5)]
    assert rows[0]["name"] == people(1)[0].name
    assert rows[0]["former_name"] == "山田　一郎"
    assert rows[0]["former_address"] == "大阪府堺市堺区1-1"
    assert rows[0]["former_number"] == ""
    assert {row["former_name"] for row in rows[1:]} == {""}


def test_a_flag_alone_tells_the_current_row_of_a_register(tmp_path: Path) -> None:
    number = _with_history(latest=True)[0].index("履歴番号")
    rows = [(*row[:number], *row[number + 1 :]) for row in _with_history(latest=True)]
    extract = read_register([delimited(tmp_path, rows, name="register.csv")], Options(), UNWATCHED)
    assert extract.rows == 4
    first = next(extract.chunks()).to_dicts()[0]
    assert (first["name"], first["former_name"]) == (people(1)[0].name, "山田　一郎")


@pytest.mark.parametrize("latest", [True, False], ids=["with flag", "by number"])
def test_without_a_key_the_rows_of_one_number_are_one_person(tmp_path: Path, latest: bool) -> None:
    rows = _with_history(latest)
    key = rows[0].index("宛名番号")
    rows = [(*row[:key], *row[key + 1 :]) for row in rows]
    extract = read_register([delimited(tmp_path, rows, name="register.csv")], Options(), UNWATCHED)
    assert extract.rows == 4
    first = next(extract.chunks()).to_dicts()[0]
    assert (first["name"], first["former_name"]) == (people(1)[0].name, "山田　一郎")
    assert first["former_address"] == "大阪府堺市堺区1-1"


def test_without_a_key_the_row_before_a_change_of_number_is_no_resident(tmp_path: Path) -> None:
    """Nobody may be accepted by a number that is no longer in force."""
    head, *rows = _with_history(latest=True)
    key, number = head.index("宛名番号"), head.index("個人番号")
    rows[2] = rows[1]
    old = (*rows[1][:number], "071646506918", *rows[1][number + 1 : -1], "0")
    bare = [(*row[:key], *row[key + 1 :]) for row in (head, old, *rows)]
    extract = read_register([delimited(tmp_path, bare, name="register.csv")], Options(), UNWATCHED)
    residents = next(extract.chunks())
    assert "071646506918" not in residents["number"].to_list()
    assert residents["former_number"].to_list().count("071646506918") == 1


def test_without_a_key_one_number_with_two_birth_dates_is_two_people(tmp_path: Path) -> None:
    head, *rows = _with_history(latest=True)
    key, born = head.index("宛名番号"), head.index("生年月日")
    rows[0] = (*rows[0][:born], "19200101", *rows[0][born + 1 :])
    bare = [(*row[:key], *row[key + 1 :]) for row in (head, *rows)]
    extract = read_register([delimited(tmp_path, bare, name="register.csv")], Options(), UNWATCHED)
    assert extract.rows == 5
    assert "19200101" in next(extract.chunks())["birth_date"].to_list()


def test_a_register_whose_rows_are_all_rejected_is_refused(tmp_path: Path) -> None:
    rows = [register_rows(2)[0], ("a", "b"), ("c", "d")]
    with pytest.raises(KnownError, match="E310"):
        read_register([delimited(tmp_path, rows, name="register.csv")], Options(), UNWATCHED)


def test_subjects_keep_the_current_row(tmp_path: Path) -> None:
    rows = subject_rows(3)
    old = (*rows[1][:5], "旧住所1-1", *rows[1][6:])
    table = [(*rows[0], "最新フラグ"), (*old, "0"), *((*row, "1") for row in rows[1:])]
    extracts = read_subjects([delimited(tmp_path, table)], Options(), UNWATCHED)
    assert extracts.reports[0].rows_skipped == 1
    assert extracts.subjects.frame.height == 3
    assert "旧住所1-1" not in extracts.subjects.frame["address"].to_list()


def test_same_key_twice_without_history_keeps_both_rows(tmp_path: Path) -> None:
    rows = register_rows(3)
    other = (*rows[1][:3], "別　人", *rows[1][4:])
    path = delimited(tmp_path, [*rows, other], name="register.csv")
    extract = read_register([path], Options(), UNWATCHED)
    assert extract.rows == 4
    assert "E315" in {message.code for message in extract.reports[0].messages}
