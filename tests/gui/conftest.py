"""GUI tests run without a screen, in the fonts and the look of the program."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.appearance import Appearance
from ui.start import dress
from ui.theme import THEMES, ThemeName
from ui.typefaces import load_fonts


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def appearance(qapp: QApplication, fonts: None) -> Iterator[Appearance]:
    yield dress(qapp, THEMES[ThemeName.LIGHT], percent=100)
    qapp.setStyleSheet("")
