"""A quiet word about rest after a time of work. No stopwatch: nothing is counted on the screen.

Work begins when a person signs in. Whoever leaves the desk locks it, or is locked out within ten
minutes, and begins anew on coming back; so the time since the sign-in is a time of work.
"""

from datetime import datetime, timedelta

from app.clock import Clock
from app.desk import Desk
from app.settings import Settings

SETTING = "rest_minutes"
WORDS = "そろそろ、ひと息いれませんか"


class RestWord:
    """For the person at the desk, from the sign-in on."""

    def __init__(self, desk: Desk) -> None:
        self._clock: Clock = desk.clock
        self._settings = Settings(desk)
        self._since: datetime = desk.clock.now()

    def words(self) -> str:
        """What stands in the top line now; "" before it is time, and where the office wants none."""
        minutes = self._settings.number(SETTING)
        due = minutes > 0 and self._clock.now() - self._since >= timedelta(minutes=minutes)
        return WORDS if due else ""
