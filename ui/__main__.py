"""`python -m ui [FOLDER] [--demonstration]`: the window."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from app.hardening import harden
from ui.asking import WindowAsker
from ui.crash import FaultReporter
from ui.entrance.door import FrontDoor
from ui.main_window import MainWindow
from ui.renewal import replace_process, taken_over
from ui.start import PERCENTS, dress, name_variants, start_application
from ui.theme import THEMES, ThemeName

_USUAL = (ThemeName.LIGHT.value, 100)


def main(words: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code of Qt's event loop."""
    arguments = _parser().parse_args(words)
    before = taken_over()
    harden()
    application = start_application()
    sys.excepthook = FaultReporter().report
    asked = (arguments.theme, arguments.text_size)
    theme, percent, by_hand = before.look if before else (*asked, asked != _USUAL)
    appearance = dress(application, THEMES[ThemeName(theme)], percent=percent)
    appearance.chosen_by_hand = by_hand
    window = MainWindow(
        FrontDoor(),
        WindowAsker(),
        appearance=appearance,
        variants=name_variants(),
        renew=replace_process,
    )
    if before is not None:
        window.go_on(before)
    elif arguments.demonstration:
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
