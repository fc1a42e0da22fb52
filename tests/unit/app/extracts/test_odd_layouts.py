"""Layouts a vendor may invent: nothing of a person is left out without a word."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from app.extracts import UNWATCHED, Options, SubjectExtracts, read_subjects
from tests.support.extract_files import (
    Form,
    Row,
    delimited,
    number_with_zero,
    people,
    subject_rows,
    with_column,
    workbook,
)

PARTS = ("氏名", "カナ", "性別", "生年月日", "個人番号")


def _read(path: Path, options: Options = Options()) -> SubjectExtracts:  # noqa: B008 - frozen
    return read_subjects([path], options, UNWATCHED)


def _codes(extracts: SubjectExtracts) -> set[str]:
    report, detection = extracts.reports[0], extracts.detections[0]
    return {message.code for message in (*report.messages, *detection.messages)}


def _household(members: int, *, head_again: bool) -> list[Row]:
    everyone = people(40)
    heading = ("世帯番号", *(f"世帯主{part}" for part in PARTS))
    heading += tuple(f"世帯員{n}{part}" for n in range(1, members + 1) for part in PARTS)
    rows: list[Row] = [(*heading, "住所")]
    for case in range(8):
        group = everyone[case * 3 : case * 3 + 1 + members]
        shown = [group[0], *([group[0], *group[1:-1]] if head_again else group[1:])]
        cells = [c for p in shown for c in (p.name, p.kana, p.sex, p.birth_date, p.number)]
        rows.append((f"{case + 1:07}", *cells, group[0].address))
    return rows


def test_a_head_of_household_with_a_number_is_one_more_person(tmp_path: Path) -> None:
    extracts = _read(delimited(tmp_path, _household(2, head_again=False)))
    assert extracts.subjects.frame.height == 24
    assert set(extracts.subjects.frame["number"]) == {p.number for p in people(24)}


def test_a_head_who_stands_among_the_members_is_counted_once(tmp_path: Path) -> None:
    extracts = _read(delimited(tmp_path, _household(2, head_again=True)))
    assert extracts.subjects.frame.height == 16


def test_a_number_column_that_nobody_reads_is_told(tmp_path: Path) -> None:
    rows = [
        (*row, "配偶者個人番号" if at == 0 else people(30)[at + 12].number)
        for at, row in enumerate(subject_rows())
    ]
    assert "W420" in _codes(_read(delimited(tmp_path, rows)))
    guardians = [
        (*row[:-1], "保護者個人番号" if at == 0 else row[-1]) for at, row in enumerate(rows)
    ]
    assert "W420" not in _codes(_read(delimited(tmp_path, guardians)))


def _split_address(headings: tuple[str, ...], cells: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = [("整理番号", "氏名", "性別", "生年月日", *headings, "個人番号")]
    for at, person in enumerate(people(6)):
        own = (f"{at:05}", person.name, person.sex, person.birth_date)
        rows.append((*own, *cells, person.number))
    return rows


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("都道府県", "市区町村", "町名番地"), ("大阪府", "堺市堺区", "山本町6丁1番3号")),
        (("都道府県", "市区町村", "町名", "丁目", "番地", "号"), ("大阪府", "堺市堺区", "山本町", "6", "1", "3")),
    ],
)  # fmt: skip
def test_an_address_in_pieces_is_put_together(
    tmp_path: Path, headings: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    extracts = _read(delimited(tmp_path, _split_address(headings, cells)))
    found = set(extracts.subjects.frame["address"])
    assert found <= {"大阪府堺市堺区山本町6丁1番3号", "大阪府堺市堺区山本町6丁目1-3"}
    assert "W421" not in _codes(extracts)


def test_an_address_without_its_town_is_told(tmp_path: Path) -> None:
    rows = _split_address(
        ("都道府県", "市区町村", "ところ"), ("大阪府", "堺市堺区", "山本町6丁1番3号")
    )
    assert "W421" in _codes(_read(delimited(tmp_path, rows)))


def test_sexes_of_0_and_1_are_told(tmp_path: Path) -> None:
    codes = {"男": "0", "女": "1", "1": "0", "2": "1"}
    rows = with_column(subject_rows(), "性別", lambda sex: codes.get(sex, sex))
    assert "W422" in _codes(_read(delimited(tmp_path, rows)))


def test_a_row_of_column_forms_is_no_record(tmp_path: Path) -> None:
    rows = subject_rows(6)
    forms = ("9桁", "全角", "半角カナ", "1:男2:女", "YYYYMMDD", "全角", "12桁", "", "", "")
    extracts = _read(delimited(tmp_path, [rows[0], forms[: len(rows[0])], *rows[1:]]))
    assert extracts.subjects.frame.height == 6


def test_lines_that_part_groups_are_no_records(tmp_path: Path) -> None:
    rows = subject_rows(6)
    line = ("【第1地区】", *("",) * (len(rows[0]) - 1))
    extracts = _read(delimited(tmp_path, [rows[0], line, *rows[1:]]))
    assert extracts.subjects.frame.height == 6
    assert "W319" in _codes(extracts)


def test_a_total_that_counts_under_the_number_is_no_record(tmp_path: Path) -> None:
    rows = subject_rows(6)
    at = rows[0].index("個人番号")
    total = tuple({at - 1: "計", at: "6"}.get(column, "") for column in range(len(rows[0])))
    extracts = _read(delimited(tmp_path, [*rows, total]))
    assert extracts.subjects.frame.height == 6
    assert "E311" in _codes(extracts)


@pytest.mark.parametrize("heading", ["業務宛名番号", "CASE_NO", "支援台帳コード", "申請番号"])
def test_an_unknown_heading_of_a_code_that_tells_all_rows_apart_is_the_key(
    tmp_path: Path, heading: str
) -> None:
    rows = [
        tuple(heading if cell == "手帳番号" else cell for cell in row) for row in subject_rows(6)
    ]
    keys = _read(delimited(tmp_path, rows)).subjects.frame["record_id"].to_list()
    assert keys == [row[rows[0].index(heading)] for row in rows[1:]]


def test_digits_as_long_as_an_individual_number_are_no_key(tmp_path: Path) -> None:
    """They may be numbers mistyped, and results name records by their keys."""
    head, *rows = subject_rows(6)
    at = head.index("手帳番号")
    rows = [(*row[:at], f"1234-5678-{place:04d}", *row[at + 1 :]) for place, row in enumerate(rows)]
    head = (*head[:at], "確認番号", *head[at + 1 :])
    keys = _read(delimited(tmp_path, [head, *rows])).subjects.frame["record_id"].to_list()
    assert keys == [f"#{place}" for place in range(1, 7)]


@pytest.mark.parametrize(
    "heading", ["電話番号", "世帯コード", "医療機関コード", "備考", "基礎年金番号", "通帳番号"]
)
def test_a_number_of_something_else_is_no_key(tmp_path: Path, heading: str) -> None:
    rows = [
        tuple(heading if cell == "手帳番号" else cell for cell in row) for row in subject_rows(6)
    ]
    keys = _read(delimited(tmp_path, rows)).subjects.frame["record_id"].to_list()
    assert keys == [f"#{place}" for place in range(1, 7)]


def test_numbers_written_as_spreadsheet_texts(tmp_path: Path) -> None:
    rows = with_column(subject_rows(6), "個人番号", lambda number: f'="{number}"')
    extracts = _read(delimited(tmp_path, rows, Form(quote_all=False)))
    assert extracts.subjects.frame.height == 6
    assert "W404" in _codes(extracts)


def test_fields_kept_from_a_spreadsheet_by_a_formula(tmp_path: Path) -> None:
    rows = subject_rows(6)
    lines = [",".join(f'="{cell}"' if cell else "" for cell in row) for row in rows]
    path = tmp_path / "techo.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    found = _read(path)
    plain = _read(delimited(tmp_path, rows, name="plain.csv"))
    assert found.subjects.frame.drop("extract", "number").equals(
        plain.subjects.frame.drop("extract", "number")
    )
    assert "W404" in _codes(found)


@pytest.mark.parametrize("heading", ["氏名(フリガナ)", "フリガナ\n氏名"])
def test_name_and_reading_in_one_column_are_the_name(tmp_path: Path, heading: str) -> None:
    rows = with_column(subject_rows(6), "氏名カナ", lambda _: "")
    rows = with_column(rows, "氏名", lambda name: f"ヤマダ　タロウ\n{name}")
    at = rows[0].index("氏名")
    rows = [
        tuple(heading if place == at else cell for place, cell in enumerate(rows[0])),
        *rows[1:],
    ]
    kana = rows[0].index("氏名カナ")
    found = _read(delimited(tmp_path, [row[:kana] + row[kana + 1 :] for row in rows]))
    assert found.subjects.frame["name"].to_list() == [row[at] for row in rows[1:]]


@pytest.mark.parametrize("form", ["{}.0", "{:,}"])
def test_lost_zeros_behind_a_decimal_point_or_commas(tmp_path: Path, form: str) -> None:
    seeds = iter(range(100))
    whole = {at: number_with_zero(next(seeds)) for at in range(6)}
    rows = subject_rows(6)
    at = rows[0].index("個人番号")
    lost = [rows[0]] + [
        (*row[:at], form.format(int(whole[n])), *row[at + 1 :]) for n, row in enumerate(rows[1:])
    ]
    path = delimited(tmp_path, lost)
    assert "W417" in _codes(_read(path))
    restored = _read(path, Options(restore_leading_zeros=True))
    assert restored.subjects.frame["number"].to_list() == list(whole.values())


def test_zeros_that_only_a_cell_format_shows_are_told(tmp_path: Path) -> None:
    rows = [list(row) for row in subject_rows(4)]

    def paint(book: Workbook, sheets: Mapping[str, Worksheet]) -> None:
        padded = book.add_format({"num_format": "000000"})
        for at in range(1, 5):
            sheets["一覧"].write_number(at, 0, at, padded)

    extracts = _read(workbook(tmp_path, {"一覧": rows}, paint))
    assert "W613" in _codes(extracts)


def test_the_numeric_branch_of_the_standard_layout_is_no_address(tmp_path: Path) -> None:
    headings = (
        "住所_都道府県",
        "住所_市区郡町村名",
        "住所_町字",
        "住所_番地号表記",
        "住所_番地枝番数値",
    )
    cells = ("大阪府", "堺市堺区", "山本町", "6丁1番3号", "00006000010000300000")
    extracts = _read(delimited(tmp_path, _split_address(headings, cells)))
    assert set(extracts.subjects.frame["address"]) == {"大阪府堺市堺区山本町6丁1番3号"}
