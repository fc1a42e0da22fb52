"""From the result of a run to its cases: one document, one row and the numbers of every B and C.

Runs in the child process, in slices, so that memory stays small however many cases there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from app.case_document import (
    RESIDENT_FIELDS,
    SUBJECT_FIELDS,
    AgreementRow,
    CaseDocument,
    Evidence,
    Pair,
)
from app.guard import is_flagged
from app.schemes import scheme
from matching import ATTRIBUTES, MatchResult

SLICE = 2_000
RESULT_FIELDS = ("number_state", "weight", "margin", "candidate_count")
_UNKNOWN_NAMESAKES = -1


@dataclass(frozen=True, slots=True)
class ExtractFacts:
    """What is known of one extract."""

    scheme: str
    holds: tuple[str, ...]
    reference_date: date


@dataclass(frozen=True, slots=True)
class BuiltCase:
    """One case ready to be stored."""

    subject: int
    document: CaseDocument
    numbers: Mapping[str, str]
    row: Mapping[str, str | int]
    shown: tuple[str, ...]


def build_cases(
    subjects: pl.DataFrame, result: MatchResult, extracts: Mapping[str, ExtractFacts]
) -> Iterator[BuiltCase]:
    """The cases of a run in file order.

    Args:
        subjects: SUBJECT_SCHEMA, the rows of the results in the same order.
        result: of matching.
        extracts: by the name of the extract.
    """
    wanted = result.results.with_row_index("subject").filter(pl.col("verdict") != "A")
    for piece in wanted.iter_slices(SLICE):
        yield from _build_slice(piece, subjects, result, extracts)


def _build_slice(
    piece: pl.DataFrame,
    subjects: pl.DataFrame,
    result: MatchResult,
    extracts: Mapping[str, ExtractFacts],
) -> Iterator[BuiltCase]:
    indexes = piece["subject"].cast(pl.Int64)
    details = {
        row["subject"]: row
        for row in result.details.filter(pl.col("subject").is_in(indexes.to_list())).to_dicts()
    }
    candidates = _by_subject(result.candidates, indexes)
    residents = _residents(result, candidates)
    rows = subjects[indexes].to_dicts()
    for line, subject in zip(piece.to_dicts(), rows, strict=True):
        number = line["subject"]
        facts = extracts[subject["extract"]]
        pairs = candidates.get(number, [])
        yield _case(
            number,
            _document(line, subject, details[number], pairs, residents, extracts),
            line,
            _numbers(subject, pairs, residents),
            facts,
        )


def _by_subject(candidates: pl.DataFrame, indexes: pl.Series) -> dict[int, list[dict[str, object]]]:
    found: dict[int, list[dict[str, object]]] = {}
    chosen = candidates.filter(pl.col("subject").is_in(indexes.to_list())).sort("subject", "rank")
    for row in chosen.to_dicts():
        found.setdefault(int(row["subject"]), []).append(row)
    return found


def _residents(
    result: MatchResult, candidates: Mapping[int, list[dict[str, object]]]
) -> dict[str, dict[str, str]]:
    ids = {str(row["resident_id"]) for rows in candidates.values() for row in rows}
    chosen = result.residents.filter(pl.col("resident_id").is_in(list(ids)))
    return {str(row["resident_id"]): row for row in chosen.to_dicts()}


def _document(
    line: Mapping[str, object],
    subject: Mapping[str, object],
    detail: Mapping[str, object],
    pairs: list[dict[str, object]],
    residents: Mapping[str, dict[str, str]],
    extracts: Mapping[str, ExtractFacts],
) -> CaseDocument:
    facts = extracts[str(subject["extract"])]
    namesakes = detail["namesakes"]
    return CaseDocument(
        subject={name: str(subject[name]) for name in SUBJECT_FIELDS},
        result={name: _plain(line[name]) for name in RESULT_FIELDS},
        scheme=facts.scheme,
        holds=facts.holds,
        reference_date=facts.reference_date,
        cautions=_cautions(str(detail["cautions"] or ""), facts),
        evidence=Evidence(
            namesakes=_UNKNOWN_NAMESAKES if namesakes is None else int(str(namesakes)),
            same_number=_others(str(detail["same_number_subjects"] or ""), extracts),
            same_person=_others(str(detail["same_person_subjects"] or ""), extracts),
            guardian_is_linked=bool(detail["guardian_is_linked"]),
        ),
        pairs=tuple(
            _pair(row, residents[str(row["resident_id"])])
            for row in pairs
            if str(row["resident_id"]) in residents
        ),
    )


def _plain(value: object) -> str | int | float | bool:
    return value if isinstance(value, str | int | float | bool) else ""


def _cautions(codes: str, facts: ExtractFacts) -> tuple[str, ...]:
    """The cautions of the run, and 連絡不可 where the scheme's contact rule says so."""
    found = [code for code in codes.split(";") if code]
    if scheme(facts.scheme or "other").contact_forbidden:
        found.append("contact_forbidden")
    return tuple(dict.fromkeys(found))


def _others(texts: str, extracts: Mapping[str, ExtractFacts]) -> tuple[str, ...]:
    """Other records `extract/record_id`, joined by `;`, in words such as 精神手帳 T000123."""
    return tuple(_other(text, extracts) for text in texts.split(";") if text)


def _other(text: str, extracts: Mapping[str, ExtractFacts]) -> str:
    extract, _, record_id = text.partition("/")
    facts = extracts.get(extract)
    return f"{scheme(facts.scheme or 'other').short} {record_id}" if facts else text


def _pair(row: Mapping[str, object], resident: Mapping[str, str]) -> Pair:
    return Pair(
        rank=int(str(row["rank"])),
        resident={name: resident[name] for name in RESIDENT_FIELDS},
        weight=_number(row["weight"]),
        agreements={
            name: AgreementRow(
                agreement=str(row[name]),
                reasons=tuple(c for c in str(row[f"{name}_reasons"] or "").split(";") if c),
                weight=_number(row[f"{name}_weight"]),
            )
            for name in ATTRIBUTES
        },
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _numbers(
    subject: Mapping[str, object],
    pairs: list[dict[str, object]],
    residents: Mapping[str, dict[str, str]],
) -> dict[str, str]:
    """The individual numbers: "" = as the subject has it, else by resident_id."""
    found = {"": str(subject["number"])}
    for row in pairs:
        resident = residents.get(str(row["resident_id"]))
        if resident is not None:
            found[resident["resident_id"]] = resident["number"]
    return found


def _case(
    number: int,
    document: CaseDocument,
    line: Mapping[str, object],
    numbers: Mapping[str, str],
    facts: ExtractFacts,
) -> BuiltCase:
    subject = document.subject
    protected = is_flagged(document)
    cautions = dict.fromkeys((*(("protected",) if protected else ()), *document.cautions))
    row: dict[str, str | int] = {
        "position": int(str(line["queue_position"] or 0)),
        "lane": str(line["lane"]),
        "protected": int(protected),
        "extract": subject["extract"],
        "scheme": facts.scheme,
        "record_id": subject["record_id"],
        "name": subject["name"],
        "kana": subject["kana"],
        "verdict": str(line["verdict"]),
        "class": str(line["class"]),
        "cause": str(line["cause"]),
        "signature": str(line["signature"]),
        "municipality": subject["municipality"],
        "group_ok": int(bool(line["group_ok"])),
        "cautions": ";".join(cautions),
    }
    shown = tuple(pair.resident["resident_id"] for pair in document.pairs)
    return BuiltCase(subject=number, document=document, numbers=numbers, row=row, shown=shown)
