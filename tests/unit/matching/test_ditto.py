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


@pytest.mark.parametrize("text", ["同上町1-2", "同心町2", "", "中央同上"])
def test_ordinary_addresses_are_left_alone(text: str) -> None:
    frame = subjects({"address": "中央1-2"}, {"address": text})
    assert resolve_ditto(frame)["address"][1] == text
