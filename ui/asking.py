"""Questions to the person at the screen: files, folders, yes or no. Tests put answers here.

Nothing waits: every question opens and the answer arrives by a call of `then`; a question that is
turned away calls nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.mounted import removable_media


@dataclass(frozen=True, slots=True)
class Question:
    """A yes or no: what is asked, what follows from yes, and the words of the yes button."""

    title: str
    text: str
    yes: str


class Asker(Protocol):
    """The seam between pages and modal questions."""

    def choose_files(
        self, parent: QWidget, title: str, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        """Let the person choose one or more existing files."""
        ...

    def choose_folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        """Let the person choose or make a folder."""
        ...

    def confirm(self, parent: QWidget, question: Question, then: Callable[[], None]) -> None:
        """Call `then` when the person says yes."""
        ...


_EXTRACTS = "抽出データ (*.csv *.txt *.tsv *.dat *.xlsx *.zip);;すべてのファイル (*)"


def _first_medium() -> str:
    """Where extracts come from: the first drive that can be pulled out, "" where there is none."""
    media = removable_media()
    return str(media[0].root) if media else ""


class WindowAsker:
    """Asks by the dialogs of the platform."""

    def choose_files(
        self, parent: QWidget, title: str, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        dialog = QFileDialog(parent, title, _first_medium(), _EXTRACTS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then(tuple(Path(name) for name in names)))
        _open(dialog)

    def choose_folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        _open(dialog)

    def confirm(self, parent: QWidget, question: Question, then: Callable[[], None]) -> None:
        box = QMessageBox(parent)
        box.setWindowTitle(question.title)
        box.setText(question.text)
        yes = box.addButton(question.yes, QMessageBox.ButtonRole.AcceptRole)
        # Enter and Esc both turn the question away: nothing irreversible happens by habit.
        box.setDefaultButton(box.addButton("やめる", QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(lambda button: then() if button is yes else None)
        _open(box)


def _open(dialog: QFileDialog | QMessageBox) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
