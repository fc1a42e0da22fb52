"""What neighbouring rows and similar keys of the same extract say about a wrong number."""

import polars as pl

from matching.neighbours import is_one_slip

LEAST_RUN = 3
"""So many rows in a row that hold their neighbour's number are a shifted run; two are a swap."""


def row_facts(prepared: pl.DataFrame, people: pl.DataFrame, *, neighbour_rows: int) -> pl.DataFrame:
    """The context columns about other subjects, one row per subject.

    Args:
        prepared: the frame of `prepare`.
        people: row by row `own_person` (hash of the subject's name and birth date),
            `linked_person` (the same of the linked resident), `own_number` (Int64, the number of
            the best candidate); null = unknown.
        neighbour_rows: how many rows up and down count as neighbouring entries.

    Returns:
        neighbour_is_linked, neighbour_has_number, number_swapped, run_shifted, key_resembles,
        key_repeated, all Boolean.
    """
    rows = pl.concat(
        [prepared.select("subject", "extract", "record_id", "digits"), people], how="horizontal"
    ).with_columns(
        stranger=(pl.col("own_person") != pl.col("linked_person")).fill_null(value=False),
        misled=(pl.col("own_number") != pl.col("digits")).fill_null(value=False),
    )
    steps = [step for step in range(-neighbour_rows, neighbour_rows + 1) if step]
    return rows.select(
        neighbour_is_linked=_any_row(steps, "own_person", "linked_person") & pl.col("stranger"),
        neighbour_has_number=_any_row(steps, "digits", "own_number") & pl.col("misled"),
        run_shifted=_in_run(1) | _in_run(-1),
        key_repeated=_key_repeated(prepared),
        number_swapped=_swapped(rows),
        key_resembles=_key_resembles(rows),
    )


def _any_row(steps: list[int], theirs: str, mine: str) -> pl.Expr:
    """Whether a neighbouring row's value is this row's other value."""
    found = [
        (pl.col(theirs).shift(step).over("extract") == pl.col(mine)).fill_null(value=False)
        for step in steps
    ]
    return pl.any_horizontal(found)


def _in_run(step: int) -> pl.Expr:
    """Whether the row stands in a run of rows that all hold their neighbour's number."""
    theirs = pl.col("own_number").shift(step).over("extract")
    holds = (pl.col("digits") == theirs) & pl.col("misled")
    shifted = holds.fill_null(value=False)
    run = shifted.rle_id().over("extract")
    return shifted & (pl.len().over("extract", run) >= LEAST_RUN)


def _key_repeated(prepared: pl.DataFrame) -> pl.Series:
    """The same key on rows of different contents (both rows are kept)."""
    ignored = {"subject", "row_number", "sheet", "extract", "record_id"}
    contents = pl.struct([name for name in prepared.columns if name not in ignored])
    repeated = prepared.filter(pl.len().over("extract", "record_id") > 1)
    differing = repeated.filter(contents.n_unique().over("extract", "record_id") > 1)
    return prepared["subject"].is_in(differing["subject"].to_list())


def _swapped(rows: pl.DataFrame) -> pl.Series:
    """Another subject holds this one's own number, and this one holds theirs."""
    misled = rows.filter("misled").select("subject", "digits", "own_number")
    pairs = misled.join(
        misled, left_on=["digits", "own_number"], right_on=["own_number", "digits"], how="semi"
    )
    return rows["subject"].is_in(pairs["subject"].to_list())


def _key_resembles(rows: pl.DataFrame) -> pl.Series:
    """The linked resident is the person of a record whose key resembles this one's."""
    strangers = rows.filter("stranger").select("subject", "extract", "record_id", "linked_person")
    others = rows.select("extract", "own_person", other_id=pl.col("record_id")).drop_nulls()
    pairs = strangers.join(
        others, left_on=["extract", "linked_person"], right_on=["extract", "own_person"]
    )
    alike = [
        subject
        for subject, mine, theirs in pairs.select("subject", "record_id", "other_id").iter_rows()
        if is_one_slip(mine, theirs) or (mine != theirs and mine.lstrip("0") == theirs.lstrip("0"))
    ]
    return rows["subject"].is_in(alike)
