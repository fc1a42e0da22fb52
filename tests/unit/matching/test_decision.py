"""The decision table: total, as written, and repeatable from the printed reasons alone."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules import load_policy, load_rules, policy_names
from matching import CLASSES, decide, decide_one, decision_table_from_mapping, reconstruct
from tests.support.rule_frames import AGREEMENTS, PARTS, frame_of, product

TABLE = load_rules().rule_set.decision
STRICT = load_policy("strict")
AGREES = ["SAME", "EQUIVALENT"]
NUMBER_STATES = ["ok", "missing", "malformed", "check_digit", "not_in_register", "duplicate"]


def _has(column: str, *values: str) -> pl.Expr:
    return pl.col(column).is_in(values)


def _written(accept_residence: bool, accept_former: bool) -> pl.Expr:
    """The table once more, read from its wording instead of its data."""
    uncertain = pl.col("name_reasons") != ""
    full = _has("name", *AGREES)
    former = pl.col("former_name_agrees")
    name = full & ~uncertain
    surname_differs = _has("name_surname", "DIFFERENT") & ~full & ~former
    no_boundary = pl.col("name_given") == ""
    whole_differs = _has("name", "DIFFERENT") & (no_boundary | ~surname_differs)
    given_differs = ((_has("name_given", "DIFFERENT") & ~full) | whole_differs) & ~former
    birth = _has("birth_date", *AGREES)
    two_parts = _has("birth_date", "DIFFERENT", "SIMILAR") & (pl.col("birth_parts_differing") >= 2)
    held = pl.col("holds_sex")
    sex = held & _has("sex", *AGREES)
    blank_or_other = held & ~_has("sex", *AGREES)
    address = _has("address", *AGREES)
    residence = pl.col("residence_agrees") & accept_residence
    former_address = pl.col("former_address_agrees") & accept_former
    rows = [
        ("C5", _has("number_state", "missing", "malformed", "check_digit")),
        ("C3", _has("number_state", "not_in_register") | ~pl.col("linked")),
        ("A1", name & birth & sex & address),
        ("A2", name & birth & ~held & address),
        ("A3a", name & birth & sex & residence),
        ("A3b", name & birth & sex & former_address),
        ("C1", given_differs & ~birth),
        ("C2", given_differs | two_parts | (surname_differs & (~birth | blank_or_other))),
        ("C4", pl.col("other_person_same_number")),
        ("B4", ~birth),
        ("B3", surname_differs),
        ("B5", blank_or_other),
        ("B2", ~name),
        ("B1", ~address),
    ]
    return pl.coalesce([pl.when(holds).then(pl.lit(code)) for code, holds in rows])


def _check(frame: pl.DataFrame, policy_name: str = "strict") -> pl.DataFrame:
    policy = load_policy(policy_name)
    decided = decide(frame, table=TABLE, policy=policy)
    expected = frame.select(
        expected=_written(policy.accept_residence, policy.accept_former_address)
    ).to_series()
    assert decided["class"].null_count() == 0
    assert (decided["class"] == expected).all()
    return pl.concat([frame, decided], how="horizontal")


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_combination_of_a_usable_number_has_exactly_one_class(name: str) -> None:
    frame = product(
        name=[name],
        name_surname=[*PARTS],
        name_given=[*PARTS],
        birth_date=[*AGREEMENTS],
        birth_parts_differing=[0, 1, 2, 3],
        sex=[*AGREEMENTS],
        address=[*AGREEMENTS],
        holds_sex=[True, False],
        other_person_same_number=[True, False],
    ).select(pl.exclude("^.*_weight$"))
    checked = _check(frame)
    accepted = checked.filter(pl.col("verdict") == "A")
    for attribute in ("name", "birth_date", "address"):
        assert accepted[attribute].is_in(AGREES).all()
    assert accepted.filter(pl.col("class") == "A1")["sex"].is_in(AGREES).all()
    assert accepted.filter(pl.col("class") == "A1")["holds_sex"].all()
    assert not accepted.filter(pl.col("class") == "A2")["holds_sex"].any()


@pytest.mark.parametrize("policy", policy_names())
def test_every_combination_of_number_uncertainty_and_policy(policy: str) -> None:
    few = ["SAME", "EQUIVALENT", "SIMILAR", "DIFFERENT", "ABSENT_LEFT"]
    frame = product(
        number_state=[*NUMBER_STATES],
        linked=[True, False],
        name=[*few],
        name_given=["", "SAME", "DIFFERENT"],
        name_surname=["", "SAME", "DIFFERENT"],
        name_reasons=["", "name_wildcard"],
        birth_date=["SAME", "DIFFERENT"],
        birth_parts_differing=[0, 2],
        sex=["SAME", "ABSENT_LEFT"],
        address=["EQUIVALENT", "SIMILAR"],
        holds_sex=[True, False],
        former_name_agrees=[True, False],
        residence_agrees=[True, False],
        former_address_agrees=[True, False],
    )
    checked = _check(frame, policy)
    classes = set(checked["class"].unique())
    assert ("A3a" in classes) == load_policy(policy).accept_residence
    assert ("A3b" in classes) == load_policy(policy).accept_former_address
    assert not checked.filter(verdict="A")["name_reasons"].str.contains("wildcard").any()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "A1"),
        ({"other_person_same_number": True}, "A1"),
        ({"number_state": "duplicate"}, "A1"),
        ({"holds_sex": False, "sex": "ABSENT_LEFT"}, "A2"),
        ({"sex": "ABSENT_LEFT"}, "B5"),
        ({"sex": "UNREADABLE"}, "B5"),
        ({"name_reasons": "name_wildcard"}, "B2"),
        ({"name": "ABSENT_LEFT", "name_surname": "", "name_given": ""}, "B2"),
        ({"name": "SIMILAR", "name_given": "ABSENT_LEFT"}, "B2"),
        ({"address": "ABSENT_LEFT"}, "B1"),
        ({"address": "UNREADABLE"}, "B1"),
        ({"address": "DIFFERENT"}, "B1"),
        ({"birth_date": "SIMILAR", "birth_parts_differing": 1}, "B4"),
        ({"birth_date": "ABSENT_RIGHT"}, "B4"),
        ({"name": "DIFFERENT", "name_surname": "DIFFERENT"}, "B3"),
        ({"name": "DIFFERENT", "name_given": "DIFFERENT"}, "C2"),
        ({"name": "DIFFERENT", "name_surname": "", "name_given": ""}, "C2"),
        ({"birth_date": "DIFFERENT", "birth_parts_differing": 2}, "C2"),
        ({"name": "DIFFERENT", "name_surname": "DIFFERENT", "sex": "DIFFERENT"}, "C2"),
        ({"name": "DIFFERENT", "name_given": "DIFFERENT", "birth_date": "SIMILAR"}, "C1"),
        ({"linked": False, "number_state": "not_in_register"}, "C3"),
        ({"linked": False, "number_state": "missing"}, "C5"),
        ({"address": "SIMILAR", "other_person_same_number": True}, "C4"),
        ({"name": "DIFFERENT", "name_surname": "DIFFERENT", "former_name_agrees": True}, "B2"),
    ],
)
def test_examples(change: dict[str, object], expected: str) -> None:
    assert decide(frame_of(change), table=TABLE, policy=STRICT)["class"].to_list() == [expected]


_RECORDS = st.fixed_dictionaries(
    {
        "number_state": st.sampled_from(NUMBER_STATES),
        "linked": st.booleans(),
        "holds_sex": st.booleans(),
        "name_reasons": st.sampled_from(["", "name_wildcard", "name_width;name_variant_3"]),
        "name_surname": st.sampled_from(PARTS),
        "name_given": st.sampled_from(PARTS),
        "birth_parts_differing": st.integers(0, 3),
        "other_person_same_number": st.booleans(),
        "former_name_agrees": st.booleans(),
        "residence_agrees": st.booleans(),
        "former_address_agrees": st.booleans(),
        "number_zero_restored": st.booleans(),
        **{name: st.sampled_from(AGREEMENTS) for name in ("name", "birth_date", "sex", "address")},
    }
)


@settings(deadline=None)
@given(st.lists(_RECORDS, min_size=1, max_size=20), st.sampled_from(policy_names()))
def test_one_record_at_a_time_gives_the_same(
    records: list[dict[str, object]], policy_name: str
) -> None:
    policy = load_policy(policy_name)
    frame = frame_of(*records)
    together = decide(frame, table=TABLE, policy=policy)
    for record, row in zip(
        frame.iter_rows(named=True), together.iter_rows(named=True), strict=True
    ):
        alone = decide_one(record, table=TABLE, policy=policy)
        assert (alone.verdict, alone.code) == (row["verdict"], row["class"])
        assert ";".join(alone.reasons) == row["decision_reasons"]


SHOWN = ("number_state", "name", "birth_date", "sex", "address")


@pytest.mark.parametrize("policy_name", policy_names())
def test_the_printed_reasons_lead_to_the_same_class(policy_name: str) -> None:
    policy = load_policy(policy_name)
    frame = product(
        number_state=["ok", "missing", "not_in_register"],
        linked=[True, False],
        name=["SAME", "SIMILAR", "DIFFERENT"],
        name_given=["", "SAME", "DIFFERENT"],
        name_surname=["SAME", "DIFFERENT"],
        name_reasons=["", "name_wildcard"],
        birth_date=["SAME", "SIMILAR", "DIFFERENT", "ABSENT_LEFT"],
        birth_parts_differing=[0, 1, 2],
        sex=["SAME", "ABSENT_LEFT"],
        address=["EQUIVALENT", "DIFFERENT"],
        holds_sex=[True, False],
        other_person_same_number=[True, False],
        residence_agrees=[True, False],
        former_address_agrees=[True, False],
    )
    decided = decide(frame, table=TABLE, policy=policy)
    seen = pl.concat([frame.select(SHOWN), decided], how="horizontal").unique()
    possible = {"A3a": policy.accept_residence, "A3b": policy.accept_former_address}
    assert set(seen["class"]) == {code for code in CLASSES if possible.get(code, True)}
    for row in seen.iter_rows(named=True):
        reasons = row["decision_reasons"].split(";")
        shown = {name: row[name] for name in SHOWN}
        assert reconstruct(reasons, shown, table=TABLE) == row["class"]


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown classes"):
        decision_table_from_mapping(
            {"version": "1", "facts": [], "rows": [{"class": "D1", "when": ["linked"]}]}
        )
