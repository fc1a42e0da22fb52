"""The rows of the town list."""

from typing import NamedTuple


class Municipality(NamedTuple):
    """One municipality, or one ward of a designated city."""

    code: str
    prefecture: str
    county: str
    city: str
    ward: str


class TownRow(NamedTuple):
    """One line of the list that names a town; several lines may name the same town."""

    name: str
    postcode: str
    has_chome: bool


class Town(NamedTuple):
    """A town of one municipality, as lookups answer it.

    `shared` says that the ward has several towns of this name (Kyoto), told apart by street only.
    """

    reading: str
    has_chome: bool
    shared: bool
