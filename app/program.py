"""Every service wired once for the signed-in person: what the window and the command line use."""

from dataclasses import dataclass
from pathlib import Path

from app.access import inspection
from app.access.accounts import Accounts
from app.access.backup import Backup
from app.access.inspection import NewInspection
from app.batches.intake import Intake
from app.batches.intake_profiles import ImportProfiles
from app.batches.media import Media
from app.desk import Desk
from app.entry.closing import EntryClosing
from app.entry.number_entry import NumberEntry
from app.groups.check import GroupCheck
from app.groups.review import GroupReview
from app.heads import inspection_head
from app.inquiry.inquiries import Inquiries
from app.keys import FLOOR, KdfParameters
from app.protection.protection_record import ProtectionRecord
from app.record.ledger_reading import LedgerReading
from app.review.assignment import Assignment
from app.review.case_lists import CaseLists
from app.review.first_check import Review
from app.review.mixed_review import MixedReview
from app.review.planted import PlantedCases
from app.review.planted_control import PlantedControl
from app.review.saved_filters import SavedFilters
from app.review.second_check import SecondCheck
from app.run.runs import Runs
from app.run.sweeping import sweep
from app.search.register_search import RegisterSearch
from app.settings import Settings
from app.supervision.acceptance_sampling import AcceptanceSampling
from app.supervision.check_outlook import CheckOutlook
from app.supervision.check_plan import CheckPlan
from app.supervision.disagreements import Disagreements
from app.supervision.effort import Effort
from app.supervision.figures import Figures
from app.views import InspectionHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The services of one desk. `printing` is built by its own module: Printing(program)."""

    desk: Desk
    intake: Intake
    import_profiles: ImportProfiles
    media: Media
    runs: Runs
    review: Review
    assignment: Assignment
    case_lists: CaseLists
    saved_filters: SavedFilters
    group_review: GroupReview
    second_check: SecondCheck
    group_check: GroupCheck
    check_plan: CheckPlan
    check_outlook: CheckOutlook
    mixed_review: MixedReview
    planted_control: PlantedControl
    acceptance: AcceptanceSampling
    figures: Figures
    effort: Effort
    disagreements: Disagreements
    accounts: Accounts
    settings: Settings
    backup: Backup
    ledger: LedgerReading
    number_entry: NumberEntry
    entry_closing: EntryClosing
    inquiries: Inquiries
    protection: ProtectionRecord
    register_search: RegisterSearch

    def head(self) -> InspectionHead:
        """What stands at the top of the window and at the foot of every sheet."""
        return inspection_head(self.desk, self.settings)

    def close(self) -> None:
        """Sign out: write the ledger entry, close the stores, forget the keys."""
        self.review.close()
        self.register_search.close()
        self.mixed_review.close()
        self.number_entry.close()
        self.group_review.close()
        self.group_check.close()
        inspection.sign_out(self.desk)


def program_at(desk: Desk) -> Program:
    """The services of a desk."""
    planted = PlantedCases(desk)
    return Program(
        desk=desk,
        intake=Intake(desk),
        import_profiles=ImportProfiles(desk),
        media=Media(desk),
        runs=Runs(desk),
        review=Review(desk),
        assignment=Assignment(desk),
        case_lists=CaseLists(desk),
        saved_filters=SavedFilters(desk),
        group_review=GroupReview(desk),
        second_check=SecondCheck(desk),
        group_check=GroupCheck(desk),
        check_plan=CheckPlan(desk),
        check_outlook=CheckOutlook(desk),
        mixed_review=MixedReview(desk, planted),
        planted_control=PlantedControl(desk),
        acceptance=AcceptanceSampling(desk),
        figures=Figures(desk),
        effort=Effort(desk),
        disagreements=Disagreements(desk),
        accounts=Accounts(desk),
        settings=Settings(desk),
        backup=Backup(desk),
        ledger=LedgerReading(desk),
        number_entry=NumberEntry(desk),
        entry_closing=EntryClosing(desk),
        inquiries=Inquiries(desk),
        protection=ProtectionRecord(desk),
        register_search=RegisterSearch(desk, planted),
    )


def create(folder: Path, new: NewInspection, *, parameters: KdfParameters) -> Program:
    """Make an inspection and sign its first 責任者 in. Errors as app.access.inspection.create."""
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

    Arguments and errors as app.access.inspection.sign_in.
    """
    desk = inspection.sign_in(
        folder, user=user, password=password, weakest=weakest, accept_older=accept_older
    )
    sweep(desk)
    return program_at(desk)
