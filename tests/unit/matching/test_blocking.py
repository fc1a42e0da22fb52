"""Blocks: who meets, and who does not explode."""

import polars as pl

from app.tables import load_tables
from matching.blocking import block_keys, blocked_pairs
from matching.keys import other_name_keys, person_keys
from tests.support.persons import residents, subjects

MAN = {
    "name": "佐藤　誠",
    "kana": "サトウ　マコト",
    "birth_date": "19750401",
    "sex": "男",
    "address": "中央二丁目３番４号",
}
COUNTED = ("name", "kana", "birth_date", "address")


def met(subject: dict[str, object], resident: dict[str, object], *, shared: int = 500) -> bool:
    """Whether the two meet when all their values are shared by so many residents."""
    tables = load_tables()
    keys = person_keys(subjects(subject), tables).with_columns(subject=pl.lit(0, pl.UInt32))
    counts = pl.DataFrame({name: [shared] for name in COUNTED})
    people = residents(resident)
    rows = pl.Series("row", [0], dtype=pl.Int64)
    pairs = blocked_pairs(
        block_keys(keys, counts, 100_000),
        person_keys(people, tables).with_columns(rows),
        other_name_keys(people, tables).cast({"row": pl.Int64}),
    )
    return pairs.height == 1


def test_common_name_alone_is_not_enough() -> None:
    other = {**MAN, "birth_date": "19810902", "address": "北町９番"}
    assert not met(MAN, other)
    assert met(MAN, other, shared=5)


def test_crowded_birth_date_alone_is_not_enough() -> None:
    other = {**MAN, "name": "鈴木　実", "kana": "スズキ　ミノル", "address": "北町９番"}
    assert not met(MAN, other)
    assert met(MAN, other, shared=5)


def test_common_name_with_part_of_the_birth_date() -> None:
    elsewhere = {**MAN, "address": "北町９番"}
    assert met(MAN, {**elsewhere, "birth_date": "19750411"})
    assert met(MAN, {**elsewhere, "birth_date": "19570401"})
    assert met(MAN, {**elsewhere, "birth_date": "19750104"})


def test_misspelt_name_with_the_reading() -> None:
    assert met(MAN, {**MAN, "name": "佐藤　真", "birth_date": "19750411", "address": "北町９番"})


def test_other_names_meet_too() -> None:
    married = {
        **MAN,
        "name": "鈴木　誠",
        "kana": "スズキ　マコト",
        "former_surname": "佐藤",
        "birth_date": "19750411",
    }
    assert met(MAN, {**married, "address": "北町９番"})
    assert met(
        MAN, {**married, "former_surname": "", "former_name": "佐藤　誠", "address": "北町９番"}
    )


def test_house_brings_people_together_unless_it_is_crowded() -> None:
    other = {**MAN, "name": "鈴木　実", "kana": "スズキ　ミノル", "birth_date": "20010101"}
    assert met(MAN, other, shared=20)
    assert not met(MAN, other)
