"""The columns of a file corrected in the real window, by keys alone, to a finished import."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.batches.intake import Side
from app.batches.intake_targets import target_choices
from app.demo import DemoOptions, generate
from app.demo.layouts import LAYOUTS
from app.extracts import Detection, Options, inspect
from app.extracts.targets import Side as FileSide
from tests.gui.conftest import Opener
from tests.support.extract_files import (
    protected_workbook,
    register_rows,
    renamed,
    subject_rows,
    workbook,
)
from tests.support.jobs import csv
from tests.support.keyboard import Keyboard
from tests.support.office import SUPERVISOR, a_staffed_desk, stand_up
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.column_desk import ColumnDesk
from ui.widgets.import_form import ImportForm
from ui.widgets.password_card import PasswordCard

PASSWORD = "ひらけ ごま 2026"
DATA = generate(DemoOptions(subjects=60, residents=300, seed=5))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "inspection"
    stand_up(a_staffed_desk(folder))
    return folder


class Clerk:
    """Somebody at the intake page who only uses keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.keys = Keyboard(qtbot, window)
        assert window.shell is not None
        window.shell.open_page("intake")
        self.page = cast("IntakePage", window.shell.page("intake"))

    def look_at(self, path: Path, side: Side) -> None:
        self.page.look_at(side, (path,))
        self.settle()

    def settle(self) -> None:
        """Until nothing is being read."""
        self.keys.wait(lambda: not self.page.workplace.jobs.busy)

    @property
    def desk(self) -> ColumnDesk:
        return self.page.findChildren(ColumnDesk)[-1]

    @property
    def form(self) -> ImportForm:
        return next(one for one in self.page.findChildren(ImportForm) if not one.isHidden())

    def told(self) -> str:
        found = [one for one in self.page.findChildren(QLabel, "reading_told") if one.isVisible()]
        return found[-1].text() if found else ""

    def go_to(self, place: int) -> None:
        """The row of a column, from wherever the focus is."""
        self.keys.walk_to(self.desk.table)
        self.keys.press(*["Up"] * self.desk.table.currentIndex().row(), *["Down"] * place)

    def mean(self, place: int, target: str, person: int = 0) -> None:
        """Enter on the column, its meaning found by the arrows, Enter."""
        self.go_to(place)
        self.keys.press("Return")
        if person:
            self.keys.press("Tab")
            assert isinstance(self.keys.focus(), QSpinBox)
            self.keys.press("Ctrl+A")
            self.keys.write(str(person))
            self.keys.press("Shift+Tab")
        order = [value for value, _ in target_choices(self.form._preview.side)]
        self.keys.press("Home", *["Down"] * order.index(target), "Return")
        assert self.desk.table.hasFocus()

    def accept(self, *, scheme: bool = False) -> None:
        """Fill in what only a person knows, and take the file in."""
        form = self.form
        for tick in form.findChildren(QCheckBox, "import_looked"):
            self.keys.walk_to(tick)
            self.keys.press("Space")
        self.keys.walk_to(form.reference_date)
        self.keys.write("R8.10.1")
        if scheme and not form.scheme.currentData():
            self.keys.walk_to(form.scheme)
            self.keys.press("Down")
        if form._preview.side is Side.REGISTER:
            self.keys.walk_to(form.coverage)
            self.keys.press("Down")
        self.keys.walk_to(form._accept)
        self.keys.press("Return")
        self.settle()

    def problem(self) -> str:
        """What the form or the page says is wrong."""
        return "".join(form._problem.text() for form in self.page.findChildren(ImportForm))

    def taken(self) -> int:
        return len([batch for batch in self.page.intake.batches() if batch.in_use])


@pytest.fixture
def clerk(qtbot: QtBot, open_as: Opener) -> Clerk:
    return Clerk(qtbot, open_as(SUPERVISOR))


def nonsense(folder: Path, file: Path, side: FileSide) -> tuple[Path, Detection]:
    """The same rows under headings that say nothing, and what they mean in truth."""
    truth = inspect(file, side, None)
    table = truth.tables[0]
    sample = next(one for one in truth.source.samples() if one.sheet == table.sheet)
    headings = [f"A{at}" for at in range(1, len(table.headings) + 1)]
    rows = [row.cells for row in sample.rows[table.plan.skip :]]
    full = [tuple([*row, *[""] * len(headings)][: len(headings)]) for row in rows if any(row)]
    made: Sequence[tuple[str, ...]] = [tuple(headings), *full]
    target = folder / "nonsense"
    target.mkdir()
    if file.suffix == ".xlsx":
        return workbook(target, {"一覧": made}, name=file.name), truth
    path = target / f"{file.stem}.csv"
    lines = ["\t".join(row) for row in made]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig")
    return path, truth


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_every_layout_under_nonsense_headings_is_mapped_by_keys(
    clerk: Clerk, tmp_path: Path, make: object
) -> None:
    file = make(DATA)  # type: ignore[operator]  # a layout
    source = tmp_path / file.name
    source.write_bytes(file.content)
    side = Side.REGISTER if file.truth is None else Side.SUBJECT
    path, truth = nonsense(tmp_path, source, FileSide(side.value))
    clerk.look_at(path, side)
    assert not clerk.page.problem.isVisible(), clerk.page.problem.text()
    wanted = {(c.position, c.target, c.person) for c in truth.tables[0].columns}
    wanted = {one for one in wanted if one[1] != "ignored"}
    shown = {(c.position, c.target, c.person) for c in clerk.desk._reading.columns if c.target}
    for place, _, _ in sorted(shown - wanted):
        if not any(place == at for at, _, _ in wanted):
            clerk.mean(place, "")
    for place, target, person in sorted(wanted - shown):
        clerk.mean(place, target, person)
    clerk.settle()
    now = {(c.position, c.target, c.person) for c in clerk.desk._reading.columns if c.target}
    assert {one[0] for one in wanted} == {one[0] for one in now}
    assert not clerk.desk._reading.refused
    clerk.accept(scheme=True)
    assert clerk.taken() == 1, (clerk.page.problem.text(), clerk.problem())
