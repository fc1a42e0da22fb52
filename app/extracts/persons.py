"""Rows that hold several people: repeated groups of columns such as 世帯員1_氏名 … 世帯員2_個人番号.

A group is known by the number in its headings; the rest of the heading says what stands there.
Columns without a number belong to everybody in the row: case number, address, head of household.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.extracts.headings import Heading
from app.extracts.mapping import Column, ColumnMap, map_columns
from app.extracts.targets import Side

_NUMBERED = re.compile(r"^(?P<before>\D*)(?P<number>\d{1,2})(?P<after>\D*)$")
_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(20)}
_GROUP_WORD = re.compile(
    r"^(世帯|家族|構成|同居|被保護|受給|対象|扶養)?(員|者|人|構成員|家族|子|児童|子ども)?(第?番?目?|人目|氏)?$"
)
_HEAD = re.compile("^(世帯主|本人)の?(.+)$")
_EDGE = " _\u3000-－・:：()（）[]【】.．、,/／"
_FEWEST_PEOPLE = 2
_NEVER_SHARED = frozenset(
    {
        *("key", "member_number", "number", "name", "surname", "given_name", "kana", "birth_date"),
        *("kana_surname", "kana_given_name", "sex", "relation"),
    }
)
"""What is one person's own: a column of it outside the groups belongs to nobody in particular."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A column of a group: whose it is, and its heading without the number."""

    person: int
    heading: Heading


def map_people(columns: Sequence[Column], side: Side) -> tuple[ColumnMap, ...]:
    """The targets of a table whose rows hold several people; empty where they hold one each.

    Args:
        columns: all columns in file order.
        side: targets of the other side are not proposed.
    """
    places = {column.position: place for column in columns if (place := _place(column.heading))}
    people = sorted({place.person for place in places.values()})
    groups = {person: _mapped(columns, places, person, side) for person in people}
    groups = {person: maps for person, maps in groups.items() if _is_person(maps)}
    head = _head_places(columns, 1 if 1 not in groups else max(groups) + 1)
    if head and groups and not _repeats_members(columns, head, groups):
        places |= head
        person = next(iter(head.values())).person
        groups[person] = _mapped(columns, places, person, side)
    if len(groups) < _FEWEST_PEOPLE:
        return ()
    grouped = {at for at, place in places.items() if place.person in groups}
    shared = [
        m
        for m in map_columns([_hollow(c) if c.position in grouped else c for c in columns], side)
        if m.position not in grouped and (m.target not in _NEVER_SHARED or m.target == "key")
    ]
    return tuple(
        sorted(
            [*shared, *(m for maps in groups.values() for m in maps)],
            key=lambda m: (m.position, m.target),
        )
    )


def people_of(maps: Sequence[ColumnMap]) -> tuple[int, ...]:
    """The people of a row by number; (0,) where it holds one."""
    return tuple(sorted({m.person for m in maps if m.person})) or (0,)


def columns_of(maps: Sequence[ColumnMap], person: int) -> tuple[ColumnMap, ...]:
    """What is known of one person of a row: the own columns first, then the shared ones."""
    own = [m for m in maps if m.person == person]
    return (*own, *(m for m in maps if m.person == 0)) if person else tuple(own)


def _mapped(
    columns: Sequence[Column], places: dict[int, _Place], person: int, side: Side
) -> list[ColumnMap]:
    """The columns of one person by what their headings say without the number."""
    own = [
        replace(c, heading=place.heading)
        if (place := places.get(c.position)) and place.person == person
        else _hollow(c)
        for c in columns
    ]
    headings = {column.position: column.heading.text for column in columns}
    return [
        replace(m, heading=headings[m.position], person=person)
        for m in map_columns(own, side)
        if m.position in places and m.target not in ("key", "household_key")
    ]


def _hollow(column: Column) -> Column:
    return replace(column, heading=Heading(""), values=())


def _head_places(columns: Sequence[Column], person: int) -> dict[int, _Place]:
    """The columns of a 世帯主 with a number of its own, as the columns of one more person; else none."""
    places = {
        column.position: _Place(person, Heading(found[2].strip(_EDGE)))
        for column in columns
        if (found := _HEAD.match(_flat(column.heading.above + column.heading.own)))
    }
    maps = _mapped(columns, places, person, Side.SUBJECT)
    return places if _is_person(maps) else {}


def _repeats_members(
    columns: Sequence[Column], head: dict[int, _Place], groups: dict[int, list[ColumnMap]]
) -> bool:
    """Whether the 世帯主 stands among the members as well and is no person besides them."""
    at = [m.position for maps in groups.values() for m in maps if m.target == "number"]
    members = {value for column in columns if column.position in at for value in column.values}
    heads = [
        value
        for column in columns
        if column.position in head and "番号" in head[column.position].heading.own
        for value in column.values
    ]
    return 2 * sum(value in members for value in heads) > len(heads) > 0


def _is_person(maps: Sequence[ColumnMap]) -> bool:
    targets = {m.target for m in maps}
    named = "name" in targets or {"surname", "given_name"} <= targets
    return named and "number" in targets


def _place(heading: Heading) -> _Place | None:
    """The number in a heading (its own cell or the one above) and what is left without it."""
    own, above = _flat(heading.own), _flat(heading.above)
    if (found := _NUMBERED.match(above)) and _is_group_word(found):
        return _Place(int(found["number"]), Heading(heading.own))
    found = _NUMBERED.match(own)
    if not found:
        return None
    before = re.sub("第$", "", found["before"]).strip(_EDGE)
    after = re.sub("^(人目|番目|人)の?", "", found["after"].strip(_EDGE)).strip(_EDGE)
    for group, rest in ((before, after), (after, before)):
        if rest and _GROUP_WORD.match(group):
            return _Place(int(found["number"]), Heading(rest, ""))
    joined = _without_group_word(before) or before
    return _Place(int(found["number"]), Heading(after or joined)) if joined or after else None


def _is_group_word(found: re.Match[str]) -> bool:
    words = (found["before"].strip(_EDGE), found["after"].strip(_EDGE))
    return all(_GROUP_WORD.match(word) for word in words)


def _without_group_word(text: str) -> str:
    """世帯員氏名 (of 世帯員氏名1) as 氏名."""
    return re.sub("^(世帯員|家族|構成員|員)", "", text).strip(_EDGE)


def _flat(text: str) -> str:
    spelled = "".join(_CIRCLED.get(character, character) for character in text)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", spelled))
