"""`totsugo desktop [FOLDER]`: the window. Replaces the process; this package knows no screen."""

import argparse
import os
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder to open, and everything else the window itself understands."""
    parser.add_argument("folder", nargs="?", help="点検フォルダー")
    parser.add_argument("--demonstration", action="store_true", help="合成データの点検を開く")


def run(arguments: argparse.Namespace) -> int:
    """Become the window; does not return where the system can replace a process."""
    words = [word for word in (arguments.folder,) if word]
    words += ["--demonstration"] * arguments.demonstration
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "ui"]), *words]
    os.execv(command[0], command)  # noqa: S606 - our own executable, no shell
