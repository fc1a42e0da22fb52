"""Columns of a file without any heading, told by their values alone.

Only a file whose first row is already a record comes here, and only if an individual number, a
name and a birth date are all recognised; a person confirms the result at import.
"""

import re
from collections.abc import Sequence

from app.extracts.mapping import Column, ColumnMap
from app.extracts.numbers import is_individual_number
from app.extracts.values import (
    flat,
    looks_address,
    looks_date,
    looks_kana,
    looks_person,
    share,
    share_of_individual_numbers,
)
from matching import parse_birth_date

_CODE = re.compile(r"^(?=.*\d)[0-9A-Za-z\-]{1,20}$")
_SURE = 0.8
_CONFIDENCE = 0.5
_ORDER = (
    "number",
    "birth_date",
    "postcode",
    "sex",
    "kana",
    "address",
    "name",
    "relation",
    "status",
    "key",
)


_WORDS: dict[str, frozenset[str]] = {
    "relation": frozenset(["世帯主", "本人", "妻", "夫", "子", "長男", "長女", "次男", "二男", "次女", "二女", "三男", "三女", "父", "母", "兄", "弟", "姉", "妹", "孫", "祖父", "祖母", "子の子", "子の妻", "妻の母", "妻の父", "夫の母", "夫の父", "同居人", "縁故者", "妻(未届)", "夫(未届)"]),
    "status": frozenset(["転入", "転出", "転居", "出生", "死亡", "国外転出", "職権記載", "職権消除", "世帯変更", "婚姻", "離婚", "帰化", "入国", "国外転入", "現存", "有効", "失効", "停止", "廃止", "返還", "受給中"]),
}  # fmt: skip
"""Targets told by their words. How to add: one word, or one row and its place in _ORDER."""


def map_by_values(columns: Sequence[Column], first_row: Sequence[str]) -> tuple[ColumnMap, ...]:
    """The targets of columns without headings; empty where number, name or birth date is not told.

    Args:
        columns: all columns in file order.
        first_row: the cells of the first row of the file.
    """
    maps = targets_by_values(columns)
    number = next((position for position, target in maps.items() if target == "number"), -1)
    told = {"number", "name", "birth_date"} <= set(maps.values())
    if not told or number >= len(first_row) or not is_individual_number(first_row[number]):
        return ()
    return tuple(ColumnMap(at, "", target, _CONFIDENCE) for at, target in sorted(maps.items()))


def targets_by_values(columns: Sequence[Column]) -> dict[int, str]:
    """What the values of columns look like, by position; columns that look like nothing are left out."""
    maps: dict[int, str] = {}
    for target in _ORDER:
        fitting = [c for c in columns if c.position not in maps and _fits(c, target)]
        if fitting:
            maps[fitting[0].position] = target
    _add_building(columns, maps)
    return maps


def _add_building(columns: Sequence[Column], maps: dict[int, str]) -> None:
    """The column right behind the address, where it is told by nothing else, is its 方書."""
    after = next((at for at, target in maps.items() if target == "address"), -2) + 1
    behind = next((column for column in columns if column.position == after), None)
    if behind is not None and after not in maps and behind.values:
        maps[after] = "building"


def _fits(column: Column, target: str) -> bool:
    if not column.values:
        return False
    if target == "key":
        return _is_key(column)
    if target == "number":
        return share_of_individual_numbers(column.values) >= _SURE
    if target in _WORDS:
        return sum(1 for value in column.values if flat(value) in _WORDS[target]) >= _SURE * len(
            column.values
        )
    if target in ("sex", "postcode"):
        return share(column.values, target) >= _SURE and len(set(column.values)) > 1
    looks = {"birth_date": _is_day, "kana": looks_kana, "address": looks_address}
    found = sum(map(looks.get(target, looks_person), column.values))
    return found >= _SURE * len(column.values)


def _is_key(column: Column) -> bool:
    """Codes with digits, every one of them different and none left out."""
    distinct = len(set(column.values)) == len(column.values) == column.rows
    return distinct and all(map(_CODE.match, column.values))


def _is_day(text: str) -> bool:
    """A day that exists, not merely digits behind a letter."""
    return looks_date(text) and parse_birth_date(text).value is not None
