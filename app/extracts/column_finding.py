"""Where the columns of a fixed-width table begin: told by the lines themselves, or their heading.

Nothing but the shape of the lines is looked at: where values begin behind padding, where one kind
of character always changes to another, and where digits are individual numbers or days.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.extracts.headings import Heading, meanings
from app.extracts.numbers import is_individual_number
from app.extracts.places import FILLER, Codes, read_back
from app.extracts.values import looks_date
from matching import parse_birth_date

Marks = npt.NDArray[np.bool_]
Columns = tuple[tuple[int, int], ...]

_FRESH = 0.95
"""Share of the lines filled at a place whose place before is empty: there a column begins."""

_STRAY = 0.05
_SUPPORT = 0.005
_FEWEST = 3
_CHANGES = 0.97
_BOTH_FILLED = 0.2
_SURE_HEADING = 0.8
_LONGEST_PIECE = 20
_MOSTLY_FILLED = 0.5
"""Behind a number or a day another column begins only if it mostly holds something: otherwise a
longer writing of the same value stands there now and then, which must not be cut."""

_SURE_VALUES = 0.9
_NUMBER, _DAYS = 12, (8, 7)


def columns_from_lines(matrix: Codes) -> Columns:
    """Start and length of each column, told by the data lines alone.

    Args:
        matrix: data lines of one length, one row each.
    """
    starts = _starts(matrix)
    for begin, end in zip(starts, [*starts[1:], matrix.shape[1]], strict=True):
        starts = sorted({*starts, *_digit_cuts(matrix, begin, end)})
    return _spans(starts, matrix.shape[1])


def columns_from_heading(heading: Codes, matrix: Codes) -> Columns:
    """Start and length of each column, told by a line of headings; empty where the line is none.

    Args:
        heading: the line of headings.
        matrix: the data lines below it.
    """
    likely = set(_starts(matrix))
    text = read_back(heading)
    if re.search(r"\d{4}", text):
        return ()
    parts = [part for begin, token in _tokens(heading) for part in _pieces(token, begin, likely)]
    known = [piece for _, piece in parts if _is_heading(piece)]
    starts = [at for at, _ in parts]
    enough = len(known) >= _FEWEST and 2 * len("".join(known)) >= len("".join(text.split()))
    cut = _inside_characters(matrix)
    if not enough or any(cut[at] for at in starts):
        return ()
    return _spans(starts, matrix.shape[1])


def _spans(starts: Sequence[int], length: int) -> Columns:
    ends = [*starts[1:], length]
    return tuple((start, end - start) for start, end in zip(starts, ends, strict=True))


def _starts(matrix: Codes) -> list[int]:
    """The places where values begin behind padding, or where the kind of character changes."""
    kinds = _kinds(matrix)
    filled = kinds > 0
    before = np.zeros_like(filled)
    before[:, 1:] = filled[:, :-1]
    often = filled.sum(0)
    fresh = (filled & ~before).sum(0)
    both = filled & before
    changed = np.zeros_like(filled)
    changed[:, 1:] = both[:, 1:] & (kinds[:, 1:] != kinds[:, :-1])
    need = max(_FEWEST, _SUPPORT * len(matrix))
    behind_padding = (often >= need) & (fresh >= _FRESH * often)
    changing = (both.sum(0) >= _BOTH_FILLED * len(matrix)) & (
        changed.sum(0) >= _CHANGES * both.sum(0)
    )
    begun = (fresh + changed.sum(0)) >= _FRESH * often
    cut = _inside_characters(matrix)
    starts = [0]
    for at in np.flatnonzero((behind_padding | (changing & begun & (often >= need))) & ~cut):
        if at and (behind_padding[at] or _is_column(matrix, kinds, starts[-1], int(at))):
            starts.append(int(at))
    return starts


def _inside_characters(matrix: Codes) -> Marks:
    """Places that lie inside a character in more than stray lines: no column begins there."""
    inside: Marks = (matrix == FILLER).mean(0) > _STRAY
    return inside


def _is_column(matrix: Codes, kinds: npt.NDArray[np.int8], start: int, end: int) -> bool:
    """Whether a stretch reads as a column of its own: filled, of one kind, not the same in all lines.

    Without this the digits of an address would be parted from the town before them.
    """
    stretch = kinds[:, start:end]
    one_kind = (stretch == stretch[:, :1]).all(1) & (stretch[:, 0] > 0)
    different = bool((matrix[:, start:end] != matrix[0, start:end]).any())
    return different and float(one_kind.mean()) >= _FRESH


def _kinds(matrix: Codes) -> npt.NDArray[np.int8]:
    """Kind of character by place: 0 padding, 1 ASCII, 2 half-width kana, 3 full-width.

    Letters and digits are of one kind: S50.4.1 and T0001 are one value each.
    """
    kinds = np.full(matrix.shape, 2, np.int8)
    kinds[matrix < 0x80] = 1
    wide = np.zeros(matrix.shape, bool)
    wide[:, :-1] = matrix[:, 1:] == FILLER
    wide |= matrix == FILLER
    half_kana = (matrix >= 0xFF61) & (matrix <= 0xFF9F)
    kinds[wide | ((matrix >= 0x3000) & ~half_kana)] = 3
    kinds[matrix == 32] = 0
    kinds[_wide_padding(matrix)] = 0
    return kinds


def _wide_padding(matrix: Codes) -> Marks:
    """Full-width spaces in runs of at least two: one alone stands between surname and given name."""
    space: Marks = matrix == 0x3000
    step = 2 if (matrix == FILLER).any() else 1
    behind: Marks = np.zeros_like(space)
    behind[:, :-step] = space[:, :-step] & space[:, step:]
    run: Marks = behind.copy()
    run[:, step:] |= behind[:, :-step]
    if step == 2:
        run[:, 1:] |= run[:, :-1] & (matrix[:, 1:] == FILLER)
    return run


def _digit_cuts(matrix: Codes, begin: int, end: int) -> list[int]:
    """Borders of an individual number or a day among digits that touch."""
    digits = ((matrix[:, begin:end] >= 48) & (matrix[:, begin:end] <= 57)).mean(0) >= _SURE_VALUES
    cuts: list[int] = []
    at = begin
    while at < end:
        width = next(
            (w for w in (_NUMBER, *_DAYS) if _holds(matrix, digits[at - begin :], at, w)), 0
        )
        if width:
            cuts.append(at)
            if at + width < end and (matrix[:, at + width] != 32).mean() >= _MOSTLY_FILLED:
                cuts.append(at + width)
        at += width or 1
    return cuts


def _holds(matrix: Codes, digits: Marks, at: int, width: int) -> bool:
    """Whether nearly all lines hold a number or a day of that width at a place."""
    if len(digits) < width or not digits[:width].all():
        return False
    rows = matrix[:200, at : at + width]
    fits = is_individual_number if width == _NUMBER else _is_day
    left = len(rows)
    for row in rows:
        left -= not fits(read_back(row))
        if left < _SURE_VALUES * len(rows):  # at once: a line of digits has a thousand places
            return False
    return True


def _is_day(text: str) -> bool:
    return looks_date(text) and parse_birth_date(text).value is not None


def _tokens(heading: Codes) -> list[tuple[int, Codes]]:
    """Runs of a heading line between padding, each with its place."""
    filled = (heading != 32) & (heading != 0x3000)
    filled[1:] &= ~((heading[1:] == FILLER) & ~filled[:-1])
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.view(np.int8), [0]))))
    return [(int(a), heading[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _pieces(token: Codes, begin: int, likely: set[int]) -> list[tuple[int, str]]:
    """A run of headings that touch, parted into known ones; each with its place in the line.

    The fewest unknown characters win, then borders where columns begin, then the fewest pieces.
    """
    places = [begin + at for at in np.flatnonzero(token != FILLER).tolist()]
    text = read_back(token)
    best: list[tuple[int, int, int, list[int]]] = [(0, 0, 0, [])]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - _LONGEST_PIECE), end):
            unknown, off, count, cuts = best[start]
            piece = text[start:end]
            unknown += 0 if _is_heading(piece) else len(piece)
            off += 0 if start == 0 or places[start] in likely else 1
            options.append((unknown, off, count + 1, [*cuts, start]))
        best.append(min(options))
    cuts = best[-1][3]
    return [(places[a], text[a:b]) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _is_heading(text: str) -> bool:
    """Whether a text is a usual heading, not merely a text that contains one."""
    return len(text) > 1 and any(m.confidence >= _SURE_HEADING for m in meanings(Heading(text)))
