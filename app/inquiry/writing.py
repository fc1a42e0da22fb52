"""Writing an inquiry to a medium (持出し): two persons, one record, files compared after writing.

These are the only files with individual numbers that ever leave the program in plain text, because
the other system reads nothing else. They are written under a second person's sign-in, split by
rows, brought to the medium, read back and compared; the ledger and the 持出し記録 name each digest.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.access.approval import Approval, Approver, approve
from app.batches.media_files import on_medium, require_place
from app.canonical import canonical
from app.changes import Area
from app.desk import Desk
from app.entry.number_people import require_number_person
from app.errors import KnownError
from app.inquiry.items import COLUMNS, ITEMS
from app.inquiry.reading import inquiry_view
from app.inquiry.views import InquiryKind, InquiryView, WrittenFile
from app.people import Permission
from app.record.acts import Act
from app.record.ledger import Entry
from app.record.media_use import (
    Carriage,
    MediumUse,
    MediumUseKind,
    enter_medium,
    enter_use,
    medium_of_approved,
    require_told,
)
from app.store import inquiries, people
from app.store.bulk import BulkFile
from app.store.inquiries import InquiryRow
from app.store.media_rows import MediumRow
from app.words import words

MOST_ROWS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOut:
    """What is asked before an inquiry leaves on a medium (持出し)."""

    folder: Path
    most_rows: int  # per file
    medium: str  # 媒体の管理番号
    approval: str  # 持出しの承認番号
    purpose: str
    approver: Approver


@dataclass(frozen=True, slots=True)
class _Part:
    """One file that is going to be written; its name says nothing about anybody."""

    name: str
    rows: int
    content: bytes

    def described(self) -> WrittenFile:
        return WrittenFile(
            name=self.name, rows=self.rows, sha256=hashlib.sha256(self.content).hexdigest()
        )


def write_inquiry(desk: Desk, inquiry_id: str, carry: CarryOut) -> InquiryView:
    """Write an inquiry into a folder of a medium, approved by a 責任者 other than this person.

    Raises:
        KnownError: P101, P105; E701, M102 the medium; Q103 no such inquiry, Q105 rows per file out of range, Q106 medium
            or approval number not given, Q107 the folder cannot be used, Q108 something of that
            name lies there, Q109 it was written before; A101, I105, I106, I110 as app.access.approval.
    """
    require_number_person(desk)
    desk.require(Permission.IMPORT)
    row = _writable(desk, inquiry_id)
    _require_complete(carry)
    carriage = Carriage(medium=carry.medium, approval=carry.approval, purpose=carry.purpose)
    medium = medium_of_approved(desk.database, carriage, carry.folder)
    require_told(carriage, None)
    parts = list(_parts(desk, row, carry.most_rows))
    require_place(desk, carry.folder, {part.name: len(part.content) for part in parts})
    said: dict[str, object] = {
        "inquiry": inquiry_id,
        "medium": carry.medium.strip(),
        "approval": carry.approval.strip(),
        "purpose": carry.purpose.strip(),
        "files": [asdict(part.described()) for part in parts],
    }
    approval = approve(desk, carry.approver, said)
    leaving = _Leaving(row, carry.folder, medium, replace(carriage, approver=approval.name))
    with on_medium(carry.folder, {part.name: part.content for part in parts}):
        _enter(desk, leaving, approval, said)
    now = inquiries.inquiry(desk.database, inquiry_id)
    return inquiry_view(desk.database, now or row, people.names(desk.database))


@dataclass(frozen=True, slots=True)
class _Leaving:
    """An inquiry on its way out; `medium` None = this approval registers it."""

    row: InquiryRow
    folder: Path
    medium: MediumRow | None
    carriage: Carriage


def _enter(desk: Desk, leaving: _Leaving, approval: Approval, said: Mapping[str, object]) -> None:
    row = leaving.row
    digest = hashlib.sha256(canonical(said["files"])).hexdigest()
    detail: dict[str, str | int] = {
        "rows": row.asked,
        "sha256": digest,
        "approved_by": approval.person_id,
        "approval": str(said["approval"]),
    }
    with desk.ledger.entry(
        Act.INQUIRY_WRITTEN,
        about=f"inquiry:{row.inquiry_id}",
        areas=frozenset({Area.INQUIRIES}),
        detail=detail,
    ) as entry:
        record = {
            **said,
            "at": entry.at,
            "by": desk.me.person_id,
            "approved_by": approval.person_id,
            "signed_with": approval.signed_with,
            "signature": approval.signature,
        }
        text = json.dumps(record, ensure_ascii=False)
        inquiries.set_written(entry.database, row.inquiry_id, text)
        enter_use(entry, _use(desk, entry, leaving, approval, digest=digest))


def _use(
    desk: Desk, entry: Entry, leaving: _Leaving, approval: Approval, *, digest: str
) -> MediumUse:
    row, me = leaving.row, desk.me.person_id
    medium = leaving.medium or enter_medium(
        entry, leaving.carriage, leaving.folder, by_person=me, approved_by=approval.person_id
    )
    return MediumUse(
        kind=MediumUseKind.INQUIRY,
        about=f"inquiry:{row.inquiry_id}",
        contents=f"{words(InquiryKind(row.kind))} 第{row.place}号 {row.asked:,} 件",
        sha256=digest,
        medium=medium,
        carriage=leaving.carriage,
        by_person=me,
    )


def _writable(desk: Desk, inquiry_id: str) -> InquiryRow:
    row = inquiries.inquiry(desk.database, inquiry_id)
    if row is None:
        raise KnownError("Q103", "照会が見つかりません。一覧から選び直してください。")
    if row.written:
        raise KnownError(
            "Q109", "この照会は書出し済みです。もう一度必要なときは照会を作り直してください。"
        )
    return row


def _require_complete(carry: CarryOut) -> None:
    if not 1 <= carry.most_rows <= MOST_ROWS:
        raise KnownError("Q105", f"1ファイルの件数は1から{MOST_ROWS:,}までで入力してください。")
    if not carry.medium.strip() or not carry.approval.strip():
        raise KnownError("Q106", "媒体の管理番号と持出しの承認番号を入力してください。")


def _parts(desk: Desk, row: InquiryRow, most: int) -> Iterator[_Part]:
    """The files of an inquiry, in order."""
    kind, count = InquiryKind(row.kind), -(-row.asked // most)
    with closing(BulkFile(desk.batches / row.inquiry_id, row.file_key)) as file:
        for part in range(count):
            items = file.documents(ITEMS, first=part * most + 1, most=most)
            values = [item for _, item in items if isinstance(item, dict)]
            name = f"{words(kind)}_{row.place:03d}_{part + 1:03d}-{count:03d}.csv"
            yield _Part(name, len(values), _content(kind, values))


def _content(kind: InquiryKind, items: list[dict[str, str]]) -> bytes:
    columns = COLUMNS[kind]
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([heading for heading, _ in columns])
    lines.writerows([[item[field] for _, field in columns] for item in items])
    return text.getvalue().encode("utf-8-sig")
