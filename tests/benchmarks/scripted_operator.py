"""Benchmark: how long a reader needs at the desk, by a fixed model of reading and measured waiting.

Run: `.venv/bin/python -m tests.benchmarks.scripted_operator [--seeds 1 2 3] [--subjects N]
[--residents N]`.

For every seed an office is generated and matched for real, and its B cases are worked through in the
real window by keys: first the groups, then what is left, one by one. Nobody reads here: reading is
0.3 s for each ＝ on the screen and 1.5 s for each ≒ △ ✕ ？, deciding 1.2 s, a key 0.28 s, and to that
comes the time from each key to the painted page. A mark that stands once above a list of members is
read once; a member beneath it that shows no mark of its own is seen to be like the others in 0.3 s.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import program
from app.case_states import Lane
from app.cases.queues import Grouping, QueueFilter
from app.demo import DemoOptions, generate, with_rare_names, write
from app.demonstration import PASSWORD, PEOPLE, build_demonstration
from matching import Agreement
from tests.support.window import CheapDoor, PreparedAsker
from ui.dialogs.group_decision import GroupDialog
from ui.main_window import MainWindow
from ui.pages.review import ReviewPage
from ui.start import dress, name_variants, start_application
from ui.theme import THEMES, ThemeName
from ui.widgets.agreement import AgreementGlyph
from ui.widgets.member_row import MemberRow

EQUAL_S, OTHER_S, DECIDING_S, KEY_S = 0.3, 1.5, 1.2, 0.28
_LIMITS = "limits: 10 s a case, 1.5 s a member, 2 keys a decision"
_DANGEROUS = frozenset({"guardian_number", "namesake_number", "better_candidate"})
"""B patterns whose reader has to compare with another resident too: no ordinary cases."""
_LEAST_MEMBERS = 8
"""Smaller groups are all sample, or nearly."""


@dataclass
class Effort:
    """What a number of decisions took."""

    seconds: list[float] = field(default_factory=list)
    keys: int = 0
    waited: float = 0.0
    equal: int = 0
    other: int = 0


def main() -> int:
    """Work through every seed and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--subjects", type=int, default=1_500)
    parser.add_argument("--residents", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="keep the generated offices here, or use them")
    arguments = parser.parse_args()
    application = start_application()
    work = _Work(application)
    with tempfile.TemporaryDirectory() as scratch:
        place = arguments.keep or Path(scratch)
        for seed in arguments.seeds:
            folder = place / f"office {seed}"
            if not folder.exists():
                _make(folder, DemoOptions(arguments.subjects, arguments.residents, seed))
            work.through(folder)
    work.tell()
    return 0


def _make(folder: Path, options: DemoOptions) -> None:
    with tempfile.TemporaryDirectory() as medium:
        write(with_rare_names(generate(options)), Path(medium))
        build_demonstration(folder, Path(medium), lambda _progress: None)


class _Work:
    """The operator: keys into the real window, and what each decision took."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._appearance = dress(application, THEMES[ThemeName.LIGHT], percent=100)
        self._variants = name_variants()
        self._singly: dict[tuple[str, str], Effort] = {}
        self._sampled: dict[str, Effort] = {}
        self._listed: dict[str, Effort] = {}
        self._words: dict[str, str] = {}

    def through(self, folder: Path) -> None:
        """One office: its groups, then its B cases one by one."""
        window = MainWindow(
            CheapDoor(), PreparedAsker(), appearance=self._appearance, variants=self._variants
        )
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        desk = program.sign_in(folder, user=PEOPLE[1].user, password=PASSWORD)
        window.come_in(folder, desk)
        shell = window.shell
        if shell is None:
            raise RuntimeError("nobody came in")
        page = cast("ReviewPage", shell.page("review"))
        page.queue.setFocus()
        self._application.processEvents()
        for pattern in self._groups(page):
            self._group(page, pattern)
        self._one_by_one(page)
        window.close()

    def _groups(self, page: ReviewPage) -> list[str]:
        wanted = QueueFilter(lane=Lane.EYE)
        found = page.review.groups(wanted, Grouping.SIGNATURE)
        self._words.update({one.key: one.words for one in found})
        return [one.key for one in found if one.group_ok and one.remaining >= _LEAST_MEMBERS]

    def _group(self, page: ReviewPage, pattern: str) -> None:
        sampled = self._sampled.setdefault(pattern, Effort())
        listed = self._listed.setdefault(pattern, Effort())
        self._choose(listed, pattern, "Right")
        self._press(listed, "L")
        while page.course.queue_ids() is not None:
            self._decide(page, sampled)
        for dialog in page.findChildren(GroupDialog):
            while dialog.members.kept():
                self._portion(dialog, listed)
            dialog.reject()
        page.window().activateWindow()
        self._application.processEvents()
        self._choose(Effort(), "all", "Left")
        page.queue.setFocus()

    def _choose(self, effort: Effort, pattern: str, way: str) -> None:
        """Walk along the chips to a pattern; a person knows where it stands, so one key counts."""
        self._press(effort, "G")
        walk = Effort()
        while cast("QWidget", QApplication.focusWidget()).objectName() != f"chip_{pattern}":
            self._press(walk, way)

    def _portion(self, dialog: GroupDialog, effort: Effort) -> None:
        """Read a list to its end, page by page, and decide it."""
        self._application.processEvents()
        members = len(dialog.members.kept())
        begun = effort.keys
        marks = _marks(dialog)
        quiet = sum(not _marks(line) for line in dialog.members.findChildren(MemberRow))
        read = _reading(marks) + EQUAL_S * quiet
        effort.equal += quiet
        _count(effort, marks)
        waited = 0.0
        while not dialog.members.seen_all:
            waited += self._press(effort, "PgDown")
        waited += self._press(effort, "Return")
        typed = (effort.keys - begun) * KEY_S
        effort.seconds += [(read + DECIDING_S + typed + waited) / members] * members

    def _one_by_one(self, page: ReviewPage) -> None:
        """Every B case left; what is no ordinary one is passed by with a key that is not counted."""
        passed = Effort()
        place = 0
        while (case := page.model.case_at(place)) is not None and page.case_id() == case:
            view = page.pane.case
            if view is not None and view.verdict == "B" and view.signature not in _DANGEROUS:
                key = (view.class_code, view.signature)
                self._decide(page, self._singly.setdefault(key, Effort()))
                self._words[view.signature] = view.signature_words
            else:
                self._press(passed, "J")
            place += 1

    def _decide(self, page: ReviewPage, effort: Effort) -> None:
        """Read the case, press the answer and the reason; the next one is painted."""
        marks = _marks(page.pane)
        _count(effort, marks)
        waited = self._press(effort, "1") + self._press(effort, "Return")
        effort.seconds.append(_reading(marks) + DECIDING_S + 2 * KEY_S + waited)

    def _press(self, effort: Effort, name: str) -> float:
        """A key; seconds until the page is painted."""
        begun = time.perf_counter()
        combination = QKeySequence(name)[0]  # type: ignore[index]  # the stub knows no index
        focus = cast("QWidget", QApplication.focusWidget())
        QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
        self._application.processEvents()
        waited = time.perf_counter() - begun
        effort.keys += 1
        effort.waited += waited
        return waited

    def tell(self) -> None:
        """The table."""
        print(f"{'ordinary B cases':<52}{'n':>5}{'mean s':>8}{'p90':>6}{'most':>6}  marks ＝ / ≒△✕")
        for (code, signature), effort in sorted(self._singly.items()):
            print(_line(f"{code} {self._words[signature]}", effort))
        every = _together(self._singly.values())
        print(_line("all, one by one", every))
        print(f"\n{'groups, in the list':<52}{'n':>5}{'mean s':>8}{'p90':>6}{'most':>6}")
        for pattern, effort in self._listed.items():
            if effort.seconds:
                print(_line(self._words[pattern], effort))
        listed, sampled = _together(self._listed.values()), _together(self._sampled.values())
        print(_line("all members in lists", listed))
        print(_line("samples of groups, on the full page", sampled))
        members = len(listed.seconds) + len(sampled.seconds)
        whole = (sum(listed.seconds) + sum(sampled.seconds)) / max(1, members)
        slow = (OTHER_S - EQUAL_S) * listed.equal / max(1, len(listed.seconds))
        print(f"groups with their samples: {whole:.1f} s a member")
        print(f"lists, were every unmarked row read like a mark: {slow:.1f} s a member more")
        decisions = len(every.seconds) + len(sampled.seconds)
        print(f"\nkeys per decision: singly {(every.keys + sampled.keys) / max(1, decisions):.2f}")
        if listed.seconds:
            print(f"in lists {listed.keys / len(listed.seconds):.2f}")
        waits = (every.waited + sampled.waited) * 1000 / max(1, every.keys + sampled.keys)
        print(f"waiting {waits:.0f} ms a key")
        print(_LIMITS)


def _marks(area: QWidget) -> list[Agreement]:
    """The marks that can be seen in an area."""
    return [one.agreement for one in area.findChildren(AgreementGlyph) if one.isVisible()]


def _reading(marks: Sequence[Agreement]) -> float:
    return sum(EQUAL_S if _is_quick(mark) else OTHER_S for mark in marks)


def _is_quick(mark: Agreement) -> bool:
    """＝, and － where nothing is held: nothing is there to compare."""
    return mark is Agreement.SAME or mark.is_absent


def _count(effort: Effort, marks: Sequence[Agreement]) -> None:
    quick = sum(_is_quick(mark) for mark in marks)
    effort.equal += quick
    effort.other += len(marks) - quick


def _together(efforts: Iterator[Effort] | Sequence[Effort]) -> Effort:
    whole = Effort()
    for one in efforts:
        whole.seconds += one.seconds
        whole.keys += one.keys
        whole.waited += one.waited
        whole.equal += one.equal
        whole.other += one.other
    return whole


def _line(words: str, effort: Effort) -> str:
    ordered = sorted(effort.seconds)
    count = len(ordered)
    if not count:
        return f"{words}: none"
    mean, high = sum(ordered) / count, ordered[int(count * 0.9)]
    wide = sum(1 + (ord(letter) > 0x2000) for letter in words)
    marks = f"{effort.equal / count:6.1f} / {effort.other / count:.1f}"
    return f"{words}{' ' * (52 - wide)}{count:>5}{mean:>8.1f}{high:>6.1f}{ordered[-1]:>6.1f}{marks}"


if __name__ == "__main__":
    sys.exit(main())
