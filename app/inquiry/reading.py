"""Inquiries in words, and what was asked beside what became of it."""

import json
from collections.abc import Iterator, Mapping

from app.inquiry.items import shown_serial
from app.inquiry.views import (
    Answer,
    AskedRow,
    CarryOutRecord,
    InquiryKind,
    InquiryView,
    LeftOut,
    ReplyView,
    WrittenFile,
)
from app.store import batches, inquiries
from app.store.bulk import BulkFile
from app.store.database import Database
from app.store.inquiries import InquiryRow, ReplyRow
from app.words import words

_SLICE = 2_000


def inquiry_view(database: Database, row: InquiryRow, names: Mapping[str, str]) -> InquiryView:
    """One inquiry; asked = answered + nobody + unanswered."""
    answered, nobody = inquiries.counts(database, row.inquiry_id)
    facts = json.loads(row.facts)
    return InquiryView(
        inquiry_id=row.inquiry_id,
        place=row.place,
        again_of=int(facts.get("again_of", 0)),
        kind=InquiryKind(row.kind),
        kind_words=words(InquiryKind(row.kind)),
        made_at=row.made_at,
        made_by=names.get(row.made_by, ""),
        asked=row.asked,
        answered=answered,
        nobody=nobody,
        unanswered=row.asked - answered - nobody,
        left_out=tuple((LeftOut(reason), count) for reason, count in facts["left_out"].items()),
        carried_out=carry_out_record(row, names),
        replies=tuple(
            _reply(database, reply, names) for reply in inquiries.replies(database, row.inquiry_id)
        ),
    )


def carry_out_record(row: InquiryRow, names: Mapping[str, str]) -> CarryOutRecord | None:
    """The 持出し記録 of an inquiry; None until it was written."""
    if not row.written:
        return None
    written = json.loads(row.written)
    return CarryOutRecord(
        at=written["at"],
        by=names.get(written["by"], ""),
        approved_by=names.get(written["approved_by"], ""),
        medium=written["medium"],
        approval=written["approval"],
        purpose=written["purpose"],
        files=tuple(WrittenFile(**file) for file in written["files"]),
    )


def asked_rows(
    file: BulkFile, name: str, outcomes: Mapping[int, str], *, most: int
) -> Iterator[AskedRow]:
    """Up to `most` things asked that nobody answered for, in the order asked."""
    first, found = 1, 0
    while items := file.documents(name, first=first, most=_SLICE):
        for serial, item in items:
            outcome = Answer(outcomes.get(serial, Answer.UNANSWERED))
            if outcome is Answer.ANSWERED or not isinstance(item, dict):
                continue
            if found == most:
                return
            found += 1
            yield AskedRow(
                serial=shown_serial(serial),
                extract=item["extract"],
                record_id=item["record_id"],
                outcome=outcome,
            )
        first = items[-1][0] + 1


def _reply(database: Database, row: ReplyRow, names: Mapping[str, str]) -> ReplyView:
    facts = json.loads(row.facts)
    batch = batches.batch(database, row.reply_id)
    return ReplyView(
        at=row.at,
        by=names.get(row.by_person, ""),
        answered=facts["answered"],
        nobody=facts["nobody"],
        strangers=facts["strangers"],
        is_register=bool(batch and batch.in_use),
    )
