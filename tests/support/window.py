"""The real window for tests: cheap passwords, and answers put in place of modal questions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app import program
from app.access import backup
from app.access.inspection import NewInspection
from app.keys import SMALL
from app.program import Program
from ui.asking import Question


class CheapDoor:
    """The front door with passwords that take no time to stretch."""

    def sign_in(self, folder: Path, *, user: str, password: str) -> Program:
        return program.sign_in(folder, user=user, password=password, weakest=SMALL)

    def create(self, folder: Path, new: NewInspection) -> Program:
        return program.create(folder, new, parameters=SMALL)

    def restore(self, copy: Path, folder: Path, *, user: str, password: str) -> None:
        backup.restore(copy, folder, user=user, password=password, weakest=SMALL)


@dataclass
class PreparedAsker:
    """Gives the answers prepared, in order; every question asked is kept."""

    files: list[tuple[Path, ...]] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    yes: bool = True
    asked: list[str] = field(default_factory=list)

    def choose_files(
        self, parent: QWidget, title: str, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        self.asked.append(title)
        then(self.files.pop(0))

    def choose_folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        self.asked.append(title)
        then(self.folders.pop(0))

    def confirm(self, parent: QWidget, question: Question, then: Callable[[], None]) -> None:
        self.asked.append(question.text)
        if self.yes:
            then()
