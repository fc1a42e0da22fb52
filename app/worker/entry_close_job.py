"""The close job of a number entry: what was typed becomes an ordinary batch, written once."""

import json
from contextlib import closing
from pathlib import Path

import polars as pl

from app.batches.exclusions import count_without_number
from app.entry.records import RECORDS
from app.store.bulk import BulkFile, BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell
from app.worker.stored import stored_frame
from matching import ATTRIBUTES, SUBJECT_SCHEMA

COUNTED = ("rows_counted", "rows_kept", "rows_rejected", "rows_skipped")


def run(payload: Payload, _tell: Tell) -> dict[str, object]:
    """Write the batch and report its digest and counts."""
    parts = payload.parts("subjects")
    if parts:
        frame, excluded, facts = _filled(payload, parts[0])
    else:
        frame, facts = _typed_whole(payload)
        excluded = frame.clear()
    without = count_without_number(frame["number"])
    facts |= {"without_number": without, "inspected": frame.height - without}
    facts |= {"protected": int((frame["protected"] != "").sum())}
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_frame("subjects", frame)
        writer.add_frame("excluded", excluded)
        return {"file_sha256": writer.seal(facts), "facts": facts}


def _filled(
    payload: Payload, part: Payload
) -> tuple[pl.DataFrame, pl.DataFrame, dict[str, object]]:
    """The subjects of the earlier batch with the typed numbers in their places."""
    frame = stored_frame(part, "subjects")
    numbers = frame["number"].to_list()
    with closing(BulkFile(*_records(payload))) as records:
        for record, number, _ in _typed(payload):
            document = records.document(RECORDS, record)
            if number and isinstance(document, dict):
                numbers[document["row"]] = number
    facts = json.loads(payload.text("facts"))
    filled = frame.with_columns(number=pl.Series(numbers, dtype=pl.String))
    return filled, stored_frame(part, "excluded"), dict(facts)


def _typed_whole(payload: Payload) -> tuple[pl.DataFrame, dict[str, object]]:
    """Records typed whole, in SUBJECT_SCHEMA, in the order typed."""
    empty = dict.fromkeys(SUBJECT_SCHEMA, "")
    rows = [
        {
            **empty,
            **json.loads(content),
            "extract": payload.text("extract"),
            "row_number": place,
            "number": number,
        }
        for place, (_, number, content) in enumerate(_typed(payload), start=1)
    ]
    frame = pl.DataFrame(rows, schema=SUBJECT_SCHEMA)
    held = [name for name in ATTRIBUTES if (frame[name] != "").any()]
    counts: dict[str, object] = dict.fromkeys(COUNTED, 0)
    counts |= {"rows_counted": frame.height, "rows_kept": frame.height, "excluded": {}}
    return frame, {**counts, "holds": held, "messages": [], "protected_known": False}


def _typed(payload: Payload) -> list[tuple[int, str, str]]:
    """(record, number, content) of everything typed, in the order of the records."""
    value = payload.values["typed"]
    if not isinstance(value, list):
        raise TypeError("typed")
    return [(int(row[0]), str(row[1]), str(row[2])) for row in value]


def _records(payload: Payload) -> tuple[Path, bytes]:
    """Path and key of the file of the entry list."""
    part = payload.mapping("records")
    return Path(part["path"]), bytes.fromhex(part["key"])
