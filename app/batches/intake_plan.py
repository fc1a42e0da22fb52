"""What is asked and shown before an import: the preview of a file and the confirmed plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.batches.batch_views import rejection_rows, whole
from app.batches.rejected import LeftOut, RejectedList, rejected_list
from app.batches.scope import Coverage, Exclusion, Side
from app.batches.slip import NO_SLIP, Slip
from app.record.media_use import UNTOLD, Carriage
from app.views import RejectionRow

_SHOWN_REJECTIONS = 100


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
    rejected: RejectedList  # all of them, for paper and the sender
    facts: Mapping[str, object]  # as the child counted, for the sender's slip
    messages: tuple[str, ...]
    statuses: tuple[StatusPreview, ...]
    scheme: str  # guessed, "" if unknown
    holds_sex: bool
    zeros_lost: int  # numbers that lost leading zeros; 0 = nothing to ask
    sha256: str
    taken_before: str  # when the same bytes were taken in already, or ""
    lacking: tuple[str, ...] = ()  # required targets the operator said the file does not hold


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
    lacking: tuple[str, ...] = ()  # required targets the file does not hold: ("number",)
    carriage: Carriage = UNTOLD  # the medium, who approved its use, what for
    slip: Slip = NO_SLIP  # 送付票
    left_out: LeftOut | None = None  # what the person saw; None = R goes on (the command line)
    previewed_sha256: str = ""  # of the file as it was looked at; "" where nobody did


def read_preview(
    result: Mapping[str, object],
    paths: tuple[Path, ...],
    *,
    taken_before: str,
    lacking: tuple[str, ...],
) -> Preview:
    """The preview in a child's result."""
    facts = result["facts"]
    if not isinstance(facts, dict):
        raise TypeError("a preview was expected")
    return Preview(
        paths=paths,
        side=Side(str(result["side"])),
        layout_words=tuple(str(line) for line in _list(result["layout"])),
        columns=tuple(
            ColumnPreview(heading=c[0], target=c[1], target_words=c[2])
            for c in _rows(result["columns"])
        ),
        sample_rows=tuple(tuple(row) for row in _rows(result["rows"])),
        rows_counted=whole(facts, "rows_counted"),
        rows_kept=whole(facts, "rows_kept"),
        rows_rejected=whole(facts, "rows_rejected"),
        rows_skipped=whole(facts, "rows_skipped"),
        rejections=rejection_rows(facts)[:_SHOWN_REJECTIONS],
        rejected=rejected_list(facts, sha256=str(result["sha256"])),
        facts=facts,
        messages=tuple(str(m) for m in _list(facts["messages"])),
        statuses=tuple(_status(row) for row in _rows(result["statuses"])),
        scheme=str(result["scheme"]),
        holds_sex=bool(result["holds_sex"]),
        zeros_lost=int(str(result["zeros_lost"])),
        sha256=str(result["sha256"]),
        taken_before=taken_before,
        lacking=lacking,
    )


def _status(row: list[str]) -> StatusPreview:
    exclusion = Exclusion(row[2]) if row[2] else None
    return StatusPreview(value=row[0], count=int(row[1]), exclusion=exclusion)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _rows(value: object) -> list[list[str]]:
    return [row for row in _list(value) if isinstance(row, list)]
