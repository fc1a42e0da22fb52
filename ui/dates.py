"""Dates as operators type them: 20261001, 2026-10-1, R8.10.1, 令和8年10月1日."""

import re
import unicodedata
from datetime import date, datetime

from app.errors import KnownError

_ERA_STARTS = {"R": 2018, "令和": 2018, "H": 1988, "平成": 1988}
_WESTERN = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
_ERA = re.compile(r"(R|H|令和|平成)(\d{1,2}|元)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")


def typed_date(text: str) -> date:
    """The day meant.

    Raises:
        KnownError: U101 when it is none.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).upper().split())
    era = _ERA.fullmatch(folded)
    western = _WESTERN.fullmatch(folded)
    try:
        if era is not None:
            year = 1 if era[2] == "元" else int(era[2])
            return date(_ERA_STARTS[era[1]] + year, int(era[3]), int(era[4]))
        if western is not None:
            return date(int(western[1]), int(western[2]), int(western[3]))
    except ValueError:
        pass
    raise KnownError(
        "U101", "日付として読めません。20261001、2026-10-1、R8.10.1 のように入力してください。"
    )


def iso_date(text: str) -> str:
    """The day meant in ISO form, "" for nothing typed. Raises as `typed_date`."""
    return typed_date(text).isoformat() if text.strip() else ""


def shown_time(text: str) -> str:
    """A stored moment as people read it, such as 2026-10-01 09:05; "" stays ""."""
    return datetime.fromisoformat(text).strftime("%Y-%m-%d %H:%M") if text else ""


def stored_date(text: str) -> date | None:
    """The day of a stored ISO date, or None where none is stored."""
    return date.fromisoformat(text) if text else None
