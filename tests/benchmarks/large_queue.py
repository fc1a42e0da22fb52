"""A finished run with a queue of any length in a real encrypted store, without matching one.

The cases are cut from a few documents as the match job writes them, so that opening, showing and
deciding one costs what it costs in an office.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from app.batches.intake import Side
from app.cases.document import CASE, NUMBERS, CaseDocument, Pair, to_json
from app.run.runs import Runs
from app.worker.match_job import ROWS, ROWS_PER_DOCUMENT
from matching import Agreement
from tests.support.inspected import NUMBER, a_document, a_pair, a_plan, take_in, writer_of
from tests.support.office import a_staffed_desk, stand_up

SIGNATURES = (
    ("family_number", "C1", "E1", 0),
    ("given_only", "C2", "E3", 0),
    ("birth_year_only", "B4", "H8", 0),
    ("surname_only", "B3", "H3", 0),
    ("name_variant_only", "B2", "H5", 1),
    ("building_missing", "B1", "H2", 1),
    ("room_missing", "B1", "H2", 0),
    ("former_address", "B1", "H1", 0),
)
_AGREEMENTS = (
    ("name", Agreement.EQUIVALENT, ("name_variant_1",), 11.2),
    ("kana", Agreement.SAME, (), 3.4),
    ("birth_date", Agreement.SIMILAR, ("birth_day_differs",), 6.1),
    ("sex", Agreement.DIFFERENT, (), -4.2),
    ("address", Agreement.SIMILAR, ("address_building_missing",), 8.8),
)


def make(folder: Path, cases: int) -> None:
    """An inspection in an empty folder with a queue of so many cases."""
    desk = a_staffed_desk(folder)
    take_in(desk, a_plan(Side.SUBJECT, "techo"))
    take_in(desk, a_plan(Side.REGISTER, "register"))
    runs = Runs(desk)
    job = runs.start("strict")
    facts: dict[str, object] = {
        "subjects": cases,
        "verdicts": {"B": cases},
        "cases": cases,
        "bases": {},
    }
    with writer_of(job) as writer:
        writer.add_documents(CASE, ((n, to_json(_document(n))) for n in range(cases)))
        writer.add_documents(NUMBERS, ((n, {"": NUMBER}) for n in range(cases)))
        writer.add_documents(ROWS, enumerate(_rows(cases)))
        digest = writer.seal(facts)
    for _ in runs.finish(job, {"facts": facts, "file_sha256": digest}):
        pass
    stand_up(desk)


def _rows(cases: int) -> Iterator[list[object]]:
    rows = (_row(number) for number in range(cases))
    while piece := list(islice(rows, ROWS_PER_DOCUMENT)):
        yield piece


def _document(number: int) -> CaseDocument:
    found = a_document(number, pairs=tuple(_pair(rank) for rank in range(5)))
    return replace(found, result={**found.result, "margin": 5.0, "candidate_count": 4})


def _pair(rank: int) -> Pair:
    pair = a_pair(rank, name="渡邊　一" if rank else "渡邉　花子")
    rows = {
        name: replace(pair.agreements[name], agreement=agreement, reasons=reasons, weight=weight)
        for name, agreement, reasons, weight in _AGREEMENTS
    }
    return replace(pair, agreements={**pair.agreements, **rows})


def _row(number: int) -> list[object]:
    subject = _document(number).subject
    signature, class_, cause, group_ok = SIGNATURES[number % len(SIGNATURES)]
    row = {
        "position": number + 1,
        "lane": "eye",
        "protected": 0,
        "scheme": "seishin_techo",
        "verdict": class_[0],
        "class": class_,
        "cause": cause,
        "signature": signature,
        "group_ok": group_ok,
        "cautions": "contact_forbidden",
        "person": number + 1,
        "fingerprint": "",
    }
    taken = ("extract", "record_id", "name", "kana", "municipality")
    return [number, {**row, **{name: subject[name] for name in taken}}, []]
