"""A run from two small frames to the result: who is accepted, who is suggested, what is shown."""

from datetime import date

import polars as pl
import pytest

from app.run.run_settings import Coverage, run_settings
from matching import (
    ATTRIBUTES,
    CANDIDATE_SCHEMA,
    DETAIL_SCHEMA,
    RESULT_SCHEMA,
    MatchResult,
    MemoryShelf,
    Subjects,
    match,
)
from tests.support.persons import NUMBERS, ListedRegister, residents, subjects

HOLDS = frozenset(ATTRIBUTES)
MAN = {
    "name": "佐々木　太郎",
    "kana": "ササキ　タロウ",
    "birth_date": "19750401",
    "sex": "男",
    "address": "京都府京都市右京区山越東町１８８０番地",
    "household_id": "H1",
    "number": NUMBERS[0],
}
WIFE = {
    **MAN,
    "name": "佐々木　花子",
    "kana": "ササキ　ハナコ",
    "birth_date": "19770612",
    "sex": "女",
    "number": NUMBERS[1],
}
STRANGER = {
    **MAN,
    "name": "一尺八寸　巌",
    "kana": "カマツカ　イワオ",
    "birth_date": "19500303",
    "household_id": "H2",
    "address": "京都府京都市右京区太秦青木ケ原町１３番２１号",
    "number": NUMBERS[2],
}
REGISTER = ListedRegister(
    residents(MAN, WIFE), residents(STRANGER).with_columns(resident_id=pl.lit("R3"))
)


def person(resident: dict[str, object], **changes: object) -> dict[str, object]:
    kept = {name: value for name, value in resident.items() if name != "household_id"}
    return {**kept, **changes}


def run(
    *rows: dict[str, object],
    coverage: Coverage = Coverage.ALL,
    register: ListedRegister = REGISTER,
    **dates: date,
) -> MatchResult:
    frame = subjects(*rows)
    names = frame["extract"].unique().to_list()
    settings = run_settings(
        policy="strict",
        coverage=coverage,
        reference_dates=dates,
        restored=frozenset(),
        facilities=(),
    )
    whole = Subjects(frame, dict.fromkeys(names, HOLDS), dict.fromkeys(names, ""))
    return match(
        whole,
        register,
        settings=settings,
        shelf=MemoryShelf(),
        progress=lambda _stage, _done, _total: None,
    )


def result(*rows: dict[str, object], **options: object) -> dict[str, object]:
    return run(*rows, **options).results.row(0, named=True)


def test_the_same_person_is_accepted() -> None:
    found = result(person(MAN, birth_date="S50.4.1", sex="1", address="京都市右京区山越東町1880"))
    assert (found["verdict"], found["class"]) == ("A", "A1")
    assert found["linked_resident"] == found["best_candidate"] == "R1"
    assert found["queue_position"] is None
    assert found["weight"] > 20


def test_a_family_number_is_never_accepted_and_the_person_is_found() -> None:
    found = result(person(MAN, number=WIFE["number"]))
    assert (found["class"], found["linked_resident"], found["best_candidate"]) == ("C1", "R2", "R1")
    assert found["cause"] == "E1"
    assert found["queue_position"] == 1


@pytest.mark.parametrize(
    ("number", "state"), [("", "missing"), ("12345", "malformed"), ("123456789012", "check_digit")]
)
def test_without_a_usable_number_the_person_is_found(number: str, state: str) -> None:
    found = result(person(MAN, number=number))
    assert (found["class"], found["number_state"], found["best_candidate"]) == ("C5", state, "R1")
    assert found["linked_resident"] == ""


def test_a_stranger_to_the_register_gets_no_suggestion() -> None:
    found = result(
        person(
            STRANGER,
            name="近衛　文子",
            kana="コノエ　フミコ",
            birth_date="S30.1.1",
            sex="女",
            number="",
        )
    )
    assert found["best_candidate"] == ""
    assert found["weight"] is None


def test_ditto_is_named() -> None:
    found = run(person(MAN), person(WIFE, address="同上")).results
    assert found["class"].to_list() == ["A1", "A1"]
    assert "address_ditto_resolved" in found["reasons"][1].split(";")


def test_one_number_on_two_people() -> None:
    found = run(person(MAN), person(STRANGER, number=MAN["number"], name="佐々木　太郎"))
    assert found.results["number_state"].to_list() == ["duplicate", "duplicate"]
    assert found.results["verdict"].to_list() == ["A", "C"]
    assert found.details["same_number_subjects"].to_list() == ["techo/K2", "techo/K1"]


def test_part_of_a_register_says_nothing_about_uniqueness() -> None:
    assert run(person(MAN, address="")).details["namesakes"].to_list() == [1]
    part = run(person(MAN, address=""), coverage=Coverage.NUMBER)
    assert part.details["namesakes"].to_list() == [None]
    assert not part.results["signature"][0].endswith("_unique")


def test_a_removed_resident_yields_to_a_current_one_with_the_same_number() -> None:
    gone = {**WIFE, "status": "転出", "number": MAN["number"]}
    register = ListedRegister(residents(gone, MAN))
    assert result(person(MAN), register=register)["linked_resident"] == "R2"


def test_chunks_do_not_change_the_result() -> None:
    rows = [person(MAN, number=""), person(WIFE, number=STRANGER["number"]), person(STRANGER)]
    whole = residents(MAN, WIFE, STRANGER)
    one = run(*rows, register=ListedRegister(whole))
    many = run(*rows, register=ListedRegister(*(whole.slice(place, 1) for place in range(3))))
    assert one.results.equals(many.results)
    assert one.candidates.equals(many.candidates)


def test_frames_follow_their_schemas_and_contributions_sum() -> None:
    found = run(person(MAN, number=WIFE["number"]), person(STRANGER, name="一尺八寸　〓"))
    assert dict(found.results.schema) == RESULT_SCHEMA
    assert dict(found.details.schema) == DETAIL_SCHEMA
    assert dict(found.candidates.schema) == CANDIDATE_SCHEMA
    parts = found.candidates.select(
        pl.sum_horizontal(f"{name}_weight" for name in ATTRIBUTES)
    ).to_series()
    assert parts.to_list() == found.candidates["weight"].to_list()
    shown = set(found.candidates["resident_id"]) | set(found.results["linked_resident"]) - {""}
    assert shown <= set(found.residents["resident_id"])


def test_household_of_the_linked_resident_is_listed() -> None:
    candidates = run(person(STRANGER, number=MAN["number"])).candidates
    assert {"R1", "R2", "R3"} == set(candidates["resident_id"])


def test_nobody_at_all() -> None:
    empty = ListedRegister(residents(MAN).head(0))
    assert result(person(MAN), register=empty)["class"] == "C3"
    assert run(register=REGISTER).results.height == 0


def _moved(**changes: object) -> dict[str, object]:
    return {**MAN, "address": "京都府京都市右京区太秦青木ケ原町１３番２１号", **changes}


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "in two files"])
@pytest.mark.parametrize("newest_first", [True, False])
def test_rows_of_one_number_are_one_resident(dated: bool, newest_first: bool) -> None:
    """A row for every change: nobody's own earlier row is a namesake or a better candidate."""
    old = {**MAN, "status_date": "20150401" if dated else ""}
    new = _moved(status_date="20200401") if dated else {**old}
    rows = [new, old] if newest_first else [old, new]
    register = ListedRegister(*(residents(row) for row in rows))
    found = run(person(MAN), register=register)
    result = found.results.to_dicts()[0]
    assert (result["class"], result["candidate_count"]) == ("B1" if dated else "A1", 0)
    assert found.details["namesakes"].to_list() == [1]
    if dated:
        assert result["signature"] == "former_address"
        assert result["linked_resident"] == result["best_candidate"]


def test_a_candidate_with_several_rows_is_shown_once() -> None:
    rows = [{**STRANGER, "status_date": day} for day in ("20150401", "20200401")]
    register = ListedRegister(
        residents(MAN), residents(*rows).with_columns(resident_id=pl.Series(["R8", "R9"]))
    )
    found = run(person(STRANGER, number=MAN["number"]), register=register)
    assert found.candidates["resident_id"].to_list() == ["R1", "R9"]


@pytest.mark.parametrize("older", [True, False])
def test_a_number_given_to_twins_makes_no_former_name(older: bool) -> None:
    """Two 宛名番号 and two names are two people, whatever number and birth date say."""
    twin = {**MAN, "name": "佐々木　次郎", "kana": "ササキ　ジロウ"}
    days = ("20150401", "20200401") if older else ("20200401", "20150401")
    rows = [{**one, "status_date": day} for one, day in zip((MAN, twin), days, strict=True)]
    found = run(person(MAN), register=ListedRegister(residents(*rows)))
    result = found.results.to_dicts()[0]
    assert result["class"] == ("C2" if older else "A1")
    assert "name_former_in_history" not in result["reasons"]
    other = run(person(MAN, number=""), register=ListedRegister(residents(*rows)))
    assert set(other.candidates["resident_id"]) == {"R1", "R2"}


def test_an_earlier_row_of_a_register_without_keys_tells_the_former_name() -> None:
    old = {**MAN, "name": "山本　太郎", "status_date": "20150401"}
    rows = residents(old, {**MAN, "status_date": "20200401"})
    rows = rows.with_columns(resident_id=pl.Series(["#1", "#2"]))
    found = result(person(MAN, name="山本　太郎"), register=ListedRegister(rows))
    assert (found["class"], found["signature"]) == ("B2", "name_former_only")
    assert found["candidate_count"] == 0
