"""Finding residents in the index of a register: every condition has to hold, the first 200 count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from app.errors import KnownError
from app.search.folding import fold_address
from app.search.words import Query
from app.store.register_index import ENTRY, KEY, LISTS, PLACE, TOWN, RegisterIndex

MOST = 200
"""Residents found that are shown and counted; beyond, the words have to be narrowed."""

MOST_READ = 2_000
"""Residents whose whole address is read where it goes beyond the town."""

_NONE = pl.DataFrame(schema={**ENTRY, "run": pl.UInt32()})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a resident stands in an index."""

    run: int
    place: int


@dataclass(frozen=True, slots=True)
class Found:
    """Residents found, in order of the key that found them; `more` where there are further ones."""

    places: tuple[Place, ...]
    more: bool


def find(index: RegisterIndex, query: Query) -> Found:
    """The first MOST residents of a register that fulfil every condition.

    Raises:
        KnownError: F107 the whole address of too many residents would have to be read.
    """
    towns = _towns(index, query)
    most = MOST_READ if query.has_lot else MOST
    runs = [_in_run(_Run(index, query, run), towns, most) for run in range(index.runs)]
    found = [frame for frame in runs if frame.height]
    if not found:
        return Found((), more=False)
    ordered = pl.concat(found).sort(KEY, "run", PLACE).select("run", PLACE)
    places = [Place(run, place) for run, place in ordered.head(most + 1).iter_rows()]
    if query.has_lot:
        places = _at_address(index, query, places)
    return Found(tuple(places[:MOST]), more=len(places) > MOST)


def _towns(index: RegisterIndex, query: Query) -> pl.Series | None:
    """Whether an address may lie in each town, by number, and always in 0; None for any."""
    if not query.town:
        return None
    texts = enumerate(index.towns())
    return pl.Series([not n or query.town in text for n, text in texts], dtype=pl.Boolean)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of an index with what it is asked for."""

    index: RegisterIndex
    query: Query
    number: int

    def entries(self, name: str) -> Iterator[pl.DataFrame]:
        return self.index.entries(name, self.number, self.query.prefixes[name])

    def width(self, name: str) -> int:
        return self.index.width(name, self.number, self.query.prefixes[name])


def _in_run(run: _Run, towns: pl.Series | None, most: int) -> pl.DataFrame:
    """The first entries of one run, one per resident: columns of an entry and `run`."""
    names = sorted(run.query.prefixes, key=run.width)
    shown = next(name for name in LISTS if name in names)
    found = _NONE
    allowed: pl.Series | None = None
    for name in names:
        held = _taken(run.entries(name), towns, allowed, most=most if len(names) == 1 else None)
        if not held.height:
            return _NONE
        allowed = _marked(held[PLACE], run.index.size(run.number))
        found = held if name == shown else found
    if allowed is not None:
        found = found.filter(allowed.gather(found[PLACE]))
    one_each = found.unique(PLACE, keep="first", maintain_order=True).head(most + 1)
    return one_each.with_columns(run=pl.lit(run.number, pl.UInt32))


def _taken(
    blocks: Iterator[pl.DataFrame],
    towns: pl.Series | None,
    allowed: pl.Series | None,
    *,
    most: int | None,
) -> pl.DataFrame:
    """The entries in these towns and among the places allowed; enough of them, or all."""
    kept: list[pl.DataFrame] = []
    for block in blocks:
        held = block if towns is None else block.filter(towns.gather(block[TOWN]))
        kept.append(held if allowed is None else held.filter(allowed.gather(held[PLACE])))
        if most is not None and _residents(kept, most) > most:
            break
    return pl.concat(kept) if kept else _NONE


def _marked(places: pl.Series, size: int) -> pl.Series:
    """Whether each place of a run is among these."""
    marks = np.zeros(size, dtype=np.bool_)
    marks[places.to_numpy()] = True
    return pl.Series(marks)


def _residents(kept: list[pl.DataFrame], enough: int) -> int:
    """How many residents these entries are of, exactly where it may be more than enough.

    A resident stands twice where two names of theirs begin alike.
    """
    entries = sum(piece.height for piece in kept)
    return entries if entries <= enough else pl.concat(kept)[PLACE].n_unique()


def _at_address(index: RegisterIndex, query: Query, places: list[Place]) -> list[Place]:
    """Those whose address holds the part typed, up to and with its numbers."""
    if len(places) > MOST_READ:
        sentence = (
            "住所の条件に当てはまる人が多すぎます。カナか氏名をもう少し長く入力してください。"
        )
        raise KnownError("F107", sentence)
    people = residents_at(index, places)
    return [place for place in places if _lies_at(people[place], query.address)]


def _lies_at(resident: Mapping[str, str], wanted: str) -> bool:
    text = fold_address(resident.get("address", "") + resident.get("building", ""))
    place = text.find(wanted)
    while place >= 0:
        after = text[place + len(wanted) : place + len(wanted) + 1]
        if not (after.isdigit() and wanted[-1].isdigit()):
            return True
        place = text.find(wanted, place + 1)
    return False


def residents_at(index: RegisterIndex, places: Sequence[Place]) -> dict[Place, Mapping[str, str]]:
    """The residents at some places."""
    by_run: dict[int, list[int]] = {}
    for one in places:
        by_run.setdefault(one.run, []).append(one.place)
    return {
        Place(run, place): values
        for run, of_run in by_run.items()
        for place, values in index.people(run, of_run).items()
    }
