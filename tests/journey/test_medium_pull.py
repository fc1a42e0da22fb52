"""The medium is pulled out at any point: the inspection stays as it was, the next import works."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import program
from app.access.approval import Approver
from app.batches.intake import Coverage, Plan, Side
from app.errors import KnownError
from app.inquiry.views import Asked, InquiryKind
from app.inquiry.writing import CarryOut, write_inquiry
from app.job_runner import run_job
from app.keys import SMALL
from app.program import Program
from tests.support.extract_files import subject_rows, workbook
from tests.support.jobs import DAY, done, taken_in
from tests.support.medium import small_medium
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR, a_staffed_desk, stand_up
from tests.support.pulled_stick import Stick, watched

POINTS = 24
"""Places, spread over all bytes that pass, at which the medium is pulled."""

Work = Callable[[], object]


@pytest.fixture
def office(tmp_path: Path) -> Program:
    folder = tmp_path / "inspection"
    stand_up(a_staffed_desk(folder))
    return program.sign_in(folder, user=CASEWORKER, password=PASSWORD, weakest=SMALL)


def state(desk: Program) -> tuple[object, ...]:
    """Everything an import could have left behind."""
    folder = desk.desk.folder
    files = sorted(path.name for name in ("batches", "runs") for path in (folder / name).iterdir())
    return files, desk.ledger.count(), desk.intake.batches(), desk.media.uses()


def a_plan(path: Path, side: Side, *, seen: str = "") -> Plan:
    return Plan(
        paths=(path,),
        side=side,
        extract=path.stem,
        scheme="seishin_techo" if side is Side.SUBJECT else "",
        reference_date=DAY,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
        previewed_sha256=seen,
    )


def preview(desk: Program, path: Path, side: Side) -> str:
    job = desk.intake.start_preview([path], side)
    return desk.intake.finish_preview(job, done(job)).sha256


def import_(desk: Program, path: Path, side: Side) -> None:
    job = desk.intake.start(a_plan(path, side))
    try:
        result = done(job)
    except BaseException:
        desk.intake.abandon(job)
        raise
    desk.intake.finish(job, result)


def bytes_read(desk: Program, stick: Stick, path: Path, side: Side, step: object) -> int:
    """How many bytes pass while nobody pulls; nothing is kept."""
    stick.passed = 0
    if step is preview:
        preview(desk, path, side)
    else:
        job = desk.intake.start(a_plan(path, side))
        done(job)
        desk.intake.abandon(job)
    return stick.passed


def extract(folder: Path, kind: str) -> tuple[Path, Side]:
    techo, register = small_medium(folder, subjects=60, residents=600)
    if kind == "register":
        return register, Side.REGISTER
    if kind == "workbook":
        return workbook(folder, {"一覧": subject_rows(40)}), Side.SUBJECT
    if kind == "list":
        path = folder / "shien.csv"
        path.write_text("宛名番号,支援措置\r\n0001000001,1\r\n", encoding="utf-8-sig")
        return path, Side.PROTECTED
    return techo, Side.SUBJECT


@pytest.mark.parametrize("kind", ["subjects", "register", "workbook", "list"])
@pytest.mark.parametrize("step", [preview, import_])
def test_pulled_while_it_is_read(
    office: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    step: Callable[[Program, Path, Side], object],
) -> None:
    stick = Stick(tmp_path / "stick")
    path, side = extract(stick.folder, kind)
    with watched(stick, monkeypatch):
        before = state(office)
        whole = bytes_read(office, stick, path, side, step)
        for point in range(POINTS):
            stick.passed, stick.left = 0, whole * point // POINTS
            with pytest.raises(KnownError, match=r"E702|E113") as told:
                step(office, path, side)
            assert point == 0 or told.value.code == "E702", point
            assert state(office) == before
        stick.left = -1
        import_(office, path, side)
    assert len(office.intake.batches()) == 1
    assert office.ledger.verify().sound
    office.close()


def test_pulled_between_preview_and_import(office: Program, tmp_path: Path) -> None:
    path, side = extract(tmp_path / "stick", "subjects")
    seen = preview(office, path, side)
    before = state(office)
    content = path.read_bytes()
    shutil.rmtree(path.parent)
    with pytest.raises(KnownError, match="E702"):
        office.intake.start(a_plan(path, side, seen=seen))
    assert state(office) == before
    path.parent.mkdir()
    path.write_bytes(content)
    import_(office, path, side)
    office.close()


def test_another_file_put_in_its_place_after_the_preview_is_refused(
    office: Program, tmp_path: Path
) -> None:
    path, side = extract(tmp_path / "stick", "subjects")
    seen = preview(office, path, side)
    before = state(office)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    job = office.intake.start(a_plan(path, side, seen=seen))
    with pytest.raises(KnownError, match="E112"):
        office.intake.finish(job, done(job))
    assert state(office) == before
    office.close()


def test_pulled_after_everything_was_read_changes_nothing(office: Program, tmp_path: Path) -> None:
    path, side = extract(tmp_path / "stick", "subjects")
    job = office.intake.start(a_plan(path, side))
    result = done(job)
    shutil.rmtree(path.parent)
    office.intake.finish(job, result)
    assert len(office.intake.batches()) == 1
    office.close()


def test_pulled_from_a_real_child(office: Program, tmp_path: Path) -> None:
    """The folder goes at the child's first sign of life; whatever it read, nothing is half."""
    path, side = extract(tmp_path / "stick", "register")
    before = state(office)
    job = office.intake.start(a_plan(path, side))
    codes = []
    try:
        result = run_job(job, lambda _: shutil.rmtree(path.parent, ignore_errors=True))
        office.intake.finish(job, result)
    except KnownError as error:
        codes.append(error.code)
        office.intake.abandon(job)
    assert codes in ([], ["E702"])
    assert state(office) == before if codes else len(office.intake.batches()) == 1
    assert office.ledger.verify().sound
    office.close()


def test_pulled_while_an_inquiry_is_written(
    office: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    techo, _ = small_medium(tmp_path / "in", subjects=40)
    taken_in(office.desk, techo, Side.SUBJECT)
    job = office.inquiries.start(InquiryKind.FOUR, Asked.EVERYBODY)
    inquiry = office.inquiries.finish(job, done(job))
    stick = Stick(tmp_path / "stick")
    stick.folder.mkdir()
    carry = CarryOut(
        folder=stick.folder,
        most_rows=15,
        medium="USB-07",
        approval="障福第12号",
        purpose="照会",
        approver=Approver(user=SUPERVISOR, password=PASSWORD),
    )
    before = state(office)
    size = 4_000
    with watched(stick, monkeypatch):
        for point in range(12):
            stick.passed, stick.left = 0, size * point // 12
            with pytest.raises(KnownError, match="Q107"):
                write_inquiry(office.desk, inquiry.inquiry_id, carry)
            assert state(office) == before
            stick.left = -1
            assert not [path for path in stick.folder.iterdir() if path.suffix == ".csv"]
            shutil.rmtree(stick.folder)
            stick.folder.mkdir()
        view = write_inquiry(office.desk, inquiry.inquiry_id, carry)
    assert view.carried_out is not None
    assert [use.code for use in office.media.waiting()][-1] == "USB-07"
    assert office.ledger.verify().sound
    office.close()
