"""Individual numbers one slip away: one digit wrong, two neighbours swapped, one lost or doubled.

They only bring candidates forward; that a neighbour exists proves nothing (one random string in
ten passes the check digit).
"""

from collections.abc import Iterator

from matching.normalise.numbers import parse_number
from matching.prepare import written_digits

_LENGTHS = range(10, 15)


def neighbour_numbers(text: str) -> list[int]:
    """Every valid number one slip away from the digits written; [] where too few or too many.

    Args:
        text: the individual number as written.
    """
    digits = written_digits(text)
    if len(digits) not in _LENGTHS:
        return []
    candidates = sorted({item for item in _slips(digits) if item != digits})
    return [int(item) for item in candidates if not parse_number(item).problem]


def is_one_slip(left: str, right: str) -> bool:
    """Whether two strings of 12 digits differ by one digit or by one swap of neighbours."""
    if len(left) != len(right) or left == right:
        return False
    places = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(places) == 1:
        return True
    first, last = places[0], places[-1]
    return (
        len(places) == 2
        and last == first + 1
        and left[first] == right[last]
        and left[last] == right[first]
    )


def _slips(digits: str) -> Iterator[str]:
    if len(digits) == 12:
        yield from _replaced(digits)
        yield from _swapped(digits)
    elif len(digits) == 11:
        yield from _inserted(digits)
    elif len(digits) == 10:
        yield digits.zfill(12)
    elif len(digits) == 13:
        yield from (digits[:place] + digits[place + 1 :] for place in range(13))


def _replaced(digits: str) -> Iterator[str]:
    for place in range(len(digits)):
        yield from (digits[:place] + digit + digits[place + 1 :] for digit in "0123456789")


def _swapped(digits: str) -> Iterator[str]:
    for place in range(len(digits) - 1):
        yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _inserted(digits: str) -> Iterator[str]:
    for place in range(len(digits) + 1):
        yield from (digits[:place] + digit + digits[place:] for digit in "0123456789")
