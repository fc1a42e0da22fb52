"""What previews and imports share: options and progress of a reading, and its report as JSON."""

import os
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from app.batches.rejected import list_digest
from app.errors import KnownError
from app.extracts import FileReport, Options, Watch
from app.extracts.profiles import profile_from_mapping
from app.extracts.sentences import refuse
from app.jobs import Progress
from app.worker.payload import Payload

Tell = Callable[[Progress], None]
"""Sends progress to the parent."""

MOST_REJECTIONS = 10_000
"""Rejected rows kept by name; beyond, only their number is known."""


@contextmanager
def from_medium(payload: Payload) -> Iterator[None]:
    """Whatever fails in reading the job's files is said as a medium that was pulled out.

    The files were there when the job was made (app.batches.intake looks): one that cannot be opened
    now, though nobody forbids it, is gone.
    What fails in writing says so itself (app.store.bulk); a file of ours in the way is a bug.

    Raises:
        KnownError: E702.
    """
    paths = payload.paths("paths")
    pulled = refuse("E702", file="、".join(path.name for path in paths))
    try:
        yield
    except KnownError as error:
        if error.code != "E113" or any(_is_forbidden(path) for path in paths):
            raise
        raise pulled from None
    except FileExistsError:
        raise
    except OSError:
        raise pulled from None


def _is_forbidden(path: Path) -> bool:
    return path.exists() and not os.access(path, os.R_OK)


def watch(tell: Tell, words: str) -> Watch:
    """A watch that reports bytes read."""
    return Watch(
        progress=lambda done, whole: tell(Progress(words, done, whole)), cancelled=lambda: False
    )


def options(payload: Payload, paths: Sequence[Path]) -> Options:
    """The options of a reading as the operator confirmed them."""
    text = payload.text("profile")
    profile = profile_from_mapping(tomllib.loads(text)) if text else None
    scheme = payload.text("scheme")
    passwords = payload.mapping("passwords") if "passwords" in payload.values else {}
    return Options(
        restore_leading_zeros=payload.flag("restore_leading_zeros"),
        profiles=dict.fromkeys(paths, profile) if profile else {},
        schemes=dict.fromkeys(paths, scheme) if scheme else {},
        passwords={Path(path): password for path, password in passwords.items()},
        lacking=frozenset(payload.texts("lacking")) if "lacking" in payload.values else frozenset(),
    )


def joined_sha256(reports: Sequence[FileReport]) -> str:
    """SHA-256 of the file, or of the digests of several files in order; "" of a part of them."""
    if not is_whole(reports):
        return ""
    if len(reports) == 1:
        return reports[0].sha256
    return sha256("\n".join(report.sha256 for report in reports).encode()).hexdigest()


def is_whole(reports: Sequence[FileReport]) -> bool:
    """Whether the files were read to their end."""
    return all(report.sha256 for report in reports)


def facts(reports: Sequence[FileReport]) -> dict[str, object]:
    """Counts, messages and rejected rows of all files together."""
    rejections = [
        [r.row_number, r.sheet, r.column, r.sentence, r.code]
        for report in reports
        for r in report.rejections
    ]
    return {
        "names": [report.name for report in reports],
        "sha256": [report.sha256 for report in reports],
        "rows_counted": sum(report.rows_counted for report in reports),
        "rows_kept": sum(report.rows_kept for report in reports),
        "rows_rejected": sum(report.rows_rejected for report in reports),
        "rows_skipped": sum(report.rows_skipped for report in reports),
        "zeros_restored": sum(report.zeros_restored for report in reports),
        "messages": [str(message) for report in reports for message in report.messages],
        "rejections": rejections[:MOST_REJECTIONS],
        "rejected_sha256": list_digest(rejections),
        "rows_superseded": _counted(reports, "W320"),
    }


def lost_zeros(reports: Sequence[FileReport]) -> int:
    """Numbers whose leading zeros a spreadsheet took and that could be restored."""
    return _counted(reports, "W417")


def _counted(reports: Sequence[FileReport], code: str) -> int:
    return sum(m.count for report in reports for m in report.messages if m.code == code)
