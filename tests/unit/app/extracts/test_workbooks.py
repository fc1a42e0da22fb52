"""Workbooks are read in a process of their own: its death is a sentence, its limits hold."""

import io
import sys
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from app import job_runner
from app.__main__ import main
from app.errors import KnownError
from app.extracts import UNWATCHED, Options, read_subjects
from app.extracts.opening import open_extract
from app.extracts.workbook_opening import open_workbook
from app.extracts.workbook_reading import read_workbook
from tests.support.extract_files import subject_rows, workbook, workbook_bytes, write

PASSWORD = "ひらけごま12"


def _protected(folder: Path) -> Path:
    plain = OOXMLFile(io.BytesIO(workbook_bytes({"一覧": subject_rows()})))
    sealed = io.BytesIO()
    plain.encrypt(PASSWORD, sealed)
    assert msoffcrypto.OfficeFile(sealed).is_encrypted()
    return write(folder, "seiho.xlsx", sealed.getvalue())


def test_the_child_finds_what_is_found_here(tmp_path: Path) -> None:
    opened = open_extract(workbook(tmp_path, {"一覧": subject_rows(), "二": subject_rows(3)}))
    assert open_workbook(opened, "") == read_workbook(opened, "")


@pytest.mark.parametrize("death", ["os.abort()", "os._exit(1)", "os.kill(os.getpid(), 9)"])
def test_a_child_that_dies_is_one_sentence(
    tmp_path: Path,
    death: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = [sys.executable, "-c", f"import os, sys; sys.stdin.readline(); {death}"]
    monkeypatch.setattr(job_runner, "job_command", lambda: command)
    path = workbook(tmp_path, {"一覧": subject_rows()})
    assert main(["profile", str(path)]) == 2
    assert capsys.readouterr().err.startswith("E612 ")


def test_a_protected_workbook_needs_its_password(tmp_path: Path) -> None:
    path = _protected(tmp_path)
    with pytest.raises(KnownError, match="E105"):
        read_subjects([path], Options(), UNWATCHED)
    with pytest.raises(KnownError, match="E117"):
        read_subjects([path], Options(passwords={path: "違う"}), UNWATCHED)
    assert (
        read_subjects([path], Options(passwords={path: PASSWORD}), UNWATCHED).subjects.frame.height
        == 12
    )


def test_the_password_is_asked_on_a_terminal_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _protected(tmp_path)
    assert main(["profile", str(path)]) == 2
    assert capsys.readouterr().err.startswith("E105 ")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: PASSWORD)
    assert main(["profile", str(path)]) == 0
    assert "取込: 12" in capsys.readouterr().out
