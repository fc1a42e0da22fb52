"""Invented cases for tests, put in without the child that invents them."""

from pathlib import Path

from app.cases.document import CaseDocument, to_json
from app.desk import Desk
from app.jobs import Job
from app.review.planted_control import INVENTED, PlantedControl, Telling
from app.store.bulk import BulkWriter
from tests.support.inspected import a_document, a_pair

MARK = "植草"
"""The surname of everybody invented here: a leak of one is found by it."""

TELLING = Telling(told=True, told_on="2026-10-01", every=10)


def an_invented(index: int) -> CaseDocument:
    """A document that no real case of a test shares a name or key with."""
    pairs = (
        a_pair(0, name=f"{MARK}　花子", resident_id=f"9990000{index:03d}"),
        a_pair(1, name=f"{MARK}　一郎", resident_id=f"9991000{index:03d}"),
    )
    return a_document(900 + index, pairs=pairs, name=f"{MARK}　一郎", record_id=f"X{index:06d}")


def invented_value(index: int, *, answer: str, signature: str, code: str) -> dict[str, object]:
    """What the child writes of one invented case."""
    document = an_invented(index)
    row = {
        "position": 0,
        "lane": "eye",
        "protected": 0,
        "extract": "techo",
        "scheme": "seishin_techo",
        "record_id": document.subject["record_id"],
        "name": document.subject["name"],
        "kana": document.subject["kana"],
        "verdict": code[0],
        "class": code,
        "cause": "E1",
        "signature": signature,
        "municipality": "サンプル市",
        "group_ok": 0,
        "cautions": "contact_forbidden",
        "person": 0,
        "fingerprint": "",
    }
    return {
        "answer": answer,
        "kind": "family_member" if answer == "suspect" else "harmless",
        "document": to_json(document),
        "row": [index, row, []],
        "numbers": {"": "111111111118"},
    }


def switch_on(desk: Desk, *, cases: int = 12, telling: Telling = TELLING) -> None:
    """Switch invented cases on at a supervisor's desk, half of them wrong links."""
    control = PlantedControl(desk)
    job = control.start(telling)
    write_part(job, cases)
    control.finish(job, {"cases": cases})


def write_part(job: Job, cases: int) -> None:
    """The file of the child."""
    payload = job.spec.payload
    values = [
        invented_value(
            index,
            answer="suspect" if index % 2 else "right",
            signature="family_number" if index % 2 else "building_missing",
            code="C1" if index % 2 else "B1",
        )
        for index in range(cases)
    ]
    with BulkWriter(Path(str(payload["part"])), bytes.fromhex(str(payload["key"]))) as writer:
        writer.add_documents(INVENTED, enumerate(values))
        writer.seal({"cases": cases})
