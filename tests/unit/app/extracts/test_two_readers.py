"""What was kept, rejected and skipped is what another reader counts, and so is every number.

The other readers here are Python's csv, fastexcel and a knife for lines of fixed width, each used
as plainly as can be; and where the program's own two readers disagree, the file is refused.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from app.demo import DemoOptions, generate
from app.demo.layouts import LAYOUTS
from app.demo.layouts.registers import fixed_register
from app.errors import KnownError
from app.extracts import (
    UNWATCHED,
    Detection,
    FileReport,
    Options,
    Side,
    fixed_reader,
    inspect,
    read_register,
    read_subjects,
    sources,
)
from app.extracts.delimited import DelimitedFile
from app.extracts.delimited_reader import DelimitedReader
from app.extracts.fixed_width import FixedFile
from app.extracts.opening import Opened
from app.extracts.tables import raw_column
from app.extracts.workbook import WorkbookFile
from tests.support.extract_files import PLAIN, delimited, register_rows, subject_rows, workbook

SAMPLE = Path(__file__).parents[3] / "data" / "sample"
SHEETS = {"令和7年度": subject_rows(9), "令和8年度": subject_rows(14), "旧": subject_rows(5)}


def read(path: Path, side: Side) -> FileReport:
    if side is Side.REGISTER:
        return read_register([path], Options(), UNWATCHED).reports[0]
    return read_subjects([path], Options(), UNWATCHED).reports[0]


def counted_again(path: Path, found: Detection) -> tuple[int, str]:
    """Rows below the headings, and the digest of the number columns, by the plain readers."""
    tables = [list(_plain_rows(path, found, table.sheet)) for table in found.tables]
    digest = hashlib.sha256()
    rows = 0
    for table, lines in zip(found.tables, tables, strict=True):
        below = lines[table.plan.skip :]
        rows += len(below)
        for column in table.plan.numbers:
            numbers = [line[column] for line in below if any(line)]
            end = "" if table.sheet else "\n"
            digest.update(("\n".join(numbers) + end).encode())
    return rows, digest.hexdigest()


def _plain_rows(path: Path, found: Detection, sheet: str) -> Iterator[list[str]]:
    source = found.source
    if isinstance(source, DelimitedFile):
        text = path.read_bytes().decode(source.encoding.codec).removeprefix("\ufeff")
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=source.delimiter)
    elif isinstance(source, FixedFile):
        yield from _cut_lines(path, source)
    else:
        loaded = fastexcel.read_excel(path).load_sheet(sheet, header_row=None, dtypes="string")
        frame = loaded.to_polars().select(pl.all().fill_null(""))
        yield from ([str(cell) for cell in row] for row in frame.iter_rows())


def _cut_lines(path: Path, source: FixedFile) -> Iterator[list[str]]:
    """Every line of a Shift_JIS file cut by the widths that were found: a byte is a column."""
    assert source.encoding.codec == "cp932"
    for line in path.read_bytes().splitlines():
        cuts = (line[start : start + length] for start, length in source.layout.columns)
        yield [cut.decode("cp932").strip(" \u3000") for cut in cuts]


def check(path: Path, side: Side) -> None:
    report = read(path, side)
    assert report.rows_kept + report.rows_rejected + report.rows_skipped == report.rows_counted
    rows, digest = counted_again(path, inspect(path, side, None))
    assert (report.rows_counted, report.number_digest) == (rows, digest)


@pytest.fixture(scope="module")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Side]]:
    """Every layout of the demonstration, each written twice."""
    files = []
    for seed in (11, 12):
        folder = tmp_path_factory.mktemp(f"layouts{seed}")
        data = generate(DemoOptions(subjects=120, residents=600, seed=seed, layouts="all"))
        for file in (make(data) for make in LAYOUTS):
            (folder / file.name).write_bytes(file.content)
            side = Side.REGISTER if file.truth is None else Side.SUBJECT
            files.append((folder / file.name, side))
    return files


def test_every_layout(layouts: list[tuple[Path, Side]]) -> None:
    forms = set()
    for path, side in layouts:
        check(path, side)
        forms.add(path.suffix)
    assert forms == {".csv", ".txt", ".xlsx"}


@pytest.mark.parametrize("name", ["register.csv", "techo.csv", "jiritsu.csv", "seiho.xlsx"])
def test_the_sample(name: str) -> None:
    check(SAMPLE / name, Side.REGISTER if name == "register.csv" else Side.SUBJECT)


def test_a_workbook_of_several_sheets(tmp_path: Path) -> None:
    check(workbook(tmp_path, SHEETS), Side.SUBJECT)


def test_rejected_and_skipped_rows_are_counted(tmp_path: Path) -> None:
    rows = subject_rows(20)
    rows[4] = (*rows[4], "x")
    odd = [*rows[:9], ("",) * 10, *rows[9:], ("合計", "20件", *("",) * 8)]
    report = read(delimited(tmp_path, odd), Side.SUBJECT)
    counts = (report.rows_kept, report.rows_rejected, report.rows_skipped, report.rows_counted)
    assert counts == (19, 1, 2, 22)


def fixed(folder: Path) -> Path:
    data = generate(DemoOptions(subjects=60, residents=300, seed=3, layouts="all"))
    file = fixed_register(data)
    path = folder / file.name
    path.write_bytes(file.content)
    return path


Change = Callable[[pl.Series], pl.Series]


def other_digits(values: pl.Series) -> pl.Series:
    """Other digits in the last line alone."""
    return pl.concat([values[:-1], values[-1:].str.replace_all("[0-9]", "x")])


def one_row_less(values: pl.Series) -> pl.Series:
    return values[:-1]


@pytest.mark.parametrize("change", [other_digits, one_row_less])
@pytest.mark.parametrize(
    ("make", "reader", "second"),
    [
        (
            lambda f: delimited(f, register_rows(), PLAIN, "r.csv"),
            DelimitedReader,
            "_second_reading",
        ),
        (fixed, fixed_reader, "_second_reading"),
    ],
)
def test_a_reader_that_disagrees_stops_the_file(
    make: Callable[[Path], Path],
    reader: object,
    second: str,
    change: Change,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = make(tmp_path)
    really = getattr(reader, second)

    def other(*words: object) -> pl.DataFrame | pl.Series:
        found = really(*words)
        if isinstance(found, pl.Series):
            return change(found)
        rows = found[: len(change(found.to_series()))]
        return rows.with_columns(change(rows[raw_column(2)])) if len(rows) == len(found) else rows

    monkeypatch.setattr(reader, second, other)
    with pytest.raises(KnownError, match="E610"):
        read(path, Side.REGISTER)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("old", "new"), [("filled", 3), ("columns", ())])
def test_a_sheet_on_which_the_readers_disagree_stops_the_workbook(
    sheet: str, old: str, new: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = sources.open_workbook

    def other(opened: Opened, password: str) -> WorkbookFile:
        file = really(opened, password)
        changed = replace(file.second[sheet], **{old: new})  # type: ignore[arg-type]  # one field
        return replace(file, second={**file.second, sheet: changed})

    monkeypatch.setattr(sources, "open_workbook", other)
    with pytest.raises(KnownError, match="E610"):
        read(workbook(tmp_path, SHEETS), Side.SUBJECT)
