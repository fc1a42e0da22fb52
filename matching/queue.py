"""The order of the review queue: the dangerous patterns first, the two work lists last.

Tiers and lanes are the rows of resources/rules/queue.tsv; the first that fits takes the subject.
Inside a tier a linked resident who is the recorded 保護者 comes first, then B1 records whose name and
birth date other people share or whose register is only a part, then whoever fits another resident
better than the linked one by more bits. The order in the file settles what is left: the same
input always gives the same queue.
"""

import polars as pl

from matching.ruleset import Lane

_WORKED_AS_LISTS = ("inquiry", "unnumbered")


def order_queue(frame: pl.DataFrame, *, queue: tuple[Lane, ...]) -> pl.DataFrame:
    """The place of every subject of the judged frame.

    Returns:
        tier (Int64, 1 = first; null for A), lane (eye, inquiry, unnumbered; "" for A) and
        queue_position (Int64, 1 = first over all that are not A, the eye lane before the lists;
        null for A), one row per subject, same order.
    """
    placed = _placed(frame, queue)
    keys = ["tier", "guardian_first", "shared_first", "lead", "file_order"]
    waiting = placed.filter(pl.col("tier").is_not_null()).sort(
        keys, descending=[False, True, True, True, False]
    )
    positions = waiting.select("file_order").with_row_index("queue_position", offset=1)
    return placed.join(positions, on="file_order", how="left", maintain_order="left").select(
        "tier", "lane", pl.col("queue_position").cast(pl.Int64)
    )


def _placed(frame: pl.DataFrame, queue: tuple[Lane, ...]) -> pl.DataFrame:
    tier = pl.coalesce(
        [pl.when(lane.row.expression()).then(pl.lit(lane.tier, dtype=pl.Int64)) for lane in queue]
    )
    waits = pl.col("verdict") != "A"
    lanes = {lane.tier: lane.lane for lane in queue}
    return (
        frame.with_columns(tier=pl.when(waits).then(tier))
        .with_columns(lane=pl.col("tier").replace_strict(lanes, default="", return_dtype=pl.String))
        .select(
            "tier",
            "lane",
            guardian_first=pl.col("guardian_linked"),
            shared_first=(pl.col("namesake_exists") | pl.col("partial_register"))
            & (pl.col("class") == "B1"),
            lead=_lead(),
        )
        .with_row_index("file_order")
    )


def _lead() -> pl.Expr:
    """Bits by which the best other resident fits better than the linked one; nobody weighs 0."""
    lead = pl.col("rival_weight").fill_null(0.0) - pl.col("linked_weight").fill_null(0.0)
    return pl.when(pl.col("lane").is_in(_WORKED_AS_LISTS)).then(0.0).otherwise(lead)
