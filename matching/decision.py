"""The decision table: number first, then each attribute on its own; the first row that holds.

The table is data (resources/rules/decision_table.toml). Here it is evaluated over a whole frame
(`decide`), over one record (`decide_one`) and, from the printed reasons alone, once more by
whoever doubts a verdict (`reconstruct`). No sum of similarities takes part.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from matching.conditions import Condition, read_condition
from matching.policy import SWITCHES, Policy
from matching.rule_rows import Fact, entries, facts_from_mapping, with_fact_columns

CLASSES = ("A1", "A2", "A3a", "A3b", "B1", "B2", "B3", "B4", "B5", "C1", "C2", "C3", "C4", "C5")
"""Every class the table may give; the verdict is its first letter."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One row of the table: the class given when the condition holds."""

    code: str
    when: Condition


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The facts, in order of use, and the rows, in order of precedence."""

    version: str
    facts: tuple[Fact, ...]
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The class of one record and the codes of the facts that decided it, in table order."""

    code: str
    reasons: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """A, B or C."""
        return self.code[0]


def decision_table_from_mapping(mapping: Mapping[str, object]) -> DecisionTable:
    """The table from the mapping of its file.

    Raises:
        ValueError: a class is unknown, or a condition cannot be read.
        KeyError: an entry lacks a key.
        TypeError: facts or rows are not lists of tables.
    """
    facts = facts_from_mapping(mapping)
    rows = tuple(
        DecisionRow(row["class"], read_condition(row["when"])) for row in entries(mapping, "rows")
    )
    if unknown := {row.code for row in rows}.difference(CLASSES):
        raise ValueError(f"unknown classes in the decision table: {sorted(unknown)}")
    return DecisionTable(version=str(mapping["version"]), facts=facts, rows=rows)


def with_facts(frame: pl.DataFrame, *, table: DecisionTable, policy: Policy) -> pl.DataFrame:
    """The frame (PAIR_SCHEMA and CONTEXT_SCHEMA) with every fact of the table as a flag column."""
    switches = [pl.lit(getattr(policy, name)).alias(f"policy_{name}") for name in SWITCHES]
    return with_fact_columns(frame.with_columns(switches), table.facts)


def decide(frame: pl.DataFrame, *, table: DecisionTable, policy: Policy) -> pl.DataFrame:
    """The class of every subject.

    Args:
        frame: one row per subject with the columns of PAIR_SCHEMA and CONTEXT_SCHEMA.
        table: the decision table.
        policy: the office's choices.

    Returns:
        One row per subject, same order: verdict (A, B, C), class (A1 … C5) and decision_reasons
        (codes joined by ";": the facts that hold and that the agreements alone do not show). The
        class is null only where the table is not total, which the tests exclude.
    """
    facts = with_facts(frame, table=table, policy=policy)
    code = pl.coalesce(
        [pl.when(row.when.expression()).then(pl.lit(row.code)) for row in table.rows]
    )
    reasons = [
        pl.when(pl.col(fact.name)).then(pl.lit(fact.reason)) for fact in table.facts if fact.reason
    ]
    return facts.select(
        verdict=code.str.slice(0, 1),
        **{"class": code},
        decision_reasons=pl.concat_str(reasons, separator=";", ignore_nulls=True),
    )


def decide_one(record: Mapping[str, object], *, table: DecisionTable, policy: Policy) -> Decision:
    """The class of one record given as a mapping of the columns of `decide`'s frame.

    Raises:
        LookupError: no row holds, or a column is missing.
    """
    switches = {f"policy_{switch}": getattr(policy, switch) for switch in SWITCHES}
    known: dict[str, object] = {**record, **switches}
    for fact in table.facts:
        known[fact.name] = fact.when.holds(known)
    reasons = tuple(fact.reason for fact in table.facts if fact.reason and known[fact.name])
    return Decision(_first_row(known, table), reasons)


def reconstruct(
    reasons: Collection[str], agreements: Mapping[str, str], *, table: DecisionTable
) -> str:
    """The class that the printed reasons and agreements lead to by the rule book alone.

    Args:
        reasons: the codes in the `reasons` column of one result.
        agreements: its columns number_state, name, birth_date, sex and address.
        table: the decision table that the rule book prints.

    Returns:
        The class; equal to what `decide` gave, for every record.
    """
    known: dict[str, object] = dict(agreements)
    for fact in table.facts:
        known[fact.name] = fact.reason in reasons if fact.reason else fact.when.holds(known)
    return _first_row(known, table)


def _first_row(known: Mapping[str, object], table: DecisionTable) -> str:
    for row in table.rows:
        if row.when.holds(known):
            return row.code
    raise LookupError("the decision table is not total")
