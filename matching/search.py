"""The reverse search: which residents could a subject be, whatever its number says."""

from dataclasses import dataclass

import polars as pl

from matching.blocking import blocked_pairs
from matching.frames import RESIDENT_SCHEMA, Register
from matching.likeness import FLOOR, likeness
from matching.progress import Progress
from matching.register_scan import KeyedChunk, detached, shelved
from matching.shelf import Shelf

KEPT = 10
"""Candidates kept per subject by likeness, besides those taken along in any case."""

TAKEN_ALONG = 12
"""At most so many household members and number neighbours per subject."""

_PAIR = {"subject": pl.UInt32(), "row": pl.Int64(), "likeness": pl.Float64(), "along": pl.Boolean()}


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched.

    `seekers`: one row per subject: `subject`, the keys of block_keys, `name_bits`, `kana_bits`.
    `households`: `subject`, `household` (hash): the members are taken along in any case.
    `houses`: `subject`, `address` (hash): the same where the register knows no households.
    `numbers`: `subject`, `number`: holders of these numbers are taken along in any case.
    """

    seekers: pl.DataFrame
    households: pl.DataFrame
    houses: pl.DataFrame
    numbers: pl.DataFrame


def find_candidates(
    search: Search, shelf: Shelf, *, residents: int, progress: Progress
) -> pl.DataFrame:
    """The pairs worth a careful comparison: `subject`, `row` (of the register), `along`.

    Args:
        search: what is searched.
        shelf: the keys of the register, as `scan_register` laid them aside.
        residents: how many they are.
        progress: told the residents searched so far.
    """
    best = pl.DataFrame(schema=_PAIR)
    for keyed in shelved(shelf):
        best = _keep_best(pl.concat([best, _found(search, keyed)]))
        progress("search", keyed.first_row + keyed.people.height, residents)
    return best.select("subject", "row", "along").sort("subject", "row")


def residents_at(rows: pl.Series, register: Register) -> pl.DataFrame:
    """The full rows of residents: `row` and RESIDENT_SCHEMA, in register order."""
    wanted = rows.unique().sort()
    first, found = 0, []
    for frame in register.chunks():
        here = wanted.filter((wanted >= first) & (wanted < first + frame.height))
        residents = detached(frame.select(list(RESIDENT_SCHEMA))[here - first])
        found.append(residents.with_columns(here.alias("row")))
        first += frame.height
    empty = pl.DataFrame(schema={**RESIDENT_SCHEMA, "row": pl.Int64()})
    return pl.concat([empty, *found])


def _found(search: Search, keyed: KeyedChunk) -> pl.DataFrame:
    """The candidates of one chunk."""
    people = keyed.people
    blocked = blocked_pairs(search.seekers, people, keyed.other_names)
    along = pl.concat(
        [
            _along(search.households.join(people, on="household", how="inner")),
            _along(search.houses.join(people, on="address", how="inner")),
            _along(search.numbers.join(people, on="number", how="inner")),
        ]
    )
    pairs = (
        pl.concat([blocked.with_columns(along=pl.lit(value=False)), along])
        .group_by("subject", "row")
        .agg(pl.col("by_other_name", "along").max())
        .sort("subject", "row")
    )
    seekers = pairs.select("subject", "by_other_name").join(
        search.seekers, on="subject", how="left", maintain_order="left"
    )
    alike = likeness(seekers, people[pairs["row"] - keyed.first_row])
    scored = pairs.select("subject", "row", alike.alias("likeness"), "along")
    return scored.filter((pl.col("likeness") >= FLOOR) | pl.col("along"))


def _along(pairs: pl.DataFrame) -> pl.DataFrame:
    flags = {"by_other_name": pl.lit(value=False), "along": pl.lit(value=True)}
    return pairs.select("subject", "row").with_columns(**flags)


def _keep_best(pairs: pl.DataFrame) -> pl.DataFrame:
    """The best pairs of every subject, and those taken along, up to their limits."""
    ordered = pairs.sort("subject", pl.col("along").not_(), -pl.col("likeness"), "row")
    place = pl.int_range(pl.len()).over("subject", "along")
    limit = pl.when("along").then(TAKEN_ALONG).otherwise(KEPT)
    return ordered.filter(place < limit)
