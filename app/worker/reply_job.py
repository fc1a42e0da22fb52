"""The reply job: a reply to an inquiry becomes a register batch, everything asked accounted for.

A row with a name answers, a row without one says 該当なし, no row at all is 未回答.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace

import polars as pl

from app.extracts import RegisterExtract, read_register
from app.inquiry.items import ITEMS, shown_serial
from app.inquiry.reply import reply_profile
from app.inquiry.views import InquiryKind
from app.jobs import Progress
from app.protection.finding import LISTED_SCHEMA, flagged_in, protected_ids
from app.store.bulk import BulkFile, BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell, facts, from_medium, joined_sha256, options, watch
from matching import RESIDENT_SCHEMA, number_key

_SLICE = 5_000
_NOBODY = ("該当なし", "該当者なし", "該当無し", "該当者無し", "対象者なし", "該当データなし")


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Read the reply and report its counts and outcomes.

    With a `part` it becomes a new batch file; without one nothing of it is kept.
    """
    with from_medium(payload):
        return _taken_in(payload, tell)


def _taken_in(payload: Payload, tell: Tell) -> dict[str, object]:
    kind = InquiryKind(payload.text("kind"))
    paths = payload.paths("paths")
    profiles = {path: reply_profile(path) for path in paths}
    chosen = replace(options(payload, paths), profiles=profiles)
    read = read_register(paths, chosen, watch(tell, "回答の読み取り"))
    tell(Progress("照会との突合", 0, 0))
    rows = _matched(read, _asked(payload.parts("inquiry")[0], kind), kind)
    known = rows.filter(pl.col("serial") > 0)
    answers = known.filter(~pl.col("nobody"))
    nobody = known.filter(pl.col("nobody"))["serial"].unique().to_list()
    answered = answers["serial"].unique().to_list()
    residents = _residents(answers, payload.text("inquiry_id"))
    flagged = flagged_in([residents], pl.DataFrame(schema=LISTED_SCHEMA))
    found: dict[str, object] = {
        **facts(read.reports),
        "excluded": {},
        "without_number": 0,
        "inspected": sum(report.rows_kept for report in read.reports),
        "holds": sorted(read.holds),
        "protected_known": _tells_protection(read),
        "protected": len(flagged.residents),
        "answered": len(answered),
        "nobody": len(set(nobody) - set(answered)),
        "strangers": rows.height - known.height,
    }
    return {
        "facts": found,
        "file_sha256": _stored(payload, residents, found),
        "source_sha256": joined_sha256(read.reports),
        "protected_ids": protected_ids([residents], flagged),
        "answered": answered,
        "nobody_serials": nobody,
    }


def _stored(payload: Payload, residents: pl.DataFrame, found: Mapping[str, object]) -> str:
    """The digest of the new batch file; "" where the reply is only looked at."""
    if not payload.text("part"):
        return ""
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_frame("residents", residents)
        return writer.seal(found)


def _asked(part: Payload, kind: InquiryKind) -> pl.DataFrame:
    """What was asked: the serial, and what a reply repeats of it."""
    with closing(BulkFile(part.path("path"), part.key("key"))) as file:
        rows = [_asked_row(serial, item, kind) for serial, item in _all_items(file)]
    schema = {"asked_serial": pl.Int64(), "asked": pl.String()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _all_items(file: BulkFile) -> Iterator[tuple[int, Mapping[str, str]]]:
    first = 1
    while items := file.documents(ITEMS, first=first, most=_SLICE):
        yield from ((n, item) for n, item in items if isinstance(item, dict))
        first = items[-1][0] + 1


def _asked_row(serial: int, item: Mapping[str, str], kind: InquiryKind) -> tuple[int, str]:
    return serial, item["number"] if kind is InquiryKind.NUMBER else shown_serial(serial)


def _matched(read: RegisterExtract, asked: pl.DataFrame, kind: InquiryKind) -> pl.DataFrame:
    """The rows of the reply with the serial they answer (0 = none) and whether they say 該当なし."""
    frames = [pl.DataFrame(schema=RESIDENT_SCHEMA), *read.chunks()]
    rows = pl.concat(frames)
    key = (
        number_key(rows["number"])
        if kind is InquiryKind.NUMBER
        else rows["resident_id"].str.zfill(len(shown_serial(0)))
    )
    said = pl.col("status").str.replace_all(r"\s", "").is_in(_NOBODY)
    said |= pl.col("name").str.replace_all(r"\s", "").is_in(_NOBODY)
    return (
        rows.with_columns(asked=key, nobody=(pl.col("name").str.strip_chars() == "") | said)
        .join(asked, on="asked", how="left", maintain_order="left")
        .with_columns(serial=pl.col("asked_serial").fill_null(0))
    )


def _tells_protection(read: RegisterExtract) -> bool:
    tables = [table for detection in read.detections for table in detection.tables]
    return any(column.target == "protected" for table in tables for column in table.columns)


def _residents(answers: pl.DataFrame, inquiry_id: str) -> pl.DataFrame:
    """The residents of the reply under keys of their own: serials repeat from inquiry to inquiry."""
    place = pl.col("serial").cum_count().over("serial").cast(pl.String)
    serial = pl.col("serial").cast(pl.String).str.zfill(len(shown_serial(0)))
    key = pl.concat_str(pl.lit(inquiry_id[:6] + "-"), serial, pl.lit("-"), place)
    return answers.with_columns(resident_id=key).select(*RESIDENT_SCHEMA)
