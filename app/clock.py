"""The only place that asks what time it is."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Something that knows the time; tests bring their own."""

    def now(self) -> datetime:
        """The time now, with the offset of the terminal."""
        ...


class SystemClock:
    """The terminal's clock."""

    def now(self) -> datetime:
        """The time now, with the offset of the terminal."""
        return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """A moment as it is stored and sorted: ISO 8601 with seconds and offset."""
    return moment.isoformat(timespec="seconds")
