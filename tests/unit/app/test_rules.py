"""The rule files: complete, of one shape, and each code in one place."""

import re
import tomllib
from hashlib import sha256

import pytest

from app.bundled import resource, text
from app.errors import KnownError
from app.rules import RuleKind, load_policy, load_rules, policy_names
from matching import CLASSES, CONTEXT_SCHEMA, PAIR_SCHEMA, Agreement, read_condition

RULES = load_rules()
CODES = {
    RuleKind.CLASS: [*CLASSES],
    RuleKind.NEVER: [f"N{number}" for number in range(1, 7)],
    RuleKind.CAUSE: [
        *(f"E{number}" for number in range(1, 8)),
        *(f"H{number}" for number in range(1, 9)),
    ],
}
MEASURES = {"rival_better", "candidates_close", "minor", "class", "verdict"}
FACTS = {fact.name for fact in (*RULES.rule_set.decision.facts, *RULES.rule_set.evidence)}


@pytest.mark.parametrize("kind", list(CODES))
def test_the_codes_that_the_papers_name_are_all_there(kind: RuleKind) -> None:
    assert sorted(RULES.tables[kind]) == sorted(CODES[kind])


@pytest.mark.parametrize("kind", list(RuleKind))
def test_no_code_stands_twice_and_every_cell_says_something(kind: RuleKind) -> None:
    lines = text("rules", f"{kind}.tsv").splitlines()
    assert len(RULES.tables[kind]) == len(lines) - 1
    for row in RULES.tables[kind].values():
        assert row["words"].strip()
        assert row["explanation"].endswith("。")
        assert all(cell == cell.strip() for cell in row.values())
        assert not re.search("[｡､\uff66-\uff9f]", row["words"] + row["explanation"])


@pytest.mark.parametrize("kind", [RuleKind.SIGNATURE, RuleKind.CAUTION, RuleKind.QUEUE])
def test_the_order_is_the_place_in_the_file(kind: RuleKind) -> None:
    orders = [int(row["order"]) for row in RULES.tables[kind].values()]
    assert orders == list(range(1, len(orders) + 1))


def test_no_two_signatures_read_alike() -> None:
    words = [row["words"] for row in RULES.tables[RuleKind.SIGNATURE].values()]
    assert len(words) == len(set(words))


def test_causes_of_wrong_links_are_looked_for_first() -> None:
    causes = [row.code for row in RULES.rule_set.causes]
    assert [code[0] for code in causes] == sorted(code[0] for code in causes)


@pytest.mark.parametrize("kind", list(RuleKind))
def test_conditions_read_only_what_the_context_holds(kind: RuleKind) -> None:
    known = {*PAIR_SCHEMA, *CONTEXT_SCHEMA, *MEASURES, *FACTS}
    for row in RULES.tables[kind].values():
        condition = read_condition(row.get("when", ""))
        assert condition.columns() <= known
        mentioned = {
            code
            for terms in condition.alternatives
            for term in terms
            if term.is_reason
            for code in term.values
        }
        assert mentioned <= set(RULES.tables[RuleKind.REASON])


@pytest.mark.parametrize("name", ["decision_table.toml", "evidence.toml"])
def test_facts_read_only_what_is_known_before_them(name: str) -> None:
    known = {
        *PAIR_SCHEMA,
        *CONTEXT_SCHEMA,
        "policy_accept_residence",
        "policy_accept_former_address",
    }
    if name == "evidence.toml":
        known |= {*MEASURES, *(fact.name for fact in RULES.rule_set.decision.facts)}
    for fact in tomllib.loads(text("rules", name))["facts"]:
        assert read_condition(fact["when"]).columns() <= known
        known.add(fact["name"])
        assert fact.get("reason", "number_shared") in RULES.tables[RuleKind.REASON]


def test_every_decision_fact_can_be_read_in_the_rule_book() -> None:
    for fact in RULES.rule_set.decision.facts:
        assert fact.words
        assert fact.explanation.endswith("。")


def test_the_digest_covers_every_rule_file() -> None:
    names = sorted(entry.name for entry in resource("rules").iterdir())
    whole = sha256("".join(f"{name}\0{text('rules', name)}\0" for name in names).encode())
    assert whole.hexdigest() == RULES.digest


def test_words_of_joined_codes() -> None:
    assert RULES.words(RuleKind.CAUTION, "protected;dead") == ("支援措置", "死亡(資格整理)")
    assert RULES.words(RuleKind.CAUTION, "") == ()
    assert RULES.reason_words("given_differs;sex_not_held", attribute="sex") == (
        "性別未把握の事務",
    )
    assert RULES.word(RuleKind.CAUSE, "") == ""


def test_only_marked_signatures_may_be_decided_together() -> None:
    assert RULES.group_ok("building_missing")
    assert not RULES.group_ok("family_number")


def test_the_strict_policy_is_first_and_accepts_nothing_more() -> None:
    strict = load_policy(policy_names()[0])
    assert strict.name == "strict"
    assert not strict.accept_residence
    assert not strict.accept_former_address


@pytest.mark.parametrize("name", policy_names())
def test_a_policy_is_named_like_its_file(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name
    assert policy.digest == sha256(text("policies", f"{name}.toml").encode()).hexdigest()


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(KnownError, match="照合方針"):
        load_policy("loose")


def test_reasons_speak_of_known_attributes_and_agreements() -> None:
    attributes = {"number", "name", "kana", "birth_date", "sex", "address", "record"}
    rows = list(RULES.tables[RuleKind.REASON].values())
    assert {row["attribute"] for row in rows} <= attributes
    assert {row["agreement"] for row in rows} <= {*Agreement, ""}
    keys = [(row["attribute"], row["code"]) for row in rows]
    assert keys == sorted(keys)
