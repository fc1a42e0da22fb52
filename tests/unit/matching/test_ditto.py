"""同上 in the address column."""

import pytest

from matching.ditto import resolve_ditto
from tests.support.persons import subjects


def test_row_above_gives_the_address() -> None:
    frame = subjects(
        {"address": "中央1-2", "building": "コーポ"}, {"address": "同上"}, {"address": "〃"}
    )
    resolved = resolve_ditto(frame)
    assert resolved["address"].to_list() == ["中央1-2"] * 3
    assert resolved["building"].to_list() == ["コーポ"] * 3
    assert resolved["is_ditto"].to_list() == [False, True, True]


def test_household_outranks_the_row_above() -> None:
    frame = subjects(
        {"address": "中央1-2", "household_key": "A"},
        {"address": "北町9", "household_key": "B"},
        {"address": "同上", "household_key": "A"},
    )
    assert resolve_ditto(frame)["address"].to_list() == ["中央1-2", "北町9", "中央1-2"]


def test_other_extract_is_not_above() -> None:
    frame = subjects({"address": "中央1-2"}, {"address": "同上", "extract": "seiho"})
    resolved = resolve_ditto(frame)
    assert resolved["address"].to_list() == ["中央1-2", "同上"]
    assert not resolved["is_ditto"].any()


def test_own_building_stays() -> None:
    frame = subjects({"address": "中央1-2"}, {"address": "同上", "building": "別館"})
    assert resolve_ditto(frame)["building"].to_list() == ["", "別館"]


@pytest.mark.parametrize("text", ["同　上", "(同上)", "〃", "同", "同上 ", "上に同じ"])
def test_spellings(text: str) -> None:
    resolved = resolve_ditto(subjects({"address": "中央1-2"}, {"address": text}))
    assert resolved["address"].to_list() == ["中央1-2"] * 2


@pytest.mark.parametrize("text", ["同上　２０３号室", "同上203号", "同上(203号室)"])
def test_a_room_after_ditto_is_the_rows_own(text: str) -> None:
    above = {"address": "中央1-2", "building": "コーポ101"}
    resolved = resolve_ditto(subjects(above, {"address": text}))
    assert resolved["address"][1] == "中央1-2"
    assert resolved["building"][1] in ("２０３号室", "203号", "203号室")


def test_head_of_the_household_may_stand_below() -> None:
    first = {"address": "世帯主に同じ", "household_key": "A"}
    head = {"address": "中央1-2", "household_key": "A"}
    assert resolve_ditto(subjects(first, head))["address"].to_list() == ["中央1-2"] * 2


def test_head_of_an_unknown_household_is_not_the_row_above() -> None:
    frame = subjects({"address": "中央1-2"}, {"address": "世帯主に同じ"})
    assert not resolve_ditto(frame)["is_ditto"].any()


@pytest.mark.parametrize(
    "text", ["同上町1-2", "同心町2", "", "中央同上", "同仁町３番", "本人に同じ"]
)
def test_ordinary_addresses_are_left_alone(text: str) -> None:
    frame = subjects({"address": "中央1-2"}, {"address": text})
    assert resolve_ditto(frame)["address"][1] == text
