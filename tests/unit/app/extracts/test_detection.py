"""Layouts of systems and offices are recognised without help."""

from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, Options, inspect, read_register, read_subjects
from app.extracts.sides import guess_side
from app.extracts.targets import Side
from tests.support.extract_files import (
    CP932,
    HEADINGS,
    PLAIN,
    REGISTER_HEADINGS,
    Form,
    delimited,
    people,
    subject_rows,
    with_column,
    without_column,
)
from tests.support.layouts import LAYOUTS, Layout

SAMPLE = Path("tests/data/sample")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layout_is_recognised(layout: Layout, tmp_path: Path) -> None:
    path = delimited(tmp_path, layout.rows(), CP932)
    found = {c.heading: c.target for c in inspect(path, layout.side, None).tables[0].columns}
    assert {heading: found.get(heading) for heading in layout.targets} == layout.targets


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layout_reaches_the_frame(layout: Layout, tmp_path: Path) -> None:
    path = delimited(tmp_path, layout.rows(), CP932)
    first = people(1)[0]
    if layout.side is Side.REGISTER:
        row = next(read_register([path], Options(), UNWATCHED).chunks()).row(0, named=True)
        assert row["resident_id"] == layout.record_id
    else:
        row = read_subjects([path], Options(), UNWATCHED).subjects.frame.row(0, named=True)
        assert row["record_id"] == layout.record_id
    assert (row["number"], row["name"]) == (first.number, first.name)
    assert row["address"] == layout.address


@pytest.mark.parametrize(
    ("name", "kept", "skipped"),
    [("techo.csv", 675, 0), ("jiritsu.csv", 450, 0), ("seiho.xlsx", 375, 2)],
)
def test_sample_extracts_need_no_help(name: str, kept: int, skipped: int) -> None:
    report = read_subjects([SAMPLE / name], Options(), UNWATCHED).reports[0]
    assert (report.rows_kept, report.rows_skipped, report.rows_rejected) == (kept, skipped, 0)


def test_sample_schemes_and_held_attributes() -> None:
    paths = [SAMPLE / name for name in ("techo.csv", "seiho.xlsx", "jiritsu.csv")]
    subjects = read_subjects(paths, Options(), UNWATCHED).subjects
    assert subjects.schemes == {"techo": "seishin_techo", "seiho": "seiho", "jiritsu": "jiritsu"}
    assert "sex" not in subjects.holds["jiritsu"]
    assert "sex" in subjects.holds["techo"]
    assert set(subjects.frame["household_key"].unique()) > {"", "１２００１"}


def test_a_blank_sex_column_is_held_all_the_same(tmp_path: Path) -> None:
    rows = with_column(subject_rows(), "性別", lambda _: "")
    subjects = read_subjects([delimited(tmp_path, rows)], Options(), UNWATCHED).subjects
    assert "sex" in subjects.holds["techo"]


def test_sides_are_told_by_headings() -> None:
    assert guess_side(HEADINGS) is Side.SUBJECT
    assert guess_side(REGISTER_HEADINGS) is Side.REGISTER
    assert guess_side(("個人番号", "氏名", "生年月日", "性別", "住所")) is None


def test_a_file_without_heading_is_told_by_its_values(tmp_path: Path) -> None:
    rows = [(p.number, p.name, p.birth_date, "1", p.address) for p in people(9)]
    extract = read_register([delimited(tmp_path, rows)], Options(), UNWATCHED)
    first = next(extract.chunks()).row(0, named=True)
    assert (first["resident_id"], first["name"]) == ("#1", people(1)[0].name)
    assert "W323" in {message.code for message in extract.reports[0].messages}


@pytest.mark.parametrize("heading", ["個人番号", "氏名", "生年月日"])
def test_a_needed_column_that_is_missing_is_named(tmp_path: Path, heading: str) -> None:
    path = delimited(tmp_path, without_column(subject_rows(), heading))
    with pytest.raises(KnownError) as refusal:
        inspect(path, Side.SUBJECT, None)
    assert refusal.value.code == "E308"
    assert f"見出し「{heading}」がありません" in refusal.value.sentence


@pytest.mark.parametrize(
    "form",
    [
        PLAIN,
        CP932,
        Form("utf-8", mark=b"\xef\xbb\xbf"),
        Form("utf-16"),
        Form("utf-16-be", mark=b"\xfe\xff"),
        Form("euc_jp"),
        Form("cp932", newline="\n", quote_all=True),
        Form("cp932", newline="\r"),
        Form("cp932", delimiter="\t"),
        Form("utf-8", delimiter=";", quote_all=True),
        Form("utf-16", delimiter="\t"),
    ],
    ids=str,
)
def test_every_form_gives_the_same_frame(tmp_path: Path, form: Form) -> None:
    plain = read_subjects([delimited(tmp_path, subject_rows())], Options(), UNWATCHED)
    (tmp_path / "other").mkdir()
    path = delimited(tmp_path / "other", subject_rows(), form)
    other = read_subjects([path], Options(), UNWATCHED)
    assert other.subjects.frame.equals(plain.subjects.frame)


def test_shift_jis_2004_is_announced(tmp_path: Path) -> None:
    rows = with_column(subject_rows(), "氏名", lambda _: "剝田　一")
    extracts = read_subjects(
        [delimited(tmp_path, rows, Form("shift_jis_2004"))], Options(), UNWATCHED
    )
    assert extracts.subjects.frame["name"][0] == "剝田　一"
    assert any("Shift_JIS-2004" in str(m) for m in extracts.reports[0].messages)
