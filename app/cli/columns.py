"""Tables of tab-separated values as `compare` and `parse` take them: a header, no quoting.

Lines out = lines in, whatever stands in them; only LF (or CR LF) ends a line.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.errors import KnownError


@dataclass(frozen=True, slots=True)
class Columns:
    """The header and the lines of a file, cut at the tabs."""

    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def read_columns(path: Path) -> Columns:
    """Read a UTF-8 file (with or without BOM) whole.

    Raises:
        KnownError: the file cannot be opened, is not UTF-8, or has no header line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise KnownError(
            "E651", "指定のファイルを開けません。場所と名前を確かめてください。"
        ) from error
    except UnicodeDecodeError as error:
        sentence = "指定のファイルを読み取れません。文字コードをUTF-8にして保存し直してください。"
        raise KnownError("E652", sentence) from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if lines[-1] == "":
        lines.pop()
    if not lines or not lines[0].strip():
        raise KnownError(
            "E653", "指定のファイルに見出しの行がありません。1行目に列名を入れてください。"
        )
    return Columns(
        tuple(lines[0].split("\t")), tuple(tuple(line.split("\t")) for line in lines[1:])
    )


def write_columns(
    columns: Columns, added: tuple[str, ...], values: Callable[[tuple[str, ...]], Iterable[str]]
) -> None:
    """Write the same lines to standard output, each with the added columns at its end."""
    write = sys.stdout.write
    write("\t".join((*columns.header, *added)) + "\n")
    for line in columns.lines:
        padded = line + ("",) * (len(columns.header) - len(line))
        write("\t".join((*padded, *values(line))) + "\n")


def cell(line: tuple[str, ...], place: int) -> str:
    """The value in a column; a line that is too short holds empty values."""
    return line[place] if place < len(line) else ""
