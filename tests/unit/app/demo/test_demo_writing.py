import io

import openpyxl
import polars as pl
import pytest

from app.demo import write


@pytest.fixture(scope="module")
def folder(data, tmp_path_factory):
    target = tmp_path_factory.mktemp("demo") / "new"
    write(data, target)
    return target


CSV_FILES = [
    ("register.csv", "cp932"),
    ("techo.csv", "cp932"),
    ("jiritsu.csv", "utf-8-sig"),
    ("truth.csv", "utf-8-sig"),
]


@pytest.mark.parametrize(("name", "encoding"), CSV_FILES)
def test_header_and_line_ends_equal_the_sample(folder, sample, name, encoding):
    ours, theirs = (folder / name).read_bytes(), (sample / name).read_bytes()

    assert ours.decode(encoding).splitlines()[0] == theirs.decode(encoding).splitlines()[0]
    assert ours.startswith(b"\xef\xbb\xbf") == theirs.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in ours) == (b"\r\n" in theirs)
    assert ours.endswith(b"\r\n") == theirs.endswith(b"\r\n")


@pytest.mark.parametrize(("name", "encoding"), CSV_FILES)
def test_the_file_holds_the_frame(folder, data, name, encoding):
    text = (folder / name).read_bytes().decode(encoding)
    frame = pl.read_csv(io.StringIO(text), infer_schema=False)
    expected = getattr(data, name.removesuffix(".csv"))

    assert frame.fill_null("").equals(expected.fill_null(""))


def test_the_truth_quotes_empty_words_and_leaves_nobody_blank(folder, sample):
    for text in (
        (folder / "truth.csv").read_text("utf-8-sig"),
        (sample / "truth.csv").read_text("utf-8-sig"),
    ):
        assert ',false,"","",ok,' in text
        assert ",,false," in text


def sheets(path):
    book = openpyxl.load_workbook(path)
    return [(sheet.title, sheet) for sheet in book]


def test_the_workbook_is_laid_out_as_the_sample(folder, sample):
    for (title, ours), (name, theirs) in zip(
        sheets(folder / "seiho.xlsx"), sheets(sample / "seiho.xlsx"), strict=True
    ):
        assert title == name
        assert {str(cells) for cells in ours.merged_cells.ranges} == {
            str(cells) for cells in theirs.merged_cells.ranges
        }
        for row in range(1, 6):
            assert [cell.value for cell in ours[row]] == [cell.value for cell in theirs[row]]
        assert ours.cell(ours.max_row, 1).value == theirs.cell(theirs.max_row, 1).value == "合計"


def test_the_workbook_holds_every_row_once(folder, data):
    rows = [
        tuple(cell.value or "" for cell in row)
        for _, sheet in sheets(folder / "seiho.xlsx")
        for row in sheet.iter_rows(min_row=6, max_row=sheet.max_row - 1)
    ]

    assert rows == data.seiho.rows()


def test_a_note_says_that_nobody_is_real(folder):
    assert (folder / "README.txt").read_text("utf-8-sig").startswith("合成データです。")
