"""Two names in Latin letters: words in any order, joined or cut, with middle names, truncated."""

from collections import Counter

from matching.agreement import Agreement, Comparison
from matching.compare.name_characters import compare_pieces
from matching.compare.outcomes import comparison
from matching.normalise.names import PersonName

_SHORTEST_TRUNCATED = 15
"""A name cut off by a field is at least this long, spaces included; fields hold 20 or 40."""

_BOTH_AGREE = {"surname": Agreement.EQUIVALENT, "given": Agreement.EQUIVALENT}


def compare_latin(left: PersonName, right: PersonName) -> Comparison:
    """How two Latin names agree, case and width already folded.

    The 氏 is the first word. One letter more, less or another is DIFFERENT.
    """
    one, other = left.words, right.words
    if left.has_wildcard or right.has_wildcard:
        return _wild(left, right)
    if one == other:
        return comparison(Agreement.EQUIVALENT, (), _BOTH_AGREE)
    if "".join(one) == "".join(other):
        return comparison(Agreement.EQUIVALENT, ("name_space",), _BOTH_AGREE)
    if _is_reordered(one, other):
        return comparison(Agreement.EQUIVALENT, ("name_word_order",), _BOTH_AGREE)
    return _partial(one, other)


def _wild(left: PersonName, right: PersonName) -> Comparison:
    """Names with a lost character: it stands for one letter in its place, never for agreement."""
    agreement, codes = compare_pieces(left, right, slice(None), slice(None))
    if agreement == Agreement.DIFFERENT:
        parts = dict.fromkeys(_BOTH_AGREE, Agreement.DIFFERENT)
        return comparison(agreement, ("name_differs",), parts)
    return comparison(agreement, codes, dict.fromkeys(_BOTH_AGREE, agreement))


def _is_reordered(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Same words in another order, or turned round with words joined (VANAN NGUYEN / NGUYEN VAN AN)."""
    if len(one) > 1 and sorted(one) == sorted(other):
        return True
    joined = "".join(other)
    turned = ("".join(one[place:] + one[:place]) for place in range(1, len(one)))
    back = ("".join(other[place:] + other[:place]) for place in range(1, len(other)))
    return joined in turned or "".join(one) in back


def _partial(one: tuple[str, ...], other: tuple[str, ...]) -> Comparison:
    if _is_truncated(" ".join(one), " ".join(other)):
        return comparison(Agreement.SIMILAR, ("name_truncated",), _given(Agreement.SIMILAR))
    if _lacks_middle(one, other) or _lacks_middle(other, one):
        return comparison(Agreement.SIMILAR, ("name_middle_name",), _given(Agreement.SIMILAR))
    if len(one) == 1 and len(other) > 1 and one[0] == other[0]:
        return comparison(Agreement.SIMILAR, ("name_surname_only",), _given(Agreement.ABSENT_LEFT))
    if len(other) == 1 and len(one) > 1 and one[0] == other[0]:
        return comparison(Agreement.SIMILAR, ("name_surname_only",), _given(Agreement.ABSENT_RIGHT))
    if one[0] == other[0] or one[0] in other[1:] or other[0] in one[1:]:
        return comparison(Agreement.DIFFERENT, ("name_given_differs",), _given(Agreement.DIFFERENT))
    if one[1:] and one[1:] == other[1:]:
        parts = {"surname": Agreement.DIFFERENT, "given": Agreement.EQUIVALENT}
        return comparison(Agreement.SIMILAR, ("name_given_only", "name_surname_differs"), parts)
    parts = dict.fromkeys(_BOTH_AGREE, Agreement.DIFFERENT)
    return comparison(Agreement.DIFFERENT, ("name_surname_differs", "name_given_differs"), parts)


def _given(agreement: Agreement) -> dict[str, Agreement]:
    return {"surname": Agreement.EQUIVALENT, "given": agreement}


def _is_truncated(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_TRUNCATED and long.startswith(short)


def _lacks_middle(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Every word of the shorter stands in the longer, whole or as its initial; two at least whole."""
    if len(short) > len(long):
        return False
    left_over = Counter(long)
    initials = []
    for word in short:
        if left_over[word] > 0:
            left_over[word] -= 1
        else:
            initials.append(word)
    rest = [word for word, count in left_over.items() if count > 0]
    whole = len(short) - len(initials)
    return whole >= 2 and all(_takes_initial(initial, rest) for initial in initials)


def _takes_initial(initial: str, rest: list[str]) -> bool:
    match = next((word for word in rest if len(initial) == 1 and word.startswith(initial)), "")
    if match:
        rest.remove(match)
    return bool(match)
