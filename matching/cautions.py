"""The cautions (注意) of each subject: what a person must know beside the verdict, at an A too."""

import polars as pl

from matching.rule_rows import RuleRow, joined_codes


def caution(frame: pl.DataFrame, *, cautions: tuple[RuleRow, ...]) -> pl.Series:
    """The caution codes of every subject of the judged frame, in table order, joined by ";"."""
    return frame.select(cautions=joined_codes(cautions)).to_series()
