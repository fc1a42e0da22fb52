"""The inquiry job: which numbers or people are asked about, sealed into one file of its own."""

from collections.abc import Iterator
from contextlib import closing

import polars as pl

from app.inquiry.items import ITEMS, NEEDED, shown_serial
from app.inquiry.views import Asked, InquiryKind, LeftOut
from app.jobs import Progress
from app.store.bulk import BulkFile, BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell
from app.worker.stored import guarded_subjects, stored_flags
from matching import SUBJECT_SCHEMA, birth_date_key, number_key

_SLICE = 5_000


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Write the file of an inquiry and report its digest and counts."""
    kind = InquiryKind(payload.text("kind"))
    tell(Progress("照会する記録の抽出", 0, 0))
    frame = _with_reasons(_subjects(payload), kind, Asked(payload.text("asked")))
    for part in payload.parts("again"):
        frame = frame.join(_asked_before(part), on=["extract", "record_id"], how="semi")
    chosen = frame.filter(pl.col("left_out") == "")
    counts = frame.filter(pl.col("left_out") != "").group_by("left_out").len().sort("left_out")
    facts: dict[str, object] = {
        "asked": chosen.height,
        "left_out": {str(reason): int(count) for reason, count in counts.iter_rows()},
    }
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_documents(ITEMS, _items(chosen, kind))
        return {"file_sha256": writer.seal(facts), "facts": facts}


def _subjects(payload: Payload) -> pl.DataFrame:
    flagged = stored_flags(payload)
    parts = payload.parts("subjects")
    frames = [guarded_subjects(payload, part, flagged) for part in parts]
    return pl.concat([pl.DataFrame(schema=SUBJECT_SCHEMA), *frames])


def _asked_before(part: Payload) -> pl.DataFrame:
    """The records behind some serials of an earlier inquiry."""
    wanted = part.values["serials"]
    spans = [(int(first), int(last)) for first, last in wanted] if isinstance(wanted, list) else []
    with closing(BulkFile(part.path("path"), part.key("key"))) as file:
        rows = [
            (str(item["extract"]), str(item["record_id"]))
            for first, last in spans
            for item in _documents(file, first, last)
        ]
    schema = {"extract": pl.String(), "record_id": pl.String()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _documents(file: BulkFile, first: int, last: int) -> Iterator[dict[str, object]]:
    while first <= last and (
        items := file.documents(ITEMS, first=first, most=min(_SLICE, last - first + 1))
    ):
        yield from (item for n, item in items if n <= last and isinstance(item, dict))
        first = items[-1][0] + 1


def _with_reasons(frame: pl.DataFrame, kind: InquiryKind, asked: Asked) -> pl.DataFrame:
    """The subjects with their usable number and the reason they are left out, or ""."""
    numbered = frame.with_columns(number=number_key(frame["number"]))
    reasons: tuple[tuple[pl.Expr, LeftOut], ...]
    if kind is InquiryKind.NUMBER:
        reasons = (
            (pl.col("number") == "", LeftOut.NO_NUMBER),
            (~pl.col("number").is_first_distinct(), LeftOut.SAME_NUMBER),
        )
    else:
        lacks = pl.any_horizontal(
            *(pl.col(name).str.strip_chars() == "" for name in NEEDED[kind]),
            pl.lit(birth_date_key(frame["birth_date"])) == "",
        )
        skips_numbered = pl.lit(value=asked is Asked.UNNUMBERED)
        reasons = (
            ((pl.col("number") != "") & skips_numbered, LeftOut.HAS_NUMBER),
            (pl.col("protected") != "", LeftOut.PROTECTED),
            (lacks, LeftOut.INCOMPLETE),
        )
    left_out = pl.lit("")
    for condition, reason in reversed(reasons):
        left_out = pl.when(condition).then(pl.lit(reason.value)).otherwise(left_out)
    return numbered.with_columns(left_out=left_out)


def _items(chosen: pl.DataFrame, kind: InquiryKind) -> Iterator[tuple[int, object]]:
    dates = birth_date_key(chosen["birth_date"]).to_list()
    rows = zip(chosen.iter_rows(named=True), dates, strict=True)
    for serial, (row, birth_date) in enumerate(rows, start=1):
        fields = {name: str(row[name]) for name in NEEDED[kind]}
        if kind is not InquiryKind.NUMBER:
            building = str(row["building"])
            fields["birth_date"] = birth_date.replace("-", "")
            fields["address"] = "　".join(part for part in (fields["address"], building) if part)
        yield (
            serial,
            {
                "serial": shown_serial(serial),
                "extract": str(row["extract"]),
                "record_id": str(row["record_id"]),
                **fields,
            },
        )
