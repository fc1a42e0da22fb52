"""The queue: dangerous patterns first, lists last, the same input always the same order."""

import polars as pl

from matching import JUDGEMENT_SCHEMA
from tests.support.judging import MOVED, OTHER_PERSON, judged

NO_LINK: dict[str, object] = {"linked": False, "linked_weight": None}

IN_ORDER: list[dict[str, object]] = [
    # tier 1: the guardian, whoever fits better, another person, an entry slip
    OTHER_PERSON | {"linked_is_guardian": True, "linked_weight": 5.0},
    OTHER_PERSON | {"linked_weight": 5.0, "rival_weight": 45.0},
    MOVED | {"linked_weight": 20.0, "rival_weight": 45.0},
    OTHER_PERSON | {"linked_weight": 3.0},
    {"name": "DIFFERENT", "name_given": "DIFFERENT", "linked_weight": 25.0},
    # tier 2
    MOVED | {"other_person_same_number": True},
    # tier 3
    NO_LINK | {"number_state": "check_digit", "rival_weight": 30.0},
    NO_LINK | {"number_state": "malformed", "rival_weight": 20.0},
    # tier 4: namesakes first
    MOVED | {"namesakes": 2, "linked_weight": 30.0},
    MOVED | {"namesakes": 1, "linked_weight": 20.0},
    # tier 5, by weight
    {"sex": "DIFFERENT", "linked_weight": 28.0},
    {"birth_date": "SIMILAR", "birth_parts_differing": 1, "linked_weight": 29.0},
    {"name": "DIFFERENT", "name_surname": "DIFFERENT", "linked_weight": 30.0},
    # tiers 6 and 7
    {"name": "SIMILAR", "name_reasons": "name_wildcard"},
    {"address": "SIMILAR", "address_lot": "DIFFERENT"},
    # the lists
    NO_LINK | {"number_state": "not_in_register", "rival_weight": 40.0},
    NO_LINK | {"number_state": "not_in_register"},
    NO_LINK | {"number_state": "missing"},
]


def test_the_order_of_the_rule_book() -> None:
    found = judged(*IN_ORDER)
    assert found["queue_position"].to_list() == list(range(1, len(IN_ORDER) + 1))
    assert found["tier"].to_list() == [*[1] * 5, 2, 3, 3, 4, 4, 5, 5, 5, 6, 7, 8, 8, 9]
    assert found["lane"].to_list() == [*["eye"] * 15, "inquiry", "inquiry", "unnumbered"]


def test_the_order_does_not_depend_on_where_records_stand() -> None:
    turned = judged(*reversed(IN_ORDER))["queue_position"].to_list()
    # the two C3 stand in file order, which is turned round with the file
    expected = list(range(len(IN_ORDER), 0, -1))
    expected[1], expected[2] = expected[2], expected[1]
    assert turned == expected


def test_an_a_waits_nowhere() -> None:
    found = judged({}, {"sex": "DIFFERENT"}, {"rival_weight": 90.0})
    assert found["queue_position"].to_list() == [None, 1, None]
    assert found["lane"].to_list() == ["", "eye", ""]
    assert found["tier"].to_list() == [None, 5, None]


def test_the_frame_follows_its_schema() -> None:
    assert judged({}).schema == pl.Schema(JUDGEMENT_SCHEMA)
