"""Excel workbooks: parts and styles, samples for detection, raw chunks that two readers agree on.

The values are those of our own reader; fastexcel reads the same sheets again and must find the same
number of filled rows and the same number column, else nothing is taken in.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

import fastexcel
import polars as pl

from app.extracts.cells import BrokenSheetError, SheetCells, SheetParser, cell_name, number_text
from app.extracts.opening import Opened
from app.extracts.options import Watch
from app.extracts.package import checked_package, parse_part
from app.extracts.report import Findings
from app.extracts.sentences import refuse
from app.extracts.tables import ORDINAL, ROW, Plan, RawChunk, Sample, SampleRow, raw_column

_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_MOST_COLUMNS = 200
_WIDEST_GAP = 10_000
_SAMPLE_ROWS = 2_000
_MOST_ROWS = 250_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, and its cells."""

    name: str
    hidden: bool
    cells: SheetCells


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook that passed every check, its sheets in order."""

    opened: Opened
    sheets: tuple[Sheet, ...]
    sha256: str

    def samples(self) -> tuple[Sample, ...]:
        """The first rows of each sheet."""
        return tuple(_sample(sheet) for sheet in self.sheets)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def open_workbook(opened: Opened) -> WorkbookFile:
    """Read a workbook completely.

    Raises:
        KnownError: the box is refused (see package), E502, E601 or E602 for its sheets.
    """
    try:
        with checked_package(opened) as box:
            shared = _shared_texts(box, opened)
            styles = _date_styles(box, opened)
            listed, from_1904 = _listed_sheets(box, opened)
            sheets = []
            for name, part, hidden in listed:
                parser = SheetParser(shared, styles, from_1904)
                parse_part(box, part, parser.parser(), opened)
                _check_extent(parser.cells, opened)
                sheets.append(Sheet(name, hidden, parser.cells))
    except BrokenSheetError:
        raise refuse("E602", file=opened.name) from None
    return WorkbookFile(opened, tuple(sheets), _sha256(opened))


def _sha256(opened: Opened) -> str:
    with opened.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _attributes(
    box: zipfile.ZipFile, part: str, wanted: str, opened: Opened
) -> list[dict[str, str]]:
    """The attributes of every element of that local name in a part, in order."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parse_part(box, part, parser, opened)
    return found


def _listed_sheets(
    box: zipfile.ZipFile, opened: Opened
) -> tuple[list[tuple[str, str, bool]], bool]:
    """Name, part and hiddenness of each worksheet, and whether dates count from 1904."""
    names = set(box.namelist())
    relations = _attributes(box, "xl/_rels/workbook.xml.rels", "Relationship", opened)
    if any(r.get("TargetMode") == "External" for r in relations):
        raise refuse("E605", file=opened.name)
    targets = {r.get("Id", ""): _part_name(r.get("Target", "")) for r in relations}
    sheets = []
    for sheet in _attributes(box, "xl/workbook.xml", "sheet", opened):
        key = next((v for k, v in sheet.items() if k.rpartition(":")[2] == "id"), "")
        part = targets.get(key, "")
        if part in names and "worksheets/" in part:
            hidden = sheet.get("state", "visible") != "visible"
            sheets.append((sheet.get("name", ""), part, hidden))
    properties = _attributes(box, "xl/workbook.xml", "workbookPr", opened)
    from_1904 = any(p.get("date1904") in ("1", "true") for p in properties)
    if not sheets or len({name for name, _, _ in sheets}) != len(sheets):
        raise BrokenSheetError
    return sheets, from_1904


def _part_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared_texts(box: zipfile.ZipFile, opened: Opened) -> list[str]:
    """The shared texts, runs joined, ふりがな left out."""
    if "xl/sharedStrings.xml" not in box.namelist():
        return []
    texts: list[str] = []
    parts: list[str] = []
    state = {"text": False, "phonetic": False}

    def start(name: str, _: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "si":
            parts.clear()
        elif local == "rPh":
            state["phonetic"] = True
        elif local == "t":
            state["text"] = not state["phonetic"]

    def end(name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "si":
            texts.append("".join(parts))
        elif local == "rPh":
            state["phonetic"] = False
        elif local == "t":
            state["text"] = False

    def characters(text: str) -> None:
        if state["text"]:
            parts.append(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parse_part(box, "xl/sharedStrings.xml", parser, opened)
    return texts


def _date_styles(box: zipfile.ZipFile, opened: Opened) -> frozenset[int]:
    """Numbers of the cell styles whose number format shows a date."""
    if "xl/styles.xml" not in box.namelist():
        return frozenset()
    formats = {
        f.get("numFmtId", ""): f.get("formatCode", "")
        for f in _attributes(box, "xl/styles.xml", "numFmt", opened)
    }
    inside = False
    styles: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        local = name.rpartition(":")[2]
        if local == "cellXfs":
            inside = True
        elif local == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal inside
        if name.rpartition(":")[2] == "cellXfs":
            inside = False

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse_part(box, "xl/styles.xml", parser, opened)
    return frozenset(
        i for i, number in enumerate(styles) if _shows_date(number, formats.get(number))
    )


def _shows_date(number: str, code: str | None) -> bool:
    if code is None:
        return number.isdigit() and int(number) in _BUILT_IN_DATES
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", code.split(";")[0]).lower()
    return bool(re.search("[ydge]", bare.replace("general", "").replace("e+", "")))


def _check_extent(cells: SheetCells, opened: Opened) -> None:
    """E601 for a cell far from all others, E502 for a table that is really too wide."""
    numbers = sorted(cells.rows)
    previous = 0
    for number in numbers:
        if number - previous > _WIDEST_GAP:
            cell = cell_name(number, min(cells.rows[number]))
            raise refuse("E601", cell=cell, file=opened.name)
        previous = number
        columns = cells.rows[number]
        widest = max(columns)
        if widest >= _MOST_COLUMNS:
            if len(columns) > _MOST_COLUMNS // 2:
                raise refuse("E502", limit=_MOST_COLUMNS, file=opened.name)
            raise refuse("E601", cell=cell_name(number, widest), file=opened.name)


def _sample(sheet: Sheet) -> Sample:
    numbers = sorted(sheet.cells.rows)
    last = numbers[-1] if numbers else 0
    first_rows = range(1, min(last, _SAMPLE_ROWS) + 1)
    rows = [SampleRow(n, _dense(sheet.cells.rows.get(n, {}))) for n in first_rows]
    merged = {
        (row, column): (r1, c1)
        for r1, c1, r2, c2 in sheet.cells.merged
        for row in range(r1, min(r2, _SAMPLE_ROWS) + 1)
        for column in range(c1, min(c2, _MOST_COLUMNS) + 1)
    }
    return Sample(sheet.name, rows, merged, whole=last <= _SAMPLE_ROWS)


def _dense(cells: dict[int, str]) -> list[str]:
    return [cells.get(column, "") for column in range(max(cells) + 1)] if cells else []


@dataclass(slots=True)
class WorkbookReader:
    """One pass over the sheets of a workbook; `plans` says which and how."""

    file: WorkbookFile
    plans: tuple[Plan, ...]
    findings: Findings
    watch: Watch
    sha256: str = ""
    number_digest: str = ""

    def chunks(self) -> Iterator[RawChunk]:
        """The data rows of each sheet in order.

        Raises:
            KnownError: E606 for formulas in needed columns, E610 when the readers disagree.
            Cancelled: the operator cancelled.
        """
        digest = hashlib.sha256()
        with self.file.opened.path.open("rb") as stream:
            book = stream.read()
        for at, plan in enumerate(self.plans):
            self.watch.step(self.file.opened.size * at // len(self.plans), self.file.opened.size)
            sheet = self.file.sheet(plan.sheet)
            self._check_cells(sheet, plan)
            _agree(sheet, plan, book, self.file.opened)
            frame = self._frame(sheet, plan)
            if plan.number >= 0:
                digest.update(
                    "".join(f"{n}\n" for n in frame.get_column(raw_column(plan.number))).encode()
                )
            for part in frame.iter_slices(_MOST_ROWS):
                yield RawChunk(plan.sheet, part)
        self.sha256, self.number_digest = self.file.sha256, digest.hexdigest()
        if blank := self.findings.totals["W312"]:
            self.findings.note_total("W312", blank)

    def _frame(self, sheet: Sheet, plan: Plan) -> pl.DataFrame:
        last = max(sheet.cells.rows, default=0)
        filled = [n for n in range(plan.skip + 1, last + 1) if n in sheet.cells.rows]
        blank = max(0, last - plan.skip) - len(filled)
        self.findings.counted += max(0, last - plan.skip)
        self.findings.skipped += blank
        self.findings.add("W312", blank)
        rows = [sheet.cells.rows[n] for n in filled]
        columns = {
            raw_column(c): pl.Series([row.get(c, "") for row in rows], dtype=pl.String)
            for c in plan.columns
        }
        ordinals = [n - plan.skip for n in filled]
        numbered = {
            ROW: pl.Series(filled, dtype=pl.Int64),
            ORDINAL: pl.Series(ordinals, dtype=pl.Int64),
        }
        return pl.DataFrame({**columns, **numbered})

    def _check_cells(self, sheet: Sheet, plan: Plan) -> None:
        """Formulas stop the file, errors lose their value, merged cells and hidden rows are told."""
        cells, needed = sheet.cells, set(plan.columns)
        for row, column in cells.formulas:
            if row > plan.skip and column in needed and row in cells.rows:
                raise refuse("E606", cell=cell_name(row, column), file=self.file.opened.name)
        for row, column in cells.errors:
            if row > plan.skip and column in needed:
                self.findings.note("E607", row=row, cell=cell_name(row, column))
                if column != plan.number:  # an unreadable number must not look like a missing one
                    cells.rows[row].pop(column, None)
        merged = [m for m in cells.merged if m[2] > plan.skip and m[0] in cells.rows]
        if merged:
            self.findings.note("E608", count=len(merged))


def _agree(sheet: Sheet, plan: Plan, book: bytes, opened: Opened) -> None:
    """E610 unless fastexcel finds the same filled rows and the same number column."""
    try:
        loaded = fastexcel.read_excel(book).load_sheet(sheet.name, header_row=None, dtypes="string")
        frame = loaded.to_polars()
    except fastexcel.FastExcelError:
        raise refuse("E610", file=opened.name) from None
    first = min((min(row) for row in sheet.cells.rows.values() if row), default=0)
    theirs = frame.with_columns(pl.all().fill_null("")).filter(pl.any_horizontal(pl.all() != ""))
    ours = sum(1 for row in sheet.cells.rows.values() if any(row.values()))
    if theirs.height != ours:
        raise refuse("E610", file=opened.name)
    if plan.number >= first:
        numbers = theirs.to_series(plan.number - first).to_list()
        errors = {row for row, column in sheet.cells.errors if column == plan.number}
        rows = sorted(sheet.cells.rows.items())
        own = ["" if n in errors else row.get(plan.number, "") for n, row in rows]
        if [_canonical(n) for n in own if n] != [_canonical(n) for n in numbers if n]:
            raise refuse("E610", file=opened.name)


def _canonical(number: str) -> str:
    """One writing for a number cell, whichever reader turned it to text."""
    if re.fullmatch(r"[0-9.]+([eE][+-]?[0-9]+)?", number):
        try:
            return number_text(number)
        except BrokenSheetError:
            return number
    return number
