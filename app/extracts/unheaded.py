"""Columns of a file without any heading, told by their values alone.

Only a file whose first row is already a record comes here, and only if an individual number, a
name and a birth date are all recognised; a person confirms the result at import.
"""

from collections.abc import Sequence

from app.extracts.mapping import Column, ColumnMap
from app.extracts.numbers import is_individual_number
from app.extracts.values import (
    looks_address,
    looks_date,
    looks_kana,
    looks_person,
    share,
    share_of_individual_numbers,
)
from matching import parse_birth_date

_SURE = 0.8
_CONFIDENCE = 0.5
_ORDER = ("number", "postcode", "birth_date", "sex", "kana", "address", "name")


def map_by_values(columns: Sequence[Column], first_row: Sequence[str]) -> tuple[ColumnMap, ...]:
    """The targets of columns without headings; empty where number, name or birth date is not told.

    Args:
        columns: all columns in file order.
        first_row: the cells of the first row of the file.
    """
    maps: dict[int, str] = {}
    for target in _ORDER:
        fitting = [c for c in columns if c.position not in maps and _fits(c, target)]
        if fitting:
            maps[fitting[0].position] = target
    number = next((position for position, target in maps.items() if target == "number"), -1)
    told = {"number", "name", "birth_date"} <= set(maps.values())
    if not told or number >= len(first_row) or not is_individual_number(first_row[number]):
        return ()
    return tuple(ColumnMap(at, "", target, _CONFIDENCE) for at, target in sorted(maps.items()))


def _fits(column: Column, target: str) -> bool:
    if not column.values:
        return False
    if target == "number":
        return share_of_individual_numbers(column.values) >= _SURE
    if target in ("sex", "postcode"):
        return share(column.values, target) >= _SURE and len(set(column.values)) > 1
    looks = {"birth_date": _is_day, "kana": looks_kana, "address": looks_address}
    found = sum(map(looks.get(target, looks_person), column.values))
    return found >= _SURE * len(column.values)


def _is_day(text: str) -> bool:
    """A day that exists, not merely digits behind a letter."""
    return looks_date(text) and parse_birth_date(text).value is not None
