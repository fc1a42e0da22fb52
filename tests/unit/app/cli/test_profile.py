"""`totsugo profile` says what it found and shows no value."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.extracts.profiles import load_profile
from tests.support.extract_files import CP932, delimited, people, register_rows, subject_rows


def test_it_says_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = delimited(tmp_path, subject_rows(), CP932)
    assert main(["profile", str(path), "--write", str(tmp_path / "p.toml")]) == 0
    spoken = capsys.readouterr().out
    assert "文字コード: シフトJIS" in spoken
    assert "1\t手帳番号\t管理番号" in spoken
    assert "取込: 12" in spoken
    assert "W201" in spoken
    assert load_profile(tmp_path / "p.toml").side == "subject"
    assert not any(value in spoken for p in people(12) for value in (p.name, p.number, p.address))


def test_the_side_is_guessed_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = delimited(tmp_path, register_rows(), CP932)
    assert main(["profile", str(path)]) == 0
    assert "種類: 住基(推定)" in capsys.readouterr().out
    assert main(["profile", str(path), "--side", "subject"]) == 2
    assert "E314" in capsys.readouterr().err
