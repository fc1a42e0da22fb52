"""The head of the inspection: what stands at the top of the window and on every sheet."""

from datetime import date
from importlib.metadata import PackageNotFoundError, version

from app.batches.scope import Coverage, Side
from app.cases.value_notes import japanese_date
from app.desk import Desk
from app.protection.protection_record import NOT_TAKEN_IN, ProtectionRecord
from app.record.chain import head_code, read_body
from app.settings import Settings
from app.store import batches, entries, facts
from app.views import InspectionHead
from app.words import words

__all__ = ["NOT_TAKEN_IN", "inspection_head", "program_version", "protection_words"]

_NO_REGISTER = "住基データ 未取込"


def program_version() -> str:
    """The version of the program; "" where it runs without having been installed."""
    try:
        return version("totsugo")
    except PackageNotFoundError:
        return ""


def inspection_head(desk: Desk, settings: Settings) -> InspectionHead:
    """The head as it is now."""
    last = entries.last(desk.database)
    return InspectionHead(
        inspection_id=desk.inspection_id,
        title=settings.text("title"),
        office=settings.text("office"),
        person=desk.me.name,
        role_words=words(desk.me.role),
        coverage_words=_coverage_words(desk),
        protection_words=protection_words(desk),
        deadline=settings.text("deadline"),
        ledger_seq=last.seq if last else 0,
        ledger_head=head_code(last.mac) if last else "",
        ledger_at=read_body(last.body).at if last else "",
        program_version=program_version(),
        approval_titles=settings.lines("approval_titles"),
        demonstration=facts.fact(desk.database, "demonstration") == "1",
    )


def _coverage_words(desk: Desk) -> str:
    registers = batches.in_use(desk.database, Side.REGISTER)
    if not registers:
        return _NO_REGISTER
    row = registers[-1]
    day = japanese_date(date.fromisoformat(row.reference_date))
    return f"{words(Coverage(row.coverage))}({day} 抽出)"


def protection_words(desk: Desk) -> str:
    """What is known of 支援措置, as ProtectionRecord says it."""
    return ProtectionRecord(desk).state().words
