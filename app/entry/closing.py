"""Closing a number entry: what was typed becomes an ordinary batch that the next run takes.

job = closing.start(list_id)              run the job, then
summary = closing.finish(job, result)     or closing.abandon(job)

The batch takes the place of the one whose records waited. The typed numbers leave the store, the
file of the list is removed and its key destroyed: the numbers then stand in the batch alone.
"""

import hashlib
import json
from collections.abc import Mapping

from app.batches.batch_views import batch_facts, batch_summary, whole
from app.batches.new_files import clear_away, file_job, published
from app.batches.scope import Coverage, Side
from app.batches.stored_parts import stored_part
from app.changes import Area
from app.clock import stamp
from app.desk import Desk
from app.entry.number_entry import CLOSED, open_row
from app.entry.number_people import require_number_person
from app.errors import KnownError
from app.jobs import Job, JobKind
from app.record.acts import Act
from app.store import batches, entry_lists, people
from app.store.batches import BatchRow
from app.store.entry_lists import EntryListRow
from app.views import BatchSummary


class EntryClosing:
    """From typed numbers to a batch, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start(self, list_id: str) -> Job:
        """A job that makes a batch of what was typed so far.

        Raises:
            KnownError: P101, P105, N112; N113 nothing was typed, N114 the batch was replaced.
        """
        require_number_person(self._desk)
        row = open_row(self._desk, list_id)
        typed = entry_lists.typed(self._desk.database, list_id)
        if not typed:
            sentence = "まだ1件も入力されていません。入力してから取り込んでください。"
            raise KnownError("N113", sentence)
        source = self._source(row)
        payload: dict[str, object] = {
            "subjects": [stored_part(self._desk, source)] if source else [],
            "facts": source.facts if source else "{}",
            "records": {
                "path": str(self._desk.batches / row.list_id),
                "key": row.file_key.hex(),
            },
            "typed": [[one.record, one.number, one.content] for one in typed],
            "extract": row.extract,
        }
        words = "入力した番号の取込"
        return file_job(self._desk, JobKind.ENTRY_CLOSE, payload, words=words, note=list_id)

    def finish(self, job: Job, result: Mapping[str, object]) -> BatchSummary:
        """Register the batch and close the list.

        Raises:
            KnownError: K102, N112, N114.
        """
        try:
            row = self._register(job, result)
        except BaseException:
            clear_away(self._desk, job)
            raise
        (self._desk.batches / str(job.ticket["note"])).unlink(missing_ok=True)
        return batch_summary(row, people.names(self._desk.database))

    def abandon(self, job: Job) -> None:
        """Remove what a cancelled or killed job left behind."""
        clear_away(self._desk, job)

    def _source(self, row: EntryListRow) -> BatchRow | None:
        """The batch that gets the numbers; None for records typed whole."""
        if not row.batch_id:
            return None
        source = batches.batch(self._desk.database, row.batch_id)
        if source is None or not source.in_use:
            raise KnownError(
                "N114",
                "元の取込が取り下げられたか置き換えられました。番号入力をやり直してください。",
            )
        return source

    def _register(self, job: Job, result: Mapping[str, object]) -> BatchRow:
        listed, facts = open_row(self._desk, str(job.ticket["note"])), result["facts"]
        if not isinstance(facts, dict):
            raise TypeError("not a result of this job")
        source = self._source(listed)
        batch_id, key = published(self._desk, job, facts)
        typed = entry_lists.typed(self._desk.database, listed.list_id)
        row = BatchRow(
            batch_id=batch_id,
            side=Side.SUBJECT,
            extract=listed.extract,
            scheme=listed.scheme,
            reference_date=listed.reference_date,
            coverage=Coverage.ALL,
            accepted_at=stamp(self._desk.clock.now()),
            accepted_by=self._desk.me.person_id,
            source_sha256=source.source_sha256 if source else _mark(listed.list_id),
            file_sha256=str(result["file_sha256"]),
            file_key=key,
            in_use=1,
            facts=json.dumps({**facts, "typed": len(typed)}, ensure_ascii=False),
        )
        self._enter(row, listed, typed=len(typed))
        return row

    def _enter(self, row: BatchRow, listed: EntryListRow, *, typed: int) -> None:
        detail: dict[str, str | int] = {
            "batch": row.batch_id,
            "file_sha256": row.file_sha256,
            "typed": typed,
            "without_number": whole(batch_facts(row), "without_number"),
        }
        with self._desk.ledger.entry(
            Act.ENTRY_CLOSED,
            about=f"entry:{listed.list_id}",
            areas=frozenset({Area.BATCHES, Area.ENTRY}),
            detail=detail,
        ) as entry:
            for earlier in batches.in_use(entry.database, Side.SUBJECT):
                if earlier.extract == row.extract:
                    batches.put_aside(entry.database, earlier.batch_id)
            batches.add(entry.database, row)
            entry_lists.end(entry.database, listed.list_id, state=CLOSED, result=row.batch_id)


def _mark(list_id: str) -> str:
    """What stands for the digest of a source file where everything was typed."""
    return hashlib.sha256(f"typed {list_id}".encode()).hexdigest()
