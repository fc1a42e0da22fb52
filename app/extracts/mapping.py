"""Which column means what: headings weighed with values, one column per target.

A heading proposes, the values confirm or refuse. Only 個人番号 may be found by its values against
a heading that says no more than 番号, because a check digit that holds throughout is no accident.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.extracts.headings import Heading, Meaning, fold, is_someone_else, meanings
from app.extracts.values import share, share_of_individual_numbers
from app.targets import TARGETS, Side

_REPEATABLE = frozenset({"address_more", "former_address"})
_PROVEN_NUMBERS = 0.8
_NUMBERISH = re.compile("番号|ナンバー|^no$|コード|^id$|マイナ|個番|^$")
_REFUSING = {
    "number": 0.2,
    "date": 0.3,
    "kana": 0.3,
    "name": 0.3,
    "postcode": 0.3,
    "era": 0.5,
    "count": 0.5,
    "sex": 0.3,
}
"""Share of fitting values below which a heading is not believed; other kinds believe the heading."""

REGISTER_ONLY = frozenset(
    {
        *(
            "state",
            "removed_flag",
            "former_surname",
            "alias",
            "alias_kana",
            "latin_name",
            "kanji_name",
        ),
        *(
            "former_name",
            "former_address",
            "former_number",
            "birth_date_unknown",
            "birth_date_unknown_flag",
        ),
        *(t for t in TARGETS if t.startswith("former_address")),
        *("latest_flag", "history_number", "history_branch"),
    }
)
SUBJECT_ONLY = frozenset(
    {
        *("residence", "residence_building", "mailing_address", "guardian_name", "household_head"),
        *("member_number", "issued_on", "received_number", "municipality"),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: position (0 = first), heading, and its values in the sample."""

    position: int
    heading: Heading
    values: Sequence[str]  # filled cells only


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What one column was taken for. `confidence` 1 = usual heading and fitting values."""

    position: int
    heading: str
    target: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Bid:
    """One column asking for one target."""

    target: str
    confidence: float
    rank: int
    position: int

    @property
    def order(self) -> tuple[float, int, int]:
        return (-self.confidence, self.rank, self.position)


def map_columns(columns: Sequence[Column], side: Side) -> tuple[ColumnMap, ...]:
    """The targets of a file's columns; columns that mean nothing here are left out.

    Args:
        columns: all columns in file order.
        side: targets of the other side are not proposed.
    """
    headings = {column.position: column.heading.text for column in columns}
    bids = sorted((bid for column in columns for bid in _bids(column, side)), key=lambda b: b.order)
    taken: dict[int, _Bid] = {}
    used: set[str] = set()
    for bid in bids:
        if bid.position in taken or (bid.target in used and bid.target not in _REPEATABLE):
            continue
        taken[bid.position] = bid
        used.add(bid.target)
    chosen = [_halves_made_whole(bid, used) for bid in taken.values()]
    maps = [ColumnMap(b.position, headings[b.position], b.target, b.confidence) for b in chosen]
    return tuple(sorted(maps, key=lambda m: m.position))


def _bids(column: Column, side: Side) -> list[_Bid]:
    foreign = REGISTER_ONLY if side is Side.SUBJECT else SUBJECT_ONLY
    proven = share_of_individual_numbers(column.values)
    bids = [
        _Bid(meaning.target, confidence, meaning.rank, column.position)
        for meaning in meanings(column.heading)
        if meaning.target not in foreign and (confidence := _weighed(meaning, column, proven)) > 0
    ]
    numberish = _NUMBERISH.search(fold(column.heading.own)) and not is_someone_else(column.heading)
    if proven >= _PROVEN_NUMBERS and len(column.values) >= 3 and numberish:
        bids.append(_Bid("number", 0.85 * proven, 50, column.position))
    return bids


def _weighed(meaning: Meaning, column: Column, proven: float) -> float:
    """The confidence of a meaning after a look at the values; 0 where they refuse it."""
    kind = TARGETS[meaning.target].kind
    fitting = share(column.values, kind)
    if fitting < _REFUSING.get(kind, 0.0):
        return 0.0
    if meaning.target == "key" and proven >= _PROVEN_NUMBERS and len(column.values) >= 3:
        return 0.0  # a key column full of individual numbers is the number, whatever it is called
    return meaning.confidence * (0.5 + 0.5 * fitting)


def _halves_made_whole(bid: _Bid, used: set[str]) -> _Bid:
    """氏 or 名 alone over whole names is 氏名; the same for kana."""
    whole = {"surname": ("given_name", "name"), "given_name": ("surname", "name")}
    whole |= {
        "kana_surname": ("kana_given_name", "kana"),
        "kana_given_name": ("kana_surname", "kana"),
    }
    if bid.target in whole:
        other, name = whole[bid.target]
        if other not in used and name not in used:
            return _Bid(name, 0.7 * bid.confidence, bid.rank, bid.position)
    return bid
