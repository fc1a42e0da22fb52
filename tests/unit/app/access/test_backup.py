"""Backups: whole, encrypted, and believed only after every file was compared."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.backup import MANIFEST, Backup, require_whole, restore
from app.errors import KnownError
from app.record.ledger_reading import LedgerReading
from app.review.first_check import QueueFilter, Review
from tests.support.inspected import a_document, put_cases
from tests.support.office import (
    CASEWORKER,
    PASSWORD,
    SMALL,
    SUPERVISOR,
    a_staffed_desk,
    colleague,
    sit_down,
    stand_up,
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    desk = a_staffed_desk(tmp_path / "inspection")
    put_cases(desk, [a_document(index) for index in range(3)])
    safe = tmp_path / "safe"
    safe.mkdir()
    summary = Backup(desk).make(safe)
    assert summary.files >= 6
    assert Backup(desk).check_files() == []
    assert LedgerReading(desk).verify().sound
    stand_up(desk)
    return summary.folder


def test_a_restored_backup_is_the_inspection(copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "back"
    restore(copy, folder, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    desk = sit_down(folder, CASEWORKER)
    assert len(Review(desk).queue(QueueFilter())) == 3
    assert LedgerReading(desk).verify().sound
    stand_up(desk)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _edit_head(copy: Path) -> None:
    body = json.loads((copy / MANIFEST).read_text())
    (copy / MANIFEST).write_text(json.dumps({**body, "seq": 1}))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "a file missing": lambda copy: next((copy / "runs").iterdir()).unlink(),
    "a file cut": lambda copy: _cut(next((copy / "batches").iterdir())),
    "a file more": lambda copy: (copy / "batches" / "x").write_text("x"),
    "no manifest": lambda copy: (copy / MANIFEST).unlink(),
    "the manifest edited": _edit_head,
    "the store cut": lambda copy: _cut(copy / "decisions.db"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_backup_is_refused(
    copy: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    require_whole(copy)
    damage(copy)
    with pytest.raises(KnownError, match="B102"):
        restore(copy, tmp_path / "back", user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    ("user", "password", "code"),
    [
        (SUPERVISOR, "ちがう ことばを いれました", "I105"),
        (CASEWORKER, PASSWORD, "P101"),
    ],
)
def test_only_a_supervisor_restores(
    copy: Path, tmp_path: Path, user: str, password: str, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        restore(copy, tmp_path / "back", user=user, password=password, weakest=SMALL)
    assert not (tmp_path / "back").exists()


def test_places_that_are_no_place_for_a_backup(tmp_path: Path) -> None:
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    for destination in (folder, folder / "batches", tmp_path / "nowhere"):
        with pytest.raises(KnownError, match="B101"):
            Backup(desk).make(destination)
    with pytest.raises(KnownError, match="P101"):
        Backup(colleague(desk, CASEWORKER)).make(tmp_path)
    stand_up(desk)


def test_a_missing_or_changed_bulk_file_is_told(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(0)])
    _cut(next(desk.runs.iterdir()))
    shutil.rmtree(desk.batches)
    assert len(Backup(desk).check_files()) == 3
    desk.batches.mkdir()
    stand_up(desk)
