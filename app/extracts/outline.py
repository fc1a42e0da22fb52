"""What a file looks like where it cannot be read yet: for a person who says what its columns mean.

Nothing here is taken in. Required columns that nothing names are proposed by their values, so that
a tired person corrects instead of starting from nothing; a proposal is marked as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.extracts.detection import Detection
from app.extracts.header_rows import HeaderRows, assumed_header
from app.extracts.headings import Heading
from app.extracts.mapping import Column, ColumnMap, map_columns
from app.extracts.opening import open_extract
from app.extracts.persons import map_people
from app.extracts.profiles import ImportProfile
from app.extracts.sentences import refuse
from app.extracts.sources import open_source
from app.extracts.table_detection import (
    columns_that_fit,
    locate_header,
    table_columns,
    table_of,
)
from app.extracts.tables import Sample
from app.extracts.targets import Side
from app.extracts.unheaded import targets_by_values

PROPOSED = 0.5
"""Confidence of what only the values propose."""

_HALVES = {"name": ("surname", "given_name"), "kana": ("kana_surname", "kana_given_name")}


@dataclass(frozen=True, slots=True)
class Outline:
    """A file as far as it is understood.

    Attributes:
        detection: with its one table; required targets may be missing.
        proposed: positions of columns that only their values name.
    """

    detection: Detection
    proposed: frozenset[int]


def outline(path: Path, side: Side, profile: ImportProfile | None, *, password: str) -> Outline:
    """Look at a file that may lack a heading, a column or a fitting profile.

    Args:
        path: the file.
        side: which side it was offered for.
        profile: what a person has said so far; None = nothing. One without columns says only how
            the file is parted.
        password: of a protected workbook, else "".

    Raises:
        KnownError: the file cannot be opened or holds nothing.
    """
    opened = open_extract(path)
    source = open_source(opened, profile, password)
    found = [(s, h) for s in source.samples() if (h := _header(s, profile)) is not None]
    if not found:
        raise refuse("E310", file=opened.name)
    sample, header = max(found, key=lambda one: (one[1].known, len(one[0].rows)))
    columns = table_columns(sample, header, file=opened.name)
    if profile is not None and profile.columns:
        maps, proposed = columns_that_fit(columns, profile, file=opened.name), frozenset[int]()
    else:
        maps, proposed = _proposed(columns, side)
    detection = Detection(
        opened=opened,
        source=source,
        side=side,
        side_is_guessed=False,
        scheme=profile.scheme if profile else "",
        tables=(table_of(sample, header, columns, maps),),
        messages=(),
    )
    return Outline(detection, proposed)


def _header(sample: Sample, profile: ImportProfile | None) -> HeaderRows | None:
    return locate_header(sample, profile) or assumed_header(sample)


def _proposed(
    columns: Sequence[Column], side: Side
) -> tuple[tuple[ColumnMap, ...], frozenset[int]]:
    """What headings say, and for what no heading says, what the values look like."""
    named = (map_people(columns, side) if side is Side.SUBJECT else ()) or map_columns(
        columns, side
    )
    taken = {m.position for m in named}
    targets = {m.target for m in named}
    for whole, halves in _HALVES.items():
        if targets.issuperset(halves):
            targets.add(whole)
    rest = [replace(c, heading=Heading("")) for c in columns if c.position not in taken]
    guessed = {
        at: target for at, target in targets_by_values(rest).items() if target not in targets
    }
    maps = [
        ColumnMap(at, columns[at].heading.text, target, PROPOSED) for at, target in guessed.items()
    ]
    every = sorted([*named, *maps], key=lambda m: (m.position, m.target))
    return tuple(every), frozenset(guessed)
