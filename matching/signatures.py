"""The signature (相違パターン) of each subject: the named set of differences that it shows.

The queue is grouped by signature, and a group may be decided at one look only where the rule book
marks its signature 一括可. Further differences of a record never change its class; they appear
here (氏と住所が相違). The table is resources/rules/signatures.tsv; the first row that fits gives
the code, and its last rows of each class catch whatever is left.
"""

import polars as pl

from matching.rule_rows import RuleRow, first_code

GROUP_CLASSES = ("B1", "B2")
"""Only these classes may ever be decided as a group, whatever a table says."""


def sign(
    frame: pl.DataFrame, *, signatures: tuple[RuleRow, ...], group_signatures: frozenset[str]
) -> pl.DataFrame:
    """The signature of every subject.

    Args:
        frame: the judged frame with the evidence facts.
        signatures: the table, in order.
        group_signatures: the codes marked 一括可.

    Returns:
        signature (a code; null only where the table is not total, which the tests exclude) and
        group_ok, one row per subject, same order.
    """
    code = first_code(signatures)
    grouped = code.is_in(sorted(group_signatures)) & pl.col("class").is_in(GROUP_CLASSES)
    safe = ~(pl.col("rival_better") | pl.col("candidates_close") | pl.col("guardian_linked"))
    return frame.select(signature=code, group_ok=(grouped & safe).fill_null(value=False))
