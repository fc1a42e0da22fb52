"""The ways into an inspection. Tests open it with passwords that are cheap to stretch."""

from pathlib import Path
from typing import Protocol

from app import program
from app.access import backup
from app.access.inspection import NewInspection
from app.keys import STANDARD
from app.program import Program


class Door(Protocol):
    """Everything that can be done with a folder before somebody is signed in."""

    def sign_in(self, folder: Path, *, user: str, password: str) -> Program:
        """Open an inspection for one person."""
        ...

    def create(self, folder: Path, new: NewInspection) -> Program:
        """Make an inspection and sign its first 責任者 in."""
        ...

    def restore(self, copy: Path, folder: Path, *, user: str, password: str) -> None:
        """Bring a backup back into a new folder."""
        ...


class FrontDoor:
    """The door of the real program."""

    def sign_in(self, folder: Path, *, user: str, password: str) -> Program:
        return program.sign_in(folder, user=user, password=password)

    def create(self, folder: Path, new: NewInspection) -> Program:
        return program.create(folder, new, parameters=STANDARD)

    def restore(self, copy: Path, folder: Path, *, user: str, password: str) -> None:
        backup.restore(copy, folder, user=user, password=password)
