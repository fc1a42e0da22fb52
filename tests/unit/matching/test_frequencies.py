"""Counts of the subjects' values in the register, chunk by chunk."""

import polars as pl

from app.tables import load_tables
from matching.frequencies import frequencies_of
from matching.keys import person_keys
from tests.support.persons import NUMBERS, residents, subjects

SATO = {"name": "佐藤　誠", "kana": "サトウ　マコト", "birth_date": "19750401"}
SUZUKI = {"name": "鈴木　実", "kana": "スズキ　ミノル", "birth_date": "19500101"}


def keys(frame: pl.DataFrame) -> pl.DataFrame:
    return person_keys(frame, load_tables())


def test_counts_over_chunks() -> None:
    wanted = keys(subjects(SATO, SUZUKI, {**SATO, "name": "", "kana": ""}))
    counts = frequencies_of(wanted)
    for chunk in (residents(SATO, SATO), residents(SATO, {**SATO, "birth_date": "19990909"})):
        counts.add(keys(chunk))
    assert counts.residents == 4
    assert counts.of(wanted, "name").to_list() == [4, 0, 0]
    assert counts.of(wanted, "surname").to_list() == [4, 0, 0]
    assert counts.of(wanted, "namesake").to_list() == [3, 0, 0]
    assert counts.chance(wanted, "name") == (4 - 1) / (2 * 3)


def test_rows_of_one_number_are_one_namesake() -> None:
    wanted = keys(subjects(SATO))
    counts = frequencies_of(wanted)
    first, second = ({**SATO, "number": number} for number in NUMBERS[:2])
    for chunk in (residents(first, first, SATO), residents(first, second, SATO)):
        counts.add(keys(chunk))
    assert counts.of(wanted, "namesake").to_list() == [2 + 2]
    assert counts.of(wanted, "name").to_list() == [6]


def test_no_register() -> None:
    wanted = keys(subjects(SATO))
    counts = frequencies_of(wanted)
    assert counts.of(wanted, "name").to_list() == [0]
    assert counts.chance(wanted, "name") == 0.0
