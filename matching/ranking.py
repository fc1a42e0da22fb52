"""Ranks the residents of each subject by weight, and says who may be suggested.

The weight ranks; it never decides. Ties and thin margins stay visible: the margin is shown, and
nobody is preselected.
"""

import polars as pl

from matching.frames import ATTRIBUTES

SHOWN = 8
"""Candidates listed per subject, besides the linked resident."""

_AGREES = ("SAME", "EQUIVALENT")


def rank(pairs: pl.DataFrame, *, bar: float, near_bar: float) -> pl.DataFrame:
    """The pairs of every subject in order, with their rank.

    Args:
        pairs: compared and weighed pairs; `is_linked` marks the linked resident, `along` those who
            were looked at whatever their likeness: its household, and holders of a number one slip
            away.
        bar: the weight that no chance namesake of the whole register reaches.
        near_bar: the same among the few who were taken along.

    Returns:
        The pairs sorted by subject and rank, with `rank` (0 = linked resident, 1 … = the others,
        best first, at most SHOWN), `place` (1 = the best fit of all, the linked resident
        included) and `fits` (may be suggested: the name or the birth date fits, the given name
        is not another one in writing and reading both, and the weight lies above its bar).
    """
    agrees = _name_fits() | pl.col("birth_date").is_in(_AGREES)
    safe = pl.col("weight") >= pl.when(pl.col("along") & ~pl.col("is_linked")).then(
        near_bar
    ).otherwise(bar)
    fits = agrees & ~_another_given_name() & safe
    # of two who fit equally, the one near the number's holder is the likelier: most wrong numbers are the family's
    ordered = pairs.with_columns(fits=fits).sort(
        "subject",
        "weight",
        "is_linked",
        "along",
        "row",
        descending=[False, True, True, True, False],
    )
    numbered = ordered.with_columns(
        place=pl.int_range(1, pl.len() + 1).over("subject"),
        rank=pl.when("is_linked")
        .then(0)
        .otherwise((~pl.col("is_linked")).cum_sum().over("subject")),
    )
    shown = numbered.filter(pl.col("rank") <= SHOWN)
    return shown.with_columns(pl.col("rank").cast(pl.Int64)).sort("subject", "rank")


def _name_fits() -> pl.Expr:
    """The name agrees, or would but for a lost or exchanged character (〓, a strength-3 variant)."""
    whole = ~pl.any_horizontal(
        pl.col(part).is_in(["DIFFERENT", ""]) for part in ("name_surname", "name_given")
    )
    return pl.col("name").is_in(_AGREES) | ((pl.col("name") == "SIMILAR") & whole)


def _another_given_name() -> pl.Expr:
    """A twin or sibling at the same address is no suggestion: written and read it is another name."""
    written = (pl.col("name") == "DIFFERENT") & pl.col("name_given").is_in(["DIFFERENT", ""])
    return written & (pl.col("kana_given") == "DIFFERENT")


def best_fits(ranked: pl.DataFrame) -> pl.DataFrame:
    """One row per subject of the ranked pairs: who fits best, and by how much.

    Returns:
        subject; best_row, best_resident (null where nobody may be suggested), best_is_linked,
        best_weight; margin (bits to the runner-up, null where there is none); linked_weight,
        rival_weight (of the best other resident that fits; null = none); candidate_count (the
        residents listed beside the linked one).
    """
    by_place = ranked.sort("subject", "place")
    best = by_place.filter("fits").unique("subject", keep="first", maintain_order=True)
    everyone = by_place.group_by("subject", maintain_order=True).agg(
        candidate_count=(pl.col("rank") > 0).sum().cast(pl.Int64),
        linked_weight=pl.col("weight").filter("is_linked").first(),
        rival_weight=pl.col("weight").filter(~pl.col("is_linked") & pl.col("fits")).max(),
    )
    chosen = best.select(
        "subject",
        best_row="row",
        best_resident="resident_id",
        best_is_linked="is_linked",
        best_weight="weight",
        best_place="place",
    )
    joined = everyone.join(chosen, on="subject", how="left", maintain_order="left")
    return joined.join(
        _runner_up(by_place, chosen), on="subject", how="left", maintain_order="left"
    )


def _runner_up(by_place: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """The margin between the best candidate and the best of the others."""
    others = by_place.join(chosen, on="subject").filter(pl.col("place") != pl.col("best_place"))
    return others.group_by("subject").agg(
        margin=pl.col("best_weight").first() - pl.col("weight").max()
    )


def candidate_rows(ranked: pl.DataFrame) -> pl.DataFrame:
    """The ranked pairs in the columns of CANDIDATE_SCHEMA."""
    return ranked.select(
        pl.col("subject").cast(pl.Int64),
        "rank",
        "resident_id",
        "weight",
        *ATTRIBUTES,
        *(f"{attribute}_reasons" for attribute in ATTRIBUTES),
        *(f"{attribute}_weight" for attribute in ATTRIBUTES),
    )
