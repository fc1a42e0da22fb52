"""Reading the register side: checked through once, then streamed as often as it is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from app.extracts.census import Census, latest_birth
from app.extracts.date_checks import DateCensus
from app.extracts.detection import Detection, inspect
from app.extracts.options import Options, Watch
from app.extracts.protection import protection_flags
from app.extracts.reading import Reading
from app.extracts.report import FileReport, Findings
from app.extracts.sentences import refuse
from app.extracts.shaping import held_attributes, shape_residents
from app.extracts.tables import ROW, RawChunk
from app.extracts.zeros import with_zeros_restored
from app.targets import Side


@dataclass(frozen=True, slots=True)
class RegisterExtract:
    """The register side of one run; a `matching.Register`.

    Attributes:
        reports: one per file, complete: the files were read to their end when this was made.
        detections: what each file was recognised as.
        holds: the attributes that the register holds at all.
        watch: progress and cancel of every further pass.
    """

    reports: tuple[FileReport, ...]
    detections: tuple[Detection, ...]
    holds: frozenset[str]
    watch: Watch

    @property
    def rows(self) -> int:
        """How many residents `chunks` yields."""
        return sum(report.rows_kept for report in self.reports)

    def chunks(self) -> Iterator[pl.DataFrame]:
        """Frames of RESIDENT_SCHEMA with at most 250,000 rows, in file order, from the start.

        Raises:
            KnownError: E112 when a file is no longer what was checked, E702 when it is gone.
            Cancelled: the operator cancelled.
        """
        for detection, report in zip(self.detections, self.reports, strict=True):
            reading = Reading(detection, Findings(), self.watch)
            for frame, _ in _frames(reading):
                yield with_zeros_restored(frame)[0] if report.zeros_restored else frame
            if reading.sha256 != report.sha256:
                raise refuse("E112", file=report.name)


def read_register(paths: Sequence[Path], options: Options, watch: Watch) -> RegisterExtract:
    """Check register extracts to their end; the residents are streamed by `chunks()`.

    Args:
        paths: the files, read one after the other.
        options: profiles per path, and whether lost zeros are restored.
        watch: progress and cancel.

    Raises:
        KnownError: a file is refused.
        Cancelled: the operator cancelled.
    """
    checked = [_check_one(path, options, watch) for path in paths]
    detections = tuple(detection for detection, _ in checked)
    tables = [table for detection in detections for table in detection.tables]
    holds = frozenset().union(*(held_attributes(table.columns) for table in tables))
    return RegisterExtract(tuple(report for _, report in checked), detections, holds, watch)


def _check_one(path: Path, options: Options, watch: Watch) -> tuple[Detection, FileReport]:
    detection = inspect(path, Side.REGISTER, options.profiles.get(path))
    findings = Findings()
    reading = Reading(detection, findings, watch)
    census = Census(
        findings,
        key="resident_id",
        key_heading=detection.heading_of("key"),
        dates=DateCensus(
            detection.heading_of("birth_date"), latest_birth(options.reference_dates.get(path))
        ),
    )
    for frame, chunk in _frames(reading):
        census.look(frame, chunk.frame[ROW], chunk.sheet)
    zeros = census.numbers.zeros
    restored = zeros.restorable if zeros.shown and options.restore_leading_zeros else 0
    census.conclude(restored=restored)
    return detection, reading.report(zeros_restored=restored)


def _frames(reading: Reading) -> Iterator[tuple[pl.DataFrame, RawChunk]]:
    """Each chunk of records in RESIDENT_SCHEMA, with the raw chunk it comes from."""
    name = reading.detection.opened.name
    for chunk, table in reading.records():
        frame = shape_residents(chunk, table.columns)
        flags = protection_flags(frame["protected"], file=name)
        yield frame.with_columns(flags.alias("protected")), chunk
