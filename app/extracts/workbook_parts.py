"""The parts of a workbook around its sheets: which sheets there are, shared texts, date formats."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from app.extracts.cells import BrokenSheetError, unescaped
from app.extracts.opening import Opened
from app.extracts.package import parse_part
from app.extracts.sentences import refuse

_ZEROS = re.compile(r"^0{2,}$")
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""numFmtId of the formats that show a date without being spelled out (ECMA-376 part 1, 18.8.30)."""


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


def local_name(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def attributes_of(
    box: zipfile.ZipFile, part: str, wanted: str, opened: Opened
) -> list[dict[str, str]]:
    """The attributes of every element of that local name in a part, in order."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parse_part(box, part, parser, opened)
    return found


def listed_sheets(box: zipfile.ZipFile, opened: Opened) -> list[ListedSheet]:
    """The worksheets in their order; chart sheets are none.

    Raises:
        KnownError: E605 for parts that lie outside the file.
        BrokenSheetError: two sheets of one name, or none at all.
    """
    parts = set(box.namelist())
    relations = attributes_of(box, "xl/_rels/workbook.xml.rels", "Relationship", opened)
    if any(relation.get("TargetMode") == "External" for relation in relations):
        raise refuse("E605", file=opened.name)
    targets = {r.get("Id", ""): _part_name(r.get("Target", "")) for r in relations}
    sheets = []
    for sheet in attributes_of(box, "xl/workbook.xml", "sheet", opened):
        key = next((value for name, value in sheet.items() if local_name(name) == "id"), "")
        part = targets.get(key, "")
        if part in parts and "worksheets/" in part:
            hidden = sheet.get("state", "visible") != "visible"
            sheets.append(ListedSheet(sheet.get("name", ""), part, hidden))
    if not sheets or len({sheet.name for sheet in sheets}) != len(sheets):
        raise BrokenSheetError
    return sheets


def counts_from_1904(box: zipfile.ZipFile, opened: Opened) -> bool:
    """Whether the workbook counts days from 1904."""
    properties = attributes_of(box, "xl/workbook.xml", "workbookPr", opened)
    return any(each.get("date1904") in ("1", "true") for each in properties)


def _part_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def shared_texts(box: zipfile.ZipFile, opened: Opened) -> list[str]:
    """The shared texts, runs joined, ふりがな left out."""
    if "xl/sharedStrings.xml" not in box.namelist():
        return []
    texts = _SharedTexts()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = texts.start, texts.end
    parser.CharacterDataHandler = texts.characters
    parse_part(box, "xl/sharedStrings.xml", parser, opened)
    return texts.found


@dataclass(slots=True)
class _SharedTexts:
    """Handlers for sharedStrings.xml."""

    found: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _in_text: bool = False
    _in_phonetic: bool = False

    def start(self, name: str, _: dict[str, str]) -> None:
        local = local_name(name)
        if local == "si":
            self._parts = []
        elif local == "rPh":
            self._in_phonetic = True
        elif local == "t":
            self._in_text = not self._in_phonetic

    def end(self, name: str) -> None:
        local = local_name(name)
        if local == "si":
            self.found.append(unescaped("".join(self._parts)))
        elif local == "rPh":
            self._in_phonetic = False
        elif local == "t":
            self._in_text = False

    def characters(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


@dataclass(frozen=True, slots=True)
class Styles:
    """What the cell styles of a workbook make of a number.

    Attributes:
        dates: numbers of the styles that show a date.
        padding: style -> to how many digits it fills a number up with zeros.
    """

    dates: frozenset[int]
    padding: Mapping[int, int]


def cell_styles(box: zipfile.ZipFile, opened: Opened) -> Styles:
    """The number formats of the cell styles."""
    if "xl/styles.xml" not in box.namelist():
        return Styles(frozenset(), {})
    spelled = attributes_of(box, "xl/styles.xml", "numFmt", opened)
    formats = {each.get("numFmtId", ""): each.get("formatCode", "") for each in spelled}
    styles = _CellStyles()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = styles.start, styles.end
    parse_part(box, "xl/styles.xml", parser, opened)
    codes = list(enumerate(styles.formats))
    return Styles(
        frozenset(at for at, n in codes if _shows_date(n, formats.get(n))),
        {at: len(code) for at, n in codes if _ZEROS.match(code := formats.get(n, ""))},
    )


@dataclass(slots=True)
class _CellStyles:
    """Handlers for styles.xml: the number format of each cell style."""

    formats: list[str] = field(default_factory=list)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        if local == "cellXfs":
            self._inside = True
        elif local == "xf" and self._inside:
            self.formats.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if local_name(name) == "cellXfs":
            self._inside = False


def _shows_date(number: str, code: str | None) -> bool:
    """A built-in date format, or a spelled one with a day, year or era outside its literals."""
    if code is None:
        return number.isdigit() and int(number) in _BUILT_IN_DATES
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", code.split(";")[0]).lower()
    return bool(re.search("[ydg]|e(?![+-])", bare.replace("general", "")))
