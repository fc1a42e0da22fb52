"""Causes: E before H, diagnosis only, silent where nothing points."""

import pytest

from tests.support.judging import MOVED, OTHER_PERSON, judged_one

ELSEWHERE = OTHER_PERSON | MOVED | {"name_surname": "DIFFERENT"}
NEIGHBOUR = {"neighbour_is_linked": True}


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({}, ""),
        ({"linked_status": "dead"}, ""),
        (OTHER_PERSON, "E1"),
        (OTHER_PERSON | NEIGHBOUR, "E1"),
        (ELSEWHERE, ""),
        (ELSEWHERE | NEIGHBOUR, "E2"),
        (ELSEWHERE | {"number_swapped": True}, "E2"),
        (ELSEWHERE | {"candidate_in_household": True}, "E1"),
        (ELSEWHERE | {"key_resembles": True}, "E5"),
        (MOVED | {"other_person_same_number": True}, "E6"),
        ({"birth_date": "DIFFERENT", "birth_parts_differing": 3} | MOVED, "E3"),
        (MOVED | {"namesakes": 2}, "E3"),
        (
            {"name": "DIFFERENT", "name_surname": "DIFFERENT", "name_given": "DIFFERENT"} | MOVED,
            "E4",
        ),
        ({"number_state": "check_digit", "linked": False}, "E7"),
        (MOVED | {"former_address_agrees": True}, "H1"),
        (MOVED | {"former_address_agrees": True, "linked_status": "moved_out"}, "H8"),
        (MOVED | {"residence_agrees": True}, "H2"),
        ({"address": "SIMILAR", "address_building": "ABSENT_LEFT"}, "H3"),
        ({"name": "SIMILAR", "name_reasons": "name_wildcard"}, "H4"),
        ({"name": "DIFFERENT", "name_surname": "DIFFERENT"}, "H5"),
        ({"birth_date": "SIMILAR", "birth_parts_differing": 1}, "H6"),
        ({"sex": "ABSENT_LEFT"}, "H7"),
        ({"number_state": "not_in_register", "linked": False, "number_is_former": True}, "H8"),
    ],
)
def test_examples(change: dict[str, object], cause: str) -> None:
    assert judged_one(change)["cause"] == cause
