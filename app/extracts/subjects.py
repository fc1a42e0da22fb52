"""Reading the business side: every file completely, or nothing at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from app.extracts.census import Census, latest_birth
from app.extracts.date_checks import DateCensus
from app.extracts.detection import Detection, inspect
from app.extracts.history import HistoryCensus, has_history
from app.extracts.mapping import ColumnMap
from app.extracts.options import Options, Watch
from app.extracts.persons import people_of
from app.extracts.protection import FlagPlaces, protection_flags
from app.extracts.reading import Reading
from app.extracts.report import FileReport, Findings
from app.extracts.sentences import refuse
from app.extracts.shaping import held_attributes, shape_subjects
from app.extracts.tables import RawChunk
from app.extracts.targets import Side
from app.extracts.zeros import with_zeros_restored
from matching import SUBJECT_SCHEMA, Subjects


@dataclass(frozen=True, slots=True)
class SubjectExtracts:
    """The business side of one run: the subjects, one report and one detection per file, in order."""

    subjects: Subjects
    reports: tuple[FileReport, ...]
    detections: tuple[Detection, ...]


def read_subjects(paths: Sequence[Path], options: Options, watch: Watch) -> SubjectExtracts:
    """Read business extracts into one frame of SUBJECT_SCHEMA, file after file, row after row.

    Args:
        paths: the files; two with the same name before the suffix are refused.
        options: profiles and schemes per path, and whether lost zeros are restored.
        watch: progress and cancel.

    Raises:
        KnownError: a file is refused; nothing of any file counts then.
        Cancelled: the operator cancelled.
    """
    _refuse_equal_stems(paths)
    read = [_read_one(path, options, watch) for path in paths]
    frames = [frame for frame, _, _ in read]
    empty = pl.DataFrame(schema=SUBJECT_SCHEMA)
    detections = tuple(detection for _, _, detection in read)
    subjects = Subjects(
        frame=pl.concat([empty, *frames]),
        holds={d.opened.path.stem: _holds(d) for d in detections},
        schemes={
            d.opened.path.stem: options.schemes.get(p, d.scheme)
            for p, d in zip(paths, detections, strict=True)
        },
    )
    return SubjectExtracts(subjects, tuple(report for _, report, _ in read), detections)


def _refuse_equal_stems(paths: Sequence[Path]) -> None:
    seen: set[str] = set()
    for path in paths:
        if path.stem in seen:
            raise refuse("E317", file=path.name)
        seen.add(path.stem)


def _holds(detection: Detection) -> frozenset[str]:
    return frozenset().union(*(held_attributes(table.columns) for table in detection.tables))


def _read_one(
    path: Path, options: Options, watch: Watch
) -> tuple[pl.DataFrame, FileReport, Detection]:
    detection = inspect(
        path,
        Side.SUBJECT,
        options.profiles.get(path),
        lacking=options.lacking,
        password=options.passwords.get(path, ""),
    )
    findings = Findings()
    reading = Reading(detection, findings, watch)
    latest = latest_birth(options.reference_dates.get(path))
    dates = DateCensus(detection.heading_of("birth_date"), latest)
    heading = detection.heading_of("key")
    census = Census(findings, key="record_id", key_heading=heading, dates=dates)
    frames = [pl.DataFrame(schema=SUBJECT_SCHEMA)]
    for frame, rows, sheet in _current(_shaped(reading, path), findings):
        census.look(frame, rows, sheet)
        frames.append(frame)
    whole, restored = pl.concat(frames), 0
    if census.numbers.zeros.shown and options.restore_leading_zeros:
        whole, restored = with_zeros_restored(whole)
    if (people := _most_people(detection)) > 1:
        findings.note("W328", people=people, count=whole.height)
    census.conclude(restored=restored)
    return whole, reading.report(zeros_restored=restored), detection


def _most_people(detection: Detection) -> int:
    """How many people a row holds at most."""
    return max(len(people_of(table.columns)) for table in detection.tables)


Shaped = tuple[pl.DataFrame, RawChunk, Sequence[ColumnMap]]


def _shaped(reading: Reading, path: Path) -> Iterator[Shaped]:
    for chunk, table in reading.records():
        frame = shape_subjects(chunk, table.columns, extract=path.stem)
        places = FlagPlaces(path.name, chunk.sheet, frame["row_number"], table.columns)
        flags = protection_flags(frame["protected"], places)
        yield frame.with_columns(flags.alias("protected")), chunk, table.columns


def _current(
    shaped: Iterator[Shaped], findings: Findings
) -> Iterator[tuple[pl.DataFrame, pl.Series, str]]:
    """The chunks without superseded history rows, each with its physical rows and its sheet."""
    read = list(shaped)
    census = HistoryCensus()
    for frame, chunk, maps in read:
        if has_history(maps):
            keys = frame["record_id"].hash()
            census.look(chunk, maps, keys, keys)
    superseded = census.superseded()
    for frame, chunk, _ in read:
        rows = frame["row_number"]  # a row that holds several people stands there once for each
        old = superseded.is_old(rows, chunk.sheet)
        findings.leave_out("W320", int(old.sum()))
        yield frame.filter(~old), rows.filter(~old), chunk.sheet
    findings.note_total("W320")
