"""One case as people read it: its document from the run file, guarded, with what was done since."""

from dataclasses import replace

from app.cases.case_files import CaseFiles
from app.cases.case_views import CaseRecords, case_view
from app.cases.document import CaseDocument
from app.cases.found_pairs import found_pairs
from app.cases.guard import is_flagged, withhold
from app.cases.remembering import remembered
from app.desk import Desk
from app.rules import load_rules
from app.store import history, people
from app.store.cases import CaseRow
from app.views import CaseView


class CaseReading:
    """Reads cases for one desk; who may see a case was asked before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._files = CaseFiles(desk)

    def view(self, row: CaseRow) -> CaseView:
        """A case in words.

        Raises:
            KnownError: D103 the run file cannot be read.
        """
        document = self.document(row)
        if row.protected or is_flagged(document):
            document = withhold(document)
        database, case_id = self._desk.database, row.case_id
        records = CaseRecords(
            row=row,
            decisions=history.decisions(database, case_id),
            notes=history.notes(database, case_id),
            attachments=history.attachments(database, case_id),
            documents=history.documents_seen(database, case_id),
            names=people.names(database),
            remembered=remembered(database, row),
        )
        return case_view(document, records, load_rules())

    def document(self, row: CaseRow) -> CaseDocument:
        """The document of a case before the guard, with who was found since; never for showing."""
        document = self._files.document(row)
        found = history.found_residents(self._desk.database, row.case_id)
        if not found:
            return document
        return replace(document, pairs=(*document.pairs, *found_pairs(document, found)))

    def numbers(self, row: CaseRow) -> dict[str, str]:
        """The individual numbers of a case, see CaseFiles."""
        return self._files.numbers(row)

    def close(self) -> None:
        """Let go of the run files."""
        self._files.close()
