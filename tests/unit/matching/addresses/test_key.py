"""The blocking key of addresses."""

import polars as pl

from matching import address_key
from tests.support.dwellings import random_dwelling, seeded
from tests.support.notations import written
from tests.support.tables import TABLES


def keys(*addresses: str) -> list[str]:
    series = pl.Series(addresses, dtype=pl.String())
    return address_key(series, pl.Series([""] * len(addresses)), TABLES).to_list()


def test_most_notations_of_one_dwelling_share_a_key() -> None:
    rng = seeded(20261005)
    pairs = []
    for _ in range(500):
        dwelling = random_dwelling(rng)
        pairs.append([written(rng, dwelling).address for _ in range(2)])
    left, right = keys(*(pair[0] for pair in pairs)), keys(*(pair[1] for pair in pairs))
    assert sum(a == b for a, b in zip(left, right, strict=True)) >= 500 * 0.97


def test_the_room_stays_out_of_the_key() -> None:
    one, other = keys("堺市堺区四条通1224-5-207", "大阪府堺市堺区四条通１２２４番地")
    assert one == other


def test_other_lots_have_other_keys() -> None:
    assert len(set(keys("港区芝5-7-1", "港区芝5-7-2", "港区芝6-7-1", "港区三田5-7-1"))) == 4


def test_no_number_no_key() -> None:
    assert keys("", "慈恵園病院", "東京都港区芝") == ["", "", ""]


def test_null_is_no_value() -> None:
    nothing = pl.Series([None], dtype=pl.String())
    assert address_key(nothing, nothing, TABLES).to_list() == [""]
