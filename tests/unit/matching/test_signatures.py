"""Signatures: one for every record, fine where it matters, 一括可 only where it is safe."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules import RuleKind, load_policy, load_rules
from matching import CONTEXT_SCHEMA, judge
from tests.support.judging import MOVED, OTHER_PERSON, RULES, judged_one
from tests.support.rule_frames import AGREEMENTS, PARTS, frame_of

FLAGS = [name for name, dtype in CONTEXT_SCHEMA.items() if dtype == pl.Boolean()]
NO_NUMBER = {"linked": False, "linked_weight": None, "number_state": "missing"}
GONE = NO_NUMBER | {"number_state": "not_in_register"}


@pytest.mark.parametrize(
    ("change", "signature", "group_ok"),
    [
        ({}, "same", False),
        ({"name": "EQUIVALENT"}, "notation", False),
        (
            NO_NUMBER | {"candidate_found": True, "candidate_four_agree": True},
            "number_missing_four",
            False,
        ),
        (NO_NUMBER, "number_missing", False),
        (NO_NUMBER | {"number_state": "malformed", "number_digits": 11}, "number_short", False),
        (NO_NUMBER | {"number_state": "check_digit"}, "number_check_digit", False),
        (GONE, "number_unknown", False),
        (GONE | {"coverage": "number"}, "number_unanswered", False),
        (
            GONE | {"candidate_found": True, "candidate_four_agree": True},
            "number_change_suspected",
            False,
        ),
        (GONE | {"candidate_four_agree": True, "number_slip": True}, "number_slip", False),
        (OTHER_PERSON, "family_number", False),
        (OTHER_PERSON | {"linked_is_guardian": True}, "guardian_number", False),
        (OTHER_PERSON | {"number_swapped": True}, "number_swapped", False),
        (OTHER_PERSON | MOVED | {"name_surname": "DIFFERENT"}, "stranger_number", False),
        (MOVED | {"other_person_same_number": True}, "number_shared", False),
        ({"name": "DIFFERENT", "name_given": "DIFFERENT"}, "given_only", False),
        (
            {"birth_date": "DIFFERENT", "birth_parts_differing": 2} | MOVED,
            "birth_parts_and_address",
            False,
        ),
        (
            {"birth_date": "SIMILAR", "birth_parts_differing": 1, "birth_day": "DIFFERENT"},
            "birth_day_only",
            False,
        ),
        ({"birth_date": "SIMILAR", "birth_day": "UNREADABLE"}, "birth_unknown_part", False),
        ({"name": "DIFFERENT", "name_surname": "DIFFERENT"}, "surname_only", False),
        ({"name": "DIFFERENT", "name_surname": "DIFFERENT"} | MOVED, "surname_and_address", False),
        ({"sex": "ABSENT_LEFT"}, "sex_blank", False),
        ({"sex": "DIFFERENT"} | MOVED, "sex_and_address", False),
        ({"name": "SIMILAR", "name_reasons": "name_wildcard"}, "name_wildcard_only", True),
        (
            {"name": "SIMILAR", "name_reasons": "name_wildcard"} | MOVED,
            "name_and_far_address",
            False,
        ),
        ({"name": "SIMILAR", "former_name_agrees": True}, "name_former_only", True),
        (MOVED | {"former_address_agrees": True}, "former_address", True),
        (MOVED | {"facility_registered": True}, "facility", True),
        (MOVED, "other_municipality_unique", True),
        (MOVED | {"address_municipality": "SAME"}, "other_town_unique", True),
        (MOVED | {"namesakes": 2}, "address_namesake", False),
        (MOVED | {"coverage": "number", "namesakes": None}, "other_municipality", False),
        (MOVED | {"rival_weight": 50.0}, "namesake_number", False),
        ({"address": "SIMILAR", "address_lot": "DIFFERENT"}, "lot_only", True),
        (
            {"address": "SIMILAR", "address_reasons": "address_building_missing"},
            "building_missing",
            True,
        ),
        (
            {"address": "SIMILAR", "address_building": "SAME", "address_room": "DIFFERENT"},
            "room_only",
            True,
        ),
        ({"address": "SIMILAR", "address_building": "DIFFERENT"}, "building_only", True),
        (
            {"address": "ABSENT_LEFT", "address_town": "", "coverage": "number"},
            "address_missing",
            False,
        ),
    ],
)
def test_examples(change: dict[str, object], signature: str, group_ok: bool) -> None:
    found = judged_one(change)
    assert (found["signature"], found["group_ok"]) == (signature, group_ok)


_ANY = st.fixed_dictionaries(
    {
        "number_state": st.sampled_from(
            ["ok", "missing", "malformed", "check_digit", "not_in_register", "duplicate"]
        ),
        "linked": st.booleans(),
        "holds_sex": st.booleans(),
        "coverage": st.sampled_from(["all", "number", "four"]),
        "namesakes": st.sampled_from([None, 0, 1, 2]),
        "birth_parts_differing": st.integers(0, 3),
        "rival_weight": st.sampled_from([None, 10.0, 60.0]),
        **{name: st.sampled_from(AGREEMENTS) for name in ("name", "birth_date", "sex", "address")},
        **{
            name: st.sampled_from(PARTS)
            for name in (
                *("name_surname", "name_given", "birth_year", "birth_month", "birth_day"),
                *("address_municipality", "address_town", "address_lot"),
                *("address_building", "address_room"),
            )
        },
        **{name: st.booleans() for name in FLAGS},
    }
)


@settings(deadline=None, max_examples=50)
@given(st.lists(_ANY, min_size=5, max_size=30))
def test_every_record_has_a_signature_of_its_class(records: list[dict[str, object]]) -> None:
    known = judge(
        frame_of(*records), rules=RULES, policy=load_policy("residence_and_former_address")
    )
    rows = load_rules().tables[RuleKind.SIGNATURE]
    for row in known.iter_rows(named=True):
        assert row["class"] in rows[row["signature"]]["classes"].split("|")
        assert not row["group_ok"] or row["class"] in ("B1", "B2")
        assert not (row["group_ok"] and "guardian_linked" in row["cautions"])


def test_one_look_is_never_enough_for_the_dangerous_classes() -> None:
    for row in load_rules().tables[RuleKind.SIGNATURE].values():
        if row["group_ok"] == "true":
            assert set(row["classes"].split("|")) <= {"B1", "B2"}


def test_every_class_ends_in_a_row_that_takes_the_rest() -> None:
    last: dict[str, str] = {}
    for row in load_rules().tables[RuleKind.SIGNATURE].values():
        last |= dict.fromkeys(row["classes"].split("|"), row["when"])
    assert set(last) == set(load_rules().tables[RuleKind.CLASS])
    assert set(last.values()) == {""}
