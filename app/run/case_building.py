"""From the result of a run to its cases: one document, one row and the numbers of every B and C.

Runs in the child process, in slices, so that memory stays small however many cases there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from app.cases.document import (
    RESIDENT_FIELDS,
    SUBJECT_FIELDS,
    AgreementRow,
    CaseDocument,
    Evidence,
    Pair,
)
from app.cases.fingerprint import fingerprint
from app.cases.guard import is_flagged
from app.run.facilities import facilities
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
    subjects: pl.DataFrame,
    result: MatchResult,
    extracts: Mapping[str, ExtractFacts],
    *,
    wanted: pl.Series,
) -> Iterator[BuiltCase]:
    """The cases of a run in file order.

    Args:
        subjects: SUBJECT_SCHEMA and `person`, the rows of the results in the same order.
        result: of matching.
        extracts: by the name of the extract.
        wanted: one boolean per subject: every B and C, or a sample of A.
    """
    subjects = subjects.with_columns(facility=facilities(subjects))
    for piece in result.results.with_row_index("subject").filter(wanted).iter_slices(SLICE):
        yield from _build_slice(piece, subjects, result, extracts)


def _build_slice(
    piece: pl.DataFrame,
    subjects: pl.DataFrame,
    result: MatchResult,
    extracts: Mapping[str, ExtractFacts],
) -> Iterator[BuiltCase]:
    indexes = piece["subject"].cast(pl.Int64)
    candidates = _by_subject(result.candidates, indexes)
    found = _Slice(
        details=_details(result.details, indexes),
        candidates=candidates,
        residents=_residents(result, candidates),
        extracts=extracts,
    )
    for line, subject in zip(piece.to_dicts(), subjects[indexes].to_dicts(), strict=True):
        yield found.case(line, subject)


def _details(details: pl.DataFrame, indexes: pl.Series) -> dict[int, dict[str, object]]:
    chosen = details.filter(pl.col("subject").is_in(indexes.to_list()))
    return {int(row["subject"]): row for row in chosen.to_dicts()}


@dataclass(frozen=True, slots=True)
class _Slice:
    """What the cases of one slice are put together from."""

    details: Mapping[int, Mapping[str, object]]
    candidates: Mapping[int, list[dict[str, object]]]
    residents: Mapping[str, Mapping[str, str]]
    extracts: Mapping[str, ExtractFacts]

    def case(self, line: Mapping[str, object], subject: Mapping[str, object]) -> BuiltCase:
        """One case from its line of the results and its subject."""
        number = int(str(line["subject"]))
        document = self._document(line, subject)
        return BuiltCase(
            subject=number,
            document=document,
            numbers=self._numbers(number, str(subject["number"])),
            row={
                **_row(line, document, person=int(str(subject["person"]))),
                "facility": "" if is_flagged(document) else str(subject["facility"]),
            },
            shown=tuple(pair.resident["resident_id"] for pair in document.pairs),
        )

    def _known(self, number: int) -> Iterator[tuple[dict[str, object], Mapping[str, str]]]:
        """The linked resident and the candidates whose full rows the run handed over."""
        for row in self.candidates.get(number, []):
            resident = self.residents.get(str(row["resident_id"]))
            if resident is not None:
                yield row, resident

    def _document(self, line: Mapping[str, object], subject: Mapping[str, object]) -> CaseDocument:
        number = int(str(line["subject"]))
        facts = self.extracts[str(subject["extract"])]
        detail = self.details[number]
        return CaseDocument(
            subject={name: str(subject[name]) for name in SUBJECT_FIELDS},
            result={name: _plain(line[name]) for name in RESULT_FIELDS},
            scheme=facts.scheme,
            holds=facts.holds,
            reference_date=facts.reference_date,
            cautions=_cautions(str(detail["cautions"] or ""), facts),
            evidence=self._evidence(detail),
            pairs=tuple(_pair(row, resident) for row, resident in self._known(number)),
        )

    def _evidence(self, detail: Mapping[str, object]) -> Evidence:
        namesakes = detail["namesakes"]
        return Evidence(
            namesakes=_UNKNOWN_NAMESAKES if namesakes is None else int(str(namesakes)),
            same_number=_others(str(detail["same_number_subjects"] or ""), self.extracts),
            same_person=_others(str(detail["same_person_subjects"] or ""), self.extracts),
            guardian_is_linked=bool(detail["guardian_is_linked"]),
        )

    def _numbers(self, number: int, own: str) -> dict[str, str]:
        """The individual numbers: "" = as the subject has it, else by resident_id."""
        return {"": own} | {
            resident["resident_id"]: resident["number"] for _, resident in self._known(number)
        }


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


def _row(
    line: Mapping[str, object], document: CaseDocument, *, person: int
) -> dict[str, str | int]:
    """The case as the queue stores it."""
    subject = document.subject
    protected = is_flagged(document)
    cautions = dict.fromkeys((*(("protected",) if protected else ()), *document.cautions))
    return {
        "position": int(str(line["queue_position"] or 0)),
        "lane": str(line["lane"]) or "eye",
        "protected": int(protected),
        "extract": subject["extract"],
        "scheme": document.scheme,
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
        "person": person,
        "fingerprint": fingerprint(document),
    }
