"""The inspection folder: what lies where, creating one, and opening it with a password.

FOLDER/decisions.db   encrypted decision store          FOLDER/batches/<id>  write-once, own key
FOLDER/slots.json     key slots (and slots.copy.json)   FOLDER/runs/<id>     write-once, own key
FOLDER/anchor.json    last ledger head seen here
"""

from dataclasses import dataclass
from pathlib import Path

from app.desk import Desk
from app.keys import KdfParameters


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person to be entered, with the first password."""

    user: str  # ID typed at sign-in
    name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInspection:
    """What the first run asks for."""

    title: str
    office: str
    first: NewPerson  # becomes the first 責任者
    demonstration: bool = False


def is_inspection(folder: Path) -> bool:
    """Whether a folder is an inspection folder (its key slots are there)."""
    raise NotImplementedError


def create(folder: Path, new: NewInspection, *, parameters: KdfParameters) -> Desk:
    """Make an inspection in a new or empty folder and sign its first 責任者 in.

    Raises:
        KnownError: I101 folder not empty, I102 password too short or too common, I103 user name.
    """
    raise NotImplementedError


def sign_in(folder: Path, *, user: str, password: str) -> Desk:
    """Open an inspection for one person.

    Raises:
        KnownError: I104 no inspection here, I105 wrong user or password, I106 wait (throttle),
            I107 in use by another program, I108 key slots damaged, I109 newer program needed,
            L101 ledger does not verify.
    """
    raise NotImplementedError
