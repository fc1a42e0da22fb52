"""Reading one file to its end: raw chunks, rows that are no records left out, the report at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.extracts.delimited import DelimitedFile
from app.extracts.delimited_reader import DelimitedReader
from app.extracts.detection import Detection
from app.extracts.filtering import only_records
from app.extracts.fixed_reader import FixedReader
from app.extracts.fixed_width import FixedFile
from app.extracts.options import Watch
from app.extracts.report import FileReport, Findings
from app.extracts.sentences import refuse
from app.extracts.table_detection import TableDetection
from app.extracts.tables import RawChunk
from app.extracts.workbook_reader import WorkbookReader


@dataclass(slots=True)
class Reading:
    """One pass over one file. Iterate `records()` to the end, then ask for the report."""

    detection: Detection
    findings: Findings
    watch: Watch
    sha256: str = ""
    number_digest: str = ""

    def records(self) -> Iterator[tuple[RawChunk, TableDetection]]:
        """Chunks of records in file order, with the table each belongs to.

        Raises:
            KnownError: whatever stops the file; nothing read before counts then.
            Cancelled: the operator cancelled.
        """
        self.findings.messages.extend(self.detection.messages)
        reader = self._reader()
        tables = {table.sheet: table for table in self.detection.tables}
        for chunk in reader.chunks():
            table = tables[chunk.sheet]
            records = only_records(chunk, table.plan, table.columns, self.findings)
            self.findings.kept += records.frame.height
            self.watch.rows(records, table.columns, self.detection.opened.path)
            yield records, table
        self.sha256, self.number_digest = reader.sha256, reader.number_digest
        if not self.findings.kept and not self.findings.rejections:
            raise refuse("E310", file=self.detection.opened.name)

    def _reader(self) -> DelimitedReader | FixedReader | WorkbookReader:
        source = self.detection.source
        plans = tuple(table.plan for table in self.detection.tables)
        if isinstance(source, DelimitedFile):
            return DelimitedReader(source, plans[0], self.findings, self.watch)
        if isinstance(source, FixedFile):
            return FixedReader(source, plans[0], self.findings, self.watch)
        return WorkbookReader(source, plans, self.findings, self.watch)

    def report(self, *, zeros_restored: int) -> FileReport:
        """The outcome; kept + rejected + skipped must equal what the second reader counted."""
        findings = self.findings
        rejected = len(findings.rejections)
        if findings.kept + rejected + findings.skipped != findings.counted:
            raise AssertionError("rows kept, rejected and skipped do not add up")
        return FileReport(
            name=self.detection.opened.name,
            extract=self.detection.opened.path.stem,
            sha256=self.sha256,
            encoding=self.detection.encoding,
            rows_counted=findings.counted,
            rows_kept=findings.kept,
            rows_rejected=rejected,
            rows_skipped=findings.skipped,
            messages=tuple(findings.messages),
            rejections=tuple(findings.rejections),
            number_digest=self.number_digest,
            zeros_restored=zeros_restored,
        )
