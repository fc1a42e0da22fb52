"""Reading the register side: checked through once, kept while it is checked or streamed later.

Checking and keeping share one pass: decoding and splitting cost as much as everything else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polars as pl

from app.extracts.census import Census, latest_birth
from app.extracts.date_checks import DateCensus
from app.extracts.detection import Detection, inspect
from app.extracts.history import (
    NO_HISTORY,
    FormerValues,
    History,
    HistoryCensus,
    has_history,
    identities,
    people,
)
from app.extracts.mapping import ColumnMap
from app.extracts.options import Options, Watch
from app.extracts.protection import FlagPlaces, protection_flags
from app.extracts.reading import Reading
from app.extracts.report import FileReport, Findings
from app.extracts.sentences import refuse
from app.extracts.shaping import held_attributes, shape_residents
from app.extracts.tables import ROW, RawChunk
from app.extracts.targets import Side
from app.extracts.zeros import with_zeros_restored

Residents = tuple[pl.DataFrame, RawChunk, Sequence[ColumnMap]]
"""A chunk in RESIDENT_SCHEMA, the raw chunk it comes from, and the columns of its table."""


class Keeper(Protocol):
    """Where chunks are laid while their file is still being checked; all may be thrown away."""

    def put(self, frame: pl.DataFrame) -> None:
        """Keep one chunk in RESIDENT_SCHEMA, for now."""
        ...

    def clear(self) -> None:
        """Throw away what was put so far; it comes again in another form."""
        ...


class _Nowhere:
    """Keeps nothing."""

    def put(self, _frame: pl.DataFrame) -> None:
        """Let the chunk go."""

    def clear(self) -> None:
        """There is nothing to throw away."""


@dataclass(frozen=True, slots=True)
class RegisterExtract:
    """The register side of one run; a `matching.Register`.

    Attributes:
        reports: one per file, complete: the files were read to their end when this was made.
        detections: what each file was recognised as.
        histories: what each file's history rows mean.
        holds: the attributes that the register holds at all.
        watch: progress and cancel of every further pass.
    """

    reports: tuple[FileReport, ...]
    detections: tuple[Detection, ...]
    histories: tuple[History, ...]
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
        files = zip(self.detections, self.reports, self.histories, strict=True)
        for detection, report, history in files:
            reading = Reading(detection, Findings(), self.watch)
            for frame, chunk, maps in _residents(reading):
                current, _ = history.current(frame, chunk, maps)
                yield with_zeros_restored(current)[0] if report.zeros_restored else current
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
    return _checked(paths, options, watch, keeper=_Nowhere())


def keep_register(
    paths: Sequence[Path], options: Options, watch: Watch, *, keeper: Keeper
) -> RegisterExtract:
    """Check register extracts and keep their residents in the same pass.

    What the keeper holds counts only once this has returned: a file may be refused at its last row.
    It is then what `chunks()` would stream.

    Args:
        paths: the files, read one after the other.
        options: profiles per path, and whether lost zeros are restored.
        watch: progress and cancel.
        keeper: takes every chunk in file order. It is cleared and filled once more where numbers
            are given back their zeros: only the whole column shows that.

    Raises:
        KnownError: a file is refused.
        Cancelled: the operator cancelled.
    """
    register = _checked(paths, options, watch, keeper=keeper)
    if any(report.zeros_restored for report in register.reports):
        keeper.clear()
        for frame in register.chunks():
            keeper.put(frame)
    return register


def _checked(
    paths: Sequence[Path], options: Options, watch: Watch, *, keeper: Keeper
) -> RegisterExtract:
    checked = [_check_one(path, options, watch, keeper=keeper) for path in paths]
    tables = [table for detection, _, _ in checked for table in detection.tables]
    return RegisterExtract(
        reports=tuple(report for _, report, _ in checked),
        detections=tuple(detection for detection, _, _ in checked),
        histories=tuple(history for _, _, history in checked),
        holds=frozenset().union(*(held_attributes(table.columns) for table in tables)),
        watch=watch,
    )


def _check_one(
    path: Path, options: Options, watch: Watch, *, keeper: Keeper
) -> tuple[Detection, FileReport, History]:
    password = options.passwords.get(path, "")
    detection = inspect(path, Side.REGISTER, options.profiles.get(path), password=password)
    history = _history(detection, watch)
    findings = Findings()
    reading = Reading(detection, findings, watch)
    latest = latest_birth(options.reference_dates.get(path))
    dates = DateCensus(detection.heading_of("birth_date"), latest)
    heading = detection.heading_of("key")
    census = Census(findings, key="resident_id", key_heading=heading, dates=dates)
    for frame, chunk, maps in _residents(reading):
        current, left_out = history.current(frame, chunk, maps)
        findings.leave_out("W320", left_out)
        rows = chunk.frame[ROW].filter(~history.superseded.is_old(chunk.frame[ROW], chunk.sheet))
        census.look(current, rows, chunk.sheet)
        keeper.put(current)
    if not findings.kept:
        raise refuse("E310", file=detection.opened.name)  # nobody could be found in it
    findings.note_total("W320")
    zeros = census.numbers.zeros
    restored = zeros.restorable if zeros.shown and options.restore_leading_zeros else 0
    census.conclude(restored=restored)
    return detection, reading.report(zeros_restored=restored), history


def _history(detection: Detection, watch: Watch) -> History:
    """Two more passes over a file that carries history rows, none over others."""
    identity = "key" if detection.heading_of("key") else "number"
    if not all(has_history(table.columns, identity=identity) for table in detection.tables):
        return NO_HISTORY
    census = HistoryCensus()
    for frame, chunk, maps in _residents(Reading(detection, Findings(), watch)):
        census.look(chunk, maps, identities(frame, maps), people(frame, maps))
    superseded = census.superseded()
    if not superseded.count:
        return NO_HISTORY
    former = FormerValues(superseded)
    for frame, chunk, maps in _residents(Reading(detection, Findings(), watch)):
        former.look(frame, chunk, maps)
    return History(superseded, former.table())


def _residents(reading: Reading) -> Iterator[Residents]:
    name = reading.detection.opened.name
    for chunk, table in reading.records():
        frame = shape_residents(chunk, table.columns)
        places = FlagPlaces(name, chunk.sheet, chunk.frame[ROW], table.columns)
        flags = protection_flags(frame["protected"], places)
        yield frame.with_columns(flags.alias("protected")), chunk, table.columns
