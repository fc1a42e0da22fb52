"""The match job: batches in, one run file out, by the same matching as the command line."""

import hmac
from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from app.cases.document import CASE, NUMBERS, to_json
from app.files import SCRATCH_SUFFIX
from app.jobs import Progress
from app.keys import derive
from app.protection.finding import (
    LISTED_SCHEMA,
    Flagged,
    flagged_in,
    protected_ids,
    subjects_with_flags,
)
from app.run.case_building import BuiltCase, ExtractFacts, build_cases
from app.run.counting import bases, person_numbers
from app.run.results_file import count_of
from app.run.run_settings import Coverage, run_settings
from app.run.scratch import Scratch, ScratchShelf
from app.run.stages import STAGE_WORDS, Stopwatch, peak_memory
from app.store.bulk import BulkFile, BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell
from matching import MatchResult, RunSettings, Subjects, match

ROWS = "rows"
"""Documents of ready case rows, ROWS_PER_DOCUMENT each, that the parent copies into its store."""

ROWS_PER_DOCUMENT = 500

SAMPLE_ROWS = "sample_rows"
"""One document: the case rows of A subjects drawn at random, in the order they are to be drawn."""

MOST_SAMPLED = 1_000


KEYS_MEMORY = 1 << 29
"""Bytes that the keys of the residents may take in memory; beyond, they lie sealed on disk."""


class StoredRegister:
    """The register batches of a run; fulfils matching's Register."""

    def __init__(self, files: tuple[BulkFile, ...]) -> None:
        self._files = files
        self._protected: list[str] = []

    def protect(self, flagged: Flagged) -> None:
        """Flag everybody who is to be protected in every further pass."""
        self._protected = protected_ids(self.raw_chunks(), flagged)

    def raw_chunks(self) -> Iterator[pl.DataFrame]:
        """The residents as imported."""
        for file in self._files:
            yield from file.chunks("residents")

    def chunks(self) -> Iterator[pl.DataFrame]:
        """The residents with everybody flagged who is to be protected."""
        protected = pl.col("resident_id").is_in(self._protected)
        for chunk in self.raw_chunks():
            yield chunk.with_columns(
                protected=pl.when(protected).then(pl.lit("1")).otherwise(pl.col("protected"))
            )


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Match all batches and write the run file."""
    stopwatch = Stopwatch(lambda stage, done, total: _tell_stage(tell, stage, done, total))
    stopwatch("read", 0, None)
    register = StoredRegister(tuple(_open(part) for part in payload.parts("registers")))
    listed = _listed(payload)
    flagged = flagged_in(register.raw_chunks(), listed)
    register.protect(flagged)
    frame = subjects_with_flags(_subject_frame(payload), flagged, listed)
    extracts = _extracts(payload)
    settings = _settings(payload, extracts)
    subjects = Subjects(
        frame=frame,
        holds={name: frozenset(facts.holds) for name, facts in extracts.items()},
        schemes={name: facts.scheme for name, facts in extracts.items()},
    )
    with Scratch(payload.path("part").with_suffix(SCRATCH_SUFFIX), memory=KEYS_MEMORY) as scratch:
        shelf = ScratchShelf(scratch)
        result = match(subjects, register, settings=settings, shelf=shelf, progress=stopwatch)
    stopwatch("write", 0, None)
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        schemes = {name: facts.scheme for name, facts in extracts.items()}
        persons = person_numbers(frame, schemes)
        counted = frame.with_columns(persons)
        cases = _write(writer, counted, result, extracts)
        facts = {**_facts(result, settings), "cases": cases}
        _write_sample(writer, counted, result, extracts, key=payload.key("key"))
        facts["bases"] = bases(result.results, persons, schemes)
        facts |= {"seconds": stopwatch.seconds(), "peak_memory": peak_memory()}
        return {"file_sha256": writer.seal(facts), "facts": facts}


def _tell_stage(tell: Tell, stage: str, done: int, total: int | None) -> None:
    tell(Progress(STAGE_WORDS.get(stage, stage), done, total or 0))


def _open(part: Payload) -> BulkFile:
    return BulkFile(part.path("path"), part.key("key"))


def _listed(payload: Payload) -> pl.DataFrame:
    """All people of all 支援措置 lists in use."""
    frames = [_open(part).frame("listed") for part in payload.parts("lists")]
    return pl.concat([pl.DataFrame(schema=LISTED_SCHEMA), *frames])


def _subject_frame(payload: Payload) -> pl.DataFrame:
    return pl.concat([_open(part).frame("subjects") for part in payload.parts("subjects")])


def _extracts(payload: Payload) -> dict[str, ExtractFacts]:
    return {
        part.text("extract"): ExtractFacts(
            scheme=part.text("scheme"),
            holds=part.texts("holds"),
            reference_date=part.date("reference_date"),
        )
        for part in payload.parts("subjects")
    }


def _settings(payload: Payload, extracts: Mapping[str, ExtractFacts]) -> RunSettings:
    dates: dict[str, date] = {name: facts.reference_date for name, facts in extracts.items()}
    restored = (p.text("extract") for p in payload.parts("subjects") if p.flag("restored"))
    return run_settings(
        policy=payload.text("policy"),
        coverage=Coverage(payload.text("coverage")),
        reference_dates=dates,
        restored=frozenset(restored),
        facilities=(),
    )


def _write(
    writer: BulkWriter,
    subjects: pl.DataFrame,
    result: MatchResult,
    extracts: Mapping[str, ExtractFacts],
) -> int:
    """Frames for later questions, and every case as documents; returns the number of cases."""
    writer.add_frame("results", result.results)
    writer.add_frame("details", result.details)
    writer.add_frame("candidates", result.candidates)
    waiting: list[BuiltCase] = []
    documents = cases = 0
    judged = result.results["verdict"] != "A"
    for case in build_cases(subjects, result, extracts, wanted=judged):
        waiting.append(case)
        cases += 1
        if len(waiting) == ROWS_PER_DOCUMENT:
            _write_cases(writer, documents, waiting)
            documents, waiting = documents + 1, []
    if waiting:
        _write_cases(writer, documents, waiting)
    return cases


def _write_sample(
    writer: BulkWriter,
    subjects: pl.DataFrame,
    result: MatchResult,
    extracts: Mapping[str, ExtractFacts],
    *,
    key: bytes,
) -> None:
    """Cases of up to MOST_SAMPLED subjects of verdict A, so that a desk can draw its sample.

    The order is that of a keyed hash of the record: random to everybody who reads the data, and the
    same however often it is drawn.
    """
    seed = derive(key, "sample of A")
    accepted = (result.results["verdict"] == "A").arg_true().to_list()
    order = sorted(accepted, key=lambda place: _drawn_at(seed, place))[:MOST_SAMPLED]
    chosen = pl.Series(range(result.results.height)).is_in(order)
    built = {c.subject: c for c in build_cases(subjects, result, extracts, wanted=chosen)}
    drawn = [built[place] for place in order]
    writer.add_documents(CASE, ((case.subject, to_json(case.document)) for case in drawn))
    writer.add_documents(NUMBERS, ((case.subject, dict(case.numbers)) for case in drawn))
    rows = [[case.subject, dict(case.row), list(case.shown)] for case in drawn]
    writer.add_documents(SAMPLE_ROWS, [(0, rows)])


def _drawn_at(seed: bytes, place: int) -> bytes:
    return hmac.digest(seed, str(place).encode(), "sha256")


def _write_cases(writer: BulkWriter, document: int, cases: list[BuiltCase]) -> None:
    writer.add_documents(CASE, ((case.subject, to_json(case.document)) for case in cases))
    writer.add_documents(NUMBERS, ((case.subject, dict(case.numbers)) for case in cases))
    rows = [[case.subject, dict(case.row), list(case.shown)] for case in cases]
    writer.add_documents(ROWS, [(document, rows)])


def _facts(result: MatchResult, settings: RunSettings) -> dict[str, object]:
    results = result.results
    return {
        "subjects": results.height,
        "residents": result.model.get("residents", 0),
        "verdicts": count_of(results, "verdict"),
        "classes": count_of(results, "class"),
        "signatures": count_of(results.filter(pl.col("verdict") != "A"), "signature"),
        "digests": {
            "照合規則": settings.rules.digest,
            "照合方針": settings.policy.digest,
            "文字・住所の表": settings.tables.digest,
        },
        "policy": settings.policy.name,
        "policy_version": settings.policy.version,
        "coverage": settings.coverage,
        "model": {name: result.model[name] for name in ("weights", "chances", "suggestion_bar")},
    }
