"""Where the command line gets passwords from: the terminal, or standard input line by line."""

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from app.errors import KnownError, UsageError
from app.extracts import is_protected


class PasswordSource:
    """Gives one password after the other; nothing is echoed, stored or logged."""

    def __init__(self, *, from_stdin: bool) -> None:
        self._from_stdin = from_stdin

    def existing(self, user: str) -> str:
        """The password of a person who exists."""
        return self._ask(f"{user} のパスワード: ")

    def new(self, user: str) -> str:
        """A new password; on the terminal it is typed twice.

        Raises:
            KnownError: I111 the two do not agree.
        """
        first = self._ask(f"{user} の新しいパスワード: ")
        if not self._from_stdin and self._ask("もう一度: ") != first:
            raise KnownError("I111", "2回の入力が一致しません。入力し直してください。")
        return first

    def document(self) -> str:
        """The password of a PDF that is about to be written."""
        return self._ask("PDFのパスワード: ")

    def _ask(self, prompt: str) -> str:
        if not self._from_stdin:
            return getpass.getpass(prompt)
        line = sys.stdin.readline()
        if not line:
            sentence = "標準入力のパスワードが足りません。--user の順に1行ずつ渡してください。"
            raise UsageError("U101", sentence)
        return line.rstrip("\r\n")


def workbook_passwords(paths: Sequence[Path]) -> dict[Path, str]:
    """Passwords of the protected workbooks among some files, asked on the terminal.

    Without a terminal nothing is asked; such a file is then refused (E105).
    """
    if not sys.stdin.isatty():
        return {}
    return {
        path: getpass.getpass(f"{path.name} のパスワード: ") for path in paths if is_protected(path)
    }
