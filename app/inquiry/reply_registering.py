"""Registering a reply: its answers are kept first, then one entry makes them and the batch count.

The residents of the reply become the register side. Earlier replies to the same inquiry stay beside
it (an inquiry is written in parts and answered in parts); a register of 全住民 is never replaced by
a reply: then the reply only accounts for what was asked.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.batches.batch_views import arithmetic
from app.batches.new_files import published
from app.batches.scope import Coverage, Side
from app.changes import Area
from app.clock import stamp
from app.desk import Desk
from app.errors import KnownError
from app.inquiry.reply_previewing import replies_are_register, taken_before
from app.inquiry.views import Answer, InquiryKind
from app.jobs import Job, Progress
from app.record.acts import Act
from app.record.media_use import Carriage, MediumUse, MediumUseKind, enter_use
from app.store import batches, cases, inquiries
from app.store.batches import BatchRow
from app.store.inquiries import InquiryRow, ReplyRow
from app.store.media_rows import MediumRow

_STEP = 2_000
_WORDS = "回答の登録"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply on its way in."""

    inquiry: InquiryRow
    reference_date: date
    extract: str
    medium: MediumRow | None  # None = a folder of the terminal
    carriage: Carriage


def register_reply(
    desk: Desk, job: Job, reply: Reply, result: Mapping[str, object]
) -> Iterator[Progress]:
    """Enter the reply; errors as Inquiries.finish_reply."""
    facts = _checked(desk, result)
    batch_id, key = published(desk, job, facts)
    answers = _answers(result)
    for start in range(0, len(answers), _STEP):
        with desk.ledger.staging():
            inquiries.add_answers(desk.database, batch_id, answers[start : start + _STEP])
        yield Progress(_WORDS, start, len(answers))
    row = _batch(desk, reply, result, batch_id=batch_id, key=key)
    _enter(desk, reply, row, [str(one) for one in _list(result["protected_ids"])])


def _checked(desk: Desk, result: Mapping[str, object]) -> Mapping[str, object]:
    facts = result["facts"]
    if not isinstance(facts, dict) or not arithmetic(facts).holds:
        sentence = "件数の合計が合わないため取り込みませんでした。抽出し直してください。"
        raise KnownError("K103", sentence)
    if taken := taken_before(desk.database, str(result["source_sha256"])):
        raise KnownError(
            "E313", f"{taken[:10]}に取込済みです(同一内容)。ファイルを確かめてください。"
        )
    if not facts["answered"] and not facts["nobody"]:
        raise KnownError(
            "Q104", "この照会への回答がありません。照会と回答の組合せを確かめてください。"
        )
    return facts


def _answers(result: Mapping[str, object]) -> list[tuple[int, str]]:
    answered = [int(str(serial)) for serial in _list(result["answered"])]
    nobody = {int(str(serial)) for serial in _list(result["nobody_serials"])} - set(answered)
    return [(serial, Answer.ANSWERED.value) for serial in answered] + [
        (serial, Answer.NOBODY.value) for serial in sorted(nobody)
    ]


def _batch(
    desk: Desk, reply: Reply, result: Mapping[str, object], *, batch_id: str, key: bytes
) -> BatchRow:
    by_number = reply.inquiry.kind == InquiryKind.NUMBER
    return BatchRow(
        batch_id=batch_id,
        side=Side.REGISTER,
        extract=reply.extract,
        scheme="",
        reference_date=reply.reference_date.isoformat(),
        coverage=Coverage.NUMBER if by_number else Coverage.FOUR,
        accepted_at=stamp(desk.clock.now()),
        accepted_by=desk.me.person_id,
        source_sha256=str(result["source_sha256"]),
        file_sha256=str(result["file_sha256"]),
        file_key=key,
        in_use=int(replies_are_register(desk.database)),
        facts=json.dumps(result["facts"], ensure_ascii=False),
    )


def _enter(desk: Desk, reply: Reply, row: BatchRow, protected: list[str]) -> None:
    facts = json.loads(row.facts)
    counts = {name: int(facts[name]) for name in ("answered", "nobody", "strangers")}
    detail: dict[str, str | int] = {
        "batch": row.batch_id,
        "source_sha256": row.source_sha256,
        "file_sha256": row.file_sha256,
        "is_register": row.in_use,
        **counts,
    }
    with desk.ledger.entry(
        Act.REPLY_ACCEPTED,
        about=f"inquiry:{reply.inquiry.inquiry_id}",
        areas=frozenset({Area.BATCHES, Area.CASES, Area.INQUIRIES}),
        detail=detail,
    ) as entry:
        if row.in_use:
            _put_others_aside(desk, reply)
        batches.add(entry.database, row)
        batches.add_protected(entry.database, row.batch_id, protected)
        inquiries.add_reply(
            entry.database,
            ReplyRow(
                reply_id=row.batch_id,
                inquiry_id=reply.inquiry.inquiry_id,
                at=entry.at,
                by_person=desk.me.person_id,
                facts=json.dumps(counts),
            ),
        )
        cases.protect(entry.database)
        enter_use(entry, _use(desk, reply, row))


def _use(desk: Desk, reply: Reply, row: BatchRow) -> MediumUse:
    count = int(json.loads(row.facts)["inspected"])
    return MediumUse(
        kind=MediumUseKind.REPLY,
        about=f"batch:{row.batch_id}",
        contents=f"照会 第{reply.inquiry.place}号の回答 {count:,} 件",
        sha256=row.source_sha256,
        medium=reply.medium,
        carriage=reply.carriage,
        by_person=desk.me.person_id,
    )


def _put_others_aside(desk: Desk, reply: Reply) -> None:
    """Registers of other inquiries of the same kind make room; other kinds stand beside each other.

    An inquiry that asks the 未回答 of another one again belongs to it: both replies stay.
    """
    asked = inquiries.inquiries(desk.database)
    first = first_places(asked)
    stay = {
        one.reply_id
        for row in asked
        if row.kind != reply.inquiry.kind or first[row.place] == first[reply.inquiry.place]
        for one in inquiries.replies(desk.database, row.inquiry_id)
    }
    for earlier in batches.in_use(desk.database, Side.REGISTER):
        if earlier.batch_id not in stay:
            batches.put_aside(desk.database, earlier.batch_id)


def first_places(rows: Sequence[InquiryRow]) -> dict[int, int]:
    """The place of each inquiry -> the place of the one that was asked first in its row."""
    first: dict[int, int] = {}
    for row in sorted(rows, key=lambda one: one.place):
        again_of = int(json.loads(row.facts).get("again_of", 0))
        first[row.place] = first.get(again_of, row.place)
    return first


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
