"""A stage for pictures: the real window on a copy of an office, driven by keys, in one look."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.case_states import CaseId
from app.program import Program
from app.views import CaseView
from matching import Folding
from tests.support.office import PASSWORD
from tests.support.window import CheapDoor, PreparedAsker
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.pages.review import ReviewPage
from ui.shell import Shell

Widget = TypeVar("Widget", bound=QWidget)
SIZE = (1366, 768)
_PATIENCE_MS = 120_000
_SETTLING = 10
_TURN_MS = 10


class Hands:
    """What pytest's `qtbot` offers, where no test runs: so the people of the tests can act here."""

    keyClick = staticmethod(QTest.keyClick)  # noqa: N815 - Qt's own name
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815 - Qt's own name
    keyPress = staticmethod(QTest.keyPress)  # noqa: N815 - Qt's own name
    keyRelease = staticmethod(QTest.keyRelease)  # noqa: N815 - Qt's own name

    def waitUntil(self, condition: Callable[[], bool], *, timeout: int = _PATIENCE_MS) -> None:  # noqa: N802 - Qt's own name
        """Until something is so."""
        patience = QDeadlineTimer(timeout)
        while not condition():
            if patience.hasExpired():
                raise TimeoutError
            QTest.qWait(_TURN_MS)


class Stage:
    """One picture's window; `folder` is a copy of the office and may be changed at will."""

    def __init__(self, *, appearance: Appearance, variants: Folding, scratch: Path) -> None:
        self.scratch, self.folder = scratch, scratch / "inspection"
        self.appearance, self.asker = appearance, PreparedAsker()
        appearance.chosen_by_hand = True  # what the office set does not change it
        self.kept: list[object] = []  # what a way made and must not lose
        self.afterwards: list[Callable[[], object]] = []
        self.hands = cast("QtBot", Hands())  # the same names, see Hands
        self.window = MainWindow(CheapDoor(), self.asker, appearance=appearance, variants=variants)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()

    def sign_in(self, user: str) -> None:
        """Somebody comes in."""
        program = CheapDoor().sign_in(self.folder, user=user, password=PASSWORD)
        self.window.come_in(self.folder, program)
        self.settle()

    def change(self, user: str, name: str) -> None:
        """The next person at the same desk."""
        self.window.hand_over()
        self.sign_in(user)
        self.open(name)

    @property
    def shell(self) -> Shell:
        """The desk of the person signed in."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def program(self) -> Program:
        """The services behind the window."""
        program = self.window._program
        assert program is not None
        return program

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.shell.page(self.shell.place().page)

    def open(self, key: str) -> Page:
        """Bring a page to the front."""
        self.shell.open_page(key)
        self.settle()
        return self.shell.page(key)

    def review(self, wanted: Callable[[CaseView], bool] | None = None) -> ReviewPage:
        """The review page, at the first case that is wanted."""
        page = self.open("review")
        assert isinstance(page, ReviewPage)
        if wanted is not None:
            page.go_to(self.case(page, wanted))
            self.settle()
        return page

    def case(self, page: ReviewPage, wanted: Callable[[CaseView], bool]) -> CaseId:
        """The first case of the queue that is wanted."""
        found = (case for case in page.queue_ids() if wanted(self.program.review.open(case)))
        return next(found)

    def press(self, *names: str) -> None:
        """Keys by their names, to where the focus is."""
        for name in names:
            self.settle()
            focus = QApplication.focusWidget() or self.window
            key = QKeySequence(name)[0]
            QTest.keyClick(focus, key.key(), key.keyboardModifiers())
        self.settle()

    def write(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def push(self, name: str) -> None:
        """Press a button by its name, wherever it is."""
        button = self.find(QPushButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def find(self, kind: type[Widget], name: str) -> Widget:
        """Something on the screen."""
        self.wait(lambda: bool(self._shown(kind, name)))
        return self._shown(kind, name)[-1]

    def dialog(self, kind: type[Widget]) -> Widget:
        """A dialog in front, with the keys in it."""

        def shown() -> list[Widget]:
            tops = QApplication.topLevelWidgets()
            return [one for one in tops if isinstance(one, kind) and one.isVisible()]

        self.wait(lambda: bool(shown()))
        found = shown()[-1]
        found.activateWindow()
        self.settle()
        return found

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until something is so: never for a time."""
        self.hands.waitUntil(condition, timeout=_PATIENCE_MS)

    def wait_for_jobs(self) -> None:
        """Until nothing runs."""
        self.wait(lambda: not self.page.workplace.jobs.busy)
        self.settle()

    def settle(self) -> None:
        """Layouts settle over several turns of the event loop."""
        for _ in range(_SETTLING):
            QApplication.processEvents()

    def reads(self) -> str:
        """What can be read on the page in front."""
        return "\n".join(one.text() for one in self.page.findChildren(QLabel))

    def picture(self) -> QPixmap:
        """The screen as it is: the window, and whatever lies over it."""
        self.settle()
        screen = QPixmap(*SIZE)
        screen.fill(self.appearance.theme.ground)
        painter = QPainter(screen)
        for one in self._windows():
            where = one.geometry().topLeft() - self.window.geometry().topLeft()
            seen = one.grab()
            painter.drawPixmap(where, seen)
            if one is not self.window:
                painter.setPen(Qt.GlobalColor.gray)
                painter.drawRect(seen.rect().translated(where).adjusted(-1, -1, 0, 0))
        painter.end()
        return screen

    def strike(self) -> None:
        """Clear the stage."""
        for one in self._windows():
            if one is not self.window:
                one.close()
        for act in self.afterwards:
            act()
        self.window._jobs.cancel()
        self.wait(lambda: self.window._jobs.idle)
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _windows(self) -> list[QWidget]:
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return sorted(tops, key=lambda one: one is not self.window)

    def _shown(self, kind: type[Widget], name: str) -> list[Widget]:
        windows = QApplication.topLevelWidgets()
        found = [one for window in windows for one in window.findChildren(kind, name)]
        return [one for one in found if one.isVisible()]
