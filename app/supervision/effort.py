"""従事者数, 時間外 and 単価, typed in month by month for the claim of the subsidy.

What the program measures of itself (how long a match took) stays apart: it is no working time, and
no working time of a person is measured here at all.
"""

import re
from dataclasses import dataclass

from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import new_id
from app.people import Permission
from app.record.acts import Act
from app.store import effort, history, people
from app.store.attention_rows import EffortRow

MOST_WORKERS, MOST_HOURS, MOST_PRICE = 10_000, 100_000, 100_000
LONGEST_NOTE = 200
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_MINUTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfEffort:
    """What a 責任者 typed for one month."""

    month: str  # YYYY-MM
    workers: int  # 従事者数
    overtime_minutes: int  # 時間外, of all of them together
    unit_price: int  # 単価, yen an hour
    note: str = ""

    @property
    def amount(self) -> int:
        """時間外 × 単価 in yen, fractions of a yen cut off."""
        return self.overtime_minutes * self.unit_price // _MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredEffort:
    """A month as it stands, and who typed it when."""

    effort: MonthOfEffort
    by: str
    at: str


class Effort:
    """The office's own effort, for the 責任者."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def months(self) -> tuple[EnteredEffort, ...]:
        """Every month typed in, oldest first; of several entries of a month the last.

        Raises:
            KnownError: P101.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        names = people.names(self._desk.database)
        return tuple(
            EnteredEffort(effort=_month(row), by=names.get(row.by_person, ""), at=row.at)
            for row in effort.last_of_months(self._desk.database)
        )

    def enter(self, month: MonthOfEffort) -> Changes:
        """Type a month in; an earlier entry of it stays in the ledger.

        Raises:
            KnownError: P101; Q130 a figure is missing or out of range.
        """
        self._desk.require(Permission.MANAGE_PEOPLE)
        _require_range(month)
        detail: dict[str, str | int] = {
            "month": month.month,
            "workers": month.workers,
            "overtime_minutes": month.overtime_minutes,
            "unit_price": month.unit_price,
        }
        with self._desk.ledger.entry(
            Act.EFFORT_ENTERED,
            about=f"effort:{month.month}",
            areas=frozenset({Area.EFFORT}),
            detail=detail,
        ) as entry:
            row = EffortRow(
                effort_id=new_id(),
                month=month.month,
                workers=month.workers,
                overtime_minutes=month.overtime_minutes,
                unit_price=month.unit_price,
                note=month.note.strip(),
                by_person=self._desk.me.person_id,
                at=entry.at,
                ledger_seq=entry.seq,
            )
            history.add(entry.database, row)
            entry.cover("effort", history.as_values(row))
        return entry.changes()


def minutes_of(text: str) -> int:
    """Hours as typed, 12.5 or 12:30, in minutes; -1 for anything else, which `enter` refuses."""
    hours, _, minutes = text.strip().partition(":")
    if minutes and hours.isdecimal() and minutes.isdecimal() and int(minutes) < _MINUTES:
        return int(hours) * _MINUTES + int(minutes)
    try:
        return round(float(text) * _MINUTES) if ":" not in text else -1
    except (ValueError, OverflowError):
        return -1


def hours_words(minutes: int) -> str:
    """Minutes as the claim writes them: 12.5 時間, at most two decimals."""
    return f"{minutes / _MINUTES:,.2f}".rstrip("0").rstrip(".") + " 時間"


def _require_range(month: MonthOfEffort) -> None:
    fits = (
        _MONTH.fullmatch(month.month) is not None
        and 1 <= month.workers <= MOST_WORKERS
        and 0 <= month.overtime_minutes <= MOST_HOURS * _MINUTES
        and 0 <= month.unit_price <= MOST_PRICE
        and len(month.note) <= LONGEST_NOTE
    )
    if not fits:
        raise KnownError(
            "Q130",
            "年月(例 2026-11)、従事者数、時間外(例 12.5 または 12:30)、単価(円)を"
            "数字で入力してください。",
        )


def _month(row: EffortRow) -> MonthOfEffort:
    return MonthOfEffort(
        month=row.month,
        workers=row.workers,
        overtime_minutes=row.overtime_minutes,
        unit_price=row.unit_price,
        note=row.note,
    )
