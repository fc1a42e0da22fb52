"""The postal town list as data: municipalities, and the rows of their towns."""

import re
from collections.abc import Iterator

from matching.addresses.text import VariantFolder
from matching.addresses.town_index import TownIndex
from matching.addresses.town_rows import Municipality, TownRow

# Cells that name no town: they tell the sorter what to do with a bare number.
_INSTRUCTION = re.compile("場合|以下|以外")
# 西和賀町 gives its 地割 inside the town cell: 左草１地割〜左草.
_JIWARI = re.compile("第?[0-9０-９]+地割.*")
# A lot, or half of a 地割 number, left behind a name (西井出８２４０−１); 浦臼第１ is a name.
_NUMBER_LEFT = re.compile("(?<![第0-9０-９])[0-9０-９]+(?:[−-][0-9０-９]+)?$")

# Only a cell with one of these can be anything but one plain name.
_NOT_PLAIN = re.compile("[0-9０-９、]|場合|以下|以外")


class TownList:
    """All towns of the country by municipality code.

    Lookups need an index that depends on the variant table: it is built on first use and kept, and
    each municipality's part of it only when an address asks for that municipality.
    """

    __slots__ = ("_index", "municipalities", "rows")

    def __init__(
        self, municipalities: tuple[Municipality, ...], rows: dict[str, list[TownRow]]
    ) -> None:
        self.municipalities = municipalities
        self.rows = rows
        self._index: TownIndex | None = None

    def index(self, variants: VariantFolder) -> TownIndex:
        """Lookups in the spelling that `variants` folds to."""
        if self._index is None or self._index.variants is not variants:
            self._index = TownIndex(self.municipalities, self.rows, variants)
        return self._index


def _town_names(cell: str) -> Iterator[str]:
    """The towns that one cell names: 甲、乙 is two, 左草１地割〜左草 is 左草."""
    if not _NOT_PLAIN.search(cell):
        yield cell
    elif not _INSTRUCTION.search(cell):
        for name in _JIWARI.sub("", cell).split("、"):
            yield _NUMBER_LEFT.sub("", name)


def _town_rows(towns_tsv: str) -> Iterator[tuple[str, TownRow]]:
    for line in towns_tsv.split("\n")[1:]:
        if not line:
            continue
        _, _, _, _, cell, _, postcode, code, chome, note = line.split("\t")
        if "階" not in note:  # towers listed floor by floor: buildings, not towns
            for name in _town_names(cell):
                yield code, TownRow(name, postcode, chome == "1")


def build_towns(towns_tsv: str, cities_tsv: str) -> TownList:
    """The town list from the text of its two tables.

    Args:
        towns_tsv: `prefecture county city ward town kana postcode code chome note`, with a header.
        cities_tsv: `code prefecture prefecture_kana county city ward city_kana`, with a header.

    Raises:
        ValueError: a line has the wrong number of columns.
    """
    municipalities = []
    for line in cities_tsv.splitlines()[1:]:
        code, prefecture, _, county, city, ward, _ = line.split("\t")
        municipalities.append(Municipality(code, prefecture, county, city, ward))
    rows: dict[str, list[TownRow]] = {place.code: [] for place in municipalities}
    for code, row in _town_rows(towns_tsv):
        rows[code].append(row)
    return TownList(tuple(municipalities), rows)
