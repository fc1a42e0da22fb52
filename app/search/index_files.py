"""The indexes of the registers in use: made by a job after the import, opened when first needed."""

import json
from collections.abc import Mapping

from app.batches.new_files import clear_away, file_job, published
from app.batches.scope import Side
from app.batches.stored_parts import stored_part
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.files import PART_SUFFIX
from app.jobs import Job, JobKind
from app.record.acts import Act
from app.store import batches, register_indexes
from app.store.batches import BatchRow
from app.store.bulk import BulkFile
from app.store.cipher import StoreUnreadableError
from app.store.register_index import RegisterIndex
from app.store.register_indexes import RegisterIndexRow


class IndexFiles:
    """Makes and opens the search indexes of one inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: dict[str, RegisterIndex] = {}  # by index_id

    def registers(self) -> list[BatchRow]:
        """The registers in use."""
        return batches.in_use(self._desk.database, Side.REGISTER)

    def missing(self) -> list[BatchRow]:
        """The registers in use that have no index yet."""
        made = {row.batch_id for row in self._made()}
        return [row for row in self.registers() if row.batch_id not in made]

    def start(self) -> Job:
        """A job that makes the index of the first register that has none.

        Raises:
            KnownError: F108 every register has one.
        """
        missing = self.missing()
        if not missing:
            raise KnownError("F108", "検索用の索引は作成済みです。")
        payload: dict[str, object] = {
            "registers": [stored_part(self._desk, missing[0])],
            "residents": int(json.loads(missing[0].facts).get("inspected", 0)),
        }
        note = missing[0].batch_id
        return file_job(
            self._desk, JobKind.REGISTER_INDEX, payload, words="住基検索の準備", note=note
        )

    def finish(self, job: Job, result: Mapping[str, object]) -> Changes:
        """Register the index that a job has made.

        Raises:
            KnownError: K102 the file cannot be read back.
        """
        facts = result["facts"]
        if not isinstance(facts, dict):
            raise TypeError("not a result of this job")
        index_id, key = published(self._desk, job, facts)
        batch_id = str(job.ticket["note"])
        detail: dict[str, str | int] = {
            "residents": int(facts["residents"]),
            "file_sha256": str(result["file_sha256"]),
        }
        with self._desk.ledger.entry(
            Act.REGISTER_INDEXED,
            about=f"batch:{batch_id}",
            areas=frozenset({Area.SEARCH}),
            detail=detail,
        ) as entry:
            row = RegisterIndexRow(
                index_id=index_id,
                batch_id=batch_id,
                made_at=entry.at,
                made_by=self._desk.me.person_id,
                file_sha256=str(result["file_sha256"]),
                file_key=key,
                facts=json.dumps({"residents": facts["residents"]}),
            )
            earlier = self._superseded(batch_id)
            register_indexes.put(entry.database, row)
        self._remove(earlier)
        return entry.changes()

    def abandon(self, job: Job) -> None:
        """Remove what a job left that did not get there."""
        known = {row.index_id for row in register_indexes.indexes(self._desk.database)}
        if str(job.ticket["file_id"]) not in known:
            clear_away(self._desk, job)

    def opened(self) -> dict[str, RegisterIndex]:
        """The indexes of the registers in use, by batch_id.

        Raises:
            KnownError: D105 one could not be read, and was removed: it can be made again.
        """
        used = {row.batch_id for row in self.registers()}
        return {row.batch_id: self._opened(row) for row in self._made() if row.batch_id in used}

    def close(self) -> None:
        """Let go of all files."""
        for index in self._open.values():
            index.close()
        self._open.clear()

    def _made(self) -> list[RegisterIndexRow]:
        """The indexes whose file is there; a restored backup brings none."""
        rows = register_indexes.indexes(self._desk.database)
        return [row for row in rows if (self._desk.batches / row.index_id).is_file()]

    def _opened(self, row: RegisterIndexRow) -> RegisterIndex:
        if row.index_id not in self._open:
            path = self._desk.batches / row.index_id
            try:
                file = BulkFile(path, row.file_key)
            except StoreUnreadableError:
                path.unlink(missing_ok=True)
                sentence = "検索用の索引が壊れていたため取り除きました。索引を作り直してください。"
                raise KnownError("D105", sentence) from None
            self._open[row.index_id] = RegisterIndex(file)
        return self._open[row.index_id]

    def _superseded(self, batch_id: str) -> list[str]:
        """The indexes whose keys go once a new one is entered."""
        used = {row.batch_id for row in self.registers()} - {batch_id}
        rows = register_indexes.indexes(self._desk.database)
        return [row.index_id for row in rows if row.batch_id not in used]

    def _remove(self, index_ids: list[str]) -> None:
        for index_id in index_ids:
            if (opened := self._open.pop(index_id, None)) is not None:
                opened.close()
            for name in (index_id, f"{index_id}{PART_SUFFIX}"):
                (self._desk.batches / name).unlink(missing_ok=True)
