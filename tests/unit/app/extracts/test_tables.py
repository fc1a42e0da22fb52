"""Tables as people make them: titles, double headings, totals, notes, merged cells, dates."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import (
    UNWATCHED,
    FileReport,
    Options,
    SubjectExtracts,
    read_register,
    read_subjects,
)
from tests.support.extract_files import (
    CP932,
    HEADINGS,
    Row,
    delimited,
    number_with_zero,
    people,
    register_rows,
    subject_rows,
    with_cell,
    workbook,
)

ROWS = subject_rows(6)


def _read(path: Path) -> SubjectExtracts:
    return read_subjects([path], Options(), UNWATCHED)


def _counts(report: FileReport) -> tuple[int, int, int, int]:
    return (report.rows_counted, report.rows_kept, report.rows_rejected, report.rows_skipped)


def _codes(report: FileReport) -> set[str]:
    return {message.code for message in report.messages}


def test_double_heading_between_titles_and_totals(tmp_path: Path) -> None:
    wide = ("",) * 3
    rows: list[Row] = [
        ("手帳所持者一覧",),
        (),
        ("手帳番号", "対象者", "", "", "", "", "個人番号", "等級", "交付年月日", "有効期限"),
        ("", "氏名", "カナ", "性別", "生年月日", "住所", "", *wide),
        *ROWS[1:],
        ("",) * 10,
        ("合計", "6件"),
        ("※ 令和8年10月1日現在",),
    ]
    extracts = _read(delimited(tmp_path, rows, CP932))
    assert _counts(extracts.reports[0]) == (9, 6, 0, 3)
    assert {"E309", "W312", "E311", "W319"} <= _codes(extracts.reports[0])
    assert extracts.subjects.frame["row_number"].to_list() == [5, 6, 7, 8, 9, 10]
    assert extracts.subjects.frame["kana"][0] == people(1)[0].kana


def test_repeated_headings_and_column_numbers_are_no_records(tmp_path: Path) -> None:
    numbers = tuple(f"({n})" for n in range(1, 11))
    extracts = _read(delimited(tmp_path, [ROWS[0], numbers, *ROWS[1:4], ROWS[0], *ROWS[4:]]))
    assert extracts.reports[0].rows_kept == 6
    assert "W318" in _codes(extracts.reports[0])


def test_a_comma_behind_every_row_is_harmless(tmp_path: Path) -> None:
    rows = [ROWS[0], *((*row, "") for row in ROWS[1:])]
    assert _counts(_read(delimited(tmp_path, rows)).reports[0]) == (6, 6, 0, 0)


def test_ragged_rows_are_rejected_with_their_row(tmp_path: Path) -> None:
    rows = [*ROWS[:3], (*ROWS[3], "多い"), ROWS[4][:-1], *ROWS[5:]]
    report = _read(delimited(tmp_path, rows)).reports[0]
    assert _counts(report) == (6, 4, 2, 0)
    assert [(r.row_number, r.code) for r in report.rejections] == [(4, "E304"), (5, "E304")]
    assert "4行目の項目数が11です(正しくは10)" in report.rejections[0].sentence


def test_messages_never_carry_a_value(tmp_path: Path) -> None:
    rows = with_cell(ROWS, 2, "氏名", "秘密\x01太郎")
    rows = with_cell(rows, 3, "生年月日", "昭和99年99月99日")
    rows = [*rows, (*rows[1], "余り")]
    report = _read(delimited(tmp_path, rows)).reports[0]
    spoken = " ".join(str(m) for m in report.messages) + " ".join(
        r.sentence for r in report.rejections
    )
    values = {cell for row in rows[1:] for cell in row if len(cell) > 3}
    assert not [value for value in values if value in spoken]


def test_keys_are_neither_padded_nor_stripped(tmp_path: Path) -> None:
    rows = with_cell(with_cell(ROWS, 1, "手帳番号", "012345"), 2, "手帳番号", " 12345 ")
    frame = _read(delimited(tmp_path, rows)).subjects.frame
    assert frame["record_id"].to_list()[:2] == ["012345", "12345"]


def test_a_blank_key_becomes_the_data_row(tmp_path: Path) -> None:
    frame = _read(delimited(tmp_path, with_cell(ROWS, 2, "手帳番号", "　"))).subjects.frame
    assert frame["record_id"][1] == "#2"


def test_equal_stems_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    paths = [delimited(tmp_path, ROWS), delimited(tmp_path / "b", ROWS)]
    with pytest.raises(KnownError, match="E317"):
        read_subjects(paths, Options(), UNWATCHED)


def test_notes_and_other_columns_are_not_kept(tmp_path: Path) -> None:
    rows = [(*ROWS[0], "備考"), *((*row, "内緒の話") for row in ROWS[1:])]
    frame = _read(delimited(tmp_path, rows)).subjects.frame
    assert "内緒の話" not in {
        value for column in frame.iter_columns() for value in column.cast(str)
    }


def test_a_column_with_an_empty_heading_is_left_out(tmp_path: Path) -> None:
    rows = [(*ROWS[0], ""), *((*row, "何か") for row in ROWS[1:])]
    assert "E309" in _codes(_read(delimited(tmp_path, rows)).reports[0])


# Workbooks


def test_sheets_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheets: Mapping[str, list[Row]] = {
        "一覧１": [("表題",), *ROWS[:4], ("合計",)],
        "凡例": [("コード", "意味"), ("1", "男")],
        "一覧２": [HEADINGS, *ROWS[4:]],
        "空": [],
    }
    extracts = _read(workbook(tmp_path, sheets))
    frame = extracts.subjects.frame
    assert frame["sheet"].to_list() == ["一覧１"] * 3 + ["一覧２"] * 3
    assert _counts(extracts.reports[0]) == (7, 6, 0, 1)
    assert {"W322", "W611", "E311"} <= _codes(extracts.reports[0])
    assert any("シート「一覧１」6行目は合計行" in str(m) for m in extracts.reports[0].messages)


def test_records_of_a_workbook_without_key_are_named_by_sheet_and_row(tmp_path: Path) -> None:
    rows = [row[1:] for row in ROWS]
    frame = _read(workbook(tmp_path, {"一覧": rows})).subjects.frame
    assert frame["record_id"].to_list()[:2] == ["一覧#2", "一覧#3"]


def test_numbers_as_numbers_and_dates_as_dates(tmp_path: Path) -> None:
    def paint(book: object, sheets: Mapping[str, object]) -> None:
        plain = book.add_format({"num_format": "yyyy/m/d"})  # type: ignore[attr-defined]  # xlsxwriter
        era = book.add_format({"num_format": '[$-411]ggge"年"m"月"d"日"'})  # type: ignore[attr-defined]  # xlsxwriter
        sheet = sheets["一覧"]
        for at in range(1, 7):
            day = datetime(1950 + at, 2, 3)  # noqa: DTZ001 - a calendar day
            sheet.write_datetime(at, 4, day, plain if at % 2 else era)  # type: ignore[attr-defined]  # xlsxwriter
            sheet.write_number(at, 6, float(ROWS[at][6]))  # type: ignore[attr-defined]  # xlsxwriter

    frame = _read(workbook(tmp_path, {"一覧": ROWS}, paint)).subjects.frame
    assert frame["birth_date"].to_list()[:2] == ["1951-02-03", "1952-02-03"]
    assert frame["number"].to_list() == [row[6] for row in ROWS[1:]]


def test_a_cell_merged_over_a_household_counts_for_all(tmp_path: Path) -> None:
    def paint(book: object, sheets: Mapping[str, object]) -> None:
        form = book.add_format()  # type: ignore[attr-defined]  # xlsxwriter
        sheets["一覧"].merge_range("A2:A3", "00012", form)  # type: ignore[attr-defined]  # xlsxwriter
        sheets["一覧"].merge_range("F2:F3", "東京都千代田区1-1", form)  # type: ignore[attr-defined]  # xlsxwriter

    rows = [
        ("ケース番号", *HEADINGS[1:7]),
        *((f"{at:05d}", *row[1:7]) for at, row in enumerate(ROWS[1:])),
    ]
    extracts = _read(workbook(tmp_path, {"一覧": rows}, paint))
    frame = extracts.subjects.frame
    assert frame["household_key"].to_list()[:3] == ["00012", "00012", "00002"]
    assert frame["address"].to_list()[:2] == ["東京都千代田区1-1"] * 2
    assert "E608" in _codes(extracts.reports[0])


def test_a_table_that_does_not_begin_in_the_corner(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], []]
    rows += [[None, None, *row] for row in ROWS]
    assert _read(workbook(tmp_path, {"一覧": rows})).reports[0].rows_kept == 6


# Leading zeros


def _lost_zeros() -> list[Row]:
    lost = [
        (*row[:6], number_with_zero(at).lstrip("0"), *row[7:]) for at, row in enumerate(ROWS[1:], 1)
    ]
    return [ROWS[0], *lost, *subject_rows(12)[7:]]


def test_lost_zeros_are_announced_and_restored_only_on_order(tmp_path: Path) -> None:
    path = delimited(tmp_path, _lost_zeros())
    plain = _read(path)
    assert {"E401", "W417"} <= _codes(plain.reports[0])
    assert plain.reports[0].zeros_restored == 0
    assert len(plain.subjects.frame["number"][0]) == 11
    restored = read_subjects([path], Options(restore_leading_zeros=True), UNWATCHED)
    assert restored.reports[0].zeros_restored == 6
    assert restored.subjects.frame["number"][0] == number_with_zero(1)


def test_zeros_are_not_restored_where_one_number_kept_its_zero(tmp_path: Path) -> None:
    rows = with_cell(_lost_zeros(), 7, "個人番号", number_with_zero(70))
    extracts = read_subjects(
        [delimited(tmp_path, rows)], Options(restore_leading_zeros=True), UNWATCHED
    )
    assert extracts.reports[0].zeros_restored == 0
    assert len(extracts.subjects.frame["number"][0]) == 11


# Register


def test_register_chunks_can_be_read_again(tmp_path: Path) -> None:
    extract = read_register([delimited(tmp_path, register_rows())], Options(), UNWATCHED)
    first, second = list(extract.chunks()), list(extract.chunks())
    assert first[0].equals(second[0])
    assert extract.rows == first[0].height == 12


def test_a_register_that_changes_is_refused(tmp_path: Path) -> None:
    path = delimited(tmp_path, register_rows())
    extract = read_register([path], Options(), UNWATCHED)
    path.write_bytes(path.read_bytes().replace(b"\xe7\x94\xb7", b"\xe5\xa5\xb3", 1))
    with pytest.raises(KnownError, match="E112"):
        list(extract.chunks())


@pytest.mark.parametrize(
    ("value", "flag"), [("1", "1"), ("有", "1"), ("", ""), ("0", ""), ("無", ""), ("○", "1")]
)
def test_protection_is_understood_or_refused(tmp_path: Path, value: str, flag: str) -> None:
    rows = with_cell(register_rows(), 2, "支援措置", value)
    extract = read_register([delimited(tmp_path, rows)], Options(), UNWATCHED)
    assert next(extract.chunks())["protected"][1] == flag
