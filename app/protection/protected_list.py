"""Reading a 支援措置 list: any file that names people by 宛名番号, 個人番号 or 氏名 and 生年月日.

Everybody on it counts as protected, whatever its dates say: the office takes people off by giving
a newer list. Only a flag column that plainly says no leaves a row out; a flag that nobody
understands stops the import.
"""

from dataclasses import replace
from pathlib import Path

import polars as pl

from app.errors import KnownError
from app.extracts.detection import Detection
from app.extracts.header_rows import header_ending_at
from app.extracts.opening import open_extract
from app.extracts.options import Watch
from app.extracts.protection import FlagPlaces, listed_flags, protection_flags
from app.extracts.reading import Reading
from app.extracts.report import FileReport, Findings
from app.extracts.shaping import shape_residents
from app.extracts.sources import open_source
from app.extracts.table_detection import TableDetection, detect_table, locate_header
from app.extracts.tables import ROW, Sample
from app.extracts.targets import Side
from app.protection.finding import listed_people

_HEADING_WITHIN = 10
# Any one of these is enough to find a person again.
_ENOUGH = (frozenset({"key"}), frozenset({"number"}), frozenset({"name", "birth_date"}))


def read_protected_list(path: Path, watch: Watch) -> tuple[pl.DataFrame, FileReport]:
    """The people of a list in LISTED_SCHEMA, and what became of the file.

    Raises:
        KnownError: the file is refused, names nobody that could be found again (E416), or holds
            a flag that nobody understands (E415).
    """
    opened = open_extract(path)
    source = open_source(opened, None, "")
    found = (_table(sample, opened.name) for sample in source.samples())
    tables = tuple(table for table in found if table is not None)
    if not tables:
        sentence = (
            "支援措置の一覧に、宛名番号、個人番号、または氏名と生年月日の見出しがありません。"
        )
        raise KnownError("E416", f"{sentence}見出しを付けて書き出し直してください。")
    detection = Detection(
        opened=opened,
        source=source,
        side=Side.REGISTER,
        side_is_guessed=False,
        scheme="",
        tables=tables,
        messages=(),
    )
    reading = Reading(detection, Findings(), watch)
    frames = []
    for chunk, table in reading.records():
        frame = _without_made_up_keys(shape_residents(chunk, table.columns), table)
        places = FlagPlaces(opened.name, chunk.sheet, chunk.frame[ROW], table.columns)
        protection_flags(frame["protected"], places)
        frames.append(frame)
    everybody = pl.concat(frames)
    flags = listed_flags(everybody["protected"])
    return listed_people(everybody.filter(flags != "")), reading.report(zeros_restored=0)


def _table(sample: Sample, name: str) -> TableDetection | None:
    """The first heading under which people can be found again; a list may have but one column."""
    rows = (header_ending_at(sample, row.number) for row in sample.rows[:_HEADING_WITHIN])
    for header in (locate_header(sample, None), *rows):
        if header is not None:
            table = detect_table(sample, header, Side.REGISTER, None, file=name)
            targets = {column.target for column in table.columns}
            if any(needed <= targets for needed in _ENOUGH):
                return _with_telling_column(table, targets)
    return None


def _with_telling_column(table: TableDetection, targets: set[str]) -> TableDetection:
    """The readers tell records from totals by the number column; else the key or name does it."""
    if "number" in targets:
        return table
    stand_in = next(c.position for c in table.columns if c.target in ("key", "name"))
    return replace(table, plan=replace(table.plan, numbers=(stand_in,)))


def _without_made_up_keys(frame: pl.DataFrame, table: TableDetection) -> pl.DataFrame:
    """A list without 宛名番号 names nobody by row number."""
    if any(column.target == "key" for column in table.columns):
        return frame
    return frame.with_columns(resident_id=pl.lit(""))
