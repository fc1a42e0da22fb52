"""The first reading of the register: who the numbers lead to, and how frequent values are.

The register comes in chunks and only hits are kept, so memory does not grow with its size; the
compact keys of every resident go to a shelf, for the search.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from matching.frames import Register
from matching.frequencies import Frequencies
from matching.keys import other_name_keys, person_keys
from matching.normalise.birth_dates import birth_date_key
from matching.normalise.numbers import number_key
from matching.progress import Progress
from matching.shelf import Shelf
from matching.statuses import is_current
from matching.tables import Tables

_EARLIER = {"name": "former_name", "address": "former_address"}
"""Column of an earlier row -> column of the current one that keeps it."""

CHUNK_ROWS = 250_000
"""Small chunks are worked on together, up to so many residents: every chunk has its fixed cost."""


@dataclass(frozen=True, slots=True)
class KeyedChunk:
    """The keys of one chunk of the register. `row` counts residents from the register's start."""

    people: pl.DataFrame
    other_names: pl.DataFrame
    first_row: int


@dataclass(frozen=True, slots=True)
class RegisterScan:
    """What one reading of the register found.

    `linked`: one row per subject whose number leads to somebody: subject, row and the columns of RESIDENT_SCHEMA. `former`: the same for numbers found only as former numbers.
    `protected_households`: hashes of the households in which anybody is under 支援措置.
    """

    linked: pl.DataFrame
    former: pl.DataFrame
    protected_households: pl.Series
    frequencies: Frequencies


def scan_register(
    register: Register,
    prepared: pl.DataFrame,
    *,
    frequencies: Frequencies,
    tables: Tables,
    shelf: Shelf,
    progress: Progress,
) -> RegisterScan:
    """Read the register once.

    Args:
        register: frames of RESIDENT_SCHEMA.
        prepared: the subjects with `subject` and `digits`.
        frequencies: the empty counts to fill.
        tables: for the keys.
        shelf: where the keys are laid aside for `shelved`.
        progress: told the residents read so far.
    """
    numbers = prepared.select("subject", "digits").drop_nulls()
    linked, former, protected = [], [], []
    for frame, keyed in keyed_chunks(register, tables):
        linked.append(_holders(frame, keyed, numbers))
        former.append(_former_holders(frame, keyed, numbers))
        protected.append(keyed.people["household"].filter(frame["protected"] == "1"))
        frequencies.add(keyed.people)
        shelf.put(keyed.people, keyed.other_names)
        progress("number", frequencies.residents, None)
    return RegisterScan(
        linked=_one_holder_each(linked),
        former=_one_holder_each(former),
        protected_households=pl.concat(protected).drop_nulls().unique(),
        frequencies=frequencies,
    )


def shelved(shelf: Shelf) -> Iterator[KeyedChunk]:
    """The keys that `scan_register` laid aside, in register order."""
    first_row = 0
    for people, other_names in shelf.frames():
        yield KeyedChunk(people, other_names, first_row)
        first_row += people.height


def keyed_chunks(register: Register, tables: Tables) -> Iterator[tuple[pl.DataFrame, KeyedChunk]]:
    """Every chunk of the register with its keys."""
    first_row = 0
    for frame in _gathered(register.chunks()):
        rows = pl.int_range(first_row, first_row + frame.height, dtype=pl.Int64, eager=True)
        people = person_keys(frame, tables).with_columns(
            row=rows, household=_household(frame["household_id"])
        )
        others = other_name_keys(frame, tables).with_columns(row=pl.col("row") + first_row)
        yield frame, KeyedChunk(people, others.cast({"row": pl.Int64}), first_row)
        first_row += frame.height


def _gathered(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The frames joined as long as no more than CHUNK_ROWS residents come together."""
    waiting: list[pl.DataFrame] = []
    rows = 0
    for frame in frames:
        if waiting and rows + frame.height > CHUNK_ROWS:
            yield pl.concat(waiting, rechunk=True)
            waiting, rows = [], 0
        waiting.append(frame)
        rows += frame.height
    if waiting:
        yield pl.concat(waiting, rechunk=True)


def household_hash(household_ids: pl.Series) -> pl.Series:
    """Hashes of 世帯番号; null where there is none."""
    return _household(household_ids)


def _household(ids: pl.Series) -> pl.Series:
    return pl.select(pl.when(ids != "").then(ids.hash())).to_series()


def _holders(frame: pl.DataFrame, keyed: KeyedChunk, numbers: pl.DataFrame) -> pl.DataFrame:
    """The residents of a chunk to whom subjects' numbers belong."""
    people = keyed.people.select("row", "number").drop_nulls()
    hits = numbers.join(people, left_on="digits", right_on="number", how="inner")
    return _with_residents(hits.select("subject", "row"), frame, keyed.first_row)


def _former_holders(frame: pl.DataFrame, keyed: KeyedChunk, numbers: pl.DataFrame) -> pl.DataFrame:
    if (frame["former_number"] == "").all():
        return _with_residents(numbers.head(0).select("subject", row=pl.lit(0, pl.Int64)), frame, 0)
    former = number_key(frame["former_number"]).cast(pl.Int64, strict=False)
    held = keyed.people.select("row", former=former)
    hits = numbers.join(held.drop_nulls(), left_on="digits", right_on="former", how="inner")
    return _with_residents(hits.select("subject", "row"), frame, keyed.first_row)


def _with_residents(hits: pl.DataFrame, frame: pl.DataFrame, first_row: int) -> pl.DataFrame:
    return pl.concat([hits, detached(frame[hits["row"] - first_row])], how="horizontal")


def detached(frame: pl.DataFrame) -> pl.DataFrame:
    """The same frame with strings of its own: gathered ones keep the whole chunk in memory."""
    return frame.with_columns(pl.col(pl.String) + "")


def _one_holder_each(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """One resident per subject: a current one before a removed one, the latest change first.

    The same resident may stand in two overlapping files, someone who moved out and came back in two
    rows of one, and an answer of 住基ネット has a row for every change. What the other rows of the
    same person say is a former name or address.
    """
    ordered = latest_first(pl.concat(frames), "subject")
    first = ordered.unique("subject", keep="first", maintain_order=True)
    if first.height == ordered.height:
        return first
    return _with_earlier(first, ordered)


def latest_first(residents: pl.DataFrame, *groups: str) -> pl.DataFrame:
    """The rows sorted by groups; in each a current row before a removed one, the latest first."""
    order = {"_gone": ~residents.select(is_current(pl.col("status"))).to_series()}
    order["_changed"] = birth_date_key(residents["status_date"])
    ways = [*(False for _ in groups), False, True, False]
    columns = [*groups, "_gone", "_changed", "row"]
    return residents.with_columns(**order).sort(columns, descending=ways).drop(order)


def one_row_each(pairs: pl.DataFrame, linked: pl.DataFrame) -> pl.DataFrame:
    """Candidates without further rows of a person who is there already, or is the linked resident.

    Rows of one number and one birth date are one person, unless both 宛名番号 and name set them
    apart: a number that a register gives to twins is a mistake. The order of the rest stays.

    Args:
        pairs: `subject`, `row` and the columns of RESIDENT_SCHEMA, candidates beside the linked one.
        linked: the same of the linked residents.
    """
    named = _with_person(pairs)
    unknown = named["_number"].is_null() | named["_born"].is_null()
    kept, known = latest_first(named.filter(~unknown), "subject"), _with_person(linked)
    for same in _SAME_PERSON:
        kept = kept.unique(same, keep="first", maintain_order=True)
        kept = kept.join(known, on=same, how="anti", maintain_order="left")
    rows = pl.concat([named.filter(unknown), kept]).select("subject", "row")
    return pairs.join(rows, on=["subject", "row"], how="semi", maintain_order="left")


_SAME_PERSON = tuple(["subject", "_number", "_born", same] for same in ("_key", "name"))
_KEY = pl.when(~pl.col("resident_id").str.contains("#", literal=True)).then("resident_id")
"""宛名番号, null where the register has none and the place of the row stands for it."""


def _with_person(residents: pl.DataFrame) -> pl.DataFrame:
    """With the keys of number and birth date, null where there is none, and 宛名番号 or ""."""
    return residents.with_columns(
        _key=_KEY.fill_null(""),
        _number=number_key(residents["number"]).replace("", None),
        _born=birth_date_key(residents["birth_date"]).replace("", None),
    )


def _with_earlier(first: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The first rows with the former name and address that further rows of the person tell.

    A row with another 宛名番号 and another name is another person's: it tells nothing.
    """
    born = pl.Series("_born", birth_date_key(rows["birth_date"]))
    told = rows.select("subject", "row", *_EARLIER, born, _KEY.fill_null("").alias("_key"))
    told = told.filter(pl.col("_born") != "")
    now = told.join(first.select("subject", "row"), on=["subject", "row"])
    pairs = told.join(now, on=["subject", "_born"], suffix="_now", maintain_order="left")
    same_key, same_name = pl.col("_key") == pl.col("_key_now"), pl.col("name") == pl.col("name_now")
    pairs = pairs.filter(same_key | same_name)
    earlier = pairs.group_by("subject").agg(
        pl.col(name).filter((pl.col(name) != pl.col(f"{name}_now")) & (pl.col(name) != "")).first()
        for name in _EARLIER
    )
    joined = first.join(earlier, on="subject", how="left", suffix="_told", maintain_order="left")
    filled = [
        pl.when(pl.col(former) == "")
        .then(pl.col(f"{name}_told").fill_null(""))
        .otherwise(pl.col(former))
        .alias(former)
        for name, former in _EARLIER.items()
    ]
    return joined.with_columns(filled).select(first.columns)
