"""Number entry (番号入力): records wait in lists, numbers are typed, lists become batches.

For offices whose system does not export numbers, or that may not write them to a medium.

job = entry.start(batch_id)          run the job, then
listed = entry.finish(job, result)   or entry.abandon(job)
session = entry.open(listed.list_id) … type, look up, confirm …; then app.entry.closing
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.batches.batch_views import batch_facts, whole
from app.batches.new_files import clear_away, file_job, published
from app.batches.scope import Side
from app.batches.stored_parts import stored_part, stored_parts
from app.changes import Area
from app.desk import Desk
from app.entry.number_people import require_number_person
from app.entry.session import EntrySession
from app.entry.views import EntryListView, EntrySource
from app.errors import KnownError
from app.jobs import Job, JobKind
from app.people import Permission, may
from app.record.acts import Act
from app.schemes import scheme
from app.settings import Settings
from app.store import batches, entry_lists, people
from app.store.entry_lists import EntryListRow

OPEN, CLOSED, GIVEN_UP = "open", "closed", "given_up"
PRELOADED, WHOLE = "preloaded", "whole"


@dataclass(frozen=True, slots=True)
class _Draft:
    """A list that is being prepared."""

    kind: str
    extract: str
    scheme: str
    batch_id: str
    reference_date: str


class NumberEntry:
    """The entry lists, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sessions: list[EntrySession] = []

    def sources(self) -> tuple[EntrySource, ...]:
        """The business batches in use whose records may wait for a number."""
        busy = {row.batch_id for row in self._open_lists()}
        return tuple(
            EntrySource(
                batch_id=row.batch_id,
                extract=row.extract,
                scheme_words=scheme(row.scheme).words,
                without_number=whole(batch_facts(row), "without_number"),
            )
            for row in batches.in_use(self._desk.database, Side.SUBJECT)
            if row.batch_id not in busy and whole(batch_facts(row), "without_number")
        )

    def may_type_whole(self) -> bool:
        """Whether the office lets whole records be typed."""
        return not Settings(self._desk).is_on("entry_preloaded_only")

    def lists(self) -> tuple[EntryListView, ...]:
        """The lists that are being worked on, newest first."""
        return tuple(self._view(row) for row in self._open_lists())

    def start(self, batch_id: str) -> Job:
        """A job that prepares the records of a batch that have no usable number.

        Raises:
            KnownError: P101, P105; N110 the batch is not in use or already being worked on.
        """
        require_number_person(self._desk)
        row = batches.batch(self._desk.database, batch_id)
        busy = any(one.batch_id == batch_id for one in self._open_lists())
        if row is None or not row.in_use or row.side != Side.SUBJECT or busy:
            raise KnownError(
                "N110", "番号を入力する取込が見つかりません。一覧から選び直してください。"
            )
        draft = _Draft(PRELOADED, row.extract, row.scheme, row.batch_id, row.reference_date)
        return self._prepare(draft, [stored_part(self._desk, row)])

    def start_whole(self, extract: str, scheme_code: str, reference_date: date) -> Job:
        """A job that prepares an empty list for records typed whole.

        Raises:
            KnownError: P101, P105; N109 this office types numbers onto pre-loaded records only,
                K101 no name given, E132 no such scheme.
        """
        require_number_person(self._desk)
        scheme(scheme_code)
        if not self.may_type_whole():
            raise KnownError("N109", "この点検では、取り込んだ記録への番号の入力だけができます。")
        if not extract.strip():
            raise KnownError("K101", "入力する記録の名称を入力してください。")
        draft = _Draft(WHOLE, extract.strip(), scheme_code, "", reference_date.isoformat())
        return self._prepare(draft, [])

    def finish(self, job: Job, result: Mapping[str, object]) -> EntryListView:
        """Verify and register what the job prepared.

        Raises:
            KnownError: K102; N111 no record waits for a number.
        """
        try:
            return self._register(job, result)
        except BaseException:
            clear_away(self._desk, job)
            raise

    def abandon(self, job: Job) -> None:
        """Remove what a cancelled or killed job left behind."""
        clear_away(self._desk, job)

    def open(self, list_id: str) -> EntrySession:
        """An open list at the desk.

        Raises:
            KnownError: P101, P105, D104; N112 no such open list.
        """
        session = EntrySession(self._desk, open_row(self._desk, list_id))
        self._sessions.append(session)
        return session

    def close(self) -> None:
        """Let go of every list that was opened."""
        for session in self._sessions:
            session.close()
        self._sessions.clear()

    def give_up(self, list_id: str) -> None:
        """Drop a list with everything typed for it.

        Raises:
            KnownError: P101, P105, N112.
        """
        require_number_person(self._desk)
        open_row(self._desk, list_id)
        with self._desk.ledger.entry(
            Act.ENTRY_GIVEN_UP,
            about=f"entry:{list_id}",
            areas=frozenset({Area.BATCHES, Area.ENTRY}),
            detail={},
        ) as entry:
            entry_lists.end(entry.database, list_id, state=GIVEN_UP, result="")
        (self._desk.batches / list_id).unlink(missing_ok=True)

    def _open_lists(self) -> list[EntryListRow]:
        return [row for row in entry_lists.lists(self._desk.database) if row.state == OPEN]

    def _view(self, row: EntryListRow) -> EntryListView:
        facts: Mapping[str, int] = json.loads(row.facts)
        supervises = may(self._desk.me.role, Permission.PROTECTED_LANE)
        guarded = 0 if supervises else facts["protected"]
        return EntryListView(
            list_id=row.list_id,
            extract=row.extract,
            scheme_words=scheme(row.scheme).words,
            whole=row.kind == WHOLE,
            records=facts["records"] - guarded,
            typed=len(entry_lists.typed(self._desk.database, row.list_id)),
            for_supervisor=guarded,
            made_at=row.made_at,
            made_by=people.names(self._desk.database).get(row.made_by, ""),
        )

    def _prepare(self, draft: _Draft, subjects: list[dict[str, str]]) -> Job:
        payload: dict[str, object] = {
            "subjects": subjects,
            "registers": stored_parts(self._desk, Side.REGISTER),
            "lists": stored_parts(self._desk, Side.PROTECTED),
        }
        return file_job(self._desk, JobKind.ENTRY, payload, words="番号入力の準備", note=draft)

    def _register(self, job: Job, result: Mapping[str, object]) -> EntryListView:
        draft, facts = job.ticket["note"], result["facts"]
        if not isinstance(draft, _Draft) or not isinstance(facts, dict):
            raise TypeError("not a ticket of this service")
        if draft.kind == PRELOADED and not facts["records"]:
            raise KnownError("N111", "番号の入力を待つ記録はありません。すべて番号があります。")
        list_id, key = published(self._desk, job, facts)
        with self._desk.ledger.entry(
            Act.ENTRY_PREPARED,
            about=f"entry:{list_id}",
            areas=frozenset({Area.ENTRY}),
            detail={"records": int(facts["records"]), "kind": draft.kind},
        ) as entry:
            row = EntryListRow(
                list_id=list_id,
                kind=draft.kind,
                extract=draft.extract,
                scheme=draft.scheme,
                batch_id=draft.batch_id,
                reference_date=draft.reference_date,
                made_at=entry.at,
                made_by=self._desk.me.person_id,
                file_sha256=str(result["file_sha256"]),
                file_key=key,
                facts=json.dumps(facts, ensure_ascii=False),
                state=OPEN,
                result="",
            )
            entry_lists.add(entry.database, row)
        return self._view(row)


def open_row(desk: Desk, list_id: str) -> EntryListRow:
    """The stored row of an open list.

    Raises:
        KnownError: N112.
    """
    row = entry_lists.entry_list(desk.database, list_id)
    if row is None or row.state != OPEN:
        raise KnownError("N112", "番号入力の一覧が見つかりません。一覧から選び直してください。")
    return row
