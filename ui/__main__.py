"""`python -m ui [FOLDER] [--demonstration]`: the window."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from ui.asking import WindowAsker
from ui.crash import FaultReporter
from ui.entrance.door import FrontDoor
from ui.main_window import MainWindow
from ui.start import PERCENTS, dress, name_variants, start_application
from ui.theme import THEMES, ThemeName

_USUAL = (ThemeName.LIGHT.value, 100)


def main(words: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code of Qt's event loop."""
    arguments = _parser().parse_args(words)
    application = start_application()
    sys.excepthook = FaultReporter().report
    theme = THEMES[ThemeName(arguments.theme)]
    appearance = dress(application, theme, percent=arguments.text_size)
    appearance.chosen_by_hand = (arguments.theme, arguments.text_size) != _USUAL
    window = MainWindow(FrontDoor(), WindowAsker(), appearance=appearance, variants=name_variants())
    if arguments.demonstration:
        window.start_with_demonstration()
    else:
        window.start_with(arguments.folder)
    window.showMaximized()
    if arguments.self_check:
        QTimer.singleShot(0, application.quit)
    return application.exec()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="totsugo desktop", description="突合の画面を開く")
    parser.add_argument("folder", nargs="?", type=Path, help="点検フォルダー")
    parser.add_argument("--demonstration", action="store_true", help="合成データの点検を作って開く")
    parser.add_argument(
        "--self-check", action="store_true", help="画面を開けることを確かめて、すぐ閉じる"
    )
    parser.add_argument("--theme", choices=[name.value for name in ThemeName], default="light")
    parser.add_argument("--text-size", type=int, choices=PERCENTS, default=100)
    return parser


if __name__ == "__main__":
    sys.exit(main())
