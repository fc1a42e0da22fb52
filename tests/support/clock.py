"""A clock that tests set."""

from datetime import datetime, timedelta


class SetClock:
    """Stands still until it is moved on."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def move(self, step: timedelta) -> None:
        self._moment += step
