"""Reading a file for its preview: completely where it can be read, else as far as it is understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from app.batches.preview_views import ReadingPreview
from app.batches.scope import Side, exclusion_of
from app.errors import KnownError
from app.extracts import Detection, FileReport, Options, read_register, read_subjects
from app.extracts.options import ALL_ROWS
from app.extracts.profiles import ImportProfile, profile_text
from app.extracts.strange_rows import StrangeRows
from app.extracts.targets import Side as FileSide
from app.plain_values import to_plain
from app.worker.preview_columns import (
    STRANGE_ROWS,
    Shown,
    columns_shown,
    first_rows,
    strange_rows,
)
from app.worker.preview_facts import facts_shown, lines_shown
from app.worker.reading import Tell, facts, is_whole, joined_sha256, lost_zeros, watch

MOST_STATUSES = 50
_WORDS = "抽出データの確認"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at a file found: the reading to show, and facts as JSON values."""

    reading: ReadingPreview
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewReader:
    """Looks at the files of one preview, as often as it takes.

    `most` are the rows after which a look may end while somebody still corrects.
    """

    paths: tuple[Path, ...]
    side: FileSide
    options: Options
    protected_ids: frozenset[str]
    tell: Tell = field(repr=False)
    most: int = ALL_ROWS

    def read(self, profile: ImportProfile | None) -> Seen:
        """Read the files, by a profile or as detected.

        Raises:
            KnownError: a file is refused.
        """
        given = replace(
            self.options, profiles=dict.fromkeys(self.paths, profile) if profile else {}
        )
        strange = StrangeRows(self.paths[0])
        watched = replace(watch(self.tell, _WORDS), rows=strange.look, most=self.most)
        if self.side is FileSide.SUBJECT:
            read = read_subjects(self.paths, given, watched)
            own = {
                **common(Side.SUBJECT, read.reports),
                "statuses": _statuses(read.subjects.frame["status"]),
                "scheme": next(iter(read.subjects.schemes.values())),
                "holds_sex": "sex" in next(iter(read.subjects.holds.values())),
            }
            detection = read.detections[0]
        else:
            register = read_register(self.paths, given, watched)
            own = {**common(Side.REGISTER, register.reports), "holds_sex": "sex" in register.holds}
            detection = register.detections[0]
        return Seen(self._reading(detection, profile, strange), own)

    def refused(
        self, detection: Detection, profile: ImportProfile | None, error: KnownError
    ) -> Seen:
        """A file that cannot be read yet: its columns as far as they are known, and why not."""
        reading = self._reading(detection, profile, StrangeRows(self.paths[0]))
        told = replace(reading, refused=f"{error.sentence}({error.code})")
        return Seen(told, common(Side(self.side), ()))

    def _reading(
        self, detection: Detection, profile: ImportProfile | None, strange: StrangeRows
    ) -> ReadingPreview:
        width = len(detection.tables[0].headings)
        shown = Shown(
            detection=detection,
            profile=profile,
            strange=strange.rows(STRANGE_ROWS),
            values={at: strange.values(at) for at in range(width)},
            eras={at: strange.eras(at) for at in range(width)},
            protected_ids=self.protected_ids,
        )
        first, odd = first_rows(shown), strange_rows(shown)
        return ReadingPreview(
            profile=profile_text(draft_of(detection, profile)),
            facts=facts_shown(detection, profile),
            columns=columns_shown(shown, first, odd),
            rows=first.places,
            strange_rows=odd.places,
            lines=lines_shown(detection),
        )


def draft_of(detection: Detection, profile: ImportProfile | None) -> ImportProfile:
    """The profile that reads a file just so; what was detected and not said stays to be detected."""
    found = detection.as_profile("")
    if profile is None:
        return replace(found, encoding="", delimiter="")
    cut = found.fixed_width if profile.fixed_width else None
    said = profile.columns or found.columns
    return replace(profile, fixed_width=cut, shape=found.shape, columns=said)


def as_result(seen: Seen) -> dict[str, object]:
    """What a preview hands to its parent."""
    reading = seen.reading
    return {
        **seen.facts,
        "layout": [f"{fact.title}: {fact.value}" for fact in reading.facts],
        "columns": [[c.heading, c.target, c.target_words] for c in reading.columns],
        "rows": [
            [column.cells[at].raw for column in reading.columns] for at in range(len(reading.rows))
        ],
        "reading": to_plain(reading),
    }


def common(side: Side, reports: Sequence[FileReport]) -> dict[str, object]:
    """The facts that every preview has."""
    return {
        "side": side,
        "sha256": joined_sha256(reports) if reports else "",
        "whole": is_whole(reports),
        "facts": facts(reports),
        "zeros_lost": lost_zeros(reports),
        "columns": [],
        "rows": [],
        "statuses": [],
        "scheme": "",
        "holds_sex": False,
        "reading": to_plain(ReadingPreview()),
    }


def _statuses(values: pl.Series) -> list[list[object]]:
    """Status values with their number and what they would mean."""
    counts = values.value_counts(sort=True).head(MOST_STATUSES)
    return [
        [value, count, exclusion_of(value, {}) or ""]
        for value, count in counts.iter_rows()
        if value
    ]
