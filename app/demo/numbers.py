"""Individual numbers: drawn at random, right in their check digit, belonging to nobody.

Check digit (総務省令第85号): with P1…P11 counted from the right without the check digit,
Q = n + 1 for n ≤ 6 and n - 5 beyond, r = ΣP·Q mod 11, check = 0 if r ≤ 1 else 11 - r.
"""

import random

import numpy as np
from numpy.typing import NDArray

_DIGITS = "0123456789"
_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)  # from the left


def check_digit(first_eleven: str) -> str:
    """The twelfth digit."""
    rest = sum(int(digit) * weight for digit, weight in zip(first_eleven, _WEIGHTS, strict=True))
    return str(0 if rest % 11 <= 1 else 11 - rest % 11)


def is_valid(digits: str) -> bool:
    """Twelve digits whose check digit holds."""
    return len(digits) == 12 and digits.isdigit() and check_digit(digits[:11]) == digits[11]


def draw_numbers(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    """`count` distinct valid numbers as integers, in random order."""
    bodies = np.unique(rng.integers(10**6, 10**11, size=int(count * 1.001) + 64))
    bodies = rng.permutation(bodies)[:count]
    total = np.zeros(count, dtype=np.int64)
    rest = bodies.copy()
    for weight in reversed(_WEIGHTS):
        total += rest % 10 * weight
        rest //= 10
    remainder = total % 11
    return bodies * 10 + np.where(remainder <= 1, 0, 11 - remainder)


def slips(digits: str) -> list[str]:
    """Valid numbers one slip away: a wrong digit or two neighbours swapped; most numbers have none.

    Where there is none, those that two neighbouring wrong digits make.
    """
    single = [
        digits[:place] + other + digits[place + 1 :] for place in range(12) for other in _DIGITS
    ]
    swapped = [
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        for place in range(11)
    ]
    return _valid_others(single + swapped, digits) or _valid_others(_double_slips(digits), digits)


def _double_slips(digits: str) -> list[str]:
    return [
        f"{digits[:place]}{pair:02}{digits[place + 2 :]}"
        for place in range(11)
        for pair in range(100)
    ]


def _valid_others(found: list[str], digits: str) -> list[str]:
    return sorted({slip for slip in found if slip != digits and is_valid(slip)})


def broken(rng: random.Random, digits: str) -> str:
    """The number with one digit wrong so that its check digit fails, or with a digit lost."""
    if rng.random() < 0.2:
        place = rng.randrange(12)
        return digits[:place] + digits[place + 1 :]
    while True:
        place = rng.randrange(12)
        slip = digits[:place] + rng.choice(_DIGITS) + digits[place + 1 :]
        if not is_valid(slip):
            return slip
