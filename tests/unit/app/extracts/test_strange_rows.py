"""The strangest rows: rare patterns of otherwise regular columns, in one pass."""

from pathlib import Path

from app.extracts import Options, Side, Watch, inspect, read_register, read_subjects
from app.extracts.strange_rows import MOST_PATTERNS, StrangeRows
from tests.support.extract_files import (
    delimited,
    register_rows,
    subject_rows,
    with_cell,
)


def _watched(strange: StrangeRows) -> Watch:
    return Watch(progress=lambda _a, _b: None, cancelled=lambda: False, rows=strange.look)


def test_rows_with_rare_patterns_come_first(tmp_path: Path) -> None:
    rows = subject_rows(200)
    rows = with_cell(rows, 50, "生年月日", "昭和五十年頃")
    rows = with_cell(rows, 120, "性別", "そのた")
    rows = with_cell(rows, 180, "個人番号", "12345678901X")
    path = delimited(tmp_path, rows)
    strange = StrangeRows(path)
    read_subjects([path], Options(), _watched(strange))
    assert {row.row for row in strange.rows(3)} == {51, 121, 181}


def test_a_warning_makes_a_row_strange_though_it_looks_alike(tmp_path: Path) -> None:
    rows = with_cell(subject_rows(200), 77, "生年月日", "19751399")
    path = delimited(tmp_path, rows)
    strange = StrangeRows(path)
    read_subjects([path], Options(), _watched(strange))
    assert strange.rows(1)[0].row == 78


def test_memory_is_bounded_and_further_passes_do_not_count(tmp_path: Path) -> None:
    rows = [list(row) for row in register_rows(400)]
    at = rows[0].index("住所")
    for number, row in enumerate(rows[1:]):
        row[at] = "サンプル市" + "あ" * number
    path = delimited(tmp_path, [tuple(row) for row in rows], name="register.csv")
    strange = StrangeRows(path)
    extract = read_register([path], Options(), _watched(strange))
    list(extract.chunks())
    column = inspect(path, Side.REGISTER, None).tables[0].headings.index("性別")
    assert sum(strange.values(column).values()) == 400
    assert len(strange.rows(10_000)) <= MOST_PATTERNS * len(rows[0])
