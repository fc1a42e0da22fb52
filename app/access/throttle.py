"""Guessing passwords at the screen: waiting times that survive restart and a set-back clock.

The counts lie beside the store, since it cannot be opened without a password; the next sign-in
enters them into the ledger.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from app.errors import KnownError
from app.files import write_atomically

FILE = "attempts.json"
FREE_FAILURES = 5
FIRST_WAIT, LONGEST_WAIT = 60, 900
MOST_PER_DAY = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Failures of one user name since the last sign-in."""

    failures: int
    today: int
    last: str  # ISO time of the last failure


_NONE = Attempts(failures=0, today=0, last="")


def waiting_seconds(failures: int) -> int:
    """How long to wait after so many failures in a row: 1 minute after 5, doubling to 15."""
    if failures < FREE_FAILURES:
        return 0
    doublings = min(failures - FREE_FAILURES, 10)
    return min(int(FIRST_WAIT * 2**doublings), LONGEST_WAIT)


class Throttle:
    """The failures of one inspection folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def attempts(self, user: str) -> Attempts:
        """What is on record for a user name."""
        return self._all().get(user, _NONE)

    def check(self, user: str, now: datetime) -> None:
        """Refuse a try that comes too early.

        Raises:
            KnownError: I106 wait; I110 too many in one day.
        """
        attempts = self.attempts(user)
        if not attempts.last:
            return
        last = datetime.fromisoformat(attempts.last)
        if attempts.today >= MOST_PER_DAY and last.date() == now.date():
            sentence = "本日の入力回数の上限を超えました。責任者に解除を依頼してください。"
            raise KnownError("I110", sentence)
        # A clock set back must not end the wait: elapsed time is never counted negative.
        elapsed = max(0, int((now - last).total_seconds()))
        left = waiting_seconds(attempts.failures) - elapsed
        if left > 0:
            minutes = -(-left // 60)
            sentence = f"パスワードの誤りが続いたため、あと約{minutes}分お待ちください。"
            raise KnownError("I106", sentence)

    def failed(self, user: str, now: datetime) -> None:
        """Count one wrong password."""
        before = self.attempts(user)
        same_day = bool(before.last) and (datetime.fromisoformat(before.last).date() == now.date())
        after = Attempts(
            failures=before.failures + 1,
            today=before.today + 1 if same_day else 1,
            last=now.isoformat(),
        )
        self._store({**self._all(), user: after})

    def passed(self, user: str) -> Attempts:
        """Forget the failures of a user name and return what they were."""
        everything = self._all()
        before = everything.pop(user, _NONE)
        if before != _NONE:
            self._store(everything)
        return replace(before)

    def _all(self) -> dict[str, Attempts]:
        try:
            body = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(user): Attempts(**row) for user, row in body.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _store(self, everything: Mapping[str, Attempts]) -> None:
        body = {user: asdict(attempts) for user, attempts in everything.items()}
        write_atomically(self._path, json.dumps(body, ensure_ascii=False).encode())
