"""Room and limits: E503 and E504 stop before anything is stored."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.batches.intake import Intake, Side
from app.batches.room import require_room
from app.errors import KnownError
from app.extracts import cells, package
from app.extracts.opening import open_extract
from app.extracts.workbook_reading import read_workbook
from tests.support.extract_files import edited_sheet, subject_rows, workbook, workbook_bytes
from tests.support.inspected import DAY
from tests.support.jobs import Coverage, Plan, csv, done
from tests.support.office import a_staffed_desk


def a_plan(path: Path) -> Plan:
    return Plan(
        paths=(path,),
        side=Side.SUBJECT,
        extract=path.stem,
        scheme="seiho",
        reference_date=DAY,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )


def disk(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    usage = shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)


def test_no_room_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_staffed_desk(tmp_path / "inspection")
    path = csv(tmp_path, "techo.csv", subject_rows())
    disk(monkeypatch, 10 << 20)
    with pytest.raises(KnownError, match=r"E504.*容量が不足\(0\.1GB必要\)。何も保存していません"):
        Intake(desk).start(a_plan(path))
    assert list((tmp_path / "inspection" / "batches").iterdir()) == []


def test_a_workbook_needs_more_than_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, plain = tmp_path / "a.xlsx", tmp_path / "a.csv"
    for path in (book, plain):
        path.write_bytes(bytes(100 << 20))
    disk(monkeypatch, 400 << 20)
    require_room(tmp_path, [plain])
    with pytest.raises(KnownError, match="E504"):
        require_room(tmp_path, [book])


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process there")
def test_a_disk_that_fills_up_in_between_leaves_nothing(tmp_path: Path) -> None:
    """A child whose files may not grow stands for a full disk."""
    desk = a_staffed_desk(tmp_path / "inspection")
    path = csv(tmp_path, "techo.csv", subject_rows(3_000))
    intake = Intake(desk)
    job = intake.start(a_plan(path))
    root = Path(__file__).parents[4]
    done = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -f 24; exec "{sys.executable}" -m app.worker'],
        input=job.spec.line(),
        capture_output=True,
        cwd=root,
        check=False,
    )
    assert '"code": "E504"' in done.stdout.decode(), done.stderr
    intake.abandon(job)
    assert list((tmp_path / "inspection" / "batches").iterdir()) == []
    assert intake.batches() == ()


def test_a_sheet_with_more_rows_than_a_sheet_holds(tmp_path: Path) -> None:
    """The real thing: one row too many, read by the child that reads workbooks."""
    desk = a_staffed_desk(tmp_path / "inspection")
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in range(30, 1_048_578)
    )
    data = workbook_bytes({"一覧": subject_rows(12)})
    path = tmp_path / "seiho.xlsx"
    path.write_bytes(edited_sheet(data, b"</sheetData>", rows + b"</sheetData>"))
    intake = Intake(desk)
    job = intake.start(a_plan(path))
    with pytest.raises(KnownError, match=r"E503.*件数の上限を超えます"):
        done(job)
    intake.abandon(job)
    assert list((tmp_path / "inspection" / "batches").iterdir()) == []


@pytest.mark.parametrize(
    ("where", "name", "most"), [(cells, "MOST_ROWS", 50), (package, "_MOST_CELLS", 100)]
)
def test_limits_of_rows_and_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: ModuleType, name: str, most: int
) -> None:
    path = workbook(tmp_path, {"一覧": subject_rows(60)})
    monkeypatch.setattr(where, name, most)
    with pytest.raises(KnownError, match="E503"):
        read_workbook(open_extract(path), "")
