"""What a file is, found without help: form, encoding, heading, columns, side and scheme."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.extracts.delimited import DELIMITERS, DelimitedFile, open_delimited
from app.extracts.encodings import detect_encoding, named_encoding
from app.extracts.header_rows import HeaderRows, find_header
from app.extracts.headings import Heading, fold
from app.extracts.mapping import Column, ColumnMap, map_columns
from app.extracts.opening import Form, Opened, open_extract
from app.extracts.row_kinds import is_note, is_total, squeeze
from app.extracts.sentences import Message, quoted, refuse, say
from app.extracts.sides import guess_side, is_wrong_side
from app.extracts.tables import Plan, Sample
from app.extracts.workbook import WorkbookFile, open_workbook
from app.profiles import ImportProfile, ProfileColumn
from app.schemes import guess_scheme
from app.targets import TARGETS, Side

_REQUIRED = ("number", "name", "birth_date")
_NO_TWINS = ("number", "name", "birth_date", "sex", "address", "key", "kana")
_MOST_COLUMNS = 200
_KEYS_DIFFER = 0.5
_SAMPLE_VALUES = 500


@dataclass(frozen=True, slots=True)
class TableDetection:
    """One table of a file (a delimited file has one, a workbook one per sheet).

    Attributes:
        sheet: name of the sheet, "" in a delimited file.
        header_rows: physical row numbers of the heading, empty where the file has none.
        headings: all headings as quoted.
        columns: what was recognised.
        plan: how the table is read.
    """

    sheet: str
    header_rows: tuple[int, ...]
    headings: tuple[str, ...]
    columns: tuple[ColumnMap, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Detection:
    """What a file was recognised as. `messages` are the warnings that stand before any reading."""

    opened: Opened
    encoding: str  # words shown to the operator; "Excel" for a workbook
    codec: str  # Python's codec name; "" for a workbook
    delimiter: str  # "" for a workbook
    side: Side
    side_is_guessed: bool
    scheme: str  # code, "" where nothing shows it
    tables: tuple[TableDetection, ...]
    messages: tuple[Message, ...]
    source: DelimitedFile | WorkbookFile

    def position_of(self, target: str) -> int:
        """Position of a target's column in the first table, -1 where it has none."""
        columns = self.tables[0].columns
        return next((c.position for c in columns if c.target == target), -1)

    def as_profile(self, name: str) -> ImportProfile:
        """The detection as a profile to keep."""
        table = self.tables[0]
        columns = tuple(ProfileColumn(c.heading, c.position, c.target) for c in table.columns)
        scheme = self.scheme if self.side is Side.SUBJECT else ""
        return ImportProfile(name, self.side, scheme, self.codec, self.delimiter, 0, columns)


def inspect(
    path: Path, side: Side | None = None, profile: ImportProfile | None = None
) -> Detection:
    """Recognise a file from its first rows; nothing is kept and nothing is written.

    Args:
        path: the file.
        side: which side it was offered for; None = find out.
        profile: the profile to follow instead of detecting.

    Raises:
        KnownError: the file is refused (E1xx, E2xx, E3xx, E5xx, E6xx).
    """
    opened = open_extract(path)
    source = _source(opened, profile)
    samples = source.samples()
    messages = list(_encoding_messages(source))
    found = [(sample, _header(sample, profile)) for sample in samples]
    usable = [(sample, header) for sample, header in found if header]
    if not usable:
        raise refuse("E321" if any(s.rows for s in samples) else "E310", file=opened.name)
    headings = [heading.text for _, header in usable for heading in header.headings]
    chosen = _side(headings, side or (profile.side if profile else None), opened)
    tables = [_table(sample, header, chosen, profile, opened) for sample, header in usable]
    messages += [m for sample, header in usable for m in _header_messages(sample, header)]
    messages += [
        say("W322", sheet=quoted(s.sheet, 0), count=len(s.rows))
        for s, header in found
        if not header and s.rows
    ]
    titles = [cell for s, h in usable for row in s.rows[: h.first] for cell in row.cells if cell]
    named = " ".join([opened.path.stem, *titles, *(s.sheet for s in samples)])
    scheme = guess_scheme(named, headings)
    delimited = isinstance(source, DelimitedFile)
    return Detection(
        opened=opened,
        encoding=source.encoding.words if delimited else "Excel",
        codec=source.encoding.codec if delimited else "",
        delimiter=source.delimiter if delimited else "",
        side=chosen,
        side_is_guessed=side is None,
        scheme=(profile.scheme if profile else "") or (scheme if chosen is Side.SUBJECT else ""),
        tables=tuple(tables),
        messages=tuple(messages),
        source=source,
    )


def _source(opened: Opened, profile: ImportProfile | None) -> DelimitedFile | WorkbookFile:
    if opened.form is Form.WORKBOOK:
        return open_workbook(opened)
    codec = profile.encoding if profile else ""
    encoding = named_encoding(opened, codec) if codec else detect_encoding(opened)
    return open_delimited(opened, encoding, profile.delimiter if profile else "")


def _encoding_messages(source: DelimitedFile | WorkbookFile) -> Iterable[Message]:
    if isinstance(source, DelimitedFile):
        if not source.encoding.proven:
            yield say("W201", encoding=source.encoding.words)
        if source.delimiter != ",":
            yield say("E306", delimiter=DELIMITERS[source.delimiter])


def _header(sample: Sample, profile: ImportProfile | None) -> HeaderRows | None:
    del profile
    return find_header(sample)


def _header_messages(sample: Sample, header: HeaderRows) -> Iterable[Message]:
    if header.last > 0:
        yield say("E309", row=sample.rows[header.last].number)


def _side(headings: Sequence[str], side: Side | None, opened: Opened) -> Side:
    if side is None:
        return guess_side(headings) or Side.SUBJECT
    if is_wrong_side(headings, side):
        raise refuse("E314", file=opened.name)
    return side


def _table(
    sample: Sample, header: HeaderRows, side: Side, profile: ImportProfile | None, opened: Opened
) -> TableDetection:
    headings = header.headings
    rows = [row.cells for row in sample.rows[header.skip :] if _is_data(row.cells)]
    expected = _expected_fields(rows, len(headings))
    headings += tuple(Heading("") for _ in range(expected - len(headings)))
    if expected > _MOST_COLUMNS:
        raise refuse("E502", limit=_MOST_COLUMNS, file=opened.name)
    columns = [Column(i, heading, _filled(rows, i)) for i, heading in enumerate(headings)]
    _refuse_twins(columns, opened)
    maps = _from_profile(columns, profile, opened) if profile else map_columns(columns, side)
    maps = _with_best_key(maps, columns)
    _refuse_missing(maps, opened)
    quoted_headings = tuple(heading.text for heading in headings)
    plan = Plan(
        sheet=sample.sheet,
        skip=header.skip,
        expected=expected,
        columns=_needed(maps, expected),
        headings=quoted_headings,
        number=next(m.position for m in maps if m.target == "number"),
    )
    numbers = tuple(sample.rows[i].number for i in range(header.first, header.last + 1))
    return TableDetection(sample.sheet, numbers, quoted_headings, maps, plan)


def _needed(maps: Sequence[ColumnMap], expected: int) -> tuple[int, ...]:
    """The columns to read: the mapped ones, and the first two, where a total says that it is one."""
    mapped = {m.position for m in maps if m.target != "ignored"}
    return tuple(sorted(mapped | set(range(min(2, expected)))))


def _is_data(cells: Sequence[str]) -> bool:
    filled = [squeeze(cell) for cell in cells if squeeze(cell)]
    return bool(filled) and not is_total(filled) and not is_note(filled)


def _expected_fields(rows: Sequence[Sequence[str]], headings: int) -> int:
    """Fields of a regular row: those of the heading, unless all rows carry empty ones behind."""
    counts = Counter(len(cells) for cells in rows)
    usual = counts.most_common(1)[0][0] if counts else headings
    extra = [cell for cells in rows if len(cells) == usual for cell in cells[headings:]]
    return usual if usual > headings and not any(extra) else headings


def _filled(rows: Sequence[Sequence[str]], position: int) -> list[str]:
    cells = (row[position] for row in rows[:_SAMPLE_VALUES] if position < len(row))
    return [cell for cell in cells if cell.strip()]


def _refuse_twins(columns: Sequence[Column], opened: Opened) -> None:
    """E307 where two columns with values carry the very same heading of a needed attribute."""
    seen: set[str] = set()
    needed = {fold(TARGETS[target].name) for target in _NO_TWINS}
    for column in columns:
        name = fold(column.heading.above) + "/" + fold(column.heading.own)
        if fold(column.heading.own) in needed and name in seen:
            heading = quoted(column.heading.text, column.position)
            raise refuse("E307", column=heading, file=opened.name)
        seen.add(name)


def _refuse_missing(maps: Sequence[ColumnMap], opened: Opened) -> None:
    targets = {m.target for m in maps}
    if {"surname", "given_name"} <= targets:
        targets.add("name")
    if "birth_year" in targets:
        targets.add("birth_date")
    for target in _REQUIRED:
        if target not in targets:
            raise refuse("E308", column=TARGETS[target].name, file=opened.name)


def _from_profile(
    columns: Sequence[Column], profile: ImportProfile, opened: Opened
) -> tuple[ColumnMap, ...]:
    """The columns a profile names: by heading where it has one, else by position."""
    by_heading = {fold(column.heading.text): column for column in columns if column.heading.text}
    maps = []
    for wanted in profile.columns:
        column = by_heading.get(fold(wanted.heading)) if wanted.heading else None
        if column is None and not wanted.heading and wanted.position < len(columns):
            column = columns[wanted.position]
        if column is None:
            raise refuse("E802", column=quoted(wanted.heading, wanted.position), file=opened.name)
        maps.append(ColumnMap(column.position, column.heading.text, wanted.target, 1.0))
    return tuple(sorted(maps, key=lambda m: m.position))


def _with_best_key(maps: tuple[ColumnMap, ...], columns: Sequence[Column]) -> tuple[ColumnMap, ...]:
    """Without the key column where its values hardly differ: then it names a group, not a record."""
    key = next((m for m in maps if m.target == "key"), None)
    if key is None:
        return maps
    values = columns[key.position].values
    if values and len(set(values)) < _KEYS_DIFFER * len(values):
        return tuple(m for m in maps if m is not key)
    return maps
