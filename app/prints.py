"""The record of prints (印刷): each one is entered before it leaves the program."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.cases import CaseId
from app.desk import Desk
from app.views import PrintRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRecord:
    """What is known of a document that is about to be handed out."""

    report: str  # report id of the catalogue
    case_ids: tuple[CaseId, ...]
    pages: int
    copies: int
    sha256: str  # of the PDF's bytes
    reprint_of: str = ""  # print_id


def reserve_print_id() -> str:
    """A fresh print id (配布番号) to stand in the footer of the document."""
    raise NotImplementedError


def record_print(desk: Desk, *, print_id: str, record: PrintRecord) -> PrintRow:
    """Enter a print; the bytes are handed out only after this returned.

    Raises:
        KnownError: P101.
    """
    raise NotImplementedError


def prints(desk: Desk) -> Sequence[PrintRow]:
    """All prints, newest first."""
    raise NotImplementedError
