"""Benchmark: the review desk on a queue of 100,000 cases in a real encrypted store.

Run: `.venv/bin/python tests/benchmarks/desk.py [--cases N] [--decisions N] [--match] [--profile]`.

The real window is driven by keys without a screen. A time is from the key to the painted page, in
milliseconds; beside it the processor's share of it, which other programs on the machine do not
change much. `--match` also matches made-up extracts in a child process while the caseworker moves
through the queue, and prints the longest gap of the event loop.
"""

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import large_queue  # noqa: E402 - after the path
from event_loop import longest_gap_of_a_match  # noqa: E402 - after the path
from PySide6.QtCore import Qt  # noqa: E402 - after the path
from PySide6.QtTest import QTest  # noqa: E402 - after the path
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - after the path

from app import program  # noqa: E402 - after the path
from app.cases.queues import QueueFilter  # noqa: E402 - after the path
from app.keys import SMALL  # noqa: E402 - after the path
from app.review.assignment import PORTION, Share  # noqa: E402 - after the path
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR  # noqa: E402 - after the path
from tests.support.window import CheapDoor, PreparedAsker  # noqa: E402 - after the path
from ui.main_window import MainWindow  # noqa: E402 - after the path
from ui.pages.review import ReviewPage  # noqa: E402 - after the path
from ui.shell import Shell  # noqa: E402 - after the path
from ui.start import dress, name_variants, start_application  # noqa: E402 - after the path
from ui.theme import THEMES, ThemeName  # noqa: E402 - after the path

CASES, DECISIONS = 100_000, 400
_WARM, _AGAIN = 20, 8


class Spent(NamedTuple):
    """Milliseconds on the clock and of the processor."""

    wall: float
    processor: float


def main() -> int:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    parser.add_argument("--match", action="store_true")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--keep", type=Path, help="keep the inspection here, or use it again")
    arguments = parser.parse_args()
    application = start_application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch) / "inspection"
        if not folder.exists():
            large_queue.make(folder, arguments.cases)
        _measure_desk(application, folder, arguments)
        if arguments.match:
            print(longest_gap_of_a_match(_window(application), Path(scratch) / "match"))
    return 0


def _measure_desk(application: QApplication, folder: Path, arguments: argparse.Namespace) -> None:
    window = _window(application)
    print(_line("desk, first of a process", [_come_in(window, folder)]))
    print(_line("desk of the next person", [_come_in(window, folder) for _ in range(_AGAIN)]))
    shell = window.shell
    if shell is None:
        raise RuntimeError("nobody came in")
    page = cast("ReviewPage", shell.page("review"))
    print(f"cases in the queue {page.model.rowCount():,}")
    print(_line("open the queue", [_open_queue(shell, page) for _ in range(_AGAIN)]))
    page.queue.setFocus()
    for what, times in _moves(page):
        print(_line(what, times))
    profile = cProfile.Profile()
    _decide(page, _WARM)
    if arguments.profile:
        profile.enable()
    asked, answered = _decide(page, arguments.decisions)
    if arguments.profile:
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    print(_line("answer key to reasons", asked))
    print(_line("reason key to next case", answered))
    window.close()
    print(_line("giving cases, a portion", _give(folder)))


def _come_in(window: MainWindow, folder: Path) -> Spent:
    """From the password accepted to the first case painted: every widget of the desk is new."""
    if window.shell is not None:
        window.hand_over()
    desk = program.sign_in(folder, user=CASEWORKER, password=PASSWORD, weakest=SMALL)
    return _timed(lambda: window.come_in(folder, desk))


def _open_queue(shell: Shell, page: ReviewPage) -> Spent:
    """From another page to the queue, which changed meanwhile: groups, counts, order, first case."""
    shell.open_page("reports")
    QApplication.processEvents()
    page.model.show_cases(())
    page.pane.show_nothing("")
    page._stale = True
    return _timed(lambda: shell.open_page("review"))


def _window(application: QApplication) -> MainWindow:
    appearance = dress(application, THEMES[ThemeName.LIGHT], percent=100)
    variants = name_variants()
    window = MainWindow(CheapDoor(), PreparedAsker(), appearance=appearance, variants=variants)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    application.processEvents()
    return window


def _moves(page: ReviewPage) -> list[tuple[str, list[Spent]]]:
    """Moving, filtering and searching."""

    forward = [_timed(lambda: _press(Qt.Key.Key_J)) for _ in range(200)]
    last = page.model.rowCount() - 1
    far = [_timed(partial(page.queue.choose, last * n // 20)) for n in range(1, 21)]
    page.queue.choose(0)
    return [
        ("J to the next case", forward[_WARM:]),
        ("jump to a far case", far),
        (
            "another state",
            [_timed(partial(page.state_filter.setCurrentIndex, n)) for n in (7, 0, 7, 0)],
        ),
        (
            "search",
            [_timed(partial(_search, page, text)) for text in ("ﾜﾀﾅﾍﾞ", "高橋", "T0999", "")],
        ),
        ("another grouping", [_timed(partial(_group_by, page, n)) for n in (1, 2, 3, 4, 5, 6, 0)]),
        ("another order", [_timed(partial(_order_by, page, n)) for n in (1, 2, 3, 0) * 2]),
        ("read all again", [_timed(page.read_again) for _ in range(5)]),
    ]


def _decide(page: ReviewPage, decisions: int) -> tuple[list[Spent], list[Spent]]:
    asked, answered = [], []
    for _ in range(decisions):
        before = page.case_id()
        asked.append(_timed(lambda: _press(Qt.Key.Key_1)))
        answered.append(_timed(lambda: _press(Qt.Key.Key_Return)))
        if page.case_id() == before:
            raise RuntimeError("the case did not change")
    return asked, answered


def _give(folder: Path) -> list[Spent]:
    """All cases to two people; the event loop goes on between two portions."""
    desk = program.sign_in(folder, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    people = tuple(one.person_id for one in desk.assignment.workers() if one.active)[:2]
    share = Share(wanted=QueueFilter(), people=people, most=0, also_given=True)
    portions = desk.assignment.give(share)
    rounds = -(-desk.assignment.in_share(share) // PORTION)
    spent = [_timed(partial(next, portions)) for _ in range(rounds)]
    desk.close()
    return spent


def _search(page: ReviewPage, text: str) -> None:
    page.search.setText(text)
    page.tools.search_now()


def _group_by(page: ReviewPage, number: int) -> None:
    page.tools.by.setCurrentIndex(number)
    page.tools.by.activated.emit(number)


def _order_by(page: ReviewPage, number: int) -> None:
    page.tools.order.setCurrentIndex(number)
    page.tools.order.activated.emit(number)


def _press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(cast("QWidget", focus), key)


def _timed(act: Callable[[], object]) -> Spent:
    """From the act to the painted page."""
    wall, processor = time.perf_counter(), time.process_time()
    act()
    QApplication.processEvents()
    return Spent((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)


def _line(what: str, spent: Sequence[Spent]) -> str:
    wall = _figures([one.wall for one in spent])
    processor = _figures([one.processor for one in spent])
    return f"{what:<24}{wall} ms   processor {processor} ms   n {len(spent)}"


def _figures(times: Sequence[float]) -> str:
    ordered = sorted(times)
    half, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    return f"p50 {half:6.1f}  p99 {high:6.1f}  max {ordered[-1]:6.1f}"


if __name__ == "__main__":
    sys.exit(main())
