"""Profiles (取込定義): how one layout of an extract maps to attributes, as a small text file.

A profile holds no personal data: headings, positions and choices only, so that one office can hand
it to another. The file is TOML, UTF-8.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import KnownError
from app.schemes import scheme_named
from app.targets import TARGETS, Side


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """One column of the layout: its heading ("" = by position), position (0 = first) and target."""

    heading: str
    position: int
    target: str


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
    """

    name: str
    side: Side
    scheme: str
    encoding: str
    delimiter: str
    header_row: int
    columns: tuple[ProfileColumn, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the meaning of the profile; the name does not count."""
        facts = [self.side, self.scheme, self.encoding, self.delimiter, self.header_row]
        columns = sorted((c.target, c.position, c.heading) for c in self.columns)
        return hashlib.sha256(json.dumps([facts, columns], ensure_ascii=False).encode()).hexdigest()


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
    if not isinstance(columns, list) or not columns:
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
    ]
    for column in profile.columns:
        lines += [
            "",
            f"[[columns]]  # {TARGETS[column.target].name}",
            f"heading = {_quoted(column.heading)}",
            f"position = {column.position}",
            f"target = {_quoted(column.target)}",
        ]
    return "\n".join(lines) + "\n"


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
    return ProfileColumn(heading, position, str(row["target"]))


def _whole(value: object, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _unreadable(place)
    return value


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _unreadable(place: str) -> KnownError:
    return KnownError("E801", f"取込定義を読めません({place})。取込定義を作り直してください。")
