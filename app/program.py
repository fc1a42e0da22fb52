"""Every service wired once for the signed-in person: what the window and the command line use."""

from dataclasses import dataclass
from pathlib import Path

from app import inspection
from app.accounts import Accounts
from app.backup import Backup
from app.desk import Desk
from app.heads import inspection_head
from app.inspection import NewInspection
from app.intake import Intake
from app.keys import FLOOR, KdfParameters
from app.ledger_reading import LedgerReading
from app.review import Review
from app.runs import Runs
from app.second_check import SecondCheck
from app.settings import Settings
from app.sweeping import sweep
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
        return inspection_head(self.desk, self.settings)

    def close(self) -> None:
        """Sign out: write the ledger entry, close the stores, forget the keys."""
        self.review.close()
        inspection.sign_out(self.desk)


def program_at(desk: Desk) -> Program:
    """The services of a desk."""
    return Program(
        desk=desk,
        intake=Intake(desk),
        runs=Runs(desk),
        review=Review(desk),
        second_check=SecondCheck(desk),
        accounts=Accounts(desk),
        settings=Settings(desk),
        backup=Backup(desk),
        ledger=LedgerReading(desk),
    )


def create(folder: Path, new: NewInspection, *, parameters: KdfParameters) -> Program:
    """Make an inspection and sign its first 責任者 in. Errors as app.inspection.create."""
    return program_at(inspection.create(folder, new, parameters=parameters))


def sign_in(
    folder: Path,
    *,
    user: str,
    password: str,
    weakest: KdfParameters = FLOOR,
    accept_older: str = "",
) -> Program:
    """Open an inspection for one person, and sweep what a stop left behind.

    Arguments and errors as app.inspection.sign_in.
    """
    desk = inspection.sign_in(
        folder, user=user, password=password, weakest=weakest, accept_older=accept_older
    )
    sweep(desk)
    return program_at(desk)
