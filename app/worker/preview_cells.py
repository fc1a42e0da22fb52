"""Cells as a preview may show them: numbers masked, protected addresses withheld, and read aloud."""

import re
from collections.abc import Callable, Sequence

import polars as pl

from app.cases.value_notes import japanese_date
from app.extracts import ColumnMap
from app.extracts import fields as f
from app.extracts.code_meanings import CODE_MEANINGS
from app.extracts.fields import Fields
from app.extracts.history import is_latest
from app.extracts.persons import columns_of
from app.extracts.protection import flag_of
from app.extracts.tables import raw_column
from app.extracts.targets import TARGETS
from app.views import ADDRESS_WITHHELD
from matching import parse_birth_date, parse_number, parse_sex

WITHHELD = "(表示しません)"
_MASK = "●"
_KEYS = frozenset({"key", "household_key"})
_LONG_DIGITS = re.compile(r"(?:[0-9０-９][\s\-‐－]?){10,}[0-9０-９]")
_TWELVE_DIGITS = re.compile(r"(?<![0-9０-９])(?:[0-9０-９][\s\-‐－]?){11}[0-9０-９](?![0-9０-９])")
_LINE_NUMBER = re.compile(r"[0-9]{11,}")
_SHOWN_CHARACTERS = 40

_NUMBER_WORDS = {
    "": "12桁・検査用数字が合う",
    "missing": "",
    "malformed": "✕ 番号として読めません",
    "check_digit": "△ 検査用数字が合いません",
    "filler": "△ 試験用とみられる番号",
}
_SEX_WORDS = {"1": "男", "2": "女", "": "", "not_recorded": "記載なし", "other": "？ 不明な区分"}

Rows = Sequence[Sequence[str]]
Say = Callable[[str], str]


def safe_rows(
    rows: Rows, maps: Sequence[ColumnMap], *, protected_ids: frozenset[str]
) -> list[list[str]]:
    """The rows without any individual number and without the addresses of protected people.

    Args:
        rows: the cells, of one length.
        maps: what the columns mean.
        protected_ids: keys of people whose protection another file told.
    """
    targets: dict[int, set[str]] = {}
    for column in maps:
        targets.setdefault(column.position, set()).add(column.target)
    return [
        [
            _safe(
                cell, targets.get(at, set()), is_protected=_is_protected(row, maps, protected_ids)
            )
            for at, cell in enumerate(row)
        ]
        for row in rows
    ]


def masked_line(text: str) -> str:
    """A fixed-width line whose long runs of digits are hidden, place by place."""
    return _LINE_NUMBER.sub(lambda found: "#" * len(found.group()), text)


def read_rows(rows: Rows, maps: Sequence[ColumnMap]) -> dict[int, list[str]]:
    """How the cells of each column are read, "" where just as they stand.

    Args:
        rows: the raw cells, of one length.
        maps: what the columns mean.
    """
    width = len(rows[0]) if rows else 0
    frame = pl.DataFrame(
        {raw_column(at): [row[at] for row in rows] for at in range(width)},
        schema={raw_column(at): pl.String for at in range(width)},
    )
    read: dict[int, list[str]] = {}
    for column in maps:
        if column.position >= width or column.position in read:
            continue
        expression, words = _reading(column, maps)
        texts = frame.select(expression.alias("text"))["text"].to_list()
        said = [words(str(text)) for text in texts]
        read[column.position] = [
            "" if s == row[column.position] else s for s, row in zip(said, rows, strict=True)
        ]
    return read


def _reading(column: ColumnMap, maps: Sequence[ColumnMap]) -> tuple[pl.Expr, Say]:
    """The text a column's cell is read from, and how it is said."""
    target, kind = column.target, TARGETS[column.target].kind
    if target == "birth_date" or (target.startswith("birth_") and kind == "count"):
        own = columns_of(maps, column.person) if column.person else maps
        return f.birth_date(Fields(own)), _day
    text = Fields([column]).text(target)
    if target == "birth_era":
        return f.era_word(text.str.strip_chars()), str
    if target == "state":
        return f.state_word(text), lambda cell: cell or "住民"
    if target in CODE_MEANINGS and target not in _SAYINGS:
        return text, lambda cell: dict(CODE_MEANINGS[target]).get(cell.strip(), cell)
    return text, _SAYINGS.get(target) or _SAYINGS.get(kind, str)


def _day(text: str) -> str:
    """A day in both calendars, or what is known of it."""
    if not text.strip():
        return ""
    born = parse_birth_date(text)
    if born.value is not None:
        return f"{japanese_date(born.value)}({born.value.isoformat()})"
    if born.problem == "unknown_part":
        return "？ 一部が不詳の日付"
    return "✕ 日付として読めません"


def _protection(cell: str) -> str:
    flag = flag_of(cell)
    if flag is None:
        return "✕ 意味を選んでください"
    return "支援措置あり" if flag else "支援措置なし"


_SAYINGS: dict[str, Say] = {
    "date": _day,
    "number": lambda cell: _NUMBER_WORDS.get(str(parse_number(cell).problem), ""),
    "sex": lambda cell: _SEX_WORDS[parse_sex(cell)],
    "latest_flag": lambda cell: "最新の行" if is_latest(cell) else "過去の行",
    "protected": _protection,
}
"""How the cells of a target or of a kind are said. How to add one: one row."""


def _is_protected(
    row: Sequence[str], maps: Sequence[ColumnMap], protected_ids: frozenset[str]
) -> bool:
    """Whether a row's address must not be shown: flagged, or not known to be free."""
    for column in maps:
        cell = row[column.position] if column.position < len(row) else ""
        if column.target == "key" and cell.strip() in protected_ids:
            return True
        if (
            column.target == "protected"
            and _protection(dict(column.values).get(cell.strip(), cell)) != "支援措置なし"
        ):
            return True
        if column.target == "protected_from" and cell.strip():
            return True
    return False


def _safe(cell: str, targets: set[str], *, is_protected: bool) -> str:
    if is_protected and cell and any(map(_says_where, targets)):
        return ADDRESS_WITHHELD
    if any(TARGETS[target].kind == "number" for target in targets):
        return _MASK * len(cell.strip())
    digits = _TWELVE_DIGITS if targets & _KEYS else _LONG_DIGITS
    hidden = digits.sub(lambda found: _MASK * len(found.group()), cell)
    return hidden if len(hidden) <= _SHOWN_CHARACTERS else hidden[:_SHOWN_CHARACTERS] + "…"


def _says_where(target: str) -> bool:
    parts = ("address", "building", "residence", "postcode", "room", "municipality")
    return any(part in target for part in parts)
