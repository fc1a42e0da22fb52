"""Intake (取込): a file on a medium becomes a batch, previewed and confirmed by a person.

job = intake.start_preview(paths)            run the job, then
preview = intake.finish_preview(job, result)
job = intake.start(plan)                     run the job, then
summary = intake.finish(job, result)         or intake.abandon(job) if it died or was cancelled
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.desk import Desk
from app.jobs import Job
from app.scope import Coverage, Exclusion, Side
from app.views import Arithmetic, BatchSummary, RejectionRow

__all__ = [
    "ColumnPreview",
    "Coverage",
    "Exclusion",
    "Intake",
    "Plan",
    "Preview",
    "Side",
    "StatusPreview",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPreview:
    """One column of the file: its heading and what it was taken for ("" = not used)."""

    heading: str
    target: str  # column of SUBJECT_SCHEMA / RESIDENT_SCHEMA or ""
    target_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPreview:
    """One status value of the file and what it would mean."""

    value: str
    count: int
    exclusion: Exclusion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file looks like before anything is stored. Numbers in samples are masked."""

    paths: tuple[Path, ...]
    side: Side
    layout_words: tuple[str, ...]  # 文字コード: CP932 … one line per fact
    columns: tuple[ColumnPreview, ...]
    sample_rows: tuple[tuple[str, ...], ...]
    rows_counted: int
    rows_kept: int
    rows_rejected: int
    rows_skipped: int
    rejections: tuple[RejectionRow, ...]  # the first hundred
    messages: tuple[str, ...]
    statuses: tuple[StatusPreview, ...]
    scheme: str  # guessed, "" if unknown
    holds_sex: bool
    zeros_lost: int  # numbers that lost leading zeros; 0 = nothing to ask
    sha256: str
    taken_before: str  # when the same bytes were taken in already, or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the operator confirmed: everything an import needs to know."""

    paths: tuple[Path, ...]
    side: Side
    extract: str  # name of the extract on screen and paper; by default the file's stem
    scheme: str  # code of app.schemes; "" for a register
    reference_date: date
    coverage: Coverage  # of a register; ignored for subjects
    statuses: Mapping[str, Exclusion | None]
    restore_leading_zeros: bool
    profile: str  # TOML text of a profile, "" = as detected
    purpose: str = ""  # 媒体の承認番号等, free text without personal data


class Intake:
    """Everything about batches, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start_preview(self, paths: Sequence[Path], side: Side | None) -> Job:
        """A job that looks at a file and stores nothing; `side` None lets it guess."""
        raise NotImplementedError

    def finish_preview(self, job: Job, result: Mapping[str, object]) -> Preview:
        """The preview made of the child's result."""
        raise NotImplementedError

    def start(self, plan: Plan) -> Job:
        """A job that reads the file into its own encrypted, still unregistered batch file."""
        raise NotImplementedError

    def finish(self, job: Job, result: Mapping[str, object]) -> BatchSummary:
        """Verify the batch file, register it and write the ledger entry with the file's SHA-256."""
        raise NotImplementedError

    def abandon(self, job: Job) -> None:
        """Remove what a cancelled or killed import left behind."""
        raise NotImplementedError

    def batches(self) -> tuple[BatchSummary, ...]:
        """All accepted imports, newest first."""
        raise NotImplementedError

    def withdraw(self, batch_id: str, reason: str) -> None:
        """Take a batch out of the next run (it stays on record)."""
        raise NotImplementedError

    def rejections(self, batch_id: str) -> tuple[RejectionRow, ...]:
        """Rows of a batch that could not be taken in, with row number, column and reason."""
        raise NotImplementedError

    def arithmetic(self) -> Arithmetic:
        """The sum over all subject batches in use."""
        raise NotImplementedError
