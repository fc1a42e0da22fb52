"""Where two texts differ, character by character, as data: screen and paper only paint it.

An alignment explains; it never decides. Whether two values agree is the word of the comparisons.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from matching.text_pieces import Piece, pieces, without_selectors


class DifferenceKind(StrEnum):
    """What one aligned stretch of two texts is. Quiet kinds change the writing, not the meaning."""

    SAME = "same"
    WIDTH = "width"  # full and half width, kana size, hiragana and katakana, kinds of hyphen
    NOTATION = "notation"  # 二丁目 and 2丁目, 3番4号 and 3-4
    SPACE = "space"
    INVISIBLE = "invisible"  # control and zero-width characters
    VARIANT = "variant"  # another form of the same kanji
    GAIJI = "gaiji"  # a character that one side could not write: 〓, ●, □, private use
    REPLACED = "replaced"
    LEFT_ONLY = "left_only"
    RIGHT_ONLY = "right_only"

    @property
    def is_loud(self) -> bool:
        """Whether a reader must look: characters are other, missing or unreadable."""
        return self in _LOUD


_LOUD = frozenset(
    {
        DifferenceKind.GAIJI,
        DifferenceKind.REPLACED,
        DifferenceKind.LEFT_ONLY,
        DifferenceKind.RIGHT_ONLY,
    }
)
_OTHER = _LOUD - {DifferenceKind.GAIJI}
_ISLANDS = re.compile("(?:x+i)+x+")
_UNITS = "年月日歳番号"
_KEPT_APART = frozenset({DifferenceKind.VARIANT, DifferenceKind.GAIJI, DifferenceKind.INVISIBLE})


@dataclass(frozen=True, slots=True)
class DifferenceSpan:
    """One aligned stretch. The `left`s of an alignment, joined, are the left text; so the rights."""

    kind: DifferenceKind
    left: str
    right: str


class Folding(Protocol):
    """The kanji variants, as far as an alignment needs them."""

    def fold(self, text: str, strength: int) -> str:
        """The text with every kanji replaced by the head of its variants up to `strength`."""
        ...


_MOST_CELLS = 20_000

_GAP = {"text": 0.7, "number": 0.7, "gaiji": 0.7, "joint": 0.15, "space": 0.1, "invisible": 0.05}
_PAIR = {
    DifferenceKind.SAME: 0.0,
    DifferenceKind.WIDTH: 0.05,
    DifferenceKind.SPACE: 0.05,
    DifferenceKind.NOTATION: 0.1,
    DifferenceKind.INVISIBLE: 0.1,
    DifferenceKind.VARIANT: 0.2,
    DifferenceKind.GAIJI: 0.3,
    DifferenceKind.REPLACED: 1.0,
}
_NEVER_PAIRED = 9.0


def align(
    left: str, right: str, *, variants: Folding, whole_numbers: bool
) -> tuple[DifferenceSpan, ...]:
    """Two texts cut into aligned stretches, each with the kind of its difference.

    Args:
        left: the business side, as written.
        right: the register side, as written.
        variants: the kanji variants that count as one character in another form.
        whole_numbers: for addresses and dates: a number is one piece (12 and 2 differ as wholes),
            二 before 丁目 is the number 2, and 丁目, 番, 号 and hyphens are joints between numbers.
            Otherwise a word of which less than half is alike is one difference, as of two people:
            a character both happen to hold says nothing.
    """
    lefts = pieces(left, whole_numbers=whole_numbers)
    rights = pieces(right, whole_numbers=whole_numbers)
    steps = _steps(lefts, rights, variants)
    if whole_numbers:
        return _joined(_without_islands(_joined(steps)))
    if any(step.kind.is_loud for step in steps):
        steps = _word_by_word(lefts, rights, variants) or _calmed(steps)
    return _joined(steps)


def _steps(
    lefts: Sequence[Piece], rights: Sequence[Piece], variants: Folding
) -> list[DifferenceSpan]:
    head, tail = _common_ends(lefts, rights)
    middle = _middle(lefts[head : len(lefts) - tail], rights[head : len(rights) - tail], variants)
    ends = len(lefts) - tail
    steps = [DifferenceSpan(DifferenceKind.SAME, piece.raw, piece.raw) for piece in lefts[:head]]
    steps += middle
    steps += [DifferenceSpan(DifferenceKind.SAME, piece.raw, piece.raw) for piece in lefts[ends:]]
    return steps


def _word_by_word(
    lefts: Sequence[Piece], rights: Sequence[Piece], variants: Folding
) -> list[DifferenceSpan]:
    """氏 beside 氏 and 名 beside 名, where both sides have as many words; else nothing."""
    left_words, right_words = _words(lefts), _words(rights)
    if len(left_words) != len(right_words):
        return []
    steps: list[DifferenceSpan] = []
    for mine, other in zip(left_words, right_words, strict=True):
        aligned = _steps(mine, other, variants)
        steps += aligned if _is_space(mine) and _is_space(other) else _one_if_unlike(aligned)
    return steps


def _words(run_of: Sequence[Piece]) -> list[list[Piece]]:
    """Words and the spaces between them, in turn."""
    return [list(run) for _, run in groupby(run_of, key=lambda piece: piece.role == "space")]


def _is_space(word: Sequence[Piece]) -> bool:
    return all(piece.role == "space" for piece in word)


def _common_ends(lefts: Sequence[Piece], rights: Sequence[Piece]) -> tuple[int, int]:
    most = min(len(lefts), len(rights))
    head = 0
    while head < most and lefts[head].raw == rights[head].raw:
        head += 1
    tail = 0
    while tail < most - head and lefts[-1 - tail].raw == rights[-1 - tail].raw:
        tail += 1
    return head, tail


def _middle(
    lefts: Sequence[Piece], rights: Sequence[Piece], variants: Folding
) -> list[DifferenceSpan]:
    if len(lefts) * len(rights) > _MOST_CELLS:
        whole = "".join(p.raw for p in lefts), "".join(p.raw for p in rights)
        return [DifferenceSpan(DifferenceKind.REPLACED, *whole)]
    pairs = _Pairs(variants)
    return _walk(lefts, rights, _costs(lefts, rights, pairs), pairs)


class _Pairs:
    """The kind and cost of pairing two pieces, folding every character once."""

    def __init__(self, variants: Folding) -> None:
        self._variants = variants
        self._folded: dict[str, str] = {}

    def kind(self, left: Piece, right: Piece) -> DifferenceKind:
        if left.raw == right.raw:
            return DifferenceKind.SAME
        if left.role == right.role and left.role in _ROLE_KINDS:
            return self._kind_in_role(left, right)
        if "gaiji" in (left.role, right.role):
            return DifferenceKind.GAIJI
        if left.key == right.key and not _is_kanji(left.raw):
            return DifferenceKind.WIDTH
        if left.key == right.key or self._fold(left.raw) == self._fold(right.raw):
            return DifferenceKind.VARIANT
        return DifferenceKind.REPLACED

    def cost(self, left: Piece, right: Piece) -> float:
        roles = {left.role, right.role}
        if len(roles) == 2 and roles != {"text", "gaiji"}:
            return _NEVER_PAIRED
        return _PAIR[self.kind(left, right)]

    def _kind_in_role(self, left: Piece, right: Piece) -> DifferenceKind:
        if left.role == "number":
            if left.key != right.key:
                return DifferenceKind.REPLACED
            same_digits = _plain(left.raw) == _plain(right.raw)
            return DifferenceKind.WIDTH if same_digits else DifferenceKind.NOTATION
        return _ROLE_KINDS[left.role]

    def _fold(self, raw: str) -> str:
        if raw not in self._folded:
            self._folded[raw] = self._variants.fold(without_selectors(raw), 3)
        return self._folded[raw]


_ROLE_KINDS = {
    "number": DifferenceKind.NOTATION,
    "joint": DifferenceKind.NOTATION,
    "space": DifferenceKind.SPACE,
    "invisible": DifferenceKind.INVISIBLE,
    "gaiji": DifferenceKind.GAIJI,
}


def _is_kanji(raw: str) -> bool:
    """Kanji that compatibility folding makes equal are two forms, not two widths."""
    return unicodedata.name(raw[0], "").startswith("CJK")


def _plain(digits: str) -> str:
    return unicodedata.normalize("NFKC", digits)


def _costs(lefts: Sequence[Piece], rights: Sequence[Piece], pairs: _Pairs) -> list[list[float]]:
    """The least cost of aligning the ends: costs[i][j] is for lefts[i:] against rights[j:]."""
    costs = [[0.0] * (len(rights) + 1) for _ in range(len(lefts) + 1)]
    for j in range(len(rights) - 1, -1, -1):
        costs[-1][j] = costs[-1][j + 1] + _GAP[rights[j].role]
    for i in range(len(lefts) - 1, -1, -1):
        row, below = costs[i], costs[i + 1]
        gap = _GAP[lefts[i].role]
        row[-1] = below[-1] + gap
        for j in range(len(rights) - 1, -1, -1):
            row[j] = min(
                below[j + 1] + pairs.cost(lefts[i], rights[j]),
                below[j] + gap,
                row[j + 1] + _GAP[rights[j].role],
            )
    return costs


def _walk(
    lefts: Sequence[Piece],
    rights: Sequence[Piece],
    costs: list[list[float]],
    pairs: _Pairs,
) -> list[DifferenceSpan]:
    """The cheapest way through the costs; a pair goes before a gap where they cost the same."""
    spans, i, j = [], 0, 0
    while i < len(lefts) or j < len(rights):
        if i < len(lefts) and j < len(rights):
            paired = costs[i + 1][j + 1] + pairs.cost(lefts[i], rights[j])
            if paired <= costs[i][j] + 1e-9:
                kind = pairs.kind(lefts[i], rights[j])
                spans.append(DifferenceSpan(kind, lefts[i].raw, rights[j].raw))
                i, j = i + 1, j + 1
                continue
        if i < len(lefts) and costs[i + 1][j] + _GAP[lefts[i].role] <= costs[i][j] + 1e-9:
            spans.append(DifferenceSpan(_gap_kind(lefts[i], "left"), lefts[i].raw, ""))
            i += 1
        else:
            spans.append(DifferenceSpan(_gap_kind(rights[j], "right"), "", rights[j].raw))
            j += 1
    return spans


def _gap_kind(piece: Piece, side: str) -> DifferenceKind:
    quiet = _ROLE_KINDS.get(piece.role)
    if quiet is not None and piece.role in ("joint", "space", "invisible"):
        return quiet
    return DifferenceKind.LEFT_ONLY if side == "left" else DifferenceKind.RIGHT_ONLY


def _calmed(steps: Sequence[DifferenceSpan]) -> list[DifferenceSpan]:
    """Words that are quite other words as one difference each; spaces part the words."""
    calm: list[DifferenceSpan] = []
    word: list[DifferenceSpan] = []
    for step in steps:
        if step.kind is DifferenceKind.SPACE or (step.left == step.right and step.left.isspace()):
            calm += [*_one_if_unlike(word), step]
            word = []
        else:
            word.append(step)
    return calm + _one_if_unlike(word)


def _without_islands(spans: Sequence[DifferenceSpan]) -> list[DifferenceSpan]:
    """Two other places as one difference: the 町 of 城西町 and 十文字町下佐吉開 joins nothing."""
    shape = "".join(_shape(span) for span in spans)
    found: list[DifferenceSpan] = []
    end = 0
    for region in _ISLANDS.finditer(shape):
        found += [*spans[end : region.start()], _as_one(spans[region.start() : region.end()])]
        end = region.end()
    return [*found, *spans[end:]]


def _shape(span: DifferenceSpan) -> str:
    if span.kind in _OTHER:
        return "x"
    lone_kanji = span.kind is DifferenceKind.SAME and len(span.left) == 1 and _is_kanji(span.left)
    return "i" if lone_kanji and span.left not in _UNITS else "o"


def _as_one(spans: Sequence[DifferenceSpan]) -> DifferenceSpan:
    left, right = "".join(span.left for span in spans), "".join(span.right for span in spans)
    return DifferenceSpan(DifferenceKind.REPLACED, left, right)


def _one_if_unlike(word: list[DifferenceSpan]) -> list[DifferenceSpan]:
    kinds = {step.kind for step in word}
    if kinds & {DifferenceKind.GAIJI, DifferenceKind.INVISIBLE}:  # a mark that must stay in sight
        return word
    lefts = sum(bool(step.left) for step in word)
    rights = sum(bool(step.right) for step in word)
    alike = sum(not step.kind.is_loud for step in word)
    if 2 * alike >= min(lefts, rights):
        return word
    return [_as_one(word)]


def _joined(steps: Sequence[DifferenceSpan]) -> tuple[DifferenceSpan, ...]:
    """Neighbours of one kind become one stretch, except kinds that are shown one by one."""
    spans: list[DifferenceSpan] = []
    for step in steps:
        last = spans[-1] if spans else None
        if last is not None and last.kind is step.kind and step.kind not in _KEPT_APART:
            spans[-1] = DifferenceSpan(step.kind, last.left + step.left, last.right + step.right)
        else:
            spans.append(step)
    return tuple(spans)
