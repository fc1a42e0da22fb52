"""What a reply would say, told before anybody accepts it."""

from collections.abc import Mapping

from app.batches.batch_views import whole
from app.batches.scope import Coverage, Side
from app.inquiry.views import Answer, ReplyPreview
from app.store import batches, inquiries
from app.store.database import Database
from app.store.inquiries import InquiryRow


def reply_preview(
    database: Database, row: InquiryRow, result: Mapping[str, object]
) -> ReplyPreview:
    """A child's look at a reply, added to what earlier replies said.

    Args:
        database: the store.
        row: the inquiry.
        result: of the reply job without a file.
    """
    facts = result["facts"]
    if not isinstance(facts, dict):
        raise TypeError("not a result of this job")
    outcomes = inquiries.outcomes(database, row.inquiry_id)
    answered = {n for n, outcome in outcomes.items() if outcome == Answer.ANSWERED}
    answered |= _serials(result["answered"])
    nobody = (outcomes.keys() | _serials(result["nobody_serials"])) - answered
    return ReplyPreview(
        inquiry_id=row.inquiry_id,
        names=tuple(str(name) for name in facts["names"]),
        rows_counted=whole(facts, "rows_counted"),
        rows_rejected=whole(facts, "rows_rejected"),
        rows_skipped=whole(facts, "rows_skipped"),
        in_reply=(whole(facts, "answered"), whole(facts, "nobody")),
        strangers=whole(facts, "strangers"),
        answered=len(answered),
        nobody=len(nobody),
        unanswered=row.asked - len(answered) - len(nobody),
        becomes_register=replies_are_register(database),
        taken_before=taken_before(database, str(result["source_sha256"])),
        messages=tuple(str(message) for message in facts["messages"]),
    )


def replies_are_register(database: Database) -> bool:
    """Whether residents of a reply are matched with: a register of 全住民 is never replaced."""
    registers = batches.in_use(database, Side.REGISTER)
    return all(row.coverage != Coverage.ALL for row in registers)


def taken_before(database: Database, sha256: str) -> str:
    """When the same content was taken in, or ""."""
    found = [row for row in batches.batches(database) if row.source_sha256 == sha256]
    return found[0].accepted_at if found else ""


def _serials(found: object) -> set[int]:
    return {int(str(serial)) for serial in found} if isinstance(found, list) else set()
