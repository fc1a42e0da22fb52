"""Profiles: written, read, checked, and followed."""

from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, Options, inspect, read_subjects
from app.extracts.profiles import (
    ImportProfile,
    ProfileColumn,
    load_profile,
    profile_from_mapping,
    write_profile,
)
from app.extracts.targets import Side
from tests.support.extract_files import (
    CP932,
    delimited,
    people,
    renamed,
    subject_rows,
    without_column,
)


def test_a_detection_becomes_a_profile_and_back(tmp_path: Path) -> None:
    path = delimited(tmp_path, subject_rows(), CP932)
    profile = inspect(path, Side.SUBJECT, None).as_profile("手帳")
    write_profile(tmp_path / "p.toml", profile)
    loaded = load_profile(tmp_path / "p.toml")
    assert loaded == profile
    assert loaded.digest == profile.digest
    plain = read_subjects([path], Options(), UNWATCHED).subjects.frame
    followed = read_subjects([path], Options(profiles={path: loaded}), UNWATCHED).subjects.frame
    assert followed.equals(plain)


def test_a_profile_holds_no_value_of_the_file(tmp_path: Path) -> None:
    path = delimited(tmp_path, subject_rows())
    write_profile(tmp_path / "p.toml", inspect(path, Side.SUBJECT, None).as_profile("手帳"))
    text = (tmp_path / "p.toml").read_text(encoding="utf-8")
    assert not any(value in text for p in people(12) for value in (p.name, p.number, p.address))


def test_a_profile_names_what_detection_cannot(tmp_path: Path) -> None:
    path = delimited(tmp_path, renamed(subject_rows(), {"氏名": "項目ア", "個人番号": "項目イ"}))
    columns = (
        ProfileColumn("手帳番号", 0, "key"),
        ProfileColumn("項目ア", 1, "name"),
        ProfileColumn("生年月日", 4, "birth_date"),
        ProfileColumn("", 6, "number"),
    )
    profile = ImportProfile("別名", Side.SUBJECT, "seishin_techo", "utf-8", ",", 1, columns)
    subjects = read_subjects([path], Options(profiles={path: profile}), UNWATCHED).subjects
    assert subjects.frame["name"][0] == people(1)[0].name
    assert subjects.frame["number"][0] == people(1)[0].number
    assert set(subjects.frame["address"]) == {""}


def test_a_profile_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = delimited(tmp_path, subject_rows())
    profile = inspect(path, Side.SUBJECT, None).as_profile("手帳")
    other = delimited(tmp_path, without_column(subject_rows(), "住所"), name="other.csv")
    with pytest.raises(KnownError, match="E802"):
        inspect(other, Side.SUBJECT, profile)


@pytest.mark.parametrize(
    "mapping",
    [
        {},
        {"side": "subject"},
        {"side": "nobody", "columns": [{"heading": "氏名", "target": "name"}]},
        {"side": "subject", "columns": [{"heading": "氏名", "target": "nothing"}]},
        {"side": "subject", "columns": [{"target": "name"}]},
        {"side": "subject", "scheme": "x", "columns": [{"heading": "氏名", "target": "name"}]},
        {"side": "subject", "header_row": "1", "columns": [{"heading": "氏名", "target": "name"}]},
    ],
)
def test_wrong_profiles_are_refused(mapping: dict[str, object]) -> None:
    with pytest.raises(KnownError, match="E801"):
        profile_from_mapping(mapping)


def test_an_unreadable_profile_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_bytes(b"\xff\xfe= [")
    with pytest.raises(KnownError, match="E801"):
        load_profile(tmp_path / "p.toml")


SHIPPED = sorted(Path("resources/profiles").glob("*.toml"))
SAMPLES = [
    Path("tests/data/sample") / n
    for n in ("register.csv", "techo.csv", "seiho.xlsx", "jiritsu.csv")
]


def _fits(profile: ImportProfile, path: Path) -> bool:
    try:
        return bool(inspect(path, profile.side, profile).tables)
    except KnownError:
        return False


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_profiles_fit_exactly_one_sample(path: Path) -> None:
    assert sum(_fits(load_profile(path), sample) for sample in SAMPLES) == 1
