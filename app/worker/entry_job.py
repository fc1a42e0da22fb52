"""The entry job: what typing numbers needs, sealed into one file of its own.

It holds the records that wait for a number, one document each, and the residents by number.
"""

from collections.abc import Iterator

import polars as pl

from app.entry.number_index import PEOPLE, index_documents
from app.entry.records import GUARDED, OPEN, ORDER, RECORD_FIELDS, RECORDS
from app.jobs import Progress
from app.protection.finding import Flagged, with_flags
from app.store.bulk import BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell
from app.worker.stored import guarded_subjects, stored_flags, stored_residents
from matching import number_key, parse_number


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Write the file of an entry list and report its digest and counts."""
    tell(Progress("支援措置の確認", 0, 0))
    flagged = stored_flags(payload)
    waiting = _waiting(payload, flagged)
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_documents(RECORDS, _records(waiting))
        writer.add_documents(
            ORDER,
            [(OPEN, _places(waiting, guarded=False)), (GUARDED, _places(waiting, guarded=True))],
        )
        chunks = residents = 0
        for chunk in stored_residents(payload):
            writer.add_documents(PEOPLE, index_documents(with_flags(chunk, flagged), chunks))
            chunks, residents = chunks + 1, residents + chunk.height
            tell(Progress("住基データの索引の作成", residents, 0))
        facts: dict[str, object] = {
            "records": waiting.height,
            "protected": int((waiting["protected"] != "").sum()),
            "chunks": chunks,
            "residents": residents,
        }
        return {"file_sha256": writer.seal(facts), "facts": facts}


def _waiting(payload: Payload, flagged: Flagged) -> pl.DataFrame:
    """The subjects without a usable number, with their place in the batch as `row`."""
    frames = [
        guarded_subjects(payload, part, flagged).with_row_index("row")
        for part in payload.parts("subjects")
    ]
    if not frames:
        return pl.DataFrame(schema=dict.fromkeys((*RECORD_FIELDS, "number"), pl.String()))
    frame = pl.concat(frames)
    return frame.filter(number_key(frame["number"]) == "")


def _places(waiting: pl.DataFrame, *, guarded: bool) -> list[list[object]]:
    flags = (waiting["protected"] != "").to_list()
    ids = waiting["record_id"].to_list()
    return [[place, ids[place]] for place, flag in enumerate(flags) if flag is guarded]


def _records(waiting: pl.DataFrame) -> Iterator[tuple[int, object]]:
    for place, row in enumerate(waiting.iter_rows(named=True)):
        values = {name: str(row[name]) for name in RECORD_FIELDS}
        state = parse_number(str(row["number"])).problem
        yield place, {**values, "row": int(row["row"]), "state": str(state)}
