"""Questions to the person at the screen: files, folders, yes or no. Tests put answers here.

Nothing waits: every question opens and the answer arrives by a call of `then`; a question that is
turned away calls nobody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

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


_EXTRACTS = (
    "抽出データ (*.csv *.txt *.tsv *.dat *.xlsx *.zip);;取込定義 (*.toml);;すべてのファイル (*)"
)


_WORDS = {
    QFileDialog.DialogLabel.LookIn: "場所:",
    QFileDialog.DialogLabel.FileName: "ファイル名:",
    QFileDialog.DialogLabel.FileType: "種類:",
    QFileDialog.DialogLabel.Accept: "開く",
    QFileDialog.DialogLabel.Reject: "やめる",
}


def extract_dialog(parent: QWidget, title: str, media: Sequence[Path]) -> QFileDialog:
    """The dialog for files of other systems: media that can be pulled out first, nothing changed.

    It is Qt's own, because the one of the platform can rename and delete, and orders its places
    as it likes.

    Args:
        parent: over which it opens.
        title: of the dialog.
        media: the drives that can be pulled out, in order.
    """
    dialog = QFileDialog(parent, title, str(media[0]) if media else "", _EXTRACTS)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ReadOnly)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    for part, words in _WORDS.items():
        dialog.setLabelText(part, words)
    places = [*media, *(Path(place) for place in _usual_places())]
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(place)) for place in places])
    return dialog


def _usual_places() -> list[str]:
    where = QStandardPaths.StandardLocation
    kinds = (where.DesktopLocation, where.DocumentsLocation, where.HomeLocation)
    return list(dict.fromkeys(QStandardPaths.writableLocation(kind) for kind in kinds))


class WindowAsker:
    """Asks by the dialogs of the platform."""

    def choose_files(
        self, parent: QWidget, title: str, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        dialog = extract_dialog(parent, title, [medium.root for medium in removable_media()])
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


def close_dialogs(beneath: QWidget) -> None:
    """Turn away whatever stands open over a desk: it would lie over a locked window, and go on."""
    for dialog in beneath.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()


def _open(dialog: QFileDialog | QMessageBox) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
