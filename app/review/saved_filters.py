"""Saved filters: a view of the queue under a name, kept for the person who made it."""

import json
from dataclasses import dataclass

from app.canonical import canonical
from app.case_states import CaseState, Lane
from app.cases.queues import Grouping, Ordering, QueueFilter
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.store import saved_filters

LONGEST_NAME = 30
MOST = 9
"""One digit chooses one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter with the grouping and the order it is looked at by."""

    name: str
    wanted: QueueFilter
    by: Grouping
    order: Ordering = Ordering.DANGER


class SavedFilters:
    """The filters of the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[SavedFilter, ...]:
        """Oldest first: a filter keeps its digit."""
        self._desk.require(Permission.READ_CASES)
        found = saved_filters.filters_of(self._desk.database, self._desk.me.person_id)
        return tuple(from_text(name, text) for name, text in found)

    def save(self, new: SavedFilter) -> Changes:
        """Keep a filter; one of the same name is replaced.

        Raises:
            KnownError: P101; V111 name missing or too long; V112 there are MOST already.
        """
        name = new.name.strip()
        if not 1 <= len(name) <= LONGEST_NAME:
            raise KnownError("V111", f"絞り込みの名前を{LONGEST_NAME}文字以内で入力してください。")
        names = {one.name for one in self.all()}
        if name not in names and len(names) >= MOST:
            raise KnownError("V112", f"保存できる絞り込みは{MOST}個までです。1つ消してください。")
        text = as_text(new)
        me = self._desk.me.person_id
        with self._desk.ledger.entry(
            Act.FILTER_SAVED,
            about=f"person:{me}",
            areas=frozenset({Area.LEDGER}),
            detail={"kept": 1},
        ) as entry:
            saved_filters.put(entry.database, me, name=name, wanted=text, at=entry.at)
        return entry.changes()

    def remove(self, name: str) -> Changes:
        """Keep a filter no longer."""
        self._desk.require(Permission.READ_CASES)
        me = self._desk.me.person_id
        with self._desk.ledger.entry(
            Act.FILTER_SAVED,
            about=f"person:{me}",
            areas=frozenset({Area.LEDGER}),
            detail={"kept": 0},
        ) as entry:
            saved_filters.remove(entry.database, me, name)
        return entry.changes()


def as_text(saved: SavedFilter) -> str:
    """A filter without its name as JSON."""
    wanted = saved.wanted
    body = {
        "by": saved.by.value,
        "order": saved.order.value,
        "lane": wanted.lane.value,
        "states": sorted(state.value for state in wanted.states),
        "groups": [[by.value, key] for by, key in wanted.groups],
        "text": wanted.text,
        "remembered": wanted.remembered,
    }
    return canonical(body).decode()


def from_text(name: str, text: str) -> SavedFilter:
    """The filter of a text.

    Raises:
        ValueError, KeyError, TypeError: the text is none of `as_text`.
    """
    value = json.loads(text)
    return SavedFilter(
        name=name,
        by=Grouping(value["by"]),
        order=Ordering(value.get("order", Ordering.DANGER)),  # those kept before there were orders
        wanted=QueueFilter(
            lane=Lane(value["lane"]),
            states=frozenset(CaseState(state) for state in value["states"]),
            groups=tuple((Grouping(by), key) for by, key in value["groups"]),
            text=value["text"],
            remembered=value["remembered"],
        ),
    )
