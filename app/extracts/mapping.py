"""Which column means what: headings weighed with values, one column per target.

A heading proposes, the values confirm or refuse. Only 個人番号 may be found by its values against
a heading that says no more than 番号, because a check digit that holds throughout is no accident.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.extracts.headings import Heading, Meaning, fold, is_someone_else, meanings
from app.extracts.targets import TARGETS, Side
from app.extracts.values import looks_person, share, share_of_individual_numbers

_REPEATABLE = frozenset({"address_more", "former_address", "building"})
_PROVEN = 0.8
_FEWEST_PROVEN = 3
_USUAL_HEADING = 0.95
_NUMBERISH = re.compile("番号|ナンバー|^no$|コード|^id$|マイナ|個番|^$")
_NAMING = re.compile("氏名|名前|姓名")
_RESIDENT_KEY = re.compile(
    "宛名|住民番号|住民コード|住民id|個人コード|個人id|識別番号|atena|^世帯員コード$"
)

_REFUSING = {
    "number": 0.2,
    "date": 0.3,
    "kana": 0.3,
    "name": 0.3,
    "postcode": 0.3,
    "era": 0.5,
    "count": 0.5,
    "sex": 0.3,
    "address": 0.1,
}
"""Share of fitting values below which a heading is not believed; other kinds believe the heading."""

_ALWAYS_REFUSING = frozenset({"kana", "era", "count"})
"""Kinds whose usual heading is not believed either when the values speak against it."""

_CODE_HEADING = re.compile("(番号|番|コード|ナンバー|キー|no|id|key|code|number)$")
_NO_KEY = re.compile(
    "個人番号|マイナ|住民票コード|電話|fax|携帯|郵便|口座|金融|銀行|支店|医療|病院|薬局|事業|施設|学校|職員|担当|世帯|ケース"
    "|保険者|町字|市区|団体|地区|行政|自治会|国籍|在留|免許|旅券|年金|通帳|ユウチョ|預金|振込|納付"
    "|暗証|パスワード|メール|mail|氏名|生年|社会保障|共通番号|本人番号|法人|車両|枝番|履歴|旧|前|変更|名寄|棟|部屋|家屋|方書|phone|tel|zip|post|sex|city|my"
)
"""A heading of a code that tells records apart, and the words that name something else by one."""

_TWELVE = re.compile(r"\s*(?:\d[\s-]*){12}")
"""A value as long as an individual number: a wrong one too is never told as the key of a record."""

_KEY_FILLED, _KEY_DISTINCT = 0.5, 0.5
"""A key column is mostly filled and mostly different; otherwise it names a group, not a record."""

REGISTER_ONLY = frozenset(
    {
        *("state", "removed_flag", "former_surname", "alias", "alias_kana", "latin_name"),
        *("kanji_name", "former_name", "former_number"),
        *("birth_date_unknown", "birth_date_unknown_flag"),
        *(target for target in TARGETS if target.startswith(("former_address", "origin_"))),
    }
)
"""Targets that a business extract has no place for."""

SUBJECT_ONLY = frozenset(
    {
        *("residence", "residence_building", "mailing_address", "guardian_name"),
        *("household_head", "member_number", "issued_on", "received_number", "municipality"),
        *("valid_until", "received_on", "ledger_volume", "number_source"),
    }
)
"""Targets that a register extract has no place for."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: position (0 = first), heading, and what the sample holds.

    Attributes:
        values: the filled cells of the sample.
        rows: how many data rows the sample has.
    """

    position: int
    heading: Heading
    values: Sequence[str]
    rows: int

    def is_key_like(self) -> bool:
        """Whether the values could tell records apart."""
        if not self.values:
            return self.rows == 0
        distinct = len(set(self.values)) >= _KEY_DISTINCT * len(self.values)
        return distinct and len(self.values) >= _KEY_FILLED * self.rows


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What one column was taken for.

    Attributes:
        position, heading: which column.
        target: what it means.
        confidence: 1 = usual heading and fitting values.
        person: 0 = of the row's one person or of all its persons, n = of the n-th person.
        values, form: as in a profile's column.
    """

    position: int
    heading: str
    target: str
    confidence: float
    person: int = 0
    values: tuple[tuple[str, str], ...] = ()
    form: str = ""


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
    bids = sorted((bid for column in columns for bid in _bids(column, side)), key=lambda b: b.order)
    taken: dict[int, _Bid] = {}
    used: set[str] = set()
    for bid in bids:
        if bid.position in taken or (bid.target in used and bid.target not in _REPEATABLE):
            continue
        taken[bid.position] = bid
        used.add(bid.target)
    chosen = [_halves_made_whole(bid, used) for bid in taken.values()]
    chosen += _borrowed_key(columns, chosen) or _telling_key(columns, chosen, side)
    return tuple(
        ColumnMap(bid.position, columns[bid.position].heading.text, bid.target, bid.confidence)
        for bid in sorted(chosen, key=lambda b: (b.position, b.target))
    )


def _bids(column: Column, side: Side) -> list[_Bid]:
    foreign = REGISTER_ONLY if side is Side.SUBJECT else SUBJECT_ONLY
    proven = share_of_individual_numbers(column.values)
    is_number = proven >= _PROVEN and len(column.values) >= _FEWEST_PROVEN
    bids = [
        _Bid(meaning.target, confidence, meaning.rank, column.position)
        for meaning in meanings(column.heading)
        if meaning.target not in foreign and (confidence := _weighed(meaning, column)) > 0
    ]
    bids = [bid for bid in bids if bid.target != "key" or _may_be_key(column, side, is_number)]
    numberish = _NUMBERISH.search(fold(column.heading.own)) and not is_someone_else(column.heading)
    if is_number and numberish:
        bids.append(_Bid("number", 0.85 * proven, 50, column.position))
    return bids or _name_with_reading(column)


def _name_with_reading(column: Column) -> list[_Bid]:
    """氏名(フリガナ) over fields that hold both is 氏名: the values are no mere kana."""
    heading = column.heading
    named = any(meaning.target == "kana" for meaning in meanings(heading))
    if not named or not _NAMING.search(fold(heading.text)) or not column.values:
        return []
    people = sum(map(looks_person, column.values)) / len(column.values)
    return [_Bid("name", 0.5 * people, 90, column.position)] if people >= _PROVEN else []


def _may_be_key(column: Column, side: Side, is_number: bool) -> bool:  # noqa: FBT001 - a fact of the column, private
    """Never the individual number itself, whatever its heading; for a resident the 宛名番号 only."""
    if is_number or not column.is_key_like():
        return False
    return side is Side.SUBJECT or bool(_RESIDENT_KEY.search(fold(column.heading.text)))


def _weighed(meaning: Meaning, column: Column) -> float:
    """The confidence of a meaning after a look at the values; 0 where they refuse it."""
    kind = TARGETS[meaning.target].kind
    fitting = share(column.values, kind)
    usual = meaning.confidence >= _USUAL_HEADING and kind not in _ALWAYS_REFUSING
    if fitting < _REFUSING.get(kind, 0.0) and not usual:
        return 0.0
    return meaning.confidence * (0.5 + 0.5 * fitting)


def _halves_made_whole(bid: _Bid, used: set[str]) -> _Bid:
    """氏 or 名 alone over whole names is 氏名; the same for kana."""
    whole = {
        "surname": ("given_name", "name"),
        "given_name": ("surname", "name"),
        "kana_surname": ("kana_given_name", "kana"),
        "kana_given_name": ("kana_surname", "kana"),
    }
    other, name = whole.get(bid.target, ("", ""))
    if name and other not in used and name not in used:
        return _Bid(name, 0.7 * bid.confidence, bid.rank, bid.position)
    return bid


def _borrowed_key(columns: Sequence[Column], chosen: Sequence[_Bid]) -> list[_Bid]:
    """A list with one person per ケース番号, 簿冊番号 or 受付番号 and no other key is kept by that."""
    if any(bid.target == "key" for bid in chosen):
        return []
    return [
        _Bid("key", 0.6, bid.rank, bid.position)
        for bid in chosen
        if _lends_itself(bid, columns[bid.position])
        and len(set(columns[bid.position].values)) == columns[bid.position].rows
    ]


def _telling_key(columns: Sequence[Column], chosen: Sequence[_Bid], side: Side) -> list[_Bid]:
    """Without a heading we know: the first column called a number or code that tells all rows apart."""
    if side is not Side.SUBJECT or any(bid.target == "key" for bid in chosen):
        return []
    taken = {bid.position for bid in chosen}
    telling = (c.position for c in columns if c.position not in taken and _tells_rows_apart(c))
    return [_Bid("key", 0.5, 99, position) for position in telling][:1]


def _tells_rows_apart(column: Column) -> bool:
    own = fold(column.heading.own)
    if not _CODE_HEADING.search(own) or _NO_KEY.search(own) or is_someone_else(column.heading):
        return False
    if len(set(column.values)) < max(column.rows, _FEWEST_PROVEN):
        return False
    fits = share(column.values, TARGETS["key"].kind) == 1.0
    return fits and not any(map(_TWELVE.fullmatch, column.values))


def _lends_itself(bid: _Bid, column: Column) -> bool:
    is_case = bid.target == "household_key" and "ケース" in fold(column.heading.text)
    return is_case or bid.target in ("ledger_volume", "received_number")
