"""Conditions as data: the small language in which every rule of the decision is written.

A condition is one text or a list of texts; the list holds when any of its texts holds, and a text
holds when all of its terms, joined by ` and `, hold. A TSV cell joins its texts by ` or `.

    name=SAME|EQUIVALENT      the column has one of these values (numbers and flags as text)
    name_reasons:a|b          the `;`-joined reason codes in the column contain one of these codes
    given_differs             the true/false column is true
    not given_differs         any term, turned round

A null reads as the empty text: `namesakes=` holds where nothing is known.

One condition is evaluated over a whole frame (`expression`) or over one record (`holds`).
How to add a term: one more branch in `_parse_term`, with its twin in both evaluations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Term:
    """One test of one column. `values` are codes where `is_reason`, otherwise whole values."""

    column: str
    values: frozenset[str]
    is_reason: bool
    is_negated: bool

    def expression(self) -> pl.Expr:
        """The term over a frame: Boolean, never null."""
        column = pl.col(self.column)
        if self.is_reason:
            padded = pl.concat_str([pl.lit(";"), column.fill_null(""), pl.lit(";")])
            parts = [padded.str.contains(f";{code};", literal=True) for code in sorted(self.values)]
            found = pl.any_horizontal(parts)
        else:
            found = column.cast(pl.String).fill_null("").is_in(sorted(self.values))
        return ~found if self.is_negated else found

    def holds(self, record: Mapping[str, object]) -> bool:
        """The term over one record. Raises KeyError where the record lacks the column."""
        value = record[self.column]
        if self.is_reason:
            found = not self.values.isdisjoint(_as_text(value).split(";"))
        else:
            found = _as_text(value) in self.values
        return found != self.is_negated


@dataclass(frozen=True, slots=True)
class Condition:
    """Any of several alternatives, each a conjunction of terms. No alternative: never holds."""

    text: str
    alternatives: tuple[tuple[Term, ...], ...]

    def expression(self) -> pl.Expr:
        """The condition over a frame: Boolean, never null."""
        if not self.alternatives:
            return pl.lit(value=False)
        return pl.any_horizontal(
            [
                pl.all_horizontal([term.expression() for term in terms])
                for terms in self.alternatives
            ]
        )

    def holds(self, record: Mapping[str, object]) -> bool:
        """The condition over one record."""
        return any(all(term.holds(record) for term in terms) for terms in self.alternatives)

    def columns(self) -> frozenset[str]:
        """The columns that the condition reads."""
        return frozenset(term.column for terms in self.alternatives for term in terms)


def read_condition(texts: str | Sequence[str]) -> Condition:
    """Read a condition from its text (alternatives joined by ` or `) or its list of texts.

    Raises:
        ValueError: a term cannot be read.
    """
    parts = texts.split(" or ") if isinstance(texts, str) else list(texts)
    parts = [part.strip() for part in parts if part.strip()]
    alternatives = tuple(tuple(_parse_term(term) for term in part.split(" and ")) for part in parts)
    return Condition(text=" or ".join(parts), alternatives=alternatives)


def _parse_term(text: str) -> Term:
    body = text.strip()
    is_negated = body.startswith("not ")
    body = body.removeprefix("not ").strip()
    for mark, is_reason in (("=", False), (":", True)):
        column, found, values = body.partition(mark)
        if found:
            return _term(column, values.split("|"), is_reason=is_reason, is_negated=is_negated)
    return _term(body, ["true"], is_reason=False, is_negated=is_negated)


def _term(column: str, values: Sequence[str], *, is_reason: bool, is_negated: bool) -> Term:
    if not column.isidentifier():
        raise ValueError(f"unreadable term: {column!r}")
    return Term(column, frozenset(values), is_reason, is_negated)


def _as_text(value: object) -> str:
    """A value as polars casts it to String; null reads as the empty text."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
