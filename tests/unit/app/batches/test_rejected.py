"""取込不可一覧: what the sender gets, and that only accepted rows stay out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.batches.rejected import (
    LeftOut,
    as_csv,
    file_name,
    list_digest,
    rejected_list,
    require_accepted,
    require_at_most,
)
from app.errors import KnownError

ROWS = [[5, "", "", "5行目の項目数が14です(正しくは12)。この行は取り込みません。", "E304"]]


def facts(rows: list[list[object]]) -> dict[str, object]:
    return {
        "names": ["techo.csv"],
        "rows_counted": 40,
        "rows_kept": 40 - len(rows),
        "rows_rejected": len(rows),
        "rejections": rows,
        "rejected_sha256": list_digest(rows),
    }


def test_the_list_says_what_is_to_be_done() -> None:
    found = rejected_list(facts(ROWS), sha256="ab" * 32)
    (row,) = found.rows
    assert (row.row_number, row.column) == (5, "行全体")
    assert row.reason == "5行目の項目数が14です(正しくは12)(E304)"
    assert "引用符" in row.advice
    assert file_name(found) == "取込不可一覧_abababab.csv"


@given(st.text(max_size=12).filter(lambda text: "\x00" not in text))
def test_no_cell_of_the_senders_file_is_calculated(text: str) -> None:
    found = rejected_list(facts([[1, text, text, text, "E304"]]), sha256="ab" * 32)
    content = as_csv(found)
    assert content.startswith(b"\xef\xbb\xbf")
    decoded = content.decode("utf-8-sig")
    for cell in list(csv.reader(io.StringIO(decoded, newline="")))[1]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_only_what_a_person_saw_is_left_out() -> None:
    seen = LeftOut(1, list_digest(ROWS))
    require_accepted(facts(ROWS), seen)
    require_accepted(facts(ROWS), None)
    require_accepted(facts([]), LeftOut(0, ""))
    others = [[6, *ROWS[0][1:]]]
    for wrong in (facts(others), facts([*ROWS, *others])):
        with pytest.raises(KnownError, match="K105"):
            require_accepted(wrong, seen)


def test_more_than_allowed_beforehand_stops() -> None:
    require_at_most({"facts": facts(ROWS)}, 1)
    with pytest.raises(KnownError, match="K105"):
        require_at_most({"facts": facts(ROWS)}, 0)
