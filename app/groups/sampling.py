"""Which members of a group go through the full page first: how many, and the same ones each time."""

import hashlib
from collections.abc import Iterable

from app.case_states import CaseId

LEAST, PERCENT, MOST = 3, 5, 10
"""Of a group, 3 members and 5 % of it are looked at singly, 10 at most."""


def sample_size(members: int) -> int:
    """How many of `members` are forced through the full page."""
    return min(members, MOST, LEAST + -(-members * PERCENT // 100))


def share_size(members: int, *, percent: int) -> int:
    """How many of `members` a share of `percent` takes; never fewer than a group's own sample."""
    return max(sample_size(members), -(-members * percent // 100))


def draw(case_ids: Iterable[CaseId], *, seed: str, size: int) -> tuple[CaseId, ...]:
    """`size` cases drawn at random but reproducibly: the same seed draws the same cases."""
    ordered = sorted(case_ids, key=lambda case: _place(seed, case))
    return tuple(sorted(ordered[:size]))


def _place(seed: str, case: CaseId) -> bytes:
    return hashlib.sha256(f"{seed}:{case}".encode()).digest()
