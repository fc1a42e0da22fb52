"""Puts everything found about each subject together, lets the rules judge, and makes the result."""

import polars as pl

from matching.context import PAIR_SCHEMA, neutral_pair
from matching.findings import Findings
from matching.frames import (
    ATTRIBUTES,
    DETAIL_SCHEMA,
    RESIDENT_SCHEMA,
    RESULT_SCHEMA,
    MatchResult,
    Subjects,
)
from matching.judgement import judge
from matching.prepare import number_states
from matching.ranking import best_fits, candidate_rows
from matching.settings import RunSettings
from matching.surroundings.gather import gather
from matching.surroundings.numbers import named_others

ADDRESS_DITTO = "address_ditto_resolved"
"""The address was 同上 and stands for that of the household head or the row above."""

ZERO_RESTORED = "number_zero_restored"
"""The number's leading zero was restored at import for the whole column."""


def outcome(subjects: Subjects, findings: Findings, *, settings: RunSettings) -> MatchResult:
    """The result of a run.

    Args:
        subjects: the business side as it came.
        findings: what the steps of the run found.
        settings: rules, policy and what is known about the files.
    """
    fits = _aligned(findings, best_fits(findings.ranked))
    pair = _pair_frame(subjects, findings, fits)
    context = gather(subjects, findings, fits, settings=settings)
    judged = judge(
        pl.concat([pair, context], how="horizontal"), rules=settings.rules, policy=settings.policy
    )
    whole = pl.concat(
        [
            pair,
            context.drop("margin", "linked_weight", "rival_weight"),
            judged,
            fits.drop("subject"),
        ],
        how="horizontal",
    )
    results = _results(findings, whole)
    return MatchResult(
        results=results,
        details=_details(findings, whole, results),
        candidates=candidate_rows(findings.ranked),
        residents=findings.residents.select(list(RESIDENT_SCHEMA)),
        model=_model(findings, settings),
    )


def _aligned(findings: Findings, fits: pl.DataFrame) -> pl.DataFrame:
    subjects = findings.pairing.prepared.select("subject")
    return subjects.join(fits, on="subject", how="left", maintain_order="left").with_columns(
        pl.col("candidate_count").fill_null(0), pl.col("best_is_linked").fill_null(value=False)
    )


def _pair_frame(subjects: Subjects, findings: Findings, fits: pl.DataFrame) -> pl.DataFrame:
    """PAIR_SCHEMA: the linked resident, else the best candidate, else nobody."""
    prepared = findings.pairing.prepared
    chosen = findings.ranked.join(fits.select("subject", "best_row"), on="subject").filter(
        pl.col("is_linked")
        | (~pl.col("is_linked").any().over("subject") & (pl.col("row") == pl.col("best_row")))
    )
    columns = [name for name in PAIR_SCHEMA if name in chosen.columns]
    found = prepared.select("subject").join(
        chosen.select("subject", *columns), on="subject", how="left", maintain_order="left"
    )
    blank = neutral_pair(prepared.height)
    filled = {
        name: pl.select(pl.coalesce(found[name], blank[name])).to_series() for name in columns
    }
    linked = prepared["subject"].is_in(findings.linked["subject"].to_list())
    without_sex = [name for name, held in subjects.holds.items() if "sex" not in held]
    return blank.with_columns(**filled).with_columns(
        number_state=number_states(prepared, linked),
        linked=linked,
        holds_sex=~prepared["extract"].is_in(without_sex),
    )


def _results(findings: Findings, whole: pl.DataFrame) -> pl.DataFrame:
    """RESULT_SCHEMA, one line per subject in file order."""
    prepared = findings.pairing.prepared
    residents = findings.linked.select("subject", linked_resident="resident_id")
    linked = prepared.select("subject", "extract", "record_id", "is_ditto").join(
        residents, on="subject", how="left", maintain_order="left"
    )
    accepted = pl.col("verdict") == "A"
    lines = pl.concat([linked, whole], how="horizontal").with_columns(
        reasons=_reasons(),
        linked_resident=pl.col("linked_resident").fill_null(""),
        best_candidate=pl.when(accepted)
        .then("linked_resident")
        .otherwise(pl.col("best_resident").fill_null("")),
        weight=pl.when(accepted).then("linked_weight").otherwise("best_weight"),
    )
    return lines.select(pl.col(name).cast(dtype) for name, dtype in RESULT_SCHEMA.items())


def _reasons() -> pl.Expr:
    """All reason codes of a record once each, in the order of the attributes, joined by `;`."""
    columns = [pl.col(f"{attribute}_reasons") for attribute in ATTRIBUTES]
    record = [
        pl.when(flag).then(pl.lit(code)).otherwise(pl.lit(""))
        for flag, code in (("is_ditto", ADDRESS_DITTO), ("number_zero_restored", ZERO_RESTORED))
    ]
    joined = pl.concat_str(
        [*columns, pl.col("decision_reasons").fill_null(""), *record], separator=";"
    )
    codes = joined.str.split(";").list.unique(maintain_order=True)
    return codes.list.eval(pl.element().filter(pl.element() != "")).list.join(";")


def _details(findings: Findings, whole: pl.DataFrame, results: pl.DataFrame) -> pl.DataFrame:
    """DETAIL_SCHEMA and all of the context, one line per subject."""
    prepared = findings.pairing.prepared
    rows = prepared.select("subject", "extract", "record_id", "digits").with_columns(
        person=pl.when(results["best_candidate"] != "").then(results["best_candidate"])
    )
    detailed = whole.with_columns(
        prepared["subject"].cast(pl.Int64),
        prepared["row_number"],
        same_number_subjects=named_others(rows, "digits"),
        same_person_subjects=named_others(rows, "person"),
        guardian_is_linked=pl.col("linked_is_guardian"),
    )
    return detailed.select(pl.col(name).cast(dtype) for name, dtype in DETAIL_SCHEMA.items())


def _model(findings: Findings, settings: RunSettings) -> dict[str, object]:
    """What the run's record keeps about its weights and rules."""
    model = findings.model
    return {
        "weights": {"origin": model.weights.origin, "bits": model.weights.table()},
        "chances": {name: float(chance) for name, chance in model.chances.items()},
        "residents": model.residents,
        "suggestion_bar": round(model.bar, 3),
        "policy": {"name": settings.policy.name, "digest": settings.policy.digest},
        "rules": settings.rules.digest,
        "tables": settings.tables.digest,
        "coverage": settings.coverage,
    }
