"""One document on its way to paper: a child draws its cases, it is entered, then copied out.

Thousands of cases take a while to read and to draw. Every step here is short, so that a window
stays alive, and the drawing itself happens elsewhere. What the child hands back lies sealed in the
inspection folder until the print is in the ledger; only then a byte of it goes to the folder chosen.
"""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.batches.batch_views import whole
from app.case_states import CaseId
from app.desk import Desk
from app.errors import KnownError
from app.files import PART_SUFFIX
from app.jobs import Job, Progress
from app.plain_values import DOCUMENT, to_line
from app.printing import prints
from app.store.bulk import BulkFile
from app.views import CaseView, PrintRow


def nothing_to_print() -> KnownError:
    """The error of a print without a case (G101)."""
    return KnownError("G101", "印刷できる件がありません。対象の件を選び直してください。")


def not_saved() -> KnownError:
    """The error of a document that cannot be written where the operator wants it (G103)."""
    return KnownError(
        "G103", "PDFを保存できません。保存先の空き容量と書込みの可否を確認してください。"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is known of a document before it is drawn."""

    report_id: str
    print_id: str
    copies: int
    reprint_of: str
    key: bytes
    part: Path


class PaperDrawing:
    """A document being drawn.

    `job` is run in a child that is given the lines of `feed` after it; its result goes to `finish`.
    """

    def __init__(self, desk: Desk, job: Job, drawn: Drawn, cases: Iterable[CaseView]) -> None:
        self._desk, self._drawn, self._cases = desk, drawn, cases
        self._case_ids: list[CaseId] = []
        self.job = job

    def feed(self) -> Iterator[bytes]:
        """The cases, one line each, read one after the other.

        Raises:
            KnownError: G101 where there is none.
        """
        for case in self._cases:
            self._case_ids.append(case.case_id)
            yield to_line(case)
        if not self._case_ids:
            raise nothing_to_print()

    def finish(
        self, result: Mapping[str, object], folder: Path, entered: Callable[[PrintRow, Path], None]
    ) -> Iterator[Progress]:
        """Enter the print, then copy the document into a folder, piece by piece.

        Args:
            result: of the child.
            folder: where the operator wants it.
            entered: hears of the print and its file once that is complete.

        Raises:
            KnownError: P101; G103 it cannot be written there.
        """
        row = prints.record_print(
            self._desk, print_id=self._drawn.print_id, record=self._record(result)
        )
        file = BulkFile(self._drawn.part, self._drawn.key)
        target = folder / file_name(row)
        try:
            yield from _copied(file, whole(result, "pieces"), target)
        finally:
            file.close()
            self.abandon()
        entered(row, target)

    def abandon(self) -> None:
        """Remove what the child left."""
        self._drawn.part.unlink(missing_ok=True)

    def _record(self, result: Mapping[str, object]) -> prints.PrintRecord:
        return prints.PrintRecord(
            report=self._drawn.report_id,
            case_ids=tuple(self._case_ids),
            pages=whole(result, "pages"),
            copies=self._drawn.copies,
            sha256=str(result["sha256"]),
            reprint_of=self._drawn.reprint_of,
        )


def file_name(row: PrintRow) -> str:
    """A file name without personal data: the report and the print number."""
    return f"{row.report_words}_{row.print_id}.pdf"


def _copied(file: BulkFile, pieces: int, target: Path) -> Iterator[Progress]:
    part = target.with_suffix(PART_SUFFIX)
    try:
        with part.open("wb") as out:
            for number in range(pieces):
                out.write(base64.b64decode(str(file.document(DOCUMENT, number))))
                yield Progress("保存", number + 1, pieces)
        part.replace(target)
    except OSError:
        raise not_saved() from None
    finally:
        part.unlink(missing_ok=True)
