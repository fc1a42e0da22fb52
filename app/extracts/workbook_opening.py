"""Opening a workbook: its bytes are read in a child process, its cells come back as JSON.

How to add a fact about a sheet: a field in both directions below.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import KnownError
from app.extracts.cells import SheetCells
from app.extracts.opening import Form, Opened
from app.extracts.second_reading import SecondReading
from app.extracts.sentences import refuse
from app.extracts.workbook import Sheet, WorkbookFile
from app.job_runner import DIED, run_job
from app.jobs import Job, JobKind, JobSpec

_WORDS = "Excelの読み取り"


def open_workbook(opened: Opened, password: str) -> WorkbookFile:
    """Read a workbook completely, in a child process.

    Args:
        opened: the file.
        password: of a protected workbook, else "".

    Raises:
        KnownError: the workbook is refused; E612 where its bytes brought the reader down, E112
            where the file changed meanwhile.
    """
    if opened.form is Form.PROTECTED and not password:
        raise refuse("E105", file=opened.name)
    spec = JobSpec(JobKind.WORKBOOK, {"path": str(opened.path.absolute()), "password": password})
    try:
        result = run_job(Job(spec, _WORDS, {}), lambda _: None, quiet=True)
    except KnownError as error:
        if error.code == DIED:
            raise refuse("E612", file=opened.name) from None
        raise
    opened.check_unchanged()
    return _workbook(opened, result)


def workbook_facts(file: WorkbookFile) -> dict[str, object]:
    """A workbook as JSON values; `open_workbook` turns them back."""
    return {
        "sha256": file.sha256,
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "rows": [[n, list(r), list(r.values())] for n, r in sheet.cells.rows.items()],
                "formulas": sheet.cells.formulas,
                "errors": sheet.cells.errors,
                "merged": sheet.cells.merged,
                "hidden_rows": sorted(sheet.cells.hidden_rows),
                "dates": list(sheet.cells.dates.items()),
                "padded": list(sheet.cells.padded.items()),
            }
            for sheet in file.sheets
        ],
        "second": {name: [s.filled, list(s.columns)] for name, s in file.second.items()},
    }


def _workbook(opened: Opened, facts: Mapping[str, Any]) -> WorkbookFile:
    second = {
        name: SecondReading(filled, tuple(columns))
        for name, (filled, columns) in facts["second"].items()
    }
    sheets = tuple(Sheet(s["name"], s["hidden"], _cells(s)) for s in facts["sheets"])
    return WorkbookFile(opened, sheets, second, facts["sha256"])


def _cells(sheet: Mapping[str, Any]) -> SheetCells:
    return SheetCells(
        rows={n: dict(zip(at, texts, strict=True)) for n, at, texts in sheet["rows"]},
        formulas=_places(sheet["formulas"]),
        errors=_places(sheet["errors"]),
        merged=[(r1, c1, r2, c2) for r1, c1, r2, c2 in sheet["merged"]],
        hidden_rows=set(sheet["hidden_rows"]),
        dates=dict(sheet["dates"]),
        padded=dict(sheet["padded"]),
    )


def _places(pairs: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    return [(row, column) for row, column in pairs]
