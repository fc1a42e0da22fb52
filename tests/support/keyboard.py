"""Somebody at the keyboard of the real window: every act is a key, every wait a condition."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.case_states import CaseId
from app.program import Program
from app.views import CaseView
from tests.support.office import PASSWORD
from ui.main_window import MainWindow
from ui.pages.case_desk import CaseDesk
from ui.shell import Shell

Widget = TypeVar("Widget", bound=QWidget)
PATIENCE_MS = 120_000
"""How long a condition may take on a machine that is busy with other things."""

_LONGEST_WALK = 100
_MOST_PAGES = 9


class Keyboard:
    """Keys go to where the focus is, as they do for a person."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until something is so: never for a time."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as 1, Return, Ctrl+L; nobody types faster than it shows."""
        for name in keys:
            QApplication.processEvents()
            combination = QKeySequence(name)[0]
            self.qtbot.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        """Hold a key down for as long as the block lasts."""
        key, where = QKeySequence(name)[0].key(), self.focus()
        self.qtbot.keyPress(where, key)
        yield
        self.qtbot.keyRelease(where, key)

    def write(self, text: str) -> None:
        """Type Latin text."""
        self.qtbot.keyClicks(self.focus(), text)

    def write_japanese(self, text: str) -> None:
        """What an input method hands over when a conversion is accepted."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.focus(), event)

    def focus(self) -> QWidget:
        """Where keys go."""
        self.wait(lambda: QApplication.focusWidget() is not None)
        return cast("QWidget", QApplication.focusWidget())

    def find(self, kind: type[Widget], name: str) -> Widget:
        """Something on the screen by its name."""
        self.wait(lambda: bool(self._shown(kind, name)))
        return self._shown(kind, name)[0]

    def walk_to(self, widget: QWidget) -> None:
        """Tab until the focus is there."""
        for _ in range(_LONGEST_WALK):
            if widget.hasFocus():
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {widget.objectName()}")

    def choose(self, name: str, words: str) -> None:
        """Pick from a list with the arrow keys."""
        combo = self.find(QComboBox, name)
        self.walk_to(combo)
        self.press("Home")
        while not combo.currentText().startswith(words):
            before = combo.currentIndex()
            self.press("Down")
            assert combo.currentIndex() != before, f"{words} is not offered by {name}"

    def sign_in(self, user: str) -> None:
        """From the entrance to one's own desk."""
        self.come_to_front()
        card = self.window.entrance.sign_in_card
        self.wait(card.isVisible)
        if card.user.text() != user:
            assert card.user.text() == ""
            self.wait(card.user.hasFocus)
            self.write(user)
            self.press("Return")
        self.wait(card.password.hasFocus)
        self.write_japanese(PASSWORD)
        self.press("Return")
        self.wait(lambda: self.window.shell is not None)

    def hand_over(self) -> None:
        """交代."""
        self.come_to_front()
        self.press("Ctrl+K")
        self.wait(lambda: self.window.shell is None)

    def open_page(self, name: str) -> CaseDesk:
        """A page by its place on the rail, with the keys in its queue."""
        self.come_to_front()
        rail = self.shell.rail
        places = [rail.key_at(place) for place in range(_MOST_PAGES)]
        if name not in places:
            self.walk_to(self.find(QPushButton, "rail_more"))
            self.press("Space")
            places = [rail.key_at(place) for place in range(_MOST_PAGES)]
        self.press(f"Ctrl+{places.index(name) + 1}")
        page = cast("CaseDesk", self.shell.page(name))
        self.wait(page.queue.hasFocus)
        return page

    @property
    def shell(self) -> Shell:
        """The desk of the person signed in."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def program(self) -> Program:
        """The services behind the desk, for looking only."""
        assert self.window._program is not None
        return self.window._program

    def look_at(self, case: CaseId) -> CaseView:
        """A case as it stands now."""
        return self.program.review.open(case)

    def reads(self) -> str:
        """What can be read on the page at hand."""
        page = self.shell.page(self.shell.place().page)
        return "\n".join(one.text() for one in page.findChildren(QLabel))

    def come_to_front(self) -> None:
        """What a window system does when a window opens or a dialog closes."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def _shown(self, kind: type[Widget], name: str) -> list[Widget]:
        windows = QApplication.topLevelWidgets()
        found = [one for window in windows for one in window.findChildren(kind, name)]
        return [one for one in found if one.isVisible()]


def at_hand(page: CaseDesk) -> CaseId:
    """The case on the screen."""
    case = page.case_id()
    assert case is not None
    return case
