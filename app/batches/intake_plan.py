"""What is asked and shown before an import: the preview of a file and the confirmed plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.batches.batch_views import rejection_rows, whole
from app.batches.preview_views import NOT_READ, ColumnPreview, LockedFile, ReadingPreview
from app.batches.rejected import LeftOut, RejectedList, rejected_list
from app.batches.scope import Coverage, Exclusion, Side
from app.batches.slip import NO_SLIP, Slip
from app.plain_values import from_plain
from app.record.media_use import UNTOLD, Carriage
from app.views import RejectionRow

_SHOWN_REJECTIONS = 100


class Reach(StrEnum):
    """How far a look at a big file goes; a small one is always read to its end."""

    WHOLE = "whole"  # to the end
    CLEAR = "clear"  # to the end, unless columns had to be proposed by their values
    PART = "part"  # not beyond its first rows: somebody still corrects how it is read


SMALL_BYTES = 50_000_000
"""Some hundred thousand rows: a file as small as that is read to its end in seconds."""

PART_ROWS = 50_000
"""Rows of a big file that a partial look goes through, and a little more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a file is looked at; passwords go to the child's standard input and nowhere else.

    Attributes:
        profile: TOML text of the profile to follow; "" = find out.
        known: kept profiles by id, the one to be preferred first.
        passwords: of protected workbooks.
        mends: a person sits there who can say what the file lacks; else it is refused.
        reach: how far, where a person sits there.
    """

    profile: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    passwords: Mapping[Path, str] = field(default_factory=dict, repr=False)
    mends: bool = False
    reach: Reach = Reach.WHOLE


STRICT_LOOK = Look()
"""Everything is detected, and what cannot be read is refused."""


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
    sha256: str  # "" of a part
    taken_before: str  # when the same bytes were taken in already, or ""
    lacking: tuple[str, ...] = ()  # required targets the operator said the file does not hold
    reading: ReadingPreview = NOT_READ
    is_whole: bool = True  # read to its end; else all of this is said of its first rows


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
    passwords: Mapping[Path, str] = field(default_factory=dict, repr=False)  # never kept


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
    reading = from_plain(ReadingPreview, result["reading"])
    return Preview(
        paths=paths,
        side=Side(str(result["side"])),
        layout_words=tuple(str(line) for line in _list(result["layout"])),
        columns=reading.columns,
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
        reading=reading,
        is_whole=bool(result["whole"]),
    )


def locked_file(result: Mapping[str, object]) -> LockedFile | None:
    """The workbook whose password a look asks for; None where it asks for none."""
    locked = result.get("locked")
    return None if locked is None else from_plain(LockedFile, locked)


def spelled(passwords: Mapping[Path, str]) -> dict[str, str]:
    """Passwords for the child, by the whole path of their file."""
    return {str(path.absolute()): password for path, password in passwords.items()}


def _status(row: list[str]) -> StatusPreview:
    exclusion = Exclusion(row[2]) if row[2] else None
    return StatusPreview(value=row[0], count=int(row[1]), exclusion=exclusion)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _rows(value: object) -> list[list[str]]:
    return [row for row in _list(value) if isinstance(row, list)]
