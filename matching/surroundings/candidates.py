"""Facts about the residents who would be shown beside the linked one."""

import polars as pl

from matching.findings import Findings
from matching.neighbours import is_one_slip, neighbour_numbers
from matching.prepare import written_digits
from matching.register_scan import household_hash

_AGREES = ("SAME", "EQUIVALENT")


def candidate_facts(
    findings: Findings, fits: pl.DataFrame, *, holds_sex: pl.Series
) -> pl.DataFrame:
    """The context columns about candidates, one row per subject.

    Args:
        findings: what the steps of the run found.
        fits: row by row the columns of `best_fits`.
        holds_sex: whether the subject's scheme holds 性別.
    """
    ranked = findings.ranked.with_columns(household=household_hash(findings.ranked["household_id"]))
    found = (fits["best_row"].is_not_null() & ~fits["best_is_linked"]).alias("candidate_found")
    best = fits.filter(found).select("subject", row="best_row").join(ranked, on=["subject", "row"])
    flags = {
        "candidate_four_agree": _four_agree(ranked, best, holds_sex),
        "candidate_in_household": _in_household(ranked, best),
        "candidate_protected": ranked.filter(~pl.col("is_linked") & (pl.col("protected") == "1"))[
            "subject"
        ],
        "household_protected": _protected_homes(ranked, findings),
        "number_slip": _slips(findings, best),
    }
    subjects = fits["subject"]
    return pl.DataFrame(
        [found, *(subjects.is_in(rows.to_list()).alias(name) for name, rows in flags.items())]
    )


def _four_agree(ranked: pl.DataFrame, best: pl.DataFrame, holds_sex: pl.Series) -> pl.Series:
    """The best candidate, and it alone, agrees in every attribute that the scheme holds."""
    held = holds_sex.gather(ranked["subject"].cast(pl.Int64))
    agree = [pl.col(name).is_in(_AGREES) for name in ("name", "birth_date", "address")]
    full = ranked.with_columns(held=held).filter(
        *agree, pl.col("sex").is_in(_AGREES) | ~pl.col("held")
    )
    alone = full.filter(pl.len().over("subject") == 1)
    return alone.join(best, on=["subject", "row"], how="semi")["subject"]


def _in_household(ranked: pl.DataFrame, best: pl.DataFrame) -> pl.Series:
    """The best candidate lives in the linked resident's household, or at its address."""
    linked = ranked.filter("is_linked").select("subject", "household", "key_address")
    both = best.join(linked, on="subject", suffix="_linked")
    same = [
        (pl.col(name) == pl.col(f"{name}_linked")).fill_null(value=False)
        for name in ("household", "key_address")
    ]
    return both.filter(pl.any_horizontal(same))["subject"]


def _protected_homes(ranked: pl.DataFrame, findings: Findings) -> pl.Series:
    homes = findings.scan.protected_households.to_list()
    return ranked.filter(pl.col("household").is_in(homes))["subject"].unique()


def _slips(findings: Findings, best: pl.DataFrame) -> pl.Series:
    """The best candidate's number is one slip away from the number as written."""
    written = findings.pairing.prepared.select("subject", written="number")
    pairs = best.select("subject", "number").join(written, on="subject")
    slipped = [
        subject
        for subject, number, text in pairs.select("subject", "number", "written").iter_rows()
        if number and text and _is_slip(text, number)
    ]
    return pl.Series("subject", slipped, dtype=pl.UInt32)


def _is_slip(text: str, number: str) -> bool:
    digits, target = written_digits(text), written_digits(number)
    if len(digits) == len(target):
        return is_one_slip(digits, target)
    return target.isdigit() and int(target) in neighbour_numbers(text)
