"""What a file is, found without help: form, encoding, heading, columns, side and scheme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import KnownError
from app.extracts.cells import column_letters
from app.extracts.delimited import DELIMITERS, DelimitedFile
from app.extracts.fixed_width import FixedFile
from app.extracts.header_rows import HeaderRows
from app.extracts.headings import fold
from app.extracts.opening import Opened, open_extract
from app.extracts.profiles import FixedWidth, ImportProfile, ProfileColumn
from app.extracts.sentences import Message, quoted, refuse, say
from app.extracts.shapes import shape_of
from app.extracts.sides import guess_side, is_wrong_side
from app.extracts.sources import Source, open_source
from app.extracts.table_detection import (
    TableDetection,
    detect_table,
    locate_header,
    wanted_headings,
)
from app.extracts.tables import Sample
from app.extracts.targets import TARGETS, Side
from app.extracts.workbook import WorkbookFile
from app.schemes import guess_scheme


@dataclass(frozen=True, slots=True)
class Detection:
    """What a file was recognised as. `messages` are the warnings that stand before any reading."""

    opened: Opened
    source: Source
    side: Side
    side_is_guessed: bool
    scheme: str  # code, "" where nothing shows it and on the register side
    tables: tuple[TableDetection, ...]
    messages: tuple[Message, ...]

    @property
    def encoding(self) -> str:
        """The encoding as the operator reads it; "Excel" for a workbook."""
        return "Excel" if isinstance(self.source, WorkbookFile) else self.source.encoding.words

    @property
    def codec(self) -> str:
        """Python's name of the encoding, "" for a workbook."""
        return "" if isinstance(self.source, WorkbookFile) else self.source.encoding.codec

    @property
    def delimiter(self) -> str:
        """The delimiter, "" where there is none."""
        return self.source.delimiter if isinstance(self.source, DelimitedFile) else ""

    @property
    def fixed_width(self) -> FixedWidth | None:
        """How lines are cut, None where the file is not of fixed width."""
        return self.source.layout if isinstance(self.source, FixedFile) else None

    def heading_of(self, target: str) -> str:
        """The heading of a target's column as messages may quote it, "" where it has none."""
        columns = self.tables[0].columns
        found = (quoted(c.heading, c.position) for c in columns if c.target == target)
        return next(found, "")

    def as_profile(self, name: str) -> ImportProfile:
        """The detection as a profile to keep."""
        table = self.tables[0]
        columns = tuple(
            ProfileColumn(c.heading, c.position, c.target, c.person, c.values, c.form)
            for c in table.columns
            if c.target != "ignored"
        )
        header_row = 0 if table.header_rows else -1
        return ImportProfile(
            name,
            self.side,
            self.scheme,
            self.codec,
            self.delimiter,
            header_row,
            columns,
            self.fixed_width,
            shape_of(self.source, table.headings),
        )


def inspect(
    path: Path,
    side: Side | None,
    profile: ImportProfile | None,
    *,
    lacking: frozenset[str] = frozenset(),
    password: str = "",
) -> Detection:
    """Recognise a file from its first rows; nothing is kept and nothing is written.

    Args:
        path: the file.
        side: which side it was offered for; None = find out.
        profile: the profile to follow; None = detect.
        lacking: required targets that a person says the file does not hold, such as the number
            where it is typed by hand.
        password: of a protected workbook, else "".

    Raises:
        KnownError: the file is refused (E1xx, E2xx, E3xx, E5xx, E6xx, E8xx).
    """
    opened = open_extract(path)
    source = open_source(opened, profile, password)
    samples = source.samples()
    headed = [(s, h) for s in samples if (h := locate_header(s, profile)) is not None]
    if not headed:
        filled = any(cell for s in samples for row in s.rows for cell in row.cells)
        raise refuse("E321" if filled else "E310", file=opened.name)
    headings = [heading.text for _, header in headed for heading in header.headings]
    if profile is not None and side not in (None, profile.side):
        raise refuse("E314", file=opened.name)
    chosen = _side(headings, side or (profile.side if profile else None), opened)
    tables = _tables(headed, chosen, profile, opened, lacking=lacking)
    sheets = {table.sheet for table in tables}
    left_out = [s for s in samples if s.sheet not in sheets and any(r.cells for r in s.rows)]
    return Detection(
        opened=opened,
        source=source,
        side=chosen,
        side_is_guessed=side is None,
        scheme=_scheme(headed, chosen, profile, opened),
        tables=tables,
        messages=(
            *_source_messages(source),
            *([say("W611", count=len(tables))] if len(tables) > 1 else []),
            *(message for table in tables for message in _table_messages(table)),
            *(say("W322", sheet=quoted(s.sheet, 0), count=len(s.rows)) for s in left_out),
        ),
    )


def _side(headings: Sequence[str], side: Side | None, opened: Opened) -> Side:
    if side is None:
        return guess_side(headings) or Side.SUBJECT
    if is_wrong_side(headings, side):
        raise refuse("E314", file=opened.name)
    return side


def _tables(
    headed: Sequence[tuple[Sample, HeaderRows]],
    side: Side,
    profile: ImportProfile | None,
    opened: Opened,
    *,
    lacking: frozenset[str],
) -> tuple[TableDetection, ...]:
    """The tables that hold records; those that lack a required column are left out.

    Raises:
        KnownError: E308 where no table has all required columns.
    """
    offered = _offered(headed, profile)
    found = [detect_table(s, h, side, profile, file=opened.name) for s, h in offered]
    complete = tuple(table for table in found if lacking.issuperset(table.missing))
    if not complete:
        best = min(found, key=lambda table: len(table.missing))
        raise _missing([target for target in best.missing if target not in lacking], opened)
    return complete


def _offered(
    headed: Sequence[tuple[Sample, HeaderRows]], profile: ImportProfile | None
) -> Sequence[tuple[Sample, HeaderRows]]:
    """The tables that a profile can be about: all of them where none carries its headings."""
    wanted = wanted_headings(profile) if profile else frozenset()
    fitting = [(s, h) for s, h in headed if wanted <= {fold(x.text) for x in h.headings}]
    return fitting or headed


def _missing(targets: Sequence[str], opened: Opened) -> KnownError:
    """E308 naming every heading that is not there."""
    names = "」「".join(TARGETS[target].name for target in targets)
    return refuse("E308", column=names, file=opened.name)


def _scheme(
    headed: Sequence[tuple[Sample, HeaderRows]],
    side: Side,
    profile: ImportProfile | None,
    opened: Opened,
) -> str:
    if side is Side.REGISTER:
        return ""
    if profile is not None and profile.scheme:
        return profile.scheme
    titles = [cell for s, h in headed for row in s.rows[: max(0, h.first)] for cell in row.cells]
    named = " ".join([opened.path.stem, *titles, *(s.sheet for s, _ in headed)])
    return guess_scheme(named, [heading.text for _, h in headed for heading in h.headings])


def _source_messages(source: Source) -> Iterable[Message]:
    if isinstance(source, WorkbookFile):
        rows, sheets = source.hidden()
        if rows or sheets:
            yield say("W609", rows=rows, sheets=sheets)
        for sheet in source.sheets:
            if padded := sheet.cells.padded:
                columns = "・".join(column_letters(column) for column in sorted(padded))
                yield say("W613", columns=columns, count=sum(padded.values()), sheet=sheet.name)
        return
    if not source.encoding.proven:
        yield say("W201", encoding=source.encoding.words)
    if isinstance(source, FixedFile):
        yield say("W327")
    elif source.delimiter != ",":
        yield say("E306", delimiter=DELIMITERS[source.delimiter])


def _table_messages(table: TableDetection) -> Iterable[Message]:
    if not table.header_rows:
        yield say("W323", sheet=table.sheet)
    elif table.header_rows != (1,) or table.unnamed:
        yield say("E309", row=table.header_rows[-1], sheet=table.sheet)
    yield from table.doubts
