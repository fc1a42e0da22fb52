"""Looking a resident up by number in a sealed file: one small document per chunk and bucket.

The residents of a register lie in documents of some sixty each, by their number modulo BUCKETS, so
that a look-up reads one document per 250,000 residents and holds none of them in memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from app.store.bulk import BulkFile
from matching import number_key

PEOPLE = "people"
"""Name of the documents."""

BUCKETS = 4_096
FIELDS = (
    "resident_id",
    "name",
    "kana",
    "birth_date",
    "sex",
    "address",
    "building",
    "former_surname",
    "alias",
    "alias_kana",
    "latin_name",
    "kanji_name",
    "former_name",
    "status",
    "protected",
)
"""What is kept of a resident, in this order, after the number."""


@dataclass(frozen=True, slots=True)
class IndexedResident:
    """One resident found by number; values are raw texts."""

    values: Mapping[str, str]

    @property
    def protected(self) -> bool:
        """Whether the resident is under 支援措置, or of the same household or address."""
        return bool(self.values["protected"])


def index_documents(chunk: pl.DataFrame, place: int) -> Iterator[tuple[int, object]]:
    """The documents of one chunk of residents (RESIDENT_SCHEMA, flags already set).

    Args:
        chunk: residents; those without a valid number cannot be looked up and are left out.
        place: 0, 1 … of the chunk within the file.
    """
    numbered = chunk.select(number_key(chunk["number"]).alias("number"), *FIELDS)
    bucket = (pl.col("number").cast(pl.Int64) % BUCKETS).alias("bucket")
    found = numbered.filter(pl.col("number") != "").with_columns(bucket).sort("bucket")
    for (number,), rows in found.group_by("bucket", maintain_order=True):
        yield place * BUCKETS + int(str(number)), rows.drop("bucket").rows()


def look_up(file: BulkFile, digits: str, *, chunks: int) -> Sequence[IndexedResident]:
    """The residents who hold a number; more than one where the register repeats it.

    Args:
        file: with documents of `index_documents`.
        digits: the twelve digits.
        chunks: how many chunks were indexed.
    """
    found: list[list[str]] = []
    for place in range(chunks):
        rows = file.document(PEOPLE, place * BUCKETS + int(digits) % BUCKETS)
        found += [row for row in rows if row[0] == digits] if isinstance(rows, list) else []
    return [IndexedResident(dict(zip(FIELDS, row[1:], strict=True))) for row in found]
