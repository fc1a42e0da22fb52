"""One run of matching, from the two files to the result: number first, then search the rest."""

import polars as pl

from matching.comparing import BulkComparison
from matching.findings import Findings
from matching.frames import MatchResult, Register, Subjects
from matching.frequencies import frequencies_of
from matching.keys import person_keys
from matching.modelling import learn_model, levels_of, value_counts
from matching.outcome import outcome
from matching.pairing import Pairing
from matching.prepare import prepare
from matching.progress import Progress
from matching.ranking import rank
from matching.register_scan import RegisterScan, one_row_each, scan_register
from matching.scoring import Model, safe_weight, weigh
from matching.search import TAKEN_ALONG, find_candidates, residents_at
from matching.seeking import searched
from matching.settings import RunSettings
from matching.shelf import Shelf


def match(
    subjects: Subjects,
    register: Register,
    *,
    settings: RunSettings,
    shelf: Shelf,
    progress: Progress,
) -> MatchResult:
    """Match the subjects with the register.

    The register is read twice, in chunks. The same input gives the same result.

    Args:
        subjects: the business side, in file order.
        register: the register side.
        settings: rules, tables, policy and what is known about the files.
        shelf: an empty one, for the keys of the residents (some 200 bytes each).
        progress: told how far the work is; whatever it raises ends the run.
    """
    tables = settings.tables
    progress("prepare", 0, subjects.frame.height)
    prepared = prepare(subjects.frame)
    keys = person_keys(prepared, tables).with_columns(subject=prepared["subject"])
    pairing = Pairing(prepared, keys, BulkComparison(tables), progress)
    empty = frequencies_of(keys)
    scan = scan_register(
        register, prepared, frequencies=empty, tables=tables, shelf=shelf, progress=progress
    )
    linked = pairing.compare(scan.linked)
    model = learn_model(
        linked,
        scan.linked,
        pairing=pairing,
        frequencies=scan.frequencies,
        shipped=settings.weights,
    )
    counts = value_counts(keys, scan.frequencies)
    search = searched(subjects, pairing, linked=linked, scan=scan, counts=counts)
    residents_read = scan.frequencies.residents
    candidates = find_candidates(search, shelf, residents=residents_read, progress=progress)
    pairs, residents = _candidate_pairs(candidates, linked, scan, register=register)
    compared = pairing.compare(pairs)
    taken = candidates.select("subject", "row", "along")
    ranked = rank(
        _weighed(linked, compared, counts, model).join(taken, on=["subject", "row"], how="left"),
        bar=model.bar,
        near_bar=safe_weight(TAKEN_ALONG),
    )
    progress("evidence", 0, prepared.height)
    findings = Findings(
        pairing=pairing,
        scan=scan,
        linked=linked,
        ranked=ranked,
        residents=residents,
        model=model,
    )
    return outcome(subjects, findings, settings=settings)


def _candidate_pairs(
    candidates: pl.DataFrame, linked: pl.DataFrame, scan: RegisterScan, *, register: Register
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The candidates other than the linked resident with their full rows, and all rows together."""
    others = candidates.join(linked, on=["subject", "row"], how="anti")
    residents = residents_at(others["row"], register)
    pairs = others.select("subject", "row").join(
        residents, on="row", how="left", maintain_order="left"
    )
    known = scan.linked.select(residents.columns)
    pairs = one_row_each(pairs, scan.linked)
    return pairs, pl.concat([known, residents]).unique("row", keep="first", maintain_order=True)


def _weighed(
    linked: pl.DataFrame, compared: pl.DataFrame, counts: pl.DataFrame, model: Model
) -> pl.DataFrame:
    """Linked and candidate pairs together, with their weights."""
    pairs = pl.concat(
        [linked.with_columns(is_linked=pl.lit(value=True)), compared.with_columns(is_linked=False)]
    )
    weights = weigh(levels_of(pairs), counts[pairs["subject"].cast(pl.Int64)], model)
    return pl.concat([pairs, weights], how="horizontal")
