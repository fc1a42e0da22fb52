"""One table of a file recognised: heading, columns, and the plan by which it is read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.extracts.column_doubts import doubts
from app.extracts.header_rows import (
    HeaderRows,
    find_header,
    header_at_row,
    header_carrying,
    header_ending_at,
    without_header,
)
from app.extracts.headings import Heading, fold, meanings
from app.extracts.mapping import Column, ColumnMap, map_columns
from app.extracts.persons import map_people
from app.extracts.profiles import ImportProfile, ProfileColumn
from app.extracts.row_kinds import is_note, is_total, squeeze
from app.extracts.sensitive import is_free_text, is_sensitive
from app.extracts.sentences import Message, quoted, refuse
from app.extracts.tables import MOST_COLUMNS, Plan, Sample
from app.extracts.targets import TARGETS, Side
from app.extracts.unheaded import map_by_values

_REQUIRED = ("number", "name", "birth_date")
_NO_TWINS = ("number", "name", "birth_date", "sex", "address", "kana")
_SAMPLE_VALUES = 500
_SHARED_BY_HOUSEHOLD = frozenset(
    {
        *("household_key", "household_head", "postcode", "address", "address_more", "building"),
        *("address_prefecture", "address_city", "address_ward", "address_town", "address_lot"),
        *("address_chome", "address_house"),
    }
)
"""What one merged cell may say for several people at once; never a name, a date or a number."""


@dataclass(frozen=True, slots=True)
class TableDetection:
    """One table of a file (a delimited file has one, a workbook one per sheet).

    Attributes:
        sheet: name of the sheet, "" in a delimited file.
        header_rows: physical row numbers of the heading, empty where the file has none.
        headings: all headings as quoted.
        columns: what was recognised.
        plan: how the table is read.
        unnamed: columns with values but without a heading.
        missing: required targets that no column carries.
        doubts: what a person should look at in the columns.
    """

    sheet: str
    header_rows: tuple[int, ...]
    headings: tuple[str, ...]
    columns: tuple[ColumnMap, ...]
    plan: Plan
    unnamed: int
    missing: tuple[str, ...]
    doubts: tuple[Message, ...]


def locate_header(sample: Sample, profile: ImportProfile | None) -> HeaderRows | None:
    """The heading of a table: where the profile says, else where it is found."""
    if profile is None:
        return find_header(sample) or _recognised_without(sample)
    row = profile.header_row
    if row < 0:
        return without_header(sample)
    if row > 0:
        return header_ending_at(sample, row) or header_at_row(sample, row)
    found, wanted = find_header(sample), wanted_headings(profile)
    if found and wanted <= {fold(heading.text) for heading in found.headings}:
        return found
    return (header_carrying(sample, wanted) if wanted else None) or found


def wanted_headings(profile: ImportProfile) -> frozenset[str]:
    """The headings a profile goes by, in the form in which headings are compared."""
    return frozenset(fold(column.heading) for column in profile.columns if column.heading)


def _recognised_without(sample: Sample) -> HeaderRows | None:
    """A table whose very first row is a record and whose columns the values give away."""
    header = without_header(sample)
    if header is None:
        return None
    columns = _columns(sample, header, len(header.headings))
    return header if map_by_values(columns, sample.rows[0].cells) else None


def detect_table(
    sample: Sample, header: HeaderRows, side: Side, profile: ImportProfile | None, *, file: str
) -> TableDetection:
    """Recognise the columns of a table whose heading is known.

    Raises:
        KnownError: E307, E502 or E802.
    """
    columns = table_columns(sample, header, file=file)
    maps = _mapped(columns, side, profile, first_row=sample.rows[0].cells, file=file)
    return table_of(sample, header, columns, maps)


def table_columns(sample: Sample, header: HeaderRows, *, file: str) -> list[Column]:
    """All columns of a table whose heading is known.

    Raises:
        KnownError: E502 for too many.
    """
    expected = _expected_fields(_data_rows(sample, header), len(header.headings))
    if expected > MOST_COLUMNS:
        raise refuse("E502", limit=MOST_COLUMNS, file=file)
    return _columns(sample, header, expected)


def table_of(
    sample: Sample, header: HeaderRows, columns: Sequence[Column], maps: tuple[ColumnMap, ...]
) -> TableDetection:
    """A table with its plan, once it is known what its columns mean."""
    headings = tuple(column.heading.text for column in columns)
    plan = Plan(
        sheet=sample.sheet,
        skip=header.skip,
        expected=len(columns),
        columns=_needed(maps, len(columns)),
        headings=headings,
        numbers=tuple(m.position for m in maps if m.target == "number"),
        spread=tuple(m.position for m in maps if m.target in _SHARED_BY_HOUSEHOLD),
    )
    heading_rows = sample.rows[header.first : header.last + 1] if headed(header) else ()
    return TableDetection(
        sheet=sample.sheet,
        header_rows=tuple(row.number for row in heading_rows),
        headings=headings,
        columns=maps,
        plan=plan,
        unnamed=sum(1 for c in columns if c.values and not c.heading.text) if headed(header) else 0,
        missing=_missing(maps),
        doubts=doubts(columns, maps, sample.sheet),
    )


def headed(header: HeaderRows) -> bool:
    """Whether a table has a heading at all, known or not."""
    return any(heading.text for heading in header.headings)


def _mapped(
    columns: Sequence[Column],
    side: Side,
    profile: ImportProfile | None,
    *,
    first_row: Sequence[str],
    file: str,
) -> tuple[ColumnMap, ...]:
    if profile is not None and profile.columns:
        return _by_profile(columns, profile, file=file)
    if not any(column.heading.text for column in columns):
        return map_by_values(columns, first_row)
    people = map_people(columns, side) if side is Side.SUBJECT else ()
    _refuse_twins(columns, folded=not people, file=file)
    return people or map_columns(columns, side)


def _data_rows(sample: Sample, header: HeaderRows) -> list[Sequence[str]]:
    return [row.cells for row in sample.rows[header.skip :] if _is_data(row.cells)]


def _is_data(cells: Sequence[str]) -> bool:
    filled = [squeeze(cell) for cell in cells if squeeze(cell)]
    return bool(filled) and not is_total(filled) and not is_note(filled)


def _columns(sample: Sample, header: HeaderRows, expected: int) -> list[Column]:
    rows = _data_rows(sample, header)[:_SAMPLE_VALUES]
    headings = [*header.headings, *(Heading("") for _ in range(expected - len(header.headings)))]
    return [
        Column(at, heading, [r[at] for r in rows if at < len(r) and r[at].strip()], len(rows))
        for at, heading in enumerate(headings)
    ]


def _expected_fields(rows: Sequence[Sequence[str]], headings: int) -> int:
    """Fields of a regular row: those of the heading, unless all rows carry empty ones behind."""
    counts = Counter(len(cells) for cells in rows)
    usual = counts.most_common(1)[0][0] if counts else headings
    extra = [cell for cells in rows if len(cells) == usual for cell in cells[headings:]]
    return usual if usual > headings and not any(extra) else headings


def _refuse_twins(columns: Sequence[Column], *, folded: bool, file: str) -> None:
    """E307 where two columns carry the very same heading of a needed attribute.

    Folding drops the numbers by which the people of one row are told apart, so there it is not done.
    """
    seen: set[str] = set()
    needed = {fold(TARGETS[target].name) for target in _NO_TWINS}
    form = fold if folded else squeeze
    for column in columns:
        name = f"{form(column.heading.above)}/{form(column.heading.own)}"
        if fold(column.heading.own) in needed and name in seen:
            raise refuse("E307", column=quoted(column.heading.text, column.position), file=file)
        seen.add(name)


def _by_profile(
    columns: Sequence[Column], profile: ImportProfile, *, file: str
) -> tuple[ColumnMap, ...]:
    """The columns a profile names: by heading where it has one, else by position.

    Raises:
        KnownError: E802 or E415 for a column that is not there, E307 for one of two that carry the
            same heading, E804 for one the inspection does not need without a reason.
    """
    maps = []
    for wanted in profile.columns:
        column = _found(columns, wanted, file=file)
        if column is None:
            heading = quoted(wanted.heading, wanted.position)
            code = "E415" if wanted.target == "protected" else "E802"
            raise refuse(code, column=heading, place=f"列「{heading}」がなく、", file=file)
        if not wanted.reason and needs_reason(column, wanted.target):
            raise refuse("E804", column=quoted(column.heading.text, column.position), file=file)
        maps.append(_as_map(column, wanted))
    return tuple(sorted(maps, key=lambda m: (m.position, m.target)))


def columns_that_fit(
    columns: Sequence[Column], profile: ImportProfile, *, file: str
) -> tuple[ColumnMap, ...]:
    """The columns of a profile that a table has; the others are left out for a person to mend."""
    found = [(_found(columns, wanted, file=file), wanted) for wanted in profile.columns]
    maps = [_as_map(column, wanted) for column, wanted in found if column is not None]
    return tuple(sorted(maps, key=lambda m: (m.position, m.target)))


def _as_map(column: Column, wanted: ProfileColumn) -> ColumnMap:
    return ColumnMap(
        column.position,
        column.heading.text,
        wanted.target,
        1.0,
        wanted.person,
        wanted.values,
        wanted.form,
    )


def _found(columns: Sequence[Column], wanted: ProfileColumn, *, file: str) -> Column | None:
    """The column a profile means; of several with its heading the one at its place.

    Raises:
        KnownError: E307 where the heading stands twice and the place says nothing.
    """
    if not wanted.heading:
        at = wanted.position
        return columns[at] if 0 <= at < len(columns) else None
    named = [c for c in columns if c.heading.text and fold(c.heading.text) == fold(wanted.heading)]
    exact = [c for c in named if squeeze(c.heading.text) == squeeze(wanted.heading)] or named
    placed = [column for column in exact if column.position == wanted.position]
    if len(exact) > 1 and not placed and wanted.target in _NO_TWINS:
        raise refuse("E307", column=quoted(wanted.heading, wanted.position), file=file)
    return next(iter(placed or exact), None)


def needs_reason(column: Column, target: str) -> bool:
    """Whether taking a column in for a target wants a reason: nothing of the inspection needs it."""
    if target == "ignored":
        return False
    named = {meaning.target for meaning in meanings(column.heading)}
    return is_sensitive(column.heading.text) or (
        target not in named and is_free_text(column.values)
    )


def _needed(maps: Sequence[ColumnMap], expected: int) -> tuple[int, ...]:
    """The columns to read: the mapped ones, and the first two, where a total says that it is one."""
    mapped = {m.position for m in maps if m.target != "ignored"}
    return tuple(sorted(mapped | set(range(min(2, expected)))))


def _missing(maps: Sequence[ColumnMap]) -> tuple[str, ...]:
    targets = {m.target for m in maps}
    if {"surname", "given_name"} <= targets:
        targets.add("name")
    if "birth_year" in targets:
        targets.add("birth_date")
    return tuple(target for target in _REQUIRED if target not in targets)
