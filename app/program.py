"""Every service wired once for the signed-in person: what the window and the command line use."""

from dataclasses import dataclass
from pathlib import Path

from app.accounts import Accounts
from app.backup import Backup
from app.desk import Desk
from app.inspection import NewInspection
from app.intake import Intake
from app.keys import KdfParameters
from app.ledger_reading import LedgerReading
from app.review import Review
from app.runs import Runs
from app.second_check import SecondCheck
from app.settings import Settings
from app.views import InspectionHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The services of one desk. `printing` is built by its own module: Printing(program)."""

    desk: Desk
    intake: Intake
    runs: Runs
    review: Review
    second_check: SecondCheck
    accounts: Accounts
    settings: Settings
    backup: Backup
    ledger: LedgerReading

    def head(self) -> InspectionHead:
        """What stands at the top of the window and at the foot of every sheet."""
        raise NotImplementedError

    def close(self) -> None:
        """Sign out: write the ledger entry, close the stores, forget the keys."""
        raise NotImplementedError


def create(folder: Path, new: NewInspection, *, parameters: KdfParameters) -> Program:
    """Make an inspection and sign its first 責任者 in. Errors as app.inspection.create."""
    raise NotImplementedError


def sign_in(folder: Path, *, user: str, password: str) -> Program:
    """Open an inspection for one person. Errors as app.inspection.sign_in."""
    raise NotImplementedError
