"""What surrounds a pair: neighbouring rows, other numbers, guardians, moves, facilities, ages."""

from datetime import date

import polars as pl
import pytest

from app.tables import load_tables
from matching.comparing import BulkComparison
from matching.keys import person_keys
from matching.prepare import prepare
from matching.surroundings.linked import linked_facts
from matching.surroundings.numbers import LARGEST_GROUP, shared_numbers
from matching.surroundings.people import age_facts, facility_facts
from matching.surroundings.rows import row_facts
from tests.support.persons import NUMBERS, residents, subjects

BULK = BulkComparison(load_tables())
DIGITS = [int(number) for number in NUMBERS]


def rows(numbers: list[int], own: list[int], persons: list[int], linked: list[int]) -> pl.DataFrame:
    """row_facts of one extract: held numbers, own numbers, own and linked persons (as hashes)."""
    prepared = prepare(subjects(*({"number": f"{number:012d}"} for number in numbers)))
    people = pl.DataFrame({"own_person": persons, "linked_person": linked, "own_number": own})
    return row_facts(prepared, people, neighbour_rows=1)


def test_swapped_numbers_of_neighbours() -> None:
    a, b, c = DIGITS[:3]
    found = rows([b, a, c], [a, b, c], [1, 2, 3], [2, 1, 3])
    assert found["number_swapped"].to_list() == [True, True, False]
    assert found["neighbour_is_linked"].to_list() == [True, True, False]
    assert found["neighbour_has_number"].to_list() == [True, True, False]
    assert not found["run_shifted"].any()


def test_a_shifted_run() -> None:
    own = DIGITS[:5]
    held = [own[0], own[0], own[1], own[2], own[4]]
    found = rows(held, own, [1, 2, 3, 4, 5], [1, 1, 2, 3, 5])
    assert found["run_shifted"].to_list() == [False, True, True, True, False]


def test_right_rows_show_nothing() -> None:
    found = rows(DIGITS[:4], DIGITS[:4], [1, 2, 3, 4], [1, 2, 3, 4])
    assert not any(found[name].any() for name in found.columns)


def test_keys_that_resemble_each_other() -> None:
    frame = subjects({"record_id": "012345"}, {"record_id": "12345"}, {"record_id": "99999"})
    people = pl.DataFrame(
        {"own_person": [1, 2, 3], "linked_person": [1, 1, 1], "own_number": [None] * 3},
        schema_overrides={"own_number": pl.Int64},
    )
    found = row_facts(prepare(frame), people, neighbour_rows=1)
    assert found["key_resembles"].to_list() == [False, True, False]


def test_one_key_on_rows_of_different_contents() -> None:
    same, other = {"record_id": "1", "name": "甲"}, {"record_id": "1", "name": "乙"}
    blank = pl.DataFrame(
        {"own_person": [None] * 2, "linked_person": [None] * 2, "own_number": [None] * 2}
    )
    for pair, repeated in (((same, other), True), ((same, same), False)):
        found = row_facts(prepare(subjects(*pair)), blank.cast(pl.Int64), neighbour_rows=1)
        assert found["key_repeated"].to_list() == [repeated] * 2


def shared(*people: dict[str, object]) -> list[bool]:
    prepared = prepare(subjects(*({"number": NUMBERS[0], **person} for person in people)))
    keys = person_keys(prepared, load_tables())
    return shared_numbers(prepared, keys, BULK)["other_person_same_number"].to_list()


MAN = {"name": "佐藤　誠", "birth_date": "S50.4.1", "sex": "1", "extract": "techo"}


@pytest.mark.parametrize(
    ("other", "is_other"),
    [
        ({**MAN, "extract": "seiho", "birth_date": "19750401"}, False),
        ({**MAN, "extract": "seiho", "name": "鈴木　誠"}, False),
        ({**MAN, "extract": "seiho", "birth_date": "S50.4.11"}, False),
        ({**MAN, "name": "佐藤　二郎"}, True),
        ({**MAN, "birth_date": "S22.11.30"}, True),
        ({**MAN, "number": NUMBERS[1], "name": "佐藤　二郎"}, False),
    ],
)
def test_one_number_on_one_person_or_on_two(other: dict[str, object], is_other: bool) -> None:
    assert shared(MAN, other) == [is_other, is_other]


def test_a_crowd_with_one_number_is_judged_by_keys() -> None:
    crowd = [MAN] * LARGEST_GROUP
    assert not any(shared(*crowd, MAN))
    assert all(shared(*crowd, {**MAN, "name": "鈴木　実"}))


def linked(
    subject: dict[str, object], resident: dict[str, object], **dates: date
) -> dict[str, object]:
    prepared = prepare(subjects({"extract": "techo", **subject}))
    wanted = pl.Series([True])
    facts = linked_facts(
        prepared, residents(resident), bulk=BULK, reference_dates=dates, wanted=wanted
    )
    return facts.row(0, named=True)


def test_guardian_is_the_linked_resident_and_not_oneself() -> None:
    mother = {"name": "渡邉　花子"}
    assert linked({"name": "渡邉　一", "guardian_name": "渡辺 花子"}, mother)["linked_is_guardian"]
    assert not linked({"name": "渡邉　花子", "guardian_name": "渡邉花子"}, mother)[
        "linked_is_guardian"
    ]
    assert not linked({"name": "渡邉　一"}, {"name": ""})["linked_is_guardian"]


def test_other_addresses() -> None:
    here, there = (
        "京都府京都市右京区山越東町１８８０番地",
        "京都府京都市右京区太秦青木ケ原町１３番２１号",
    )
    found = linked(
        {"address": here, "residence": "京都市右京区太秦青木ケ原町13-21"},
        {"address": there, "former_address": here},
    )
    assert (found["former_address_agrees"], found["residence_agrees"]) == (True, True)
    assert found["mailing_address_agrees"] is False


def test_moves_after_the_reference_date() -> None:
    moved = {"status": "転居", "status_date": "20261005"}
    assert linked({}, moved, techo=date(2026, 10, 1))["moved_between_references"]
    assert not linked({}, moved, techo=date(2026, 10, 31))["moved_between_references"]
    assert not linked({}, moved)["moved_between_references"]


def test_age_gap_and_former_name() -> None:
    found = linked(
        {"name": "佐藤　花子", "birth_date": "H22.3.3"},
        {
            "name": "鈴木　花子",
            "birth_date": "19750612",
            "former_name": "佐藤　花子",
            "status": "死亡",
        },
    )
    assert (found["linked_age_gap"], found["former_name_agrees"]) == (34, True)
    assert found["linked_status"] == "dead"


def test_facilities() -> None:
    place = "京都府京都市右京区山越東町１８８０番地"
    people = [
        {"name": f"{surname}　一", "address": place} for surname in ("佐藤", "鈴木", "高橋", "鈴木")
    ]
    prepared = prepare(subjects(*people, {"name": "田中　一", "residence": place}))
    keys = person_keys(prepared, load_tables())
    options = {"registered": (place,), "tables": load_tables()}
    found = facility_facts(prepared, keys, least_subjects=3, **options)
    assert found["facility_suspected"].to_list() == [True] * 4 + [False]
    assert found["facility_registered"].to_list() == [True] * 5
    fewer = facility_facts(prepared, keys, least_subjects=4, **options)
    assert not fewer["facility_suspected"].any()


@pytest.mark.parametrize(
    ("born", "age", "turned"),
    [
        ("20081001", 18, True),
        ("20081002", 17, False),
        ("20071001", 19, False),
        ("20071002", 18, True),
        ("", None, False),
    ],
)
def test_ages(born: str, age: int | None, turned: bool) -> None:
    prepared = prepare(subjects({"birth_date": born}))
    keys = person_keys(prepared, load_tables())
    found = age_facts(prepared, keys, reference_dates={"techo": date(2026, 10, 1)}).row(
        0, named=True
    )
    assert (found["age"], found["turned_18"]) == (age, turned)
