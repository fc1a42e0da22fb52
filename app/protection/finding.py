"""Who is protected (支援措置) in a register: the flagged, their household, and their very address.

People of the same household, or at the same address with the same 方書 (a shelter), are treated
alike: showing one of them would show where the flagged person lives. Pure functions over frames.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from matching import birth_date_key, number_key

LISTED_SCHEMA = {
    "resident_id": pl.String(),
    "number": pl.String(),  # 12 digits or ""
    "name": pl.String(),  # folded
    "birth_date": pl.String(),  # ISO date or ""
}
"""One person of a 支援措置 list, reduced to what finds the person again."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """What makes somebody protected."""

    residents: frozenset[str]
    households: frozenset[str]
    addresses: frozenset[str]


def place_key(address: str, building: str) -> pl.Expr:
    """An address with its 方書 as one text without width and spaces; "" for no address.

    Args:
        address: name of the address column.
        building: name of the 方書 column.
    """
    joined = pl.concat_str(pl.col(address), pl.col(building)).str.normalize("NFKC")
    return (
        pl.when(pl.col(address).str.strip_chars() == "")
        .then(pl.lit(""))
        .otherwise(joined.str.replace_all(r"\s", "").str.replace_all(r"[‐-―−ｰー]", "-"))
    )


def folded_name(column: str) -> pl.Expr:
    """A name without width and spaces."""
    return pl.col(column).str.normalize("NFKC").str.replace_all(r"\s", "")


def listed_people(frame: pl.DataFrame) -> pl.DataFrame:
    """The people of a list (RESIDENT_SCHEMA) in LISTED_SCHEMA."""
    return frame.select(
        pl.col("resident_id"),
        number_key(frame["number"]).alias("number"),
        folded_name("name").alias("name"),
        birth_date_key(frame["birth_date"]).alias("birth_date"),
    )


def matches_list(frame: pl.DataFrame, listed: pl.DataFrame) -> pl.Series:
    """Which rows are people of the list: by number, or by name and birth date together.

    Args:
        frame: subjects or residents, with number, name and birth_date as written.
        listed: LISTED_SCHEMA.
    """
    named = listed.filter((pl.col("name") != "") & (pl.col("birth_date") != ""))
    people = (named["name"] + "\n" + named["birth_date"]).unique().to_list()
    numbers = listed.filter(pl.col("number") != "")["number"].unique().to_list()
    person = (
        frame.select(folded_name("name")).to_series() + "\n" + birth_date_key(frame["birth_date"])
    )
    return number_key(frame["number"]).is_in(numbers) | person.is_in(people)


@dataclass(slots=True)
class FlagSearch:
    """Looks for what is flagged, chunk by chunk; no chunk is held."""

    listed: pl.DataFrame  # LISTED_SCHEMA, possibly empty
    _residents: set[str] = field(default_factory=set)
    _households: set[str] = field(default_factory=set)
    _addresses: set[str] = field(default_factory=set)

    def look(self, chunk: pl.DataFrame) -> None:
        """Note what is flagged in a frame of RESIDENT_SCHEMA."""
        flagged = chunk["protected"] != ""
        if self.listed.height:
            flagged |= chunk["resident_id"].is_in(self.listed["resident_id"].to_list())
            flagged |= matches_list(chunk, self.listed)
        found = chunk.filter(flagged)
        self._residents.update(found["resident_id"].to_list())
        self._households.update(found["household_id"].to_list())
        self._addresses.update(found.select(place_key("address", "building")).to_series().to_list())

    def clear(self) -> None:
        """Begin again."""
        for found in (self._residents, self._households, self._addresses):
            found.clear()

    def found(self) -> Flagged:
        """What was flagged in all chunks."""
        return Flagged(
            residents=frozenset(self._residents),
            households=frozenset(self._households - {""}),
            addresses=frozenset(self._addresses - {""}),
        )


def flagged_in(chunks: Iterable[pl.DataFrame], listed: pl.DataFrame) -> Flagged:
    """What is flagged in a register by its own column or by a list.

    Args:
        chunks: frames of RESIDENT_SCHEMA.
        listed: LISTED_SCHEMA, possibly empty.
    """
    search = FlagSearch(listed)
    for chunk in chunks:
        search.look(chunk)
    return search.found()


def protected_ids(chunks: Iterable[pl.DataFrame], flagged: Flagged) -> list[str]:
    """The residents of a register that are to be protected; none where nobody is flagged."""
    if not flagged.residents:
        return []
    found = (with_flags(chunk, flagged).filter(pl.col("protected") != "") for chunk in chunks)
    return sorted({resident for chunk in found for resident in chunk["resident_id"].to_list()})


def with_flags(residents: pl.DataFrame, flagged: Flagged) -> pl.DataFrame:
    """Residents with `protected` "1" for everybody who is to be protected."""
    touched = (
        pl.col("resident_id").is_in(list(flagged.residents))
        | pl.col("household_id").is_in(list(flagged.households))
        | place_key("address", "building").is_in(list(flagged.addresses))
        | _alone("former_address").is_in(list(flagged.addresses))
        | (pl.col("protected") != "")
    )
    return residents.with_columns(protected=_flag(touched))


def subjects_with_flags(
    subjects: pl.DataFrame, flagged: Flagged, listed: pl.DataFrame
) -> pl.DataFrame:
    """Subjects with `protected` "1" where listed, or at a protected address by any of their own."""
    places = list(flagged.addresses)
    touched = (
        (pl.col("protected") != "")
        | place_key("address", "building").is_in(places)
        | place_key("residence", "building").is_in(places)
        | _alone("address").is_in(places)
        | _alone("residence").is_in(places)
        | _alone("mailing_address").is_in(places)
    )
    on_list = (
        matches_list(subjects, listed)
        if listed.height
        else pl.repeat(value=False, n=subjects.height, eager=True)
    )
    return subjects.with_columns(protected=_flag(touched | pl.lit(on_list)))


def _alone(column: str) -> pl.Expr:
    """The place of one column that holds address and 方書 together."""
    return (
        pl.col(column)
        .str.normalize("NFKC")
        .str.replace_all(r"\s", "")
        .str.replace_all(r"[‐-―−ｰー]", "-")
    )


def _flag(touched: pl.Expr) -> pl.Expr:
    return pl.when(touched).then(pl.lit("1")).otherwise(pl.lit(""))
