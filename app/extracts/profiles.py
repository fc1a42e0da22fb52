"""Profiles (取込定義): how one layout of an extract maps to attributes, as a small text file.

A profile holds no personal data: headings, positions and choices only, so that one office can hand
it to another. The file is TOML, UTF-8.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import KnownError
from app.extracts.targets import TARGETS, Side
from app.schemes import scheme_named

DATE_FORMS: dict[str, str] = {
    "month/day/year": "月/日/西暦",
    "day/month/year": "日/月/西暦",
    "serial": "Excelの通し番号(1900年から)",
    "serial 1904": "Excelの通し番号(1904年から)",
    "two-digit showa": "元号なし2桁の年は昭和",
    "two-digit heisei": "元号なし2桁の年は平成",
    "two-digit reiwa": "元号なし2桁の年は令和",
}
"""Writings of a date that the values alone cannot tell, and their words. How to add: one row here
and its expression in app/extracts/date_forms.py."""


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """One column of the layout.

    Attributes:
        heading: its heading, "" = by position.
        position: its place, 0 = first.
        target: what it means.
        person: 0 = of the row's one person or of all its persons, n = of the n-th person.
        values: codes of the file and what they mean, as pairs; other values stay as they are.
        form: how its dates are written (see app/extracts/date_forms.py), "" = as the values tell.
        reason: why a column is read whose heading names what is not needed for the inspection.
    """

    heading: str
    position: int
    target: str
    person: int = 0
    values: tuple[tuple[str, str], ...] = ()
    form: str = ""
    reason: str = ""


class WidthUnit(StrEnum):
    """What the places of a fixed-width line are counted in."""

    COLUMNS = "columns"  # 桁: half-width 1, full-width 2, as bytes of Shift_JIS
    CHARACTERS = "characters"
    BYTES = "bytes"  # of the file's own encoding


@dataclass(frozen=True, slots=True)
class RecordKinds:
    """How the lines of a fixed-width file say what they are: header, record, trailer.

    Attributes:
        place: start (0 = first place) and length of the kind in every line.
        data: the kinds that are records; lines of every other kind are left out.
        trailer: the kind that tells how many records there are, "" = none does.
        count: start and length of that number in the trailer; None = it is not compared.
    """

    place: tuple[int, int]
    data: tuple[str, ...]
    trailer: str = ""
    count: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FixedWidth:
    """How a line without delimiters is cut.

    Attributes:
        unit: what starts and lengths count.
        length: of a whole line, without its line end; 0 = find it and the columns.
        columns: start (0 = first place) and length of each column, in order.
        kinds: how lines tell what they are; None = every line is a record.
    """

    unit: WidthUnit
    length: int
    columns: tuple[tuple[int, int], ...]
    kinds: RecordKinds | None = None


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """How the extracts of one layout are read.

    Attributes:
        name: what the office calls it.
        side: which side such files belong to.
        scheme: code of the scheme, "" for the register or where it is chosen each time.
        encoding: Python's codec name, "" = detect.
        delimiter: the delimiter, "" = detect; without meaning for xlsx.
        header_row: physical row of the last heading row, 0 = detect, -1 = the file has none.
        columns: the columns that are read; all others are left out.
        fixed_width: how lines are cut; None = a delimited file or a workbook.
        shape: what files of this layout have in common (see app/extracts/shapes.py), "" = unknown.
    """

    name: str
    side: Side
    scheme: str
    encoding: str
    delimiter: str
    header_row: int
    columns: tuple[ProfileColumn, ...]
    fixed_width: FixedWidth | None = None
    shape: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the meaning of the profile; the name does not count."""
        facts = [self.side, self.scheme, self.encoding, self.delimiter, self.header_row]
        columns = sorted(
            (c.target, c.position, c.heading, c.person, c.values, c.form) for c in self.columns
        )
        cuts: list[object] = (
            [self.fixed_width.unit, *self.fixed_width.columns] if self.fixed_width else []
        )
        kinds = self.fixed_width.kinds if self.fixed_width else None
        if kinds:
            cuts += [kinds.place, kinds.data, kinds.trailer, kinds.count]
        meaning = json.dumps([facts, columns, cuts], ensure_ascii=False)
        return hashlib.sha256(meaning.encode()).hexdigest()


def load_profile(path: Path) -> ImportProfile:
    """Read and check a profile.

    Raises:
        KnownError: E801 with the place that is wrong.
    """
    try:
        mapping = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise _unreadable("ファイル全体") from None
    return profile_from_mapping(mapping)


def profile_from_mapping(mapping: Mapping[str, object]) -> ImportProfile:
    """A profile from the content of its file.

    Raises:
        KnownError: E801 with the place that is wrong.
    """
    columns = mapping.get("columns")
    if not isinstance(columns, list):
        raise _unreadable("columns")
    side = str(mapping.get("side", ""))
    if side not in set(Side):
        raise _unreadable("side")
    scheme = str(mapping.get("scheme", ""))
    if scheme and scheme_named(scheme) is None:
        raise _unreadable("scheme")
    return ImportProfile(
        name=str(mapping.get("name", "")),
        side=Side(side),
        scheme=scheme,
        encoding=str(mapping.get("encoding", "")),
        delimiter=str(mapping.get("delimiter", "")),
        header_row=_whole(mapping.get("header_row", 0), "header_row"),
        columns=tuple(_column(row, at) for at, row in enumerate(columns, start=1)),
        fixed_width=_fixed_width(mapping.get("fixed_width")),
        shape=str(mapping.get("shape", "")),
    )


def profile_text(profile: ImportProfile) -> str:
    """The content of a profile's file."""
    lines = [
        "# 突合 取込定義。個人情報は含みません。",
        f"name = {_quoted(profile.name)}",
        f"side = {_quoted(profile.side)}",
        f"scheme = {_quoted(profile.scheme)}",
        f"encoding = {_quoted(profile.encoding)}",
        f"delimiter = {_quoted(profile.delimiter)}",
        f"header_row = {profile.header_row}",
        f"shape = {_quoted(profile.shape)}",
    ]
    if not profile.columns:
        lines.append("columns = []")
    if profile.fixed_width:
        lines += _fixed_width_lines(profile.fixed_width)
    for column in profile.columns:
        lines += _column_lines(column)
    return "\n".join(lines) + "\n"


def _fixed_width_lines(fixed: FixedWidth) -> list[str]:
    cuts = ", ".join(map(_span, fixed.columns))
    return [
        "",
        "[fixed_width]  # 固定長。columns は [開始位置(1から), 長さ]",
        f"unit = {_quoted(fixed.unit)}",
        f"length = {fixed.length}",
        f"columns = [{cuts}]",
        *(_kind_lines(fixed.kinds) if fixed.kinds else ()),
    ]


def _kind_lines(kinds: RecordKinds) -> list[str]:
    lines = [
        "",
        "[fixed_width.kinds]  # レコード区分の位置と、明細・末尾(件数)の区分",
        f"place = {_span(kinds.place)}",
        f"data = [{', '.join(map(_quoted, kinds.data))}]",
        f"trailer = {_quoted(kinds.trailer)}",
    ]
    return [*lines, f"count = {_span(kinds.count)}"] if kinds.count else lines


def _span(span: tuple[int, int]) -> str:
    return f"[{span[0] + 1}, {span[1]}]"


def _column_lines(column: ProfileColumn) -> list[str]:
    lines = [
        "",
        f"[[columns]]  # {TARGETS[column.target].name}",
        f"heading = {_quoted(column.heading)}",
        f"position = {column.position}",
        f"target = {_quoted(column.target)}",
    ]
    if column.person:
        lines.append(f"person = {column.person}")
    if column.form:
        lines.append(f"form = {_quoted(column.form)}")
    if column.reason:
        lines.append(f"reason = {_quoted(column.reason)}")
    if column.values:
        pairs = ", ".join(f"{_quoted(code)} = {_quoted(word)}" for code, word in column.values)
        lines.append(f"values = {{ {pairs} }}")
    return lines


def write_profile(path: Path, profile: ImportProfile) -> None:
    """Write a profile.

    Raises:
        KnownError: E801 when the place cannot be written.
    """
    try:
        path.write_text(profile_text(profile), encoding="utf-8", newline="\n")
    except OSError:
        raise _unreadable("書き込み先") from None


def _column(row: object, at: int) -> ProfileColumn:
    place = f"columns {at}番目"
    if not isinstance(row, dict) or row.get("target") not in TARGETS:
        raise _unreadable(place)
    position = _whole(row.get("position", -1), place)
    heading = str(row.get("heading", ""))
    if position < 0 and not heading:
        raise _unreadable(place)
    values = row.get("values", {})
    form = str(row.get("form", ""))
    if not isinstance(values, dict) or form not in ("", *DATE_FORMS):
        raise _unreadable(place)
    return ProfileColumn(
        heading,
        position,
        str(row["target"]),
        person=_whole(row.get("person", 0), place),
        values=tuple((str(code), str(word)) for code, word in values.items()),
        form=form,
        reason=str(row.get("reason", "")),
    )


def _fixed_width(row: object) -> FixedWidth | None:
    if row is None:
        return None
    place = "fixed_width"
    if not isinstance(row, dict) or row.get("unit") not in set(WidthUnit):
        raise _unreadable(place)
    pairs = row.get("columns")
    if not isinstance(pairs, list):
        raise _unreadable(place)
    columns = tuple(_cut(pair, f"{place} columns {at}番目") for at, pair in enumerate(pairs, 1))
    end = max((start + length for start, length in columns), default=0)
    length = _whole(row.get("length", end), place)
    if length < end or (length and not columns):
        raise _unreadable(f"{place} length")
    return FixedWidth(WidthUnit(row["unit"]), length, columns, _kinds(row.get("kinds")))


def _kinds(row: object) -> RecordKinds | None:
    if row is None:
        return None
    place = "fixed_width kinds"
    if not isinstance(row, dict):
        raise _unreadable(place)
    data, trailer, count = row.get("data"), str(row.get("trailer", "")), row.get("count")
    where = _cut(row.get("place"), place)
    if not isinstance(data, list) or not data:
        raise _unreadable(place)
    if any(len(kind) != where[1] for kind in (*map(str, data), trailer) if kind):
        raise _unreadable(place)
    counted = None if count is None else _cut(count, place)
    return RecordKinds(where, tuple(map(str, data)), trailer, counted)


def _cut(pair: object, place: str) -> tuple[int, int]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise _unreadable(place)
    start, length = (_whole(number, place) for number in pair)
    if start < 1 or length < 1:
        raise _unreadable(place)
    return start - 1, length


def _whole(value: object, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _unreadable(place)
    return value


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _unreadable(place: str) -> KnownError:
    return KnownError("E801", f"取込定義を読めません({place})。取込定義を作り直してください。")
