"""Inquiries (番号照会・4情報照会): asked, carried out on a medium, answered, accounted for.

job = inquiries.start(kind, asked)            run the job, then inquiries.finish(job, result)
app.inquiry.writing writes it to a medium with a second person
job = inquiries.start_preview(id, paths)      run the job, then inquiries.finish_preview(job, result)
job = inquiries.start_reply(id, paths, day)   run the job, then inquiries.finish_reply(job, result)
job = inquiries.start_again(id)               asks only the 未回答; then as the first

For a prefecture the reply is the register side (住基データの範囲: 番号照会・4情報照会の回答分).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.batches.new_files import clear_away, file_job, published
from app.batches.room import require_room
from app.batches.scope import Side
from app.batches.stored_parts import stored_parts
from app.changes import Area
from app.desk import Desk
from app.entry.number_people import require_number_person
from app.errors import KnownError
from app.inquiry.items import ITEMS, runs
from app.inquiry.reading import asked_rows, inquiry_view
from app.inquiry.reply_previewing import reply_preview
from app.inquiry.reply_registering import Reply, register_reply
from app.inquiry.views import Asked, AskedRow, InquiryKind, InquiryView, ReplyPreview
from app.jobs import Job, JobKind, JobSpec, Progress
from app.people import Permission
from app.record.acts import Act
from app.record.media_use import UNTOLD, Carriage, require_told, usable_medium
from app.store import batches, inquiries, people
from app.store.bulk import BulkFile
from app.store.inquiries import InquiryRow

_AREAS = frozenset({Area.INQUIRIES})


@dataclass(frozen=True, slots=True)
class _Draft:
    """An inquiry that is being prepared; `again_of` the place of the one it asks again, or 0."""

    kind: InquiryKind
    again_of: int


class Inquiries:
    """The inquiries of an inspection, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def views(self) -> tuple[InquiryView, ...]:
        """All inquiries, newest first."""
        names = people.names(self._desk.database)
        rows = inquiries.inquiries(self._desk.database)
        return tuple(inquiry_view(self._desk.database, row, names) for row in rows)

    def start(self, kind: InquiryKind, asked: Asked) -> Job:
        """A job that seals what is to be asked; nothing leaves the program yet.

        Raises:
            KnownError: P101, P105; Q101 no business data were taken in.
        """
        return self._preparing(_Draft(kind, again_of=0), {"asked": asked, "again": []})

    def start_again(self, inquiry_id: str) -> Job:
        """A job that seals what an inquiry asked and nobody answered (未回答), to be asked again.

        It is made anew from the business data as they are now: what was withdrawn or came under
        支援措置 since is not asked again.

        Raises:
            KnownError: P101, P105; Q101; Q103 no such inquiry, Q111 everything is answered.
        """
        row = self._row(inquiry_id)
        spoken = inquiries.outcomes(self._desk.database, inquiry_id)
        silent = runs(serial for serial in range(1, row.asked + 1) if serial not in spoken)
        if not silent:
            raise KnownError("Q111", "未回答はありません。再照会は必要ありません。")
        again = [{**self._part(row), "serials": silent}]
        draft = _Draft(InquiryKind(row.kind), again_of=row.place)
        return self._preparing(draft, {"asked": Asked.EVERYBODY, "again": again})

    def _preparing(self, draft: "_Draft", more: Mapping[str, object]) -> Job:
        require_number_person(self._desk)
        self._desk.require(Permission.IMPORT)
        subjects = stored_parts(self._desk, Side.SUBJECT)
        if not subjects:
            raise KnownError("Q101", "業務側の抽出データを取り込んでから照会を作成してください。")
        payload: dict[str, object] = {
            **more,
            "kind": draft.kind,
            "subjects": subjects,
            "registers": stored_parts(self._desk, Side.REGISTER),
            "lists": stored_parts(self._desk, Side.PROTECTED),
        }
        words = "照会用データの作成"
        return file_job(self._desk, JobKind.INQUIRY, payload, words=words, note=draft)

    def finish(self, job: Job, result: Mapping[str, object]) -> InquiryView:
        """Verify and register an inquiry.

        Raises:
            KnownError: K102; Q102 there is nobody to ask about.
        """
        try:
            row = self._register(job, result)
        except BaseException:
            clear_away(self._desk, job)
            raise
        return inquiry_view(self._desk.database, row, people.names(self._desk.database))

    def abandon(self, job: Job) -> None:
        """Remove what a cancelled or killed job left behind."""
        clear_away(self._desk, job)

    def start_preview(self, inquiry_id: str, paths: Sequence[Path]) -> Job:
        """A job that reads a reply and keeps nothing of it.

        Raises:
            KnownError: P101; Q103 no such inquiry; E701 the medium is not registered.
        """
        self._desk.require(Permission.IMPORT)
        row = self._row(inquiry_id)
        usable_medium(self._desk.database, UNTOLD, paths[0])
        spec = JobSpec(JobKind.REPLY, {**self._reply_payload(row, paths), "part": "", "key": ""})
        return Job(spec, "照会の回答の確認", {"inquiry": row})

    def finish_preview(self, job: Job, result: Mapping[str, object]) -> ReplyPreview:
        """What the reply would say."""
        row = job.ticket["inquiry"]
        if not isinstance(row, InquiryRow):
            raise TypeError("not a ticket of this service")
        return reply_preview(self._desk.database, row, result)

    def start_reply(
        self,
        inquiry_id: str,
        paths: Sequence[Path],
        reference_date: date,
        *,
        carriage: Carriage = UNTOLD,
    ) -> Job:
        """A job that reads a reply and finds what it answers.

        Raises:
            KnownError: P101; Q103 no such inquiry; E701, M102 the medium; E504 no room.
        """
        self._desk.require(Permission.IMPORT)
        row = self._row(inquiry_id)
        medium = usable_medium(self._desk.database, carriage, paths[0])
        require_told(carriage, medium)
        require_room(self._desk.batches, paths)
        payload = self._reply_payload(row, paths)
        note = Reply(row, reference_date, paths[0].stem, medium, carriage)
        return file_job(self._desk, JobKind.REPLY, payload, words="照会の回答の取込", note=note)

    def finish_reply(self, job: Job, result: Mapping[str, object]) -> Iterator[Progress]:
        """Register a reply in short steps; nothing counts before the last one.

        Raises:
            KnownError: K102, K103; E313 the same reply was taken in before, Q104 it answers
                nothing that was asked.
        """
        reply, facts = job.ticket["note"], result["facts"]
        if not isinstance(reply, Reply) or not isinstance(facts, dict):
            raise TypeError("not a ticket of this service")
        try:
            yield from register_reply(self._desk, job, reply, result)
        except BaseException:
            self.abandon_reply(job)
            raise

    def abandon_reply(self, job: Job) -> None:
        """Remove what a cancelled, killed or refused reply left behind."""
        if batches.batch(self._desk.database, str(job.ticket["file_id"])) is None:
            clear_away(self._desk, job)

    def unanswered(self, inquiry_id: str, *, most: int) -> tuple[AskedRow, ...]:
        """What was asked and has no answer, or only 該当なし, in the order asked.

        Raises:
            KnownError: P101, Q103, D104 the inquiry's file cannot be read.
        """
        self._desk.require(Permission.READ_CASES)
        row = self._row(inquiry_id)
        outcomes = inquiries.outcomes(self._desk.database, inquiry_id)
        with closing(BulkFile(self._desk.batches / inquiry_id, row.file_key)) as file:
            return tuple(asked_rows(file, ITEMS, outcomes, most=most))

    def _part(self, row: InquiryRow) -> dict[str, object]:
        return {"path": str(self._desk.batches / row.inquiry_id), "key": row.file_key.hex()}

    def _reply_payload(self, row: InquiryRow, paths: Sequence[Path]) -> dict[str, object]:
        return {
            "kind": row.kind,
            "inquiry_id": row.inquiry_id,
            "inquiry": [self._part(row)],
            "paths": [str(path.absolute()) for path in paths],
            "profile": "",
            "scheme": "",
            "restore_leading_zeros": False,
        }

    def _row(self, inquiry_id: str) -> InquiryRow:
        row = inquiries.inquiry(self._desk.database, inquiry_id)
        if row is None:
            raise KnownError("Q103", "照会が見つかりません。一覧から選び直してください。")
        return row

    def _register(self, job: Job, result: Mapping[str, object]) -> InquiryRow:
        facts, draft = result["facts"], job.ticket["note"]
        if not isinstance(facts, dict) or not isinstance(draft, _Draft):
            raise TypeError("not a result of this job")
        if not facts["asked"]:
            raise KnownError("Q102", "照会する記録がありません。取込の内容を確かめてください。")
        inquiry_id, key = published(self._desk, job, facts)
        with self._desk.ledger.entry(
            Act.INQUIRY_PREPARED,
            about=f"inquiry:{inquiry_id}",
            areas=_AREAS,
            detail={
                "kind": draft.kind,
                "asked": int(facts["asked"]),
                "again_of": draft.again_of,
            },
        ) as entry:
            row = InquiryRow(
                inquiry_id=inquiry_id,
                place=inquiries.last_place(entry.database) + 1,
                kind=draft.kind,
                made_at=entry.at,
                made_by=self._desk.me.person_id,
                asked=int(facts["asked"]),
                facts=json.dumps({**facts, "again_of": draft.again_of}, ensure_ascii=False),
                file_sha256=str(result["file_sha256"]),
                file_key=key,
                written="",
            )
            inquiries.add(entry.database, row)
        return row
