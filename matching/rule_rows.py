"""Rows of rule tables: a code given where its classes and condition fit; facts that name flags.

Every table of resources/rules (signatures, causes, cautions, queue) is a list of such rows in
order, read here from its TSV text and evaluated over a frame.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from matching.conditions import Condition, read_condition


@dataclass(frozen=True, slots=True)
class Fact:
    """A named true/false statement about one record.

    `reason` is its code in the results, or ""; `words` and `explanation` are for the rule book and
    empty for the facts of evidence, which decide nothing.
    """

    name: str
    when: Condition
    reason: str
    words: str
    explanation: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of a rule table. `classes` empty: any class; an empty `when` column: always."""

    code: str
    classes: tuple[str, ...]
    when: Condition

    def expression(self) -> pl.Expr:
        """Whether the row fits, over a frame with a column `class`: Boolean, never null."""
        fits = self.when.expression() if self.when.alternatives else pl.lit(value=True)
        return pl.col("class").is_in(self.classes) & fits if self.classes else fits


def facts_from_mapping(mapping: Mapping[str, object]) -> tuple[Fact, ...]:
    """The `facts` of a rule file, in order.

    Raises:
        ValueError: a condition cannot be read.
        KeyError: an entry lacks a key.
        TypeError: `facts` is not a list of tables.
    """
    return tuple(
        Fact(
            name=fact["name"],
            when=read_condition(fact["when"]),
            reason=fact.get("reason", ""),
            words=fact.get("words", ""),
            explanation=fact.get("explanation", ""),
        )
        for fact in entries(mapping, "facts")
    )


def entries(mapping: Mapping[str, object], key: str) -> list[dict[str, str]]:
    """The list of tables under `key`. Raises TypeError where it is something else."""
    found = mapping[key]
    if not isinstance(found, list):
        raise TypeError(f"not a list of tables: {key}")
    return found


def with_fact_columns(frame: pl.DataFrame, facts: Sequence[Fact]) -> pl.DataFrame:
    """The frame with every fact as a flag column, in order: later facts may use earlier ones."""
    for fact in facts:
        frame = frame.with_columns(fact.when.expression().alias(fact.name))
    return frame


def read_tsv(text: str) -> list[dict[str, str]]:
    """The rows of a TSV text with a header line; no quoting. Raises ValueError on a ragged row."""
    header, *lines = text.rstrip("\n").split("\n")
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def rule_rows(text: str, *, code: str) -> tuple[RuleRow, ...]:
    """The rows of a rule table in its order; `code` names the column that holds the code."""
    return tuple(
        RuleRow(
            row[code],
            tuple(filter(None, row.get("classes", "").split("|"))),
            read_condition(row["when"]),
        )
        for row in read_tsv(text)
    )


def first_code(rows: Sequence[RuleRow]) -> pl.Expr:
    """The code of the first row that fits; null where none does."""
    return pl.coalesce([pl.when(row.expression()).then(pl.lit(row.code)) for row in rows])


def joined_codes(rows: Sequence[RuleRow]) -> pl.Expr:
    """The codes of all rows that fit, in order, joined by ";"."""
    parts = [pl.when(row.expression()).then(pl.lit(row.code)) for row in rows]
    return pl.concat_str(parts, separator=";", ignore_nulls=True)
