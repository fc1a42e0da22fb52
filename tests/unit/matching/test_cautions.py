"""Cautions: beside every verdict, an A included."""

import pytest

from tests.support.judging import OTHER_PERSON, judged_one


@pytest.mark.parametrize(
    ("change", "cautions"),
    [
        ({}, ""),
        ({"subject_protected": True}, "protected"),
        ({"linked_protected": True}, "protected"),
        ({"candidate_protected": True}, "protected"),
        ({"household_protected": True}, "protected"),
        ({"other_person_same_number": True}, "same_number"),
        ({"active_twice": True}, "double_registration"),
        ({"linked_status": "dead"}, "dead"),
        ({"linked_status": "moved_abroad", "age": 14}, "moved_abroad;under_15"),
        ({"age": 15}, ""),
        ({"age": 18, "turned_18": True}, "turned_18"),
        ({"margin": 1.0}, ""),
        ({"margin": 1.0, "address": "DIFFERENT"}, "close_candidates"),
        ({"kana": "DIFFERENT"}, "kana_differs"),
        ({"linked_is_guardian": True}, ""),
        (OTHER_PERSON | {"linked_is_guardian": True}, "guardian_linked"),
    ],
)
def test_examples(change: dict[str, object], cautions: str) -> None:
    assert judged_one(change)["cautions"] == cautions
