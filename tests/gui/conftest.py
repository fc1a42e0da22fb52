"""GUI tests run without a screen, in the fonts and the look of the program, on real stores."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matching import Folding
from tests.support.inspected import a_document, put_cases
from tests.support.office import PASSWORD, a_staffed_desk, stand_up
from tests.support.window import CheapDoor, PreparedAsker
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.start import dress, name_variants
from ui.theme import THEMES, ThemeName
from ui.typefaces import load_fonts

Opener = Callable[[str], MainWindow]


PATIENCE_MS = 120_000
"""How long a condition may take where the machine is busy with other things."""


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Waits end when something is so; the usual five seconds would fail on a busy machine."""
    patient = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    monkeypatch.setattr(qtbot, "waitUntil", patient)
    return qtbot


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(scope="session")
def variants() -> Folding:
    return name_variants()


@pytest.fixture
def appearance(
    qapp: QApplication, fonts: None, request: pytest.FixtureRequest
) -> Iterator[Appearance]:
    """The light look; a test that wants another text size names it as the parameter."""
    worn = dress(qapp, THEMES[ThemeName.LIGHT], percent=getattr(request, "param", 100))
    worn.chosen_by_hand = hasattr(request, "param")  # what the office set does not change it
    yield worn
    qapp.setStyleSheet("")


@pytest.fixture
def asker() -> PreparedAsker:
    return PreparedAsker()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An inspection with four people and ten cases, one of them protected."""
    folder = tmp_path / "inspection"
    desk = a_staffed_desk(folder)
    put_cases(desk, [*(a_document(number) for number in range(9)), a_document(9, protected=True)])
    stand_up(desk)
    return folder


@pytest.fixture
def empty_window(
    qtbot: QtBot, appearance: Appearance, asker: PreparedAsker, variants: Folding
) -> Iterator[MainWindow]:
    """The window at its entrance, active, so that keys arrive."""
    window = MainWindow(CheapDoor(), asker, appearance=appearance, variants=variants)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


@pytest.fixture
def open_as(qtbot: QtBot, empty_window: MainWindow, office: Path) -> Opener:
    """Sign somebody in by keyboard."""

    def come_in(user: str) -> MainWindow:
        window = empty_window
        if window.shell is None:
            window.start_with(office)
        card = window.entrance.sign_in_card
        card.user.setText("")
        card.user.setFocus()
        qtbot.keyClicks(card.user, user)
        qtbot.keyClick(card.user, Qt.Key.Key_Return)
        card.password.setText(PASSWORD)
        qtbot.keyClick(card.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.shell is not None)
        return window

    return come_in
