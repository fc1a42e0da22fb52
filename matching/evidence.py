"""Facts about the surroundings of a pair that signatures, causes, cautions and the queue share.

Numbers are compared here, once, and become flags; everything after speaks of flags alone.
"""

import polars as pl

from matching.policy import Policy
from matching.rule_rows import Fact, with_fact_columns


def with_evidence(frame: pl.DataFrame, *, facts: tuple[Fact, ...], policy: Policy) -> pl.DataFrame:
    """The judged frame (context, decision facts, `class`) with measures and evidence facts.

    Adds rival_better (somebody else fits better than the linked resident), candidates_close (the
    first two candidates lie under `policy.close_margin` bits apart), minor (under
    `policy.minor_age`) and every fact of resources/rules/evidence.toml.
    """
    measured = frame.with_columns(
        rival_better=_true(pl.col("rival_weight") > pl.col("linked_weight")),
        candidates_close=_true(pl.col("margin") < policy.close_margin),
        minor=_true(pl.col("age") < policy.minor_age),
    )
    return with_fact_columns(measured, facts)


def _true(comparison: pl.Expr) -> pl.Expr:
    """A comparison with an unknown number holds for nobody."""
    return comparison.fill_null(value=False)
