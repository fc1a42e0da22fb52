"""The documents of the cases, read from the run files; files are opened once and kept open."""

from app.cases.document import CASE, NUMBERS, CaseDocument, from_json
from app.desk import Desk
from app.errors import KnownError
from app.store import runs
from app.store.bulk import BulkFile
from app.store.cases import CaseRow
from app.store.cipher import StoreUnreadableError


def run_file_missing() -> KnownError:
    """The error of a run file that cannot be read (D103)."""
    sentence = "照合結果のファイルを読めません。バックアップから復元するか照合し直してください。"
    return KnownError("D103", sentence)


class CaseFiles:
    """The run files of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: dict[str, BulkFile] = {}

    def document(self, row: CaseRow) -> CaseDocument:
        """The document of a case, as the run found it and before the guard.

        Raises:
            KnownError: D103.
        """
        value = self._file(row.run_id).document(CASE, row.subject)
        if value is None:
            raise run_file_missing()
        return from_json(value)

    def numbers(self, row: CaseRow) -> dict[str, str]:
        """The individual numbers of a case: "" = the subject's, else by resident_id."""
        value = self._file(row.run_id).document(NUMBERS, row.subject)
        if not isinstance(value, dict):
            raise run_file_missing()
        return {str(key): str(number) for key, number in value.items()}

    def close(self) -> None:
        """Let go of all files."""
        for file in self._open.values():
            file.close()
        self._open.clear()

    def _file(self, run_id: str) -> BulkFile:
        if run_id not in self._open:
            row = runs.run(self._desk.database, run_id)
            if row is None or not row.file_key:
                raise run_file_missing()
            try:
                self._open[run_id] = BulkFile(self._desk.runs / run_id, row.file_key)
            except StoreUnreadableError:
                raise run_file_missing() from None
        return self._open[run_id]
