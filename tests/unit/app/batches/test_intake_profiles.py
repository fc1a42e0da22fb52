"""Kept profiles: chosen for the next file of their shape, handed on, and free of personal data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.batches import intake_draft as drafts
from app.batches.intake import Coverage, Intake, Side
from app.batches.intake_plan import Look, Preview
from app.batches.intake_profiles import ImportProfiles
from app.desk import Desk
from app.errors import KnownError
from app.extracts.profiles import ProfileColumn
from app.record.ledger_reading import LedgerReading
from tests.support.extract_files import Row, people, register_rows, renamed, subject_rows
from tests.support.jobs import csv, done
from tests.support.office import AUDITOR, a_desk, a_staffed_desk, colleague, stand_up


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "inspection")
    yield made
    stand_up(made)


def nonsense(rows: Sequence[Row]) -> list[Row]:
    return renamed(rows, {heading: f"A{at}" for at, heading in enumerate(rows[0], start=1)})


def look(desk: Desk, path: Path, side: Side) -> Preview:
    intake = Intake(desk)
    known = ImportProfiles(desk).known(side)
    job = intake.start_preview((path,), side, look=Look(mends=True, known=known))
    return intake.finish_preview(job, done(job))


def keep(desk: Desk, seen: Preview, name: str = "手帳台帳") -> str:
    return ImportProfiles(desk).keep(seen.reading.profile, name=name, coverage=None)


def test_the_next_file_of_the_shape_is_read_by_the_kept_profile(desk: Desk, tmp_path: Path) -> None:
    rows = nonsense(subject_rows(30))
    first = look(desk, csv(tmp_path, "a.csv", rows), Side.SUBJECT)
    kept = keep(desk, first)
    second = look(desk, csv(tmp_path, "b.csv", [rows[0], *rows[5:20]]), Side.SUBJECT)
    assert (second.reading.known, second.reading.known_name) == (kept, "手帳台帳")
    assert not second.reading.proposed
    assert second.rows_kept == 15
    other = renamed(rows, {"A9": "B9"})
    assert not look(desk, csv(tmp_path, "c.csv", other), Side.SUBJECT).reading.known
    swapped = [tuple(reversed(row)) for row in rows]
    assert not look(desk, csv(tmp_path, "d.csv", swapped), Side.SUBJECT).reading.known


def test_files_without_heading_are_known_by_their_fields(desk: Desk, tmp_path: Path) -> None:
    rows = subject_rows(30)[1:]
    kept = keep(desk, look(desk, csv(tmp_path, "a.csv", rows), Side.SUBJECT))
    assert look(desk, csv(tmp_path, "b.csv", rows[:20]), Side.SUBJECT).reading.known == kept


def test_nothing_of_a_person_goes_into_a_profile(desk: Desk, tmp_path: Path) -> None:
    """No cell of the file, but for codes of columns of codes, stands in the kept text."""
    for side, rows in ((Side.SUBJECT, subject_rows(30)), (Side.REGISTER, register_rows(30))):
        for name, written in (("plain", rows), ("nonsense", nonsense(rows)), ("bare", rows[1:])):
            seen = look(desk, csv(tmp_path, f"{side}-{name}.csv", written), side)
            draft = drafts.draft_from(seen.reading.profile)
            for one in seen.columns:
                for code in one.codes:
                    draft = drafts.with_code(draft, one, code.value, "男")
            kept = ImportProfiles(desk).keep(
                drafts.draft_text(draft), name=f"{side}{name}", coverage=None
            )
            found = ImportProfiles(desk).find(kept)
            assert found is not None
            _require_no_cell(found.text, rows)


def _require_no_cell(text: str, rows: Sequence[Row]) -> None:
    codes = {"男", "女", "1", "2", ""}
    quoted = {part for line in text.splitlines() for part in line.split('"')[1::2]}
    cells = {cell for row in rows[1:] for cell in row} - codes - set(rows[0])
    assert not quoted & cells
    assert not [p.number for p in people(30) if p.number in text or p.name in text]


@pytest.mark.parametrize("place", ["heading", "values", "name", "reason"])
def test_data_that_found_their_way_into_a_profile_are_left_out(
    desk: Desk, tmp_path: Path, place: str
) -> None:
    seen = look(desk, csv(tmp_path, "a.csv", subject_rows(30)), Side.SUBJECT)
    draft = drafts.draft_from(seen.reading.profile)
    first = draft.columns[0]
    number = people(1)[0].number
    columns = {
        "heading": replace(first, heading=number),
        "values": replace(first, values=((number, "男"), ("佐藤　一郎", "佐藤"))),
        "reason": replace(first, reason=number),
        "name": first,
    }
    changed = replace(draft, columns=(columns[place], *draft.columns[1:]))
    name = number if place == "name" else "手帳台帳"
    service = ImportProfiles(desk)
    if place in ("name", "reason"):
        with pytest.raises(KnownError, match="K111"):
            service.keep(drafts.draft_text(changed), name=name, coverage=None)
        return
    found = service.find(service.keep(drafts.draft_text(changed), name=name, coverage=None))
    assert found is not None
    assert number not in found.text
    assert "佐藤" not in found.text


def test_one_office_hands_a_profile_to_another(desk: Desk, tmp_path: Path) -> None:
    rows = nonsense(register_rows(30))
    seen = look(desk, csv(tmp_path, "a.csv", rows), Side.REGISTER)
    service = ImportProfiles(desk)
    kept = service.keep(seen.reading.profile, name="住基 A社", coverage=Coverage.ALL)
    medium = tmp_path / "medium"
    medium.mkdir()
    written = service.write(kept, medium)
    again = service.write(kept, medium)
    assert written != again
    assert written.read_text("utf-8").startswith("# 突合 取込定義。個人情報は含みません。")
    other = a_desk(tmp_path / "other")
    taken = ImportProfiles(other).take_over(written)
    assert look(other, tmp_path / "a.csv", Side.REGISTER).reading.known == taken
    stand_up(other)


def test_a_profile_of_the_same_name_takes_the_place_of_the_earlier(
    desk: Desk, tmp_path: Path
) -> None:
    seen = look(desk, csv(tmp_path, "a.csv", subject_rows(30)), Side.SUBJECT)
    service = ImportProfiles(desk)
    keep(desk, seen)
    second = keep(desk, seen)
    third = keep(desk, seen, "別の名前")
    assert [one.profile_id for one in service.kept()] == [third, second]
    service.forget(second)
    assert [one.name for one in service.kept()] == ["別の名前"]
    with pytest.raises(KnownError, match="K112"):
        service.forget(second)
    with pytest.raises(KnownError, match="K110"):
        keep(desk, seen, " ")
    assert LedgerReading(desk).verify().sound


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"side = 'subject'", b"x" * (1 << 19)])
def test_a_file_that_is_no_profile_is_refused(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "teigi.toml"
    path.write_bytes(content)
    with pytest.raises(KnownError, match="E801"):
        ImportProfiles(desk).take_over(path)


def test_the_auditor_keeps_nothing(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path / "staffed")
    seen = look(desk, csv(tmp_path, "a.csv", subject_rows(30)), Side.SUBJECT)
    with pytest.raises(KnownError, match="P101"):
        keep(colleague(desk, AUDITOR), seen)
    stand_up(desk)


def test_a_column_moved_takes_its_target_along(desk: Desk, tmp_path: Path) -> None:
    seen = look(desk, csv(tmp_path, "a.csv", subject_rows(30)), Side.SUBJECT)
    draft = drafts.draft_from(seen.reading.profile)
    other = next(one for one in seen.columns if one.heading == "交付年月日")
    moved = drafts.with_target(draft, other, "birth_date")
    assert [c.heading for c in moved.columns if c.target == "birth_date"] == ["交付年月日"]
    assert isinstance(moved.columns[0], ProfileColumn)
