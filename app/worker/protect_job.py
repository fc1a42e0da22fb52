"""The protect job: a 支援措置 list is matched with the register, as a batch of its own."""

from collections.abc import Iterator

import polars as pl

from app.jobs import Progress
from app.protection.finding import flagged_in, protected_ids
from app.protection.protected_list import read_protected_list
from app.store.bulk import BulkFile, BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell, facts, from_medium, joined_sha256, watch


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Read the list, find its people, their households and addresses in the register."""
    with from_medium(payload):
        people, report = read_protected_list(payload.paths("paths")[0], watch(tell, "一覧の取込"))
    tell(Progress("住基データとの照合", 0, 0))
    registers = payload.parts("registers")
    flagged = flagged_in(_residents(registers), people)
    found_again = protected_ids(_residents(registers), flagged)
    protected = sorted({*found_again, *people["resident_id"].to_list()} - {""})
    found: dict[str, object] = {
        **facts((report,)),
        "excluded": {},
        "without_number": 0,
        "inspected": report.rows_kept,
        "holds": [],
        "protected_known": True,
        "protected": people.height,
        "found": len(flagged.residents),
    }
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_frame("listed", people)
        return {
            "file_sha256": writer.seal(found),
            "source_sha256": joined_sha256((report,)),
            "facts": found,
            "protected_ids": protected,
        }


def _residents(registers: tuple[Payload, ...]) -> Iterator[pl.DataFrame]:
    for register in registers:
        file = BulkFile(register.path("path"), register.key("key"))
        yield from file.chunks("residents")
        file.close()
