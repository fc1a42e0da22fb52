"""Small pieces every comparison is put together from: ranks, split places, finished comparisons."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from matching.agreement import Agreement, Comparison

_RANKS = {
    Agreement.SAME: 0,
    Agreement.EQUIVALENT: 1,
    Agreement.SIMILAR: 2,
    Agreement.UNREADABLE: 4,
    Agreement.DIFFERENT: 5,
}


def weakest(agreements: Iterable[Agreement]) -> Agreement:
    """The weakest of some agreements; ABSENT counts between SIMILAR and UNREADABLE."""
    return max(agreements, key=lambda agreement: _RANKS.get(agreement, 3))


def rank(comparison: Comparison) -> tuple[int, int]:
    """Sort key, best first: the agreement, then how many of its parts differ."""
    differing = list(comparison.parts.values()).count(Agreement.DIFFERENT)
    return _RANKS.get(comparison.agreement, 3), differing


def comparison(
    agreement: Agreement,
    reasons: Iterable[str] = (),
    parts: Mapping[str, Agreement] | None = None,
) -> Comparison:
    """A finished comparison: every reason once, in the order given, parts that cannot change."""
    return Comparison(agreement, tuple(dict.fromkeys(reasons)), MappingProxyType(dict(parts or {})))


def split_places(
    left: tuple[str, int],
    right: tuple[str, int],
    is_same: Callable[[str, str], bool],
) -> tuple[int, int] | None:
    """Where the 名 begins on either side, or None where neither side says.

    Args:
        left: text and boundary (-1 unknown).
        right: the same of the other side.
        is_same: whether two pieces are the same 氏 or 名.

    A text in one piece is cut where the other side's 氏 ends, if it begins with it, or where its 名
    begins, if it ends with it; else after as many characters as the other side's 氏 has.
    """
    if left[1] >= 0 and right[1] >= 0:
        return left[1], right[1]
    if left[1] >= 0:
        return left[1], _place_in(right[0], left, is_same)
    if right[1] >= 0:
        return _place_in(left[0], right, is_same), right[1]
    return None


def _place_in(text: str, model: tuple[str, int], is_same: Callable[[str, str], bool]) -> int:
    surname, given = model[0][: model[1]], model[0][model[1] :]
    if is_same(text[: len(surname)], surname):
        return len(surname)
    if len(text) >= len(given) and is_same(text[len(text) - len(given) :], given):
        return len(text) - len(given)
    return min(len(surname), max(len(text) - 1, 0))
