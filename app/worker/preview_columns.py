"""The columns of a preview: what each was taken for, how sure and why, raw beside read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.batches.preview_views import CellPreview, CodePreview, ColumnPreview
from app.extracts import ColumnMap, Detection
from app.extracts.code_meanings import CODE_MEANINGS, LONGEST_CODE
from app.extracts.era_codes import USUAL_CODES
from app.extracts.headings import Heading, meanings
from app.extracts.outline import PROPOSED
from app.extracts.profiles import ImportProfile
from app.extracts.sensitive import is_sensitive
from app.extracts.strange_rows import StrangeRow
from app.extracts.targets import TARGETS
from app.worker.preview_cells import WITHHELD, read_rows, safe_rows

FIRST_ROWS, STRANGE_ROWS = 6, 6
_MOST_CODES = 12
_SURE, _LIKELY, _USUAL = 0.85, 0.6, 0.95
_GIVEN = "指定"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the columns of a preview are made from.

    Attributes:
        detection: the file as it is read now.
        profile: by which it is read; None = as detected.
        strange: the strangest rows.
        values: the different values of a column with their number, by position.
        eras: the codes of eras in front of the days of a column with their number, by position.
        protected_ids: keys of people whose addresses must not be shown.
    """

    detection: Detection
    profile: ImportProfile | None
    strange: Sequence[StrangeRow]
    values: Mapping[int, Mapping[str, int]]
    eras: Mapping[int, Mapping[str, int]]
    protected_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows: where they stand, their cells as they may be shown, and as they are read."""

    places: tuple[str, ...]
    safe: list[list[str]]
    read: dict[int, list[str]]

    def cells(self, position: int, *, hidden: bool) -> tuple[CellPreview, ...]:
        """The cells of one column."""
        said = self.read.get(position, [""] * len(self.safe))
        return tuple(
            CellPreview(
                raw=WITHHELD if hidden and row[position] else row[position],
                read="" if hidden else words,
            )
            for row, words in zip(self.safe, said, strict=True)
        )


def first_rows(shown: Shown) -> Rows:
    """The first data rows of the first table."""
    table = shown.detection.tables[0]
    sample = next(s for s in shown.detection.source.samples() if s.sheet == table.sheet)
    filled = [row for row in sample.rows[table.plan.skip :] if any(row.cells)][:FIRST_ROWS]
    return _rows(shown, [(f"{row.number}行", row.cells) for row in filled])


def strange_rows(shown: Shown) -> Rows:
    """The strangest rows of the whole file; a column that is not used was not read there."""
    width = len(shown.detection.tables[0].headings)
    several = len(shown.detection.tables) > 1
    return _rows(
        shown,
        [
            (
                f"{one.sheet} {one.row}行" if several else f"{one.row}行",
                [one.cells.get(at, "") for at in range(width)],
            )
            for one in shown.strange
        ],
    )


def _rows(shown: Shown, rows: Sequence[tuple[str, Sequence[str]]]) -> Rows:
    table = shown.detection.tables[0]
    width = len(table.headings)
    padded = [[*cells, *[""] * width][:width] for _, cells in rows]
    maps = table.columns
    return Rows(
        tuple(place for place, _ in rows),
        safe_rows(padded, maps, protected_ids=shown.protected_ids),
        read_rows(padded, maps),
    )


def columns_shown(shown: Shown, first: Rows, strange: Rows) -> tuple[ColumnPreview, ...]:
    """All columns in file order."""
    headings = shown.detection.tables[0].headings
    return tuple(_column(shown, at, first, strange) for at in range(len(headings)))


def _column(shown: Shown, at: int, first: Rows, strange: Rows) -> ColumnPreview:
    table = shown.detection.tables[0]
    heading = table.headings[at]
    maps = [m for m in table.columns if m.position == at and m.target != "ignored"]
    main = maps[0] if maps else None
    sensitive = is_sensitive(heading)
    reason = _reason(shown.profile, at, heading)
    hidden = sensitive and not reason
    return ColumnPreview(
        position=at,
        heading=heading,
        target=main.target if main else "",
        target_words="・".join(_words(m) for m in maps),
        person=main.person if main else 0,
        sure=_sure(main, shown.profile) if main else "",
        why=_why(main, shown.profile) if main else "",
        form=main.form if main else "",
        codes=_codes(shown, main) if main else (),
        cells=first.cells(at, hidden=hidden),
        strange=strange.cells(at, hidden=hidden) if main else (),
        sensitive=sensitive,
        reason=reason,
    )


def _words(column: ColumnMap) -> str:
    name = TARGETS[column.target].name
    return f"{name}({column.person}人目)" if column.person else name


def _reason(profile: ImportProfile | None, at: int, heading: str) -> str:
    columns = profile.columns if profile else ()
    same = (c for c in columns if (c.heading == heading if c.heading else c.position == at))
    return next((column.reason for column in same if column.reason), "")


def _sure(column: ColumnMap, profile: ImportProfile | None) -> str:
    if profile is not None and profile.columns and not _by_heading(column):
        return _GIVEN
    share = column.confidence
    return "高" if share >= _SURE else "中" if share >= _LIKELY else "低"


def _why(column: ColumnMap, profile: ImportProfile | None) -> str:
    if column.person:
        return f"見出しの繰返し({column.person}人目)"
    if usual := _by_heading(column):
        return "見出しのとおり" if usual >= _USUAL else "見出しの言葉から"
    if profile is not None and profile.columns:
        return "画面・取込定義での指定"
    if column.confidence <= PROPOSED:
        return "値の形から(見出しからは分かりません)"
    return "検査用数字の合う12桁の値から" if column.target == "number" else "見出しと値から"


def _by_heading(column: ColumnMap) -> float:
    """How usual the column's heading is for its target; 0 where it says something else."""
    named = (m.confidence for m in meanings(Heading(column.heading)) if m.target == column.target)
    return max(named, default=0.0) if column.heading else 0.0


def _codes(shown: Shown, column: ColumnMap) -> tuple[CodePreview, ...]:
    """The values of a column of codes; none where its values are too many or too long for codes."""
    if TARGETS[column.target].kind == "date":
        return _eras(shown, column)
    if column.target not in CODE_MEANINGS:
        return ()
    meant = dict(column.values)
    counted = shown.values.get(column.position, {})
    every = {value.strip(): count for value, count in counted.items() if value.strip()}
    if len(every) > _MOST_CODES or any(len(value) > LONGEST_CODE for value in every):
        return ()
    rest = {code: 0 for code in meant if code not in every}
    return tuple(
        CodePreview(value=value, count=count, meaning=meant.get(value, ""))
        for value, count in (every | rest).items()
    )


def _eras(shown: Shown, column: ColumnMap) -> tuple[CodePreview, ...]:
    """The codes in front of the days of a column; none where days are written in another way."""
    meant = dict(column.values)
    counted = shown.eras.get(column.position, {})
    every = {**counted, **{code: 0 for code in meant if code not in counted}}
    return tuple(
        CodePreview(value=code, count=count, meaning=meant.get(code, USUAL_CODES.get(code, "")))
        for code, count in every.items()
    )
