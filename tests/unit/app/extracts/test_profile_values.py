"""Codes and date forms that a profile explains."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, Options, Side, inspect, read_subjects
from app.extracts.date_forms import in_form
from app.extracts.era_codes import with_eras
from app.extracts.profiles import ImportProfile, load_profile, profile_text, write_profile
from tests.support.extract_files import delimited, subject_rows, with_column, write


def _with(profile: ImportProfile, target: str, **facts: object) -> ImportProfile:
    columns = (replace(c, **facts) if c.target == target else c for c in profile.columns)  # type: ignore[arg-type]  # facts by name
    return replace(profile, columns=tuple(columns))


def test_codes_of_a_profile_become_words(tmp_path: Path) -> None:
    rows = with_column(subject_rows(), "性別", lambda sex: "Ａ" if sex in ("男", "1") else "B")
    path = delimited(tmp_path, rows)
    profile = _with(
        inspect(path, Side.SUBJECT, None).as_profile("手帳"),
        "sex",
        values=(("A", "男"), ("B", "女")),
    )
    write_profile(tmp_path / "p.toml", profile)
    kept = load_profile(tmp_path / "p.toml")
    assert kept == profile
    extracts = read_subjects([path], Options(profiles={path: kept}), UNWATCHED)
    assert set(extracts.subjects.frame["sex"].unique()) == {"男", "女"}
    assert "W412" not in {message.code for message in extracts.reports[0].messages}


@pytest.mark.parametrize(
    ("form", "text", "iso"),
    [
        ("month/day/year", "4/1/1975", "1975-04-01"),
        ("day/month/year", "01.04.1975", "1975-04-01"),
        ("serial", "27485", "1975-04-01"),
        ("serial", "59", "1900-02-28"),
        ("serial", "61", "1900-03-01"),
        ("serial 1904", "26023", "1975-04-01"),
        ("two-digit showa", "50/4/1", "S50/4/1"),
        ("two-digit heisei", "050401", "H050401"),
        ("month/day/year", "昭和50年4月1日", "昭和50年4月1日"),
        ("serial", "", ""),
    ],
)
def test_date_forms(form: str, text: str, iso: str) -> None:
    assert pl.DataFrame({"a": [text]}).select(in_form(pl.col("a"), form)).item() == iso


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    path = delimited(tmp_path, subject_rows())
    profile = _with(
        inspect(path, Side.SUBJECT, None).as_profile("手帳"), "birth_date", form="serial"
    )
    text = profile_text(profile)
    odd = write(tmp_path, "p.toml", text.replace('"serial"', '"martian"').encode())
    with pytest.raises(KnownError, match="E801"):
        load_profile(odd)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3560401", "H560401"),
        ("4010203", "4010203"),  # keeps its usual sense
        ("6010203", "S010203"),
        ("３-56-04-01", "H56-04-01"),
        ("03560401", "T560401"),
        ("19410203", "19410203"),
        ("昭和56年4月1日", "昭和56年4月1日"),
        ("", ""),
    ],
)
def test_codes_of_eras_mean_what_the_profile_says(written: str, read: str) -> None:
    codes = (("3", "平成"), ("6", "昭和"), ("03", "大正"))
    assert pl.DataFrame({"a": [written]}).select(with_eras(pl.col("a"), codes)).item() == read


def test_packed_days_are_remapped_by_a_profile(tmp_path: Path) -> None:
    rows = with_column(subject_rows(), "生年月日", lambda _day: "6560401")
    path = delimited(tmp_path, rows)
    found = inspect(path, Side.SUBJECT, None, lacking=frozenset({"birth_date"}))
    assert found.heading_of("birth_date") == "生年月日"
    profile = _with(found.as_profile("手帳"), "birth_date", values=(("6", "昭和"),))
    write_profile(tmp_path / "p.toml", profile)
    kept = load_profile(tmp_path / "p.toml")
    extracts = read_subjects([path], Options(profiles={path: kept}), UNWATCHED)
    assert set(extracts.subjects.frame["birth_date"].unique()) == {"S560401"}
