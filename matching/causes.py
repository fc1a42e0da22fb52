"""The likely cause of a difference: E1 … E7 for a wrong link, H1 … H8 for a harmless one.

A cause is a diagnosis beside the verdict and never changes the class. E-causes are looked for
before H-causes, so that no harmless explanation hides a suspicion. The causes are those of the
corrected links that prefectures and cities published in 2023 and 2024.
"""

import polars as pl

from matching.rule_rows import RuleRow, first_code


def diagnose(frame: pl.DataFrame, *, causes: tuple[RuleRow, ...]) -> pl.Series:
    """The cause code of every subject of the judged frame; "" where A or where nothing points."""
    code = pl.when(pl.col("verdict") == "A").then(pl.lit("")).otherwise(first_code(causes))
    return frame.select(cause=code.fill_null("")).to_series()
