"""The document of one case: everything the run found about one subject, as stored in the run file.

Written by the match job, read by the services. The individual numbers lie in a document of their
own, so that nothing that shows a case ever holds one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching import ATTRIBUTES, RESIDENT_SCHEMA, SUBJECT_SCHEMA

CASE, NUMBERS = "case", "numbers"
"""Names of the two kinds of documents in a run file."""

SUBJECT_FIELDS = tuple(name for name in SUBJECT_SCHEMA if name != "number")
RESIDENT_FIELDS = tuple(name for name in RESIDENT_SCHEMA if name not in ("number", "former_number"))


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How one attribute of a pair agrees."""

    agreement: str
    reasons: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """The subject beside one resident: rank 0 is the linked resident, 1 … the candidates.

    `searched` where no run found the resident, but a person who searched the register.
    """

    rank: int
    resident: Mapping[str, str]
    weight: float
    agreements: Mapping[str, AgreementRow]
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the four attributes."""

    namesakes: int  # -1 where the coverage forbids a statement
    same_number: tuple[str, ...]  # in words
    same_person: tuple[str, ...]  # in words
    guardian_is_linked: bool


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One case as found by its run."""

    subject: Mapping[str, str]
    result: Mapping[str, str | float | int | bool]
    scheme: str
    holds: tuple[str, ...]  # attributes that the scheme holds at all
    reference_date: date
    cautions: tuple[str, ...]
    evidence: Evidence
    pairs: tuple[Pair, ...]

    def linked(self) -> Pair | None:
        """The resident the number leads to."""
        return next((pair for pair in self.pairs if pair.rank == 0), None)

    def candidates(self) -> tuple[Pair, ...]:
        """The candidates, best first: what agrees speaks more for them than the rest against."""
        return tuple(
            pair for pair in self.pairs if pair.rank > 0 and (pair.weight > 0 or pair.searched)
        )

    def bystanders(self) -> tuple[Pair, ...]:
        """The others looked at, of the household or with a similar number: no candidates."""
        others = (pair for pair in self.pairs if pair.rank > 0 and not pair.searched)
        return tuple(pair for pair in others if pair.weight <= 0)


def to_json(document: CaseDocument) -> dict[str, object]:
    """The document as stored."""
    return {
        "subject": dict(document.subject),
        "result": dict(document.result),
        "scheme": document.scheme,
        "holds": list(document.holds),
        "reference_date": document.reference_date.isoformat(),
        "cautions": list(document.cautions),
        "evidence": {
            "namesakes": document.evidence.namesakes,
            "same_number": list(document.evidence.same_number),
            "same_person": list(document.evidence.same_person),
            "guardian_is_linked": document.evidence.guardian_is_linked,
        },
        "pairs": [pair_to_json(pair) for pair in document.pairs],
    }


def pair_to_json(pair: Pair) -> dict[str, object]:
    """A pair as stored."""
    return {
        "rank": pair.rank,
        "resident": dict(pair.resident),
        "weight": pair.weight,
        "agreements": {
            name: [row.agreement, list(row.reasons), row.weight]
            for name, row in pair.agreements.items()
        },
    }


def from_json(value: object) -> CaseDocument:
    """The document of a stored value.

    Raises:
        KeyError, TypeError, ValueError: where the run file was made by another version.
    """
    if not isinstance(value, dict):
        raise TypeError("a case document was expected")
    evidence = value["evidence"]
    return CaseDocument(
        subject=_whole(value["subject"], SUBJECT_FIELDS),
        result=value["result"],
        scheme=value["scheme"],
        holds=tuple(value["holds"]),
        reference_date=date.fromisoformat(value["reference_date"]),
        cautions=tuple(value["cautions"]),
        evidence=Evidence(
            namesakes=evidence["namesakes"],
            same_number=tuple(evidence["same_number"]),
            same_person=tuple(evidence["same_person"]),
            guardian_is_linked=evidence["guardian_is_linked"],
        ),
        pairs=tuple(pair_from_json(pair) for pair in value["pairs"]),
    )


def pair_from_json(value: Mapping[str, object]) -> Pair:
    """The pair of a stored value. Errors as `from_json`."""
    agreements = value["agreements"]
    resident = value["resident"]
    if not isinstance(agreements, dict) or not isinstance(resident, dict):
        raise TypeError("a pair was expected")
    return Pair(
        rank=int(str(value["rank"])),
        resident=_whole(resident, RESIDENT_FIELDS),
        weight=float(str(value["weight"])),
        agreements={
            name: AgreementRow(agreements[name][0], tuple(agreements[name][1]), agreements[name][2])
            for name in ATTRIBUTES
        },
    )


def _whole(values: Mapping[str, str], fields: tuple[str, ...]) -> dict[str, str]:
    """The values with every field: a run made before a field was carried holds no value of it."""
    return {**dict.fromkeys(fields, ""), **values}
