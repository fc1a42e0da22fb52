"""The import job: an extract becomes a write-once batch file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from app.batches.exclusions import part
from app.batches.scope import Exclusion, Side
from app.extracts import (
    FileReport,
    SubjectExtracts,
    TableDetection,
    keep_register,
    read_subjects,
)
from app.jobs import Progress
from app.protection.finding import LISTED_SCHEMA, FlagSearch, protected_ids
from app.store.bulk import BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell, facts, from_medium, joined_sha256, options, watch

_WORDS = "抽出データの取込"
_RESIDENTS = "residents"
_EMPTY_LIST = pl.DataFrame(schema=LISTED_SCHEMA)


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Read the files into a new batch file and report its digest and counts."""
    with from_medium(payload):
        if Side(payload.text("side")) is Side.SUBJECT:
            return _subjects(payload, tell)
        return _register(payload, tell)


def _subjects(payload: Payload, tell: Tell) -> dict[str, object]:
    paths = payload.paths("paths")
    read = read_subjects(paths, options(payload, paths), watch(tell, _WORDS))
    extract = payload.text("extract")
    frame = read.subjects.frame.with_columns(extract=pl.lit(extract))
    statuses = {
        value: Exclusion(reason) if reason else None
        for value, reason in payload.mapping("statuses").items()
    }
    parted = part(frame, statuses)
    found: dict[str, object] = {
        **facts(read.reports),
        "people_beside": _people_beside(read),
        "excluded": parted.excluded_by_reason(),
        "without_number": parted.without_number,
        "inspected": parted.inspected.height - parted.without_number,
        "holds": sorted(_holds(read)),
        "protected_known": _has_protection(read.detections[0].tables),
        "protected": int((parted.inspected["protected"] != "").sum()),
    }
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_frame("subjects", parted.inspected)
        writer.add_frame("excluded", parted.excluded)
        return _sealed(writer, found, read.reports, protected=())


def _people_beside(read: SubjectExtracts) -> int:
    """How many more people than rows there are, where a row can hold several."""
    tables = [table for detection in read.detections for table in detection.tables]
    if not any(column.person for table in tables for column in table.columns):
        return 0
    return read.subjects.frame.height - sum(report.rows_kept for report in read.reports)


def _holds(read: SubjectExtracts) -> frozenset[str]:
    return frozenset().union(*read.subjects.holds.values())


def _register(payload: Payload, tell: Tell) -> dict[str, object]:
    paths = payload.paths("paths")
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        kept = _Residents(writer)
        read = keep_register(paths, options(payload, paths), watch(tell, _WORDS), keeper=kept)
        tell(Progress("支援措置の確認", 0, 0))
        flagged = kept.flags.found()
        protected = protected_ids(writer.chunks(_RESIDENTS), flagged)
        found: dict[str, object] = {
            **facts(read.reports),
            "excluded": {},
            "without_number": 0,
            "inspected": read.rows,
            "holds": sorted(read.holds),
            "protected_known": any(_has_protection(d.tables) for d in read.detections),
            "protected": len(flagged.residents),
        }
        return _sealed(writer, found, read.reports, protected=protected)


@dataclass(slots=True)
class _Residents:
    """Residents written while their file is still being checked; the flagged ones are noted.

    A file refused at its end leaves an unsealed part, which its job's parent removes.
    """

    writer: BulkWriter
    flags: FlagSearch = field(default_factory=lambda: FlagSearch(_EMPTY_LIST))

    def put(self, frame: pl.DataFrame) -> None:
        """Write one chunk."""
        self.writer.add_frame(_RESIDENTS, frame)
        self.flags.look(frame)

    def clear(self) -> None:
        """Take back what was written."""
        self.writer.discard(_RESIDENTS)
        self.flags.clear()


def _has_protection(tables: Sequence[TableDetection]) -> bool:
    return any(column.target == "protected" for table in tables for column in table.columns)


def _sealed(
    writer: BulkWriter,
    found: dict[str, object],
    reports: Sequence[FileReport],
    *,
    protected: Sequence[str],
) -> dict[str, object]:
    digest = writer.seal(found)
    return {
        "facts": found,
        "file_sha256": digest,
        "source_sha256": joined_sha256(reports),
        "protected_ids": list(protected),
    }
