"""Everything the rules say about each subject, in one pass over the context frame."""

import polars as pl

from matching.causes import diagnose
from matching.cautions import caution
from matching.decision import decide, with_facts
from matching.evidence import with_evidence
from matching.policy import Policy
from matching.queue import order_queue
from matching.ruleset import RuleSet
from matching.signatures import sign

JUDGEMENT_SCHEMA: dict[str, pl.DataType] = {
    "verdict": pl.String(),  # A | B | C
    "class": pl.String(),  # A1 … C5
    "decision_reasons": pl.String(),  # codes joined by ";"; belong to the record's `reasons`
    "cause": pl.String(),
    "signature": pl.String(),
    "group_ok": pl.Boolean(),
    "cautions": pl.String(),  # codes joined by ";"
    "tier": pl.Int64(),  # null for A
    "lane": pl.String(),
    "queue_position": pl.Int64(),  # null for A
}


def judge(frame: pl.DataFrame, *, rules: RuleSet, policy: Policy) -> pl.DataFrame:
    """Class, reasons, cause, signature, cautions and place in the queue of every subject.

    Args:
        frame: one row per subject in file order, with the columns of PAIR_SCHEMA and
            CONTEXT_SCHEMA (more are ignored).
        rules: the rule set of the program.
        policy: the office's choices.

    Returns:
        A frame of JUDGEMENT_SCHEMA, one row per subject, same order.
    """
    decided = decide(frame, table=rules.decision, policy=policy)
    facts = with_facts(frame, table=rules.decision, policy=policy).with_columns(decided)
    known = with_evidence(facts, facts=rules.evidence, policy=policy)
    signed = sign(known, signatures=rules.signatures, group_signatures=rules.group_signatures)
    place = order_queue(known, queue=rules.queue)
    columns = [diagnose(known, causes=rules.causes), caution(known, cautions=rules.cautions)]
    whole = pl.concat([decided, signed, place], how="horizontal").with_columns(columns)
    return whole.select(list(JUDGEMENT_SCHEMA))
