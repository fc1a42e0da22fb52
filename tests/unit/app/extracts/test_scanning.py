"""Our own reader finds the records that the csv module finds, and refuses what is ambiguous."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import KnownError
from app.extracts.scanning import Layout, Records, scan
from tests.support.extract_files import Form

COMMA = Layout(ord(","), cr_only=False, quoting=True)

cells = st.text(st.sampled_from('あ亜a1,"\n 　\r'), max_size=6).filter(
    lambda cell: "\r" not in cell
)
tables = st.lists(st.lists(cells, min_size=2, max_size=5), min_size=1, max_size=8)


def _scanned(data: bytes, step: int = 7) -> list[Records]:
    blocks = (data[at : at + step] for at in range(0, len(data), step))
    return list(scan(blocks, COMMA, file="t.csv"))


@given(tables, st.booleans(), st.sampled_from(["\n", "\r\n"]), st.integers(1, 50))
def test_records_are_those_of_the_csv_module(
    rows: list[list[str]], quote_all: bool, newline: str, step: int
) -> None:
    text = Form(newline=newline, quote_all=quote_all).text(rows)
    expected = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    found = [
        records.texts(at)
        for records in _scanned(text.encode(), step)
        for at in range(len(records.starts))
    ]
    assert [row if row != [""] else [] for row in found] == expected


@given(tables)
def test_fields_and_lines_are_counted(rows: list[list[str]]) -> None:
    text = Form(newline="\n").text(rows)
    (records,) = _scanned(text.encode(), len(text) * 4)
    assert records.fields.tolist() == [len(row) for row in rows]
    lines, line = [], 1
    for row in rows:
        lines.append(line)
        line += 1 + sum(cell.count("\n") for cell in row)
    assert records.lines.tolist() == lines


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ('a,b\n"c,d\ne,f\n', "E301", 2),
        ('a,b\nc"x,d\ne"y,f\n', "E302", 2),
        ('a,b\n"c"x,"d"\n', "E302", 2),
        ('"a","b"\n"c,"d"\n', "E301", 2),
        ('"a","b"\n"c","d\n"e","f"\n', "E301", 2),
    ],
)
def test_quotes_that_do_not_pair_are_refused(text: str, code: str, row: int) -> None:
    with pytest.raises(KnownError) as refusal:
        _scanned(text.encode(), 99)
    assert refusal.value.code == code
    assert f"{row}行目" in refusal.value.sentence


def test_a_last_line_without_end_is_a_record() -> None:
    (records,) = _scanned(b"a,b\nc,d", 99)
    assert records.texts(1) == ["c", "d"]


def test_cr_alone_ends_lines() -> None:
    layout = Layout(ord(","), cr_only=True, quoting=True)
    (records,) = scan(iter([b"a,b\rc,d\r"]), layout, file="t.csv")
    assert records.texts(1) == ["c", "d"]
