"""A document drawn by a child: what goes in comes back as a locked file, and only after its entry."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from app.case_states import CaseId
from app.clock import SystemClock
from app.errors import KnownError
from app.plain_values import from_plain, to_line
from app.printing.case_printing import Printing, PrintRequest
from app.printing.drawing import PaperDrawing
from app.program import Program, program_at
from app.views import CaseView, PrintRow
from app.worker.draw_job import draw
from app.worker.payload import Payload
from tests.support.inspected import a_document, put_cases
from tests.support.office import a_staffed_desk

LOCK = "chotto nagai himitsu"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    desk = a_staffed_desk(tmp_path / "inspection")
    put_cases(desk, [*(a_document(n) for n in range(4)), a_document(4, protected=True)])
    made = program_at(desk)
    yield made
    made.close()


def _begun(program: Program, report: str, numbers: range, password: str = LOCK) -> PaperDrawing:
    request = PrintRequest(report_id=report, case_ids=tuple(CaseId(n) for n in numbers))
    return Printing(program, SystemClock()).draw(request, password=password)


def _result(drawing: PaperDrawing) -> dict[str, object]:
    lines = list(drawing.feed())
    payload = Payload(json.loads(drawing.job.spec.line()))
    return draw(payload, lines, lambda _progress: None)


def test_a_case_travels_to_the_child_and_back_unchanged(program: Program) -> None:
    view = program.review.open(CaseId(1))
    assert from_plain(CaseView, json.loads(to_line(view))) == view


def test_the_document_is_entered_then_saved_locked_and_nothing_is_left_behind(
    program: Program, tmp_path: Path
) -> None:
    drawing = _begun(program, "audit_list", range(1, 6))
    result = _result(drawing)
    left = sorted(program.desk.runs.iterdir())
    entered: list[tuple[PrintRow, Path]] = []

    for _ in drawing.finish(result, tmp_path, lambda row, path: entered.append((row, path))):
        assert Printing(program, SystemClock()).history()

    (row, path) = entered[0]
    assert (row.cases, row.pages) == (4, 1)
    assert len(left) == 2
    assert len(list(program.desk.runs.iterdir())) == 1
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
    assert "渡邉".encode() not in path.read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    assert len(pypdfium2.PdfDocument(path, password=LOCK)) == 1


def test_a_print_without_a_case_is_refused(program: Program) -> None:
    with pytest.raises(KnownError, match="G101"):
        _result(_begun(program, "audit_list", range(5, 6)))


def test_a_short_password_is_refused_before_anything_is_read(program: Program) -> None:
    with pytest.raises(KnownError, match="G102"):
        _begun(program, "audit_list", range(1, 3), password="short")


def test_a_folder_that_takes_nothing_is_said_and_leaves_nothing(
    program: Program, tmp_path: Path
) -> None:
    drawing = _begun(program, "audit_list", range(1, 6))
    result = _result(drawing)
    with pytest.raises(KnownError, match="G103"):
        list(drawing.finish(result, tmp_path / "nowhere", lambda _row, _path: None))
    assert len(list(program.desk.runs.iterdir())) == 1
