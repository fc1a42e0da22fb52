"""What is carried beside the compared attributes, and what never comes in at all."""

from pathlib import Path

import pytest

from app.extracts import UNWATCHED, Options, read_register, read_subjects
from tests.support.extract_files import delimited, register_rows, subject_rows, without_column

CARRIED = {
    "受付番号": ("received_number", "R8-0123"),
    "受付日": ("received_on", "R8.4.2"),
    "交付日": ("issued_on", "R8.4.20"),
    "有効期限": ("valid_until", "R10.3.31"),
    "進達市町村": ("municipality", "堺市"),
    "簿冊番号": ("ledger_volume", "第3号"),
    "番号の取得方法": ("number_source", "本人申告"),
}
UNWANTED = "ここにしかない値"


def test_what_leads_to_the_paper_is_carried_as_written(tmp_path: Path) -> None:
    rows = subject_rows(3)
    for heading in set(rows[0]) & {*CARRIED, "交付年月日"}:
        rows = without_column(rows, heading)
    table = [(*rows[0], *CARRIED), *((*row, *(v for _, v in CARRIED.values())) for row in rows[1:])]
    frame = read_subjects([delimited(tmp_path, table)], Options(), UNWATCHED).subjects.frame
    for target, value in CARRIED.values():
        assert set(frame[target]) == {value}
    assert "#" not in "".join(frame["record_id"])  # 簿冊番号 does not push the key aside


def test_a_list_without_another_key_is_kept_by_its_volume_number(tmp_path: Path) -> None:
    rows = [list(row) for row in subject_rows(3)]
    key = next(at for at, heading in enumerate(rows[0]) if heading == "手帳番号")
    for row in rows:
        row[key] = f"B-{rows.index(row)}"
    rows[0][key] = "簿冊番号"
    frame = read_subjects([delimited(tmp_path, rows)], Options(), UNWATCHED).subjects.frame
    assert frame["record_id"].to_list() == frame["ledger_volume"].to_list() == ["B-1", "B-2", "B-3"]


@pytest.mark.parametrize(
    "heading", ["障害名", "総合等級", "診断名", "所得額", "生活扶助", "備考", "担当課"]
)
def test_what_nobody_asked_for_is_on_neither_side(tmp_path: Path, heading: str) -> None:
    subjects, residents = subject_rows(3), register_rows(3)
    table = [(*subjects[0], heading), *((*row, UNWANTED) for row in subjects[1:])]
    frame = read_subjects([delimited(tmp_path, table)], Options(), UNWATCHED).subjects.frame
    assert UNWANTED not in frame.write_csv()
    table = [(*residents[0], heading), *((*row, UNWANTED) for row in residents[1:])]
    path = delimited(tmp_path, table, name="register.csv")
    (chunk,) = read_register([path], Options(), UNWATCHED).chunks()
    assert UNWANTED not in chunk.write_csv()
