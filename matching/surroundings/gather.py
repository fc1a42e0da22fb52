"""Gathers CONTEXT_SCHEMA: everything that surrounds each pair, one row per subject."""

import polars as pl

from matching.context import CONTEXT_SCHEMA, neutral_context
from matching.findings import Findings
from matching.frames import RESIDENT_SCHEMA, Subjects
from matching.normalise.numbers import number_key
from matching.settings import RunSettings
from matching.surroundings.candidates import candidate_facts
from matching.surroundings.linked import linked_facts
from matching.surroundings.numbers import shared_numbers
from matching.surroundings.people import age_facts, facility_facts
from matching.surroundings.rows import row_facts

WHOLE_REGISTER = "all"


def gather(
    subjects: Subjects, findings: Findings, fits: pl.DataFrame, *, settings: RunSettings
) -> pl.DataFrame:
    """The context of every subject.

    Args:
        subjects: the business side as it came.
        findings: what the steps of the run found.
        fits: row by row the columns of `best_fits`.
        settings: policy, coverage, reference dates, facilities.

    Returns:
        CONTEXT_SCHEMA, one row per subject in file order.
    """
    pairing = findings.pairing
    prepared, keys, bulk = pairing.prepared, pairing.keys, pairing.bulk
    linked = _linked_rows(findings)
    parts = [
        shared_numbers(prepared, keys, bulk),
        linked_facts(
            prepared,
            linked,
            bulk=bulk,
            reference_dates=settings.reference_dates,
            wanted=~linked["address_agrees"].fill_null(value=False),
        ),
        candidate_facts(findings, fits, holds_sex=_holds_sex(subjects, prepared)),
        facility_facts(
            prepared,
            keys,
            least_subjects=settings.policy.facility_subjects,
            registered=settings.facilities,
            tables=settings.tables,
        ),
        age_facts(prepared, keys, reference_dates=settings.reference_dates),
        row_facts(prepared, _people(findings, fits), neighbour_rows=settings.policy.neighbour_rows),
        _number_facts(findings, settings),
        fits.select("linked_weight", "rival_weight", "margin"),
        _namesakes(findings, settings),
        _twice(subjects, prepared, fits),
    ]
    known = pl.concat(parts, how="horizontal")
    blank = neutral_context(prepared.height)
    columns = [known[name] for name in CONTEXT_SCHEMA if name in known.columns]
    return blank.with_columns(columns).with_columns(
        coverage=pl.lit(settings.coverage), subject_protected=prepared["protected"] == "1"
    )


def _linked_rows(findings: Findings) -> pl.DataFrame:
    """Row by row the linked resident, and whether its address agrees."""
    agrees = findings.linked.select(
        "subject", address_agrees=pl.col("address").is_in(["SAME", "EQUIVALENT"])
    )
    residents = findings.scan.linked.select("subject", *RESIDENT_SCHEMA).join(agrees, on="subject")
    subjects = findings.pairing.prepared.select("subject")
    return subjects.join(residents, on="subject", how="left", maintain_order="left")


def _holds_sex(subjects: Subjects, prepared: pl.DataFrame) -> pl.Series:
    without = [name for name, held in subjects.holds.items() if "sex" not in held]
    return ~prepared["extract"].is_in(without)


def _people(findings: Findings, fits: pl.DataFrame) -> pl.DataFrame:
    """Row by row: the subject and the linked resident as hashed persons, the own number."""
    keys = findings.pairing.keys
    person = pl.concat_str("name", pl.col("birth_date").cast(pl.String), separator="|")
    linked = findings.linked.select("subject", name="key_name", birth_date="key_birth_date")
    numbers = findings.residents.select(
        best_row="row",
        own_number=number_key(findings.residents["number"]).cast(pl.Int64, strict=False),
    )
    joined = (
        keys.select("subject", own=person)
        .join(
            linked.select("subject", linked=person), on="subject", how="left", maintain_order="left"
        )
        .with_columns(best_row=fits["best_row"])
        .join(numbers, on="best_row", how="left", maintain_order="left")
    )
    return joined.select(
        own_person=pl.when(pl.col("own").is_not_null()).then(pl.col("own").hash()),
        linked_person=pl.when(pl.col("linked").is_not_null()).then(pl.col("linked").hash()),
        own_number="own_number",
    )


def _number_facts(findings: Findings, settings: RunSettings) -> pl.DataFrame:
    prepared = findings.pairing.prepared
    linked = findings.linked["subject"].to_list()
    former = findings.scan.former["subject"].to_list()
    leading_zero = (pl.col("digits") < 100_000_000_000).fill_null(value=False)
    return prepared.select(
        "number_digits",
        number_is_former=pl.col("subject").is_in(former) & ~pl.col("subject").is_in(linked),
        number_zero_lost="zero_lost",
        number_zero_restored=leading_zero & pl.col("extract").is_in(list(settings.restored)),
    )


def _namesakes(findings: Findings, settings: RunSettings) -> pl.DataFrame:
    """Residents who share name and birth date; nothing is said about a part of the register."""
    keys = findings.pairing.keys
    counts = findings.scan.frequencies.of(keys, "namesake").cast(pl.Int64)
    known = keys["name"].is_not_null() & keys["birth_date"].is_not_null()
    may_say = known & (settings.coverage == WHOLE_REGISTER)
    return pl.DataFrame({"namesakes": pl.select(pl.when(may_say).then(counts)).to_series()})


def _twice(subjects: Subjects, prepared: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """Whether the person stands twice in one scheme: two records fit one resident best."""
    scheme = {name: code or name for name, code in subjects.schemes.items()}
    rows = prepared.select(scheme=pl.col("extract").replace(scheme), person=fits["best_row"])
    twice = pl.col("person").is_not_null() & (pl.len().over("scheme", "person") > 1)
    return rows.select(active_twice=twice)
