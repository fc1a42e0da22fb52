"""The media register: who registers, what is refused, what each use leaves in ledger and register."""

from datetime import timedelta
from pathlib import Path

import pytest

from app import mounted
from app.access.approval import Approver
from app.access.backup import Backup
from app.batches.intake import Intake
from app.batches.media import Carriage, Media, NewMedium
from app.batches.media_views import MediumState
from app.batches.rejected_writing import write_rejected
from app.desk import Desk
from app.errors import KnownError
from app.mounted import Mounted
from app.record.ledger_reading import LedgerReading
from tests.support.extract_files import subject_rows
from tests.support.jobs import DAY, Coverage, Plan, Side, csv, done
from tests.support.office import (
    AUDITOR,
    CASEWORKER,
    PASSWORD,
    SUPERVISOR,
    a_staffed_desk,
    colleague,
)

USB = NewMedium(code="USB-07", label="暗号化USB", serial="S-1")
TOLD = Carriage(medium="USB-07", approver="係長", approval="第1号", purpose="取込")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_staffed_desk(tmp_path / "inspection")


@pytest.fixture
def serial(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Which serial the system tells of any path; "" = part of the terminal."""
    told = {"serial": ""}

    def tell(path: Path) -> Mounted:
        found = told["serial"]
        return Mounted(root=path, label="", serial=found, removable=bool(found))

    monkeypatch.setattr(mounted, "mounted_at", tell)
    return told


def a_plan(path: Path, carriage: Carriage) -> Plan:
    return Plan(
        paths=(path,),
        side=Side.SUBJECT,
        extract=path.stem,
        scheme="seishin_techo",
        reference_date=DAY,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
        carriage=carriage,
    )


def take_in(desk: Desk, path: Path, carriage: Carriage) -> None:
    intake = Intake(desk)
    job = intake.start(a_plan(path, carriage))
    intake.finish(job, done(job))


def test_a_caseworker_registers_only_with_a_supervisor(desk: Desk) -> None:
    media = Media(colleague(desk, CASEWORKER))
    with pytest.raises(KnownError, match="P101"):
        media.register(USB, None)
    with pytest.raises(KnownError, match="A101"):
        media.register(USB, Approver(user=CASEWORKER, password=PASSWORD))
    with pytest.raises(KnownError, match="I105"):
        media.register(USB, Approver(user=SUPERVISOR, password="ちがう"))
    view = media.register(USB, Approver(user=SUPERVISOR, password=PASSWORD))
    assert (view.code, view.approved_by[:2], view.state) == ("USB-07", "係長", MediumState.USABLE)
    with pytest.raises(KnownError, match="P101"):
        Media(colleague(desk, AUDITOR)).register(USB, None)
    assert LedgerReading(desk).verify().sound


@pytest.mark.parametrize(
    "wrong",
    [
        NewMedium(code=" ", label="", serial=""),
        NewMedium(code="USB 07", label="", serial=""),
        NewMedium(code="あ" * 21, label="", serial=""),
        NewMedium(code="USB-08", label="あ" * 41, serial=""),
        NewMedium(code="ＵＳＢ－07", label="", serial=""),  # written wide, but the same
        NewMedium(code="USB-08", label="", serial="S-1"),  # the same stick again
    ],
)
def test_a_number_stands_for_one_medium(desk: Desk, wrong: NewMedium) -> None:
    media = Media(desk)
    media.register(USB, None)
    with pytest.raises(KnownError, match="M101"):
        media.register(wrong, None)


def test_an_unregistered_stick_is_refused(
    desk: Desk, serial: dict[str, str], tmp_path: Path
) -> None:
    path = csv(tmp_path, "techo.csv", subject_rows())
    serial["serial"] = "S-9"
    Media(desk).register(USB, None)
    assert Media(desk).drive_of(path).must_be_registered
    for refused in (
        lambda: Intake(desk).start_preview([path], Side.SUBJECT),
        lambda: Intake(desk).start(a_plan(path, Carriage())),
        lambda: Intake(desk).start(a_plan(path, Carriage(medium="USB-99", approver="a"))),
        lambda: Backup(desk).make(tmp_path),
    ):
        with pytest.raises(KnownError, match=r"E701.*この媒体・ファイル名は使えません"):
            refused()
    assert Intake(desk).batches() == ()


def test_another_stick_than_the_one_named_is_refused(
    desk: Desk, serial: dict[str, str], tmp_path: Path
) -> None:
    media = Media(desk)
    media.register(USB, None)
    media.register(NewMedium(code="USB-08", label="", serial="S-2"), None)
    serial["serial"] = "S-2"
    path = csv(tmp_path, "techo.csv", subject_rows())
    with pytest.raises(KnownError, match=r"E701.*違う媒体"):
        Intake(desk).start(a_plan(path, TOLD))


def test_a_stopped_medium_is_refused(desk: Desk, tmp_path: Path) -> None:
    media = Media(desk)
    view = media.register(USB, None)
    with pytest.raises(KnownError, match="P101"):
        Media(colleague(desk, CASEWORKER)).stop(view.medium_id, "紛失")
    media.stop(view.medium_id, "紛失")
    with pytest.raises(KnownError, match="E701"):
        Intake(desk).start(a_plan(csv(tmp_path, "techo.csv", subject_rows()), TOLD))
    with pytest.raises(KnownError, match="M101"):
        media.stop(view.medium_id, "紛失")


def test_an_import_names_medium_approver_and_purpose(
    desk: Desk, serial: dict[str, str], tmp_path: Path
) -> None:
    media = Media(desk)
    media.register(USB, None)
    serial["serial"] = "S-1"
    path = csv(tmp_path, "techo.csv", subject_rows())
    with pytest.raises(KnownError, match="M102"):
        Intake(desk).start(a_plan(path, Carriage()))
    told = Carriage(approver="係長", purpose="番号 123456789018 の確認")
    with pytest.raises(KnownError, match="M102"):
        Intake(desk).start(a_plan(path, told))
    take_in(desk, path, Carriage(approver="係長", approval="第1号", purpose="取込"))

    (use,) = media.uses()
    assert (use.code, use.approver, use.approval, use.purpose) == (
        "USB-07",
        "係長",
        "第1号",
        "取込",
    )
    detail = LedgerReading(desk).page(newest_first_from=0, rows=1)[0].detail
    for part in (f"元ファイルの要約値 {use.sha256}", "媒体 USB-07", "製造番号 S-1"):
        assert part in detail
    assert "承認者 係長" in detail
    assert "用途 取込" in detail
    assert media.suggested(use.medium_id).approver == "係長"
    assert LedgerReading(desk).verify().sound


def test_an_erasure_is_recorded_once_on_a_possible_day(desk: Desk, tmp_path: Path) -> None:
    media = Media(desk)
    take_in(desk, csv(tmp_path, "techo.csv", subject_rows()), Carriage())
    (use,) = media.waiting()
    today = desk.clock.now().date()
    for wrong in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(KnownError, match="M104"):
            media.record_erasure(use.use_id, wrong)
    media.record_erasure(use.use_id, today)
    assert media.waiting() == ()
    with pytest.raises(KnownError, match="M103"):
        media.record_erasure(use.use_id, today)
    assert LedgerReading(desk).verify().sound


def test_a_changed_use_is_found(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, csv(tmp_path, "techo.csv", subject_rows()), Carriage())
    with desk.database.transaction():
        desk.database.write("DROP TRIGGER medium_use_kept")
        desk.database.write("UPDATE medium_use SET purpose = '別の用途'")
    assert not LedgerReading(desk).verify().sound


def test_rejected_rows_stay_out_by_a_signed_decision_and_go_back_to_the_sender(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [list(row) for row in subject_rows()]
    rows[3].append("余り")
    signed = LedgerReading(desk).verify().signatures
    take_in(desk, csv(tmp_path, "techo.csv", rows), Carriage())
    entry = LedgerReading(desk).page(newest_first_from=0, rows=1)[0]
    assert (entry.act, entry.signed) == ("partly_imported", True)
    assert LedgerReading(desk).verify().signatures == signed + 1
    intake = Intake(desk)
    rejected = intake.rejected(intake.batches()[0].batch_id)
    assert rejected is not None
    assert f"取込不可の行の要約値 {rejected.digest}" in entry.detail

    out = tmp_path / "out"
    out.mkdir()
    path = write_rejected(desk, rejected, out, carriage=Carriage(purpose="送付"))
    assert path.read_bytes().decode("utf-8-sig").count("\r\n") == 2
    with pytest.raises(KnownError, match="Q108"):
        write_rejected(desk, rejected, out, carriage=Carriage())
    assert [use.waits for use in Media(desk).uses()] == [False, True]
    assert LedgerReading(desk).verify().sound
