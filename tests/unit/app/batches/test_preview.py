"""Previews for a person who can mend: proposed columns, corrections, kept profiles, passwords."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.batches import intake_draft as drafts
from app.batches import intake_plan
from app.batches.intake import Intake, Side
from app.batches.intake_plan import Look, Preview, Reach, locked_file
from app.batches.preview_views import ColumnPreview
from app.desk import Desk
from app.errors import KnownError
from tests.support.extract_files import (
    Row,
    number,
    protected_workbook,
    register_rows,
    renamed,
    subject_rows,
    wide,
    with_cell,
    with_column,
)
from tests.support.jobs import csv, done, taken_in
from tests.support.office import a_desk, stand_up

PASSWORD = "ひらけ ごま 2026"
WATCH = Look(mends=True)


def nonsense(rows: list[Row]) -> list[Row]:
    return renamed(rows, {heading: f"A{at}" for at, heading in enumerate(rows[0], start=1)})


def result_of(desk: Desk, path: Path, side: Side, look: Look) -> Mapping[str, object]:
    return done(Intake(desk).start_preview((path,), side, look=look))


def preview(desk: Desk, path: Path, side: Side = Side.SUBJECT, look: Look = WATCH) -> Preview:
    intake = Intake(desk)
    job = intake.start_preview((path,), side, look=look)
    return intake.finish_preview(job, done(job))


def column(seen: Preview, heading: str) -> ColumnPreview:
    return next(one for one in seen.columns if one.heading == heading)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "inspection")
    yield made
    stand_up(made)


def test_nonsense_headings_are_proposed_by_their_values(desk: Desk, tmp_path: Path) -> None:
    seen = preview(desk, csv(tmp_path, "techo.csv", nonsense(subject_rows(30))))
    targets = {one.heading: one.target for one in seen.columns if one.target}
    assert targets["A7"] == "number"
    assert targets["A2"] == "name"
    assert targets["A5"] == "birth_date"
    assert set(seen.reading.proposed) >= {"A2", "A5", "A7"}
    assert not seen.reading.refused
    assert seen.rows_kept == 30
    assert {one.sure for one in seen.columns if one.target} == {"指定"}


def test_what_is_missing_is_said_whole_and_mended_by_naming_it(desk: Desk, tmp_path: Path) -> None:
    rows = renamed(subject_rows(30), {"氏名": "項目ア", "個人番号": "項目イ"})
    blank = with_column(with_column(rows, "項目ア", lambda _: "?"), "項目イ", lambda _: "-")
    path = csv(tmp_path, "techo.csv", blank)
    seen = preview(desk, path)
    assert "「個人番号」「氏名」" in seen.reading.refused
    assert "E308" in seen.reading.refused
    draft = drafts.draft_from(seen.reading.profile)
    draft = drafts.with_target(draft, column(seen, "項目ア"), "name")
    draft = drafts.with_target(draft, column(seen, "項目イ"), "number")
    again = preview(desk, path, look=Look(mends=True, profile=drafts.draft_text(draft)))
    assert not again.reading.refused
    assert column(again, "項目イ").target == "number"


def test_numbers_are_masked_whatever_the_column_is_taken_for(desk: Desk, tmp_path: Path) -> None:
    rows = nonsense(subject_rows(30))
    path = csv(tmp_path, "techo.csv", rows)
    seen = preview(desk, path)
    numbers = {row[6] for row in rows[1:]}
    draft = drafts.with_target(drafts.draft_from(seen.reading.profile), column(seen, "A7"), "")
    unmapped = preview(desk, path, look=Look(mends=True, profile=drafts.draft_text(draft)))
    assert "E308" in unmapped.reading.refused
    for shown in (seen, unmapped):
        text = repr(shown)
        assert not any(number in text for number in numbers)


def test_date_forms_and_codes_are_read_beside_the_raw_value(desk: Desk, tmp_path: Path) -> None:
    rows = [list(row) for row in register_rows(20)]
    born, sex = rows[0].index("生年月日"), rows[0].index("性別")
    for row in rows[1:]:
        day = row[born]
        row[born] = f"{day[4:6]}/{day[6:]}/{day[:4]}"
        row[sex] = {"男": "7", "女": "8"}[row[sex]]
    path = csv(tmp_path, "register.csv", [tuple(row) for row in rows])
    seen = preview(desk, path, Side.REGISTER)
    codes = {code.value: code.count for code in column(seen, "性別").codes}
    assert set(codes) == {"7", "8"}
    assert sum(codes.values()) == 20
    draft = drafts.draft_from(seen.reading.profile)
    draft = drafts.with_form(draft, column(seen, "生年月日"), "month/day/year")
    for code, word in (("7", "男"), ("8", "女")):
        draft = drafts.with_code(draft, column(seen, "性別"), code, word)
    again = preview(desk, path, Side.REGISTER, Look(mends=True, profile=drafts.draft_text(draft)))
    first = column(again, "生年月日").cells[0]
    assert first.raw == "02/02/1941"
    assert first.read == "昭和16年2月2日(1941-02-02)"
    assert {cell.read for cell in column(again, "性別").cells} == {"男", "女"}


def test_strangest_rows_are_shown_with_their_place(desk: Desk, tmp_path: Path) -> None:
    rows = with_cell(subject_rows(200), 150, "生年月日", "19751399")
    seen = preview(desk, csv(tmp_path, "techo.csv", rows))
    assert seen.reading.strange_rows[0] == "151行"
    assert column(seen, "生年月日").strange[0].read == "✕ 日付として読めません"


def test_what_is_not_needed_wants_a_reason(desk: Desk, tmp_path: Path) -> None:
    path = csv(tmp_path, "techo.csv", subject_rows(20))
    seen = preview(desk, path)
    grade = column(seen, "等級")
    assert grade.sensitive
    assert {cell.raw for cell in grade.cells} == {"(表示しません)"}
    draft = drafts.with_target(drafts.draft_from(seen.reading.profile), grade, "status")
    refused = preview(desk, path, look=Look(mends=True, profile=drafts.draft_text(draft)))
    assert "E804" in refused.reading.refused
    told = drafts.with_reason(draft, grade, "等級の欄に返還の印があるため")
    accepted = preview(desk, path, look=Look(mends=True, profile=drafts.draft_text(told)))
    assert not accepted.reading.refused
    assert column(accepted, "等級").reason


def test_a_protected_workbook_asks_for_its_password(desk: Desk, tmp_path: Path) -> None:
    path = protected_workbook(tmp_path, PASSWORD)
    asked = locked_file(result_of(desk, path, Side.SUBJECT, Look(mends=True)))
    assert asked is not None
    assert (asked.name, asked.told) == (path.name, "")
    wrong = locked_file(
        result_of(desk, path, Side.SUBJECT, Look(mends=True, passwords={path: "x"}))
    )
    assert wrong is not None
    assert "パスワードが違います" in wrong.told
    right = Look(mends=True, passwords={path: PASSWORD})
    assert preview(desk, path, look=right).rows_kept == 12
    assert PASSWORD not in repr(right)


@pytest.fixture
def big(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file too big to be read again for every correction; its last row cannot come in."""
    monkeypatch.setattr(intake_plan, "SMALL_BYTES", 1_000_000)
    monkeypatch.setattr(intake_plan, "PART_ROWS", 100)
    rows = nonsense(subject_rows(1500))
    return csv(tmp_path, "techo.csv", [*wide(rows, 20_000), ("1501", "短い行")])


def test_a_big_file_is_read_whole_once_it_is_understood(desk: Desk, big: Path) -> None:
    first = preview(desk, big, look=Look(mends=True, reach=Reach.CLEAR))
    assert first.reading.proposed
    assert (first.is_whole, first.sha256, first.rejected.total) == (False, "", 0)
    assert 100 <= first.rows_counted < 1500

    draft = drafts.with_target(drafts.draft_from(first.reading.profile), column(first, "A3"), "")
    said = drafts.draft_text(draft)
    part = preview(desk, big, look=Look(mends=True, profile=said, reach=Reach.PART))
    assert (part.is_whole, column(part, "A3").target) == (False, "")

    whole = preview(desk, big, look=Look(mends=True, profile=said, reach=Reach.WHOLE))
    assert (whole.is_whole, whole.rows_counted, whole.rejected.total) == (True, 1501, 1)
    assert whole.sha256


def test_who_names_no_reach_has_a_file_read_to_its_end(desk: Desk, big: Path) -> None:
    seen = preview(desk, big)
    assert (seen.is_whole, seen.rows_counted) == (True, 1501)


def test_a_fixed_width_file_is_looked_at_in_part(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_plan, "SMALL_BYTES", 1_000_000)
    monkeypatch.setattr(intake_plan, "PART_ROWS", 100)
    lines = [
        f"{at:06d}佐藤　太郎　　　　S560401{number(at)}サンプル市中央1-{at:04d}{'0' * 2_000}"
        for at in range(8_000)
    ]
    path = tmp_path / "固定長.txt"
    path.write_bytes("\r\n".join([*lines, ""]).encode("cp932"))
    seen = preview(desk, path, look=Look(mends=True, reach=Reach.PART))
    assert any("固定長" in fact.value for fact in seen.reading.facts)
    assert (seen.is_whole, bool(seen.reading.refused)) == (False, False)


def test_the_same_content_is_refused_when_it_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    rows = subject_rows(20)
    taken_in(desk, csv(tmp_path, "techo.csv", rows), Side.SUBJECT)
    with pytest.raises(KnownError, match="E313"):
        preview(desk, csv(tmp_path, "手帳.csv", rows))
