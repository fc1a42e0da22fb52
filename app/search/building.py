"""Building the search index of a register: chunk by chunk, so that memory does not grow with it."""

from collections.abc import Callable, Iterable

import polars as pl

from app.cases.document import RESIDENT_FIELDS
from app.search.folding import birth_keys, fold_address, kana_keys, name_keys, town_texts
from app.store.register_index import ENTRY, KEY, PLACE, TOWN, IndexWriter
from matching import number_key

OTHER_NAMES = ("former_surname", "alias", "latin_name", "kanji_name", "former_name")
"""Other names by which a resident is found; a former surname with or without the given name."""

MOST_TOWNS = 500_000
"""Towns that are numbered; an address of any other is looked at itself."""


class Towns:
    """Numbers of town texts; 0 is a town without a number of its own."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._numbers: dict[str, int] = {}  # by town as written
        self._folded: dict[str, int] = {}

    def numbers(self, addresses: pl.Series) -> pl.Series:
        """The number of the town of each address."""
        written = town_texts(addresses)
        distinct = written.unique()
        found = pl.Series([self._number(text) for text in distinct.to_list()], dtype=pl.UInt32)
        return written.replace_strict(distinct, found, return_dtype=pl.UInt32)

    def _number(self, written: str) -> int:
        number = self._numbers.get(written)
        if number is None:
            number = self._folded_number(fold_address(written))
            if len(self._numbers) < MOST_TOWNS:
                self._numbers[written] = number
        return number

    def _folded_number(self, folded: str) -> int:
        if not folded:
            return 0
        if folded not in self._folded and len(self.texts) < MOST_TOWNS:
            self._folded[folded] = len(self.texts)
            self.texts.append(folded)
        return self._folded.get(folded, 0)


def index_register(
    chunks: Iterable[pl.DataFrame], writer: IndexWriter, progress: Callable[[int], None]
) -> dict[str, object]:
    """Write the index of a register; returns its facts, for the sealing of its file.

    Args:
        chunks: frames of RESIDENT_SCHEMA.
        writer: of a new index.
        progress: told the residents done so far.
    """
    towns = Towns()
    for chunk in chunks:
        _add_run(chunk, writer, towns)
        progress(writer.residents)
    return writer.finish(towns.texts)


def _add_run(chunk: pl.DataFrame, writer: IndexWriter, towns: Towns) -> None:
    """One run: the residents by the key of their reading, so that likely answers lie together."""
    keyed = chunk.with_columns(kana_keys(chunk["kana"]).alias(KEY))
    ordered = keyed.sort(KEY, maintain_order=True)
    people = ordered.select(RESIDENT_FIELDS)
    town = towns.numbers(people["address"])
    writer.add_run(
        people,
        {
            "kana": _entries(_readings(ordered), town),
            "name": _entries(_names(people), town),
            "birth_date": _entries(_placed(birth_keys(people["birth_date"])), town),
            "number": _entries(_placed(number_key(ordered["number"])), town),
        },
    )


def _placed(keys: pl.Series) -> pl.DataFrame:
    place = pl.int_range(len(keys), dtype=pl.UInt32, eager=True)
    return pl.DataFrame({KEY: keys, PLACE: place})


def _readings(ordered: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([_placed(ordered[KEY]), _placed(kana_keys(ordered["alias_kana"]))])


def _names(people: pl.DataFrame) -> pl.DataFrame:
    placed = people.select("name", *OTHER_NAMES).with_row_index(PLACE)
    columns = (
        placed.select(PLACE, raw=column).filter(pl.col("raw") != "")
        for column in ("name", *OTHER_NAMES)
    )
    return name_keys(pl.concat(columns)).select(KEY, PLACE)


def _entries(keys: pl.DataFrame, town: pl.Series) -> pl.DataFrame:
    """Sorted entries of those that have a key."""
    filled = keys.filter(pl.col(KEY) != "")
    towns = town.gather(filled[PLACE]).alias(TOWN)
    return filled.with_columns(towns).sort(KEY, PLACE).select(*ENTRY)
