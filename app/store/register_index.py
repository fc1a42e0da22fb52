"""The search index of a register: sorted lists cut into blocks, found by their first keys.

The residents come in runs, as the register comes in chunks. Each run has, per searched attribute, a
list of entries (KEY, PLACE, TOWN) sorted by key and cut into blocks, and the residents themselves
in small blocks by their place. A search reads, per run, the blocks that its prefix can stand in and
the blocks of the residents it shows: never the register, and nothing is kept in memory but the
first key of each block. How to add a searched attribute: a name in LISTS and its entries where the
index is written.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from app.store.bulk import BulkFile, BulkWriter

LISTS = ("kana", "name", "birth_date", "number")
"""The lists, in the order in which what they find is shown."""

KEY, PLACE, TOWN = "key", "place", "town"
ENTRY = {KEY: pl.String(), PLACE: pl.UInt32(), TOWN: pl.UInt32()}
"""One entry: the folded value, the resident's place in its run, the number of its town."""

ENTRIES, PEOPLE = 2_048, 512
"""Rows of a block of a list, and of a block of residents."""

_PEOPLE, _DIRECTORY, _TOWNS = "people", "directory", "towns"
_DIRECTORY_SCHEMA = {
    "list": pl.String(),
    "run": pl.Int64(),
    "block": pl.Int64(),
    "first": pl.String(),
}
_BEYOND = "\U0010ffff"


class IndexWriter:
    """Writes the index of one register into a new bulk file, run after run."""

    def __init__(self, file: BulkWriter) -> None:
        self._file = file
        self._directory: list[tuple[str, int, int, str]] = []
        self._first_people: list[int] = []
        self._sizes: list[int] = []

    def add_run(self, people: pl.DataFrame, lists: Mapping[str, pl.DataFrame]) -> None:
        """Add the residents of one run, in the order of their places, and their lists.

        Args:
            people: texts; columns without any value take no room.
            lists: for every name of LISTS entries as ENTRY, sorted by key.
        """
        run = len(self._first_people)
        filled = [name for name in people.columns if (people[name] != "").any()]
        shown = people.select(filled or people.columns[:1]).iter_slices(PEOPLE)
        self._first_people.append(self._file.add_blocks(_PEOPLE, shown))
        self._sizes.append(people.height)
        for name in LISTS:
            blocks = [block for block in lists[name].iter_slices(ENTRIES) if block.height]
            first = self._file.add_blocks(name, blocks)
            keys = (str(block[KEY][0]) for block in blocks)
            self._directory += [(name, run, first + at, key) for at, key in enumerate(keys)]

    @property
    def residents(self) -> int:
        """How many were added."""
        return sum(self._sizes)

    def finish(self, towns: Sequence[str]) -> dict[str, object]:
        """Write the directory; returns the facts of the index.

        Args:
            towns: folded texts by number; number 0 is every town that has none.
        """
        directory = pl.DataFrame(self._directory, schema=_DIRECTORY_SCHEMA, orient="row")
        self._file.add_frame(_DIRECTORY, directory)
        self._file.add_frame(
            _TOWNS, pl.DataFrame({"town": list(towns)}, schema={"town": pl.String})
        )
        return {
            "residents": self.residents,
            "sizes": self._sizes,
            "first_people": self._first_people,
        }


class RegisterIndex:
    """The index of one register, read only."""

    def __init__(self, file: BulkFile) -> None:
        self._file = file
        facts = file.facts()
        self._first_people = _whole(facts["first_people"])
        self._sizes = _whole(facts["sizes"])
        self._firsts = _firsts(file.frame(_DIRECTORY))
        self._towns: list[str] = []

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return len(self._first_people)

    def size(self, run: int) -> int:
        """How many residents a run has."""
        return self._sizes[run]

    def towns(self) -> Sequence[str]:
        """Folded town texts by number."""
        if not self._towns:
            self._towns = self._file.frame(_TOWNS)["town"].to_list()
        return self._towns

    def width(self, name: str, run: int, prefixes: Sequence[str]) -> int:
        """How many blocks of a list the prefixes may stand in."""
        return sum(len(self._blocks(name, run, prefix)) for prefix in prefixes)

    def entries(self, name: str, run: int, prefixes: Sequence[str]) -> Iterator[pl.DataFrame]:
        """The entries of a run whose key begins with one of the prefixes, sorted under each."""
        for prefix in prefixes:
            first, keys = self._firsts.get((name, run), (0, []))
            for at in self._blocks(name, run, prefix):
                found = self._file.block(name, first + at)
                whole = all(key.startswith(prefix) for key in keys[at : at + 2])
                inside = whole and at + 1 < len(keys)  # the next block goes on with the prefix
                yield found if inside else found.filter(pl.col(KEY).str.starts_with(prefix))

    def people(self, run: int, places: Sequence[int]) -> dict[int, dict[str, str]]:
        """The residents at some places of a run, by place; a column without values is left out."""
        wanted: dict[int, list[int]] = {}
        for place in places:
            wanted.setdefault(place // PEOPLE, []).append(place)
        found: dict[int, dict[str, str]] = {}
        for block, of_block in wanted.items():
            rows = self._file.block(_PEOPLE, self._first_people[run] + block)
            inside = rows[[place % PEOPLE for place in of_block]]
            found |= dict(zip(of_block, inside.iter_rows(named=True), strict=True))
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _blocks(self, name: str, run: int, prefix: str) -> range:
        """The blocks of a list, from 0, in which keys with this prefix can stand."""
        _, keys = self._firsts.get((name, run), (0, []))
        low = max(bisect_left(keys, prefix) - 1, 0)
        high = bisect_left(keys, prefix + _BEYOND)
        return range(low, high)


def _firsts(directory: pl.DataFrame) -> dict[tuple[str, int], tuple[int, list[str]]]:
    """Per list and run the number of its first block, and the first key of each."""
    grouped = directory.group_by("list", "run", maintain_order=True).agg("block", "first")
    rows: Iterable[tuple[str, int, list[int], list[str]]] = grouped.iter_rows()
    return {(name, run): (blocks[0], firsts) for name, run, blocks, firsts in rows}


def _whole(value: object) -> list[int]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return [int(str(number)) for number in value]
