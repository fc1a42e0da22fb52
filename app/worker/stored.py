"""What jobs read of an inspection's batches: residents, 支援措置 lists, subjects with their flags."""

from collections.abc import Iterator
from contextlib import closing

import polars as pl

from app.protection.finding import LISTED_SCHEMA, Flagged, flagged_in, subjects_with_flags
from app.store.bulk import BulkFile
from app.worker.payload import Payload


def stored_frame(part: Payload, name: str) -> pl.DataFrame:
    """One frame of a batch."""
    with closing(BulkFile(part.path("path"), part.key("key"))) as file:
        return file.frame(name)


def stored_residents(payload: Payload) -> Iterator[pl.DataFrame]:
    """The residents of all registers in use, chunk by chunk."""
    for part in payload.parts("registers"):
        with closing(BulkFile(part.path("path"), part.key("key"))) as file:
            yield from file.chunks("residents")


def stored_list(payload: Payload) -> pl.DataFrame:
    """All people of all 支援措置 lists in use."""
    frames = [stored_frame(part, "listed") for part in payload.parts("lists")]
    return pl.concat([pl.DataFrame(schema=LISTED_SCHEMA), *frames])


def stored_flags(payload: Payload) -> Flagged:
    """Whom registers and lists protect."""
    return flagged_in(stored_residents(payload), stored_list(payload))


def guarded_subjects(payload: Payload, part: Payload, flagged: Flagged) -> pl.DataFrame:
    """The subjects of a batch with `protected` "1" for everybody who is to be protected."""
    return subjects_with_flags(stored_frame(part, "subjects"), flagged, stored_list(payload))
