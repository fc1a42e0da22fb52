"""Starts Qt for Totsugo: fonts, Japanese standard texts, looks; and nothing that writes a file."""

import os
import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from app import bundled
from app.settings import Settings
from matching import Folding, build_variants
from ui import typefaces
from ui.appearance import Appearance, Look
from ui.theme import THEMES, Theme, ThemeName
from ui.words import PRODUCT

PERCENTS = (100, 115, 125, 150, 175, 200)
"""The text sizes a person may choose."""


def start_application() -> QApplication:
    """The application object with everything that does not depend on a person's choice."""
    # Qt's own file dialog would keep the folders visited in a file of the user's home.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, ":/nowhere")
    # The printing plugin of Qt would look for a print server in the network.
    os.environ.setdefault("CUPS_SERVER", "/nonexistent")
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName(PRODUCT)
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    _speak_japanese(application)
    typefaces.load_fonts()
    return application


def dress(application: QApplication, theme: Theme, *, percent: int) -> Appearance:
    """Give the application its look."""
    appearance = Appearance(Look(theme, percent))
    appearance.wear(application, appearance.look)
    return appearance


def wear_office_look(appearance: Appearance, settings: Settings) -> None:
    """The look the office set for this terminal, unless a person chose another one here."""
    application = QApplication.instance()
    if appearance.chosen_by_hand or not isinstance(application, QApplication):
        return
    theme = THEMES[ThemeName(settings.text("theme"))]
    look = Look(theme, settings.number("text_percent"))
    if look != appearance.look:
        appearance.wear(application, look)


def name_variants() -> Folding:
    """The kanji variants, to align names on screen; the town list is not needed for that."""
    return build_variants(bundled.text("tables", "name_kanji_variants.tsv"))


def _speak_japanese(application: QApplication) -> None:
    """Qt's standard buttons and dialogs speak English otherwise."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ja", folder):
        application.installTranslator(translator)
