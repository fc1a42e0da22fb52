"""An inspection that already has a run, without running one: the services do the registering."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

import polars as pl

from app.batches.intake import Coverage, Intake, Plan, Side
from app.cases.document import (
    CASE,
    NUMBERS,
    RESIDENT_FIELDS,
    SUBJECT_FIELDS,
    AgreementRow,
    CaseDocument,
    Evidence,
    Pair,
    to_json,
)
from app.cases.fingerprint import fingerprint
from app.cases.guard import is_flagged
from app.desk import Desk
from app.jobs import Job
from app.run.runs import Runs
from app.store.bulk import BulkWriter
from matching import ATTRIBUTES, Agreement

DAY = date(2026, 10, 1)
NUMBER = "123456789018"
SAMPLE_NAMES = ("渡邉　一", "高橋　花子", "𠮷田　太郎", "山﨑　さくら", "佐藤　次郎")
_KANA = (
    "ワタナベ　ハジメ",
    "タカハシ　ハナコ",
    "ヨシダ　タロウ",
    "ヤマザキ　サクラ",
    "サトウ　ジロウ",
)


def a_pair(rank: int, *, protected: bool = False, address: str = "", **values: str) -> Pair:
    resident = {
        **dict.fromkeys(RESIDENT_FIELDS, ""),
        "resident_id": f"00010000{rank:02d}",
        "household_id": "H1",
        "name": "渡邉　花子",
        "kana": "ワタナベ　ハナコ",
        "birth_date": "19750612",
        "sex": "女",
        "postcode": "123-4567",
        "address": address or "サンプル市中央二丁目３番４号",
        "building": "コーポ１０１",
        "former_address": "サンプル市北町１番１号",
        "protected": "1" if protected else "",
        **values,
    }
    agreement = AgreementRow(Agreement.DIFFERENT, (), 1.5)
    return Pair(rank, resident, 7.5, dict.fromkeys(ATTRIBUTES, agreement))


def a_document(
    index: int, *, pairs: Sequence[Pair] = (), protected: bool = False, **values: str
) -> CaseDocument:
    subject = {
        **dict.fromkeys(SUBJECT_FIELDS, ""),
        "extract": "techo",
        "record_id": f"T{index:06d}",
        "row_number": str(index + 2),
        "name": SAMPLE_NAMES[index % 5],
        "kana": _KANA[index % 5],
        "birth_date": "平成22年3月3日",
        "sex": "1",
        "address": "サンプル市中央二丁目3-4",
        "residence": "サンプル市病院町1",
        "municipality": "サンプル市",
        "protected": "1" if protected else "",
        **values,
    }
    return CaseDocument(
        subject=subject,
        result={"number_state": "ok", "weight": 3.0, "margin": 1.0, "candidate_count": 1},
        scheme="seishin_techo",
        holds=ATTRIBUTES,
        reference_date=DAY,
        cautions=("contact_forbidden",),
        evidence=Evidence(1, ("精神手帳 T999999",), (), guardian_is_linked=False),
        pairs=tuple(pairs) or (a_pair(0), a_pair(1, name="渡邉　一", birth_date="20100303")),
    )


def a_plan(side: Side, extract: str) -> Plan:
    return Plan(
        paths=(Path(f"{extract}.csv"),),
        side=side,
        extract=extract,
        scheme="seishin_techo" if side is Side.SUBJECT else "",
        reference_date=DAY,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )


def take_in(
    desk: Desk, plan: Plan, *, frame: pl.DataFrame | None = None, protected: Sequence[str] = ()
) -> str:
    """A batch as the child would have written it."""
    intake = Intake(desk)
    job = intake.start(plan)
    rows = frame.height if frame is not None else 0
    facts: dict[str, object] = {
        "rows_counted": rows,
        "rows_skipped": 0,
        "rows_rejected": 0,
        "inspected": rows,
        "holds": list(ATTRIBUTES),
        "protected_known": bool(protected),
        "protected": len(protected),
    }
    with writer_of(job) as writer:
        writer.add_frame("rows", frame if frame is not None else pl.DataFrame({"n": [0]}))
        digest = writer.seal(facts)
    result = {
        "facts": facts,
        "file_sha256": digest,
        "source_sha256": f"source of {plan.extract} {plan.side} {rows} {protected}",
        "protected_ids": list(protected),
    }
    return intake.finish(job, result).batch_id


def writer_of(job: Job) -> BulkWriter:
    payload = job.spec.payload
    return BulkWriter(Path(str(payload["part"])), bytes.fromhex(str(payload["key"])))


def put_cases(
    desk: Desk,
    documents: Sequence[CaseDocument],
    *,
    sampled: Sequence[CaseDocument] = (),
    changes: Mapping[int, Mapping[str, object]] = MappingProxyType({}),
) -> str:
    """A finished run whose cases are these, and these drawn from A; returns its id.

    `changes` says by index what the row of a case in the queue holds otherwise.
    """
    if not Runs(desk).readiness().ready:
        take_in(desk, a_plan(Side.SUBJECT, "techo"))
        take_in(desk, a_plan(Side.REGISTER, "register"))
    runs = Runs(desk)
    job = runs.start("strict")
    facts: dict[str, object] = {
        "subjects": len(documents),
        "verdicts": {"B": len(documents)},
        "cases": len(documents),
        "bases": {
            "seishin_techo": {
                "all": len(documents) + 110,
                "without_number": 10,
                "records": len(documents) + 100,
                "persons": len(documents) + 95,
                "accepted": 100,
            }
        },
    }
    with writer_of(job) as writer:
        numbers = {"": NUMBER, "0001000000": NUMBER, "0001000001": "023456789013"}
        writer.add_documents(CASE, [(n, to_json(d)) for n, d in enumerate(documents)])
        writer.add_documents(NUMBERS, [(n, numbers) for n, _ in enumerate(documents)])
        rows = [_row(n, d, **changes.get(n, {})) for n, d in enumerate(documents)]
        writer.add_documents("rows", [(0, rows)])
        writer.add_documents(CASE, [(len(rows) + n, to_json(d)) for n, d in enumerate(sampled)])
        drawn = [_row(len(rows) + n, d, verdict="A") for n, d in enumerate(sampled)]
        writer.add_documents("sample_rows", [(0, drawn)])
        digest = writer.seal(facts)
    for _ in runs.finish(job, {"facts": facts, "file_sha256": digest}):
        pass
    return str(job.ticket["run_id"])


def _row(
    index: int, document: CaseDocument, *, verdict: str = "", **changes: object
) -> list[object]:
    subject = document.subject
    row: Mapping[str, object] = {
        "position": 1000 - index,
        "lane": "eye",
        "protected": int(is_flagged(document)),
        "extract": subject["extract"],
        "scheme": document.scheme,
        "record_id": subject["record_id"],
        "name": subject["name"],
        "kana": subject["kana"],
        "verdict": verdict or ("C" if index % 2 else "B"),
        "class": "A1" if verdict else "C1" if index % 2 else "B1",
        "cause": "E1" if index % 2 else "H1",
        "signature": "family_number" if index % 2 else "building_missing",
        "municipality": subject["municipality"],
        "group_ok": int(not index % 2),
        "cautions": "contact_forbidden",
        "person": index + 1,
        "fingerprint": fingerprint(document),
        **changes,
    }
    return [index, row, [pair.resident["resident_id"] for pair in document.pairs]]
