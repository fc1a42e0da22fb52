"""Header and trailer records of fixed-width files: lines of another layout around the data.

A line says what it is by a character at its start: 1 header, 2 data, 8 trailer, 9 end, or the
like. They are recognised only where all data lines share one such character and where the other
lines stand at the very start and end, without an individual number where the data have theirs.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.extracts.numbers import is_individual_number
from app.extracts.places import FILLER, Lines, read_back
from app.extracts.profiles import RecordKinds

Marks = npt.NDArray[np.bool_]

_NUMBER = 12
_MOST_AROUND = 3
"""Lines of another kind that may stand before or behind the data."""

_FEWEST_DATA = 3
_SURE = 0.8
_COUNT = re.compile(r"0\d{2,11}(?!\d)")
_LOOKED_AT = 300


def of_kind(lines: Lines, kinds: RecordKinds) -> Marks:
    """Which lines are records; a line too short to say its kind counts as one."""
    return ~_is_any(lines, kinds.place, tuple(_others(lines, kinds)))


def kinds_of(lines: Lines, kinds: RecordKinds) -> list[str]:
    """The kind of every line, "" where it is too short to say."""
    start, length = kinds.place
    found = []
    for line in range(len(lines.starts)):
        at = int(lines.starts[line]) + start
        whole = at + length <= int(lines.ends[line])
        found.append(read_back(lines.codes[at : at + length]) if whole else "")
    return found


def told_count(text: str, kinds: RecordKinds) -> int | None:
    """The number in a trailer; None where it is no number or not named.

    Args:
        text: the places of the trailer, laid out.
        kinds: of the file.
    """
    if kinds.count is None:
        return None
    start, length = kinds.count
    digits = text[start : start + length].strip()
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def recognise(head: Lines, tail: Lines, length: int) -> RecordKinds | None:
    """The kinds of a file's lines by its first and last lines; None where all are records.

    Args:
        head: the first lines.
        tail: the last lines, the same ones in a short file.
        length: the usual length of a line.
    """
    rows = np.flatnonzero(head.lengths == length)
    firsts = Counter(_first(head, int(row)) for row in rows)
    data, times = firsts.most_common(1)[0] if firsts else ("", 0)
    if not _is_kind(data) or times < max(_FEWEST_DATA, _SURE * len(rows)):
        return None
    place = _number_place(head, rows, data, length)
    if place < 0:
        return None
    before = _around(head, range(len(head.starts)), data, place)
    behind = _around(tail, range(len(tail.starts) - 1, -1, -1), data, place)
    if not (before or behind) or len(before) > _MOST_AROUND or len(behind) > _MOST_AROUND:
        return None
    trailer, count = _trailer(tail, behind, before=[_first(head, line) for line in before])
    return RecordKinds((0, 1), (data,), trailer, count)


def _others(lines: Lines, kinds: RecordKinds) -> set[str]:
    start, length = kinds.place
    at = lines.starts + start
    whole = at + length <= lines.ends
    codes = lines.codes[at[whole][:, None] + np.arange(length)]
    seen = {read_back(row) for row in np.unique(codes, axis=0)} if len(codes) else set()
    return seen - set(kinds.data)


def _is_any(lines: Lines, place: tuple[int, int], words: Sequence[str]) -> Marks:
    """Lines that carry one of some words at a place."""
    start, length = place
    result = np.zeros(len(lines.starts), bool)
    whole = np.flatnonzero(lines.starts + start + length <= lines.ends)
    codes = lines.codes[(lines.starts[whole] + start)[:, None] + np.arange(length)]
    for word in words:
        wanted = np.array([ord(character) for character in word], np.uint32)
        if len(wanted) == length:
            result[whole[(codes == wanted).all(axis=1)]] = True
    return result


def _first(lines: Lines, line: int) -> str:
    start = int(lines.starts[line])
    return chr(int(lines.codes[start])) if start < int(lines.ends[line]) else ""


def _is_kind(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _number_place(lines: Lines, rows: npt.NDArray[np.int64], data: str, length: int) -> int:
    """Where the data lines hold their individual number; -1 where they show none."""
    own = [int(row) for row in rows[:_LOOKED_AT] if _first(lines, int(row)) == data]
    matrix = lines.matrix(np.array(own), length)
    digits = ((matrix >= 48) & (matrix <= 57)).mean(0) >= _SURE
    for at in range(1, length - _NUMBER + 1):
        if not digits[at : at + _NUMBER].all():
            continue
        held = [is_individual_number(read_back(row)) for row in matrix[:, at : at + _NUMBER]]
        if sum(held) >= _SURE * len(held):
            return at
    return -1


def _around(lines: Lines, order: Sequence[int], data: str, place: int) -> list[int]:
    """The lines of another kind met in that order before the first record; blank ones passed by."""
    found = []
    for line in order:
        if lines.starts[line] == lines.ends[line]:
            continue
        kind = _first(lines, line)
        at = int(lines.starts[line]) + place
        number = read_back(lines.codes[at : min(at + _NUMBER, int(lines.ends[line]))])
        if kind == data or not _is_kind(kind) or (number.isdecimal() and number.strip("0")):
            break
        found.append(line)
    return found


def _trailer(
    lines: Lines, behind: Sequence[int], *, before: Sequence[str]
) -> tuple[str, tuple[int, int] | None]:
    """The kind that tells the number of records, and where it stands: digits filled up with zeros."""
    for line in behind:
        kind = _first(lines, line)
        start, end = int(lines.starts[line]), int(lines.ends[line])
        laid = "".join(chr(c) for c in lines.codes[start:end].tolist()).replace(chr(FILLER), "*")
        found = _COUNT.match(laid, 1) or _COUNT.search(laid, 1)
        if kind not in before and found:
            return kind, (found.start(), found.end() - found.start())
    return "", None
