"""What a preview shows of a file's columns: raw and read values side by side, and why.

Plain values only (app.plain_values carries them from the child). Individual numbers are masked and
addresses of protected people withheld before anything of this is made.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPreview:
    """One cell: as it stands in the file, and as it is read ("" = just as it stands)."""

    raw: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePreview:
    """One value of a column of codes, how often it stands there, and what it means ("" = itself)."""

    value: str
    count: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPreview:
    """One column of the file: its heading, what it was taken for ("" = not used), and why."""

    position: int
    heading: str
    target: str  # of app.extracts.targets, "" = not used
    target_words: str
    person: int  # 0 = the row's one person, n = its n-th
    sure: str  # 高, 中, 低; "" where nothing is used
    why: str
    form: str  # of its dates, "" = as the values tell
    codes: tuple[CodePreview, ...]
    cells: tuple[CellPreview, ...]  # of the first rows
    strange: tuple[CellPreview, ...]  # of the strangest rows
    sensitive: bool  # not needed for the inspection: only with a reason
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPreview:
    """One thing detected about the file as a whole, and why."""

    title: str
    value: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPreview:
    """How the file is read now.

    Attributes:
        profile: TOML text of a profile that reads it so; "" where columns mean nothing (a list).
        known: id of the kept profile that it was read by, "" = none.
        known_name: its name.
        proposed: headings of columns that only their values name: a person has to confirm them.
        refused: why it cannot be read yet, one sentence; "" where it can.
        facts: encoding, delimiter, heading, layout.
        columns: all columns, in file order.
        rows, strange_rows: where the shown rows stand, such as 12行.
        lines: the first lines of a fixed-width file, place by place, numbers masked.
    """

    profile: str = ""
    known: str = ""
    known_name: str = ""
    proposed: tuple[str, ...] = ()
    refused: str = ""
    facts: tuple[FactPreview, ...] = ()
    columns: tuple[ColumnPreview, ...] = ()
    rows: tuple[str, ...] = ()
    strange_rows: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


NOT_READ = ReadingPreview()
"""Of a list, whose columns are not asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedFile:
    """A protected workbook: its password is asked for, after a wrong one with its sentence."""

    name: str
    told: str
