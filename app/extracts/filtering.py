"""Rows of a regular shape that are no records: blank ones, totals, notes, repeated headings."""

from collections.abc import Sequence

import polars as pl

from app.extracts.mapping import ColumnMap
from app.extracts.report import Findings
from app.extracts.row_kinds import is_note, is_repeated_heading, is_total, squeeze
from app.extracts.tables import ROW, Plan, RawChunk, raw_column

_MARKS = "【《〈<■◆●▼▽★◎[※*"
"""What a line that parts groups of rows (【中央区】) begins with, and a key does not."""

_COUNT = r"^\s*[0-9０-９,，]{1,7}\s*[件人名]?\s*$"


def only_records(
    chunk: RawChunk, plan: Plan, maps: Sequence[ColumnMap], findings: Findings
) -> RawChunk:
    """The chunk without rows that are no records; each is counted as skipped and reported.

    Only rows without an individual number and a birth date are looked at, and rows whose number
    cell repeats its heading; in a file without these columns, rows without any value.
    """
    frame = chunk.frame
    suspects = frame.with_row_index("_at").filter(_suspicious(plan, maps))
    dropped = []
    for row in suspects.iter_rows(named=True):
        cells = [str(row.get(raw_column(c), "")) for c in range(plan.expected)]
        kind = _kind(cells, plan, maps)
        if kind:
            dropped.append(int(row["_at"]))
            findings.skip(kind, row=int(row[ROW]), sheet=chunk.sheet)
    if not dropped:
        return chunk
    kept = frame.with_row_index("_at").filter(~pl.col("_at").is_in(dropped)).drop("_at")
    return RawChunk(chunk.sheet, kept)


def _suspicious(plan: Plan, maps: Sequence[ColumnMap]) -> pl.Expr:
    dates = [m.position for m in maps if m.target in ("birth_date", "birth_year")]
    telling = [*plan.numbers, *dates] or list(plan.columns)
    first = telling[0]
    # the last row of a list may count it under the number: 計 | 40
    counts = pl.col(raw_column(first)).str.contains(_COUNT) & pl.lit(len(telling) > 1)
    empty = [pl.col(raw_column(at)).str.strip_chars() == "" for at in telling]
    rest = pl.all_horizontal(True, *empty[1:])  # noqa: FBT003 - a value for polars
    return ((empty[0] | counts) & rest) | (pl.col(raw_column(first)) == plan.headings[first])


def _kind(cells: Sequence[str], plan: Plan, maps: Sequence[ColumnMap]) -> str:
    """The message such a row deserves, "" for a record."""
    filled = [squeeze(cell) for cell in cells if squeeze(cell)]
    if not filled:
        return "W312"
    if is_repeated_heading(cells, plan.headings):
        return "W318"
    if is_total(filled):
        return "E311"
    if any(cells[at].strip() for at in plan.numbers):
        return ""
    return "W319" if is_note(filled) or _is_remark(cells, maps) else ""


def _is_remark(cells: Sequence[str], maps: Sequence[ColumnMap]) -> bool:
    """A single filled cell that is no key: a line of text under the table."""
    filled = [at for at, cell in enumerate(cells) if squeeze(cell)]
    if len(filled) != 1:
        return False
    targets = {m.position: m.target for m in maps}
    text = squeeze(cells[filled[0]])
    keyed = len(text) <= 20 and any(c.isdigit() for c in text) and text[0] not in _MARKS
    if targets.get(filled[0]) == "key" and keyed:
        return False
    return targets.get(filled[0]) not in ("name", "surname", "kana", "address")
