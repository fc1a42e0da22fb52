"""The few statistics of the desk: exact bounds, agreement of two readers, a forecast."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import comb

CONFIDENCE = 0.95
_STEPS = 60
_SATURDAY = 5


def error_bound(errors: int, sample: int, *, confidence: float) -> float:
    """The exact upper bound (Clopper and Pearson, one-sided) of an error rate.

    Args:
        errors: found in the sample.
        sample: cases looked at.
        confidence: such as 0.95.

    Returns:
        The largest rate that would still show so few errors with a chance of 1 - confidence;
        1.0 for an empty sample. 0 of 299 gives just under 1 %.
    """
    if sample == 0 or errors >= sample:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _chance_of_at_most(errors, sample, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _chance_of_at_most(errors: int, sample: int, rate: float) -> float:
    return sum(comb(sample, k) * rate**k * (1 - rate) ** (sample - k) for k in range(errors + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How two people read the same cases: both words of each are 正しい or 誤り."""

    both_right: int
    both_wrong: int
    only_first_wrong: int  # the first reader said 誤り, the second 正しい
    only_second_wrong: int

    @property
    def total(self) -> int:
        """All cases read by both."""
        apart = self.only_first_wrong + self.only_second_wrong
        return self.both_right + self.both_wrong + apart

    @property
    def discordance(self) -> float:
        """The share that was read differently."""
        apart = self.only_first_wrong + self.only_second_wrong
        return apart / self.total if self.total else 0.0

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa: agreement beyond chance; None where chance alone explains everything."""
        if not self.total:
            return None
        first = (self.both_wrong + self.only_first_wrong) / self.total
        second = (self.both_wrong + self.only_second_wrong) / self.total
        by_chance = first * second + (1 - first) * (1 - second)
        return None if by_chance >= 1 else (1 - self.discordance - by_chance) / (1 - by_chance)


def last_day(today: date, *, remaining: int, per_day: float) -> date | None:
    """The working day (Monday to Friday) on which `remaining` is done; None without any pace."""
    if remaining <= 0:
        return today
    if per_day <= 0:
        return None
    days, day = -(-remaining // max(1, int(per_day))), today
    if days > 10_000:
        return None
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day
