"""How long the event loop of the window ever stands still while a real match runs beside it."""

import time
from datetime import date
from pathlib import Path

from command_line import totsugo
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import program
from app.batches.intake import Coverage, Plan, Side
from app.job_runner import run_job
from app.keys import SMALL
from app.program import Program
from tests.support.office import PASSWORD, SUPERVISOR, a_staffed_desk, stand_up
from ui.main_window import MainWindow
from ui.pages.runs import RunsPage

_SUBJECTS, _RESIDENTS = "20000", "100000"
_EVERY_MS = 2
_LONG_S = 0.1
_LONGEST_S = 900


class LoopWatch:
    """Remembers the longest time between two turns of the event loop, and how often it was long.

    `worked` is the most that this process itself worked between two turns: on a machine that is busy
    with other things the rest of a gap is theirs.
    """

    def __init__(self) -> None:
        self.longest = self.worked = 0.0
        self.long = 0
        self._last, self._processor = time.perf_counter(), time.thread_time()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(_EVERY_MS)

    def _on_turn(self) -> None:
        now, processor = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.worked = max(self.worked, processor - self._processor)
        self.long += now - self._last > _LONG_S
        self._last, self._processor = now, processor


def longest_gap_of_a_match(window: MainWindow, folder: Path) -> str:
    """Import made-up extracts, match them from the window, and watch; a line of words."""
    desk = _prepared(folder)
    window.come_in(folder / "inspection", desk)
    shell = window.shell
    if shell is None:
        raise RuntimeError("nobody came in")
    shell.open_page("runs")
    page = shell.page("runs")
    if not isinstance(page, RunsPage):
        raise TypeError
    QApplication.processEvents()
    watch, begun = LoopWatch(), time.perf_counter()
    page.start()
    while window._jobs.busy and time.perf_counter() - begun < _LONGEST_S:
        QTest.qWait(5)
    seconds = time.perf_counter() - begun
    cases = desk.review.counts().total
    window.close()
    return (
        f"match of {seconds:.0f} s to {cases:,} cases: longest gap of the loop"
        f" {watch.longest * 1000:.0f} ms, {watch.long} over {_LONG_S * 1000:.0f} ms;"
        f" longest work of its own between two turns {watch.worked * 1000:.0f} ms"
    )


def _prepared(folder: Path) -> Program:
    totsugo("demo", str(folder / "medium"), "--subjects", _SUBJECTS, "--residents", _RESIDENTS)
    inspection = folder / "inspection"
    stand_up(a_staffed_desk(inspection))
    desk = program.sign_in(inspection, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    for name, side in (("techo.csv", Side.SUBJECT), ("register.csv", Side.REGISTER)):
        path = folder / "medium" / name
        plan = Plan(
            paths=(path,),
            side=side,
            extract=path.stem,
            scheme="seishin_techo" if side is Side.SUBJECT else "",
            reference_date=date(2026, 10, 1),
            coverage=Coverage.ALL,
            statuses={},
            restore_leading_zeros=False,
            profile="",
        )
        job = desk.intake.start(plan)
        desk.intake.finish(job, run_job(job, lambda _progress: None))
    return desk
