"""Intake (取込): a file on a medium becomes a batch, previewed and confirmed by a person.

job = intake.start_preview(paths)            run the job, then
preview = intake.finish_preview(job, result)
job = intake.start(plan)                     run the job, then
summary = intake.finish(job, result)         or intake.abandon(job) if it died or was cancelled
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.batches import intake_plan
from app.batches.batch_views import (
    arithmetic,
    batch_facts,
    batch_summary,
    rejection_rows,
    total_arithmetic,
)
from app.batches.intake_plan import (
    STRICT_LOOK,
    Look,
    Plan,
    Preview,
    StatusPreview,
    read_preview,
    spelled,
)
from app.batches.preview_views import ColumnPreview
from app.batches.rejected import RejectedList, rejected_list, require_accepted
from app.batches.room import require_room
from app.batches.scope import Coverage, Exclusion, Side
from app.batches.slip import require_as_told
from app.changes import Area
from app.clock import stamp
from app.desk import Desk
from app.errors import KnownError
from app.extracts.sentences import refuse
from app.files import PART_SUFFIX, new_id, publish
from app.jobs import Job, JobKind, JobSpec
from app.keys import new_key
from app.people import Permission
from app.record.acts import Act
from app.record.media_use import (
    UNTOLD,
    MediumUse,
    MediumUseKind,
    enter_use,
    require_told,
    usable_medium,
)
from app.schemes import scheme
from app.store import batches, cases, people
from app.store.batches import BatchRow
from app.store.bulk import BulkFile
from app.store.cipher import StoreUnreadableError
from app.store.media_rows import MediumRow
from app.views import Arithmetic, BatchSummary, RejectionRow
from app.words import words

__all__ = [
    "ColumnPreview",
    "Coverage",
    "Exclusion",
    "Intake",
    "Plan",
    "Preview",
    "Side",
    "StatusPreview",
]


class Intake:
    """Everything about batches, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start_preview(
        self,
        paths: Sequence[Path],
        side: Side | None,
        *,
        lacking: tuple[str, ...] = (),
        look: Look = STRICT_LOOK,
    ) -> Job:
        """A job that looks at a file and stores nothing; `side` None lets it guess.

        `lacking` names required targets that the file does not hold: ("number",) where numbers
        are typed by hand later. A look that `mends` may end with a file that `locked_file` names.

        Raises:
            KnownError: P101, E113, E701 the medium is not registered.
        """
        self._desk.require(Permission.IMPORT)
        for path in paths:
            usable_medium(self._desk.database, UNTOLD, path)
        require_there(paths, "E113")
        payload: dict[str, object] = {
            "paths": [str(path.absolute()) for path in paths],
            "side": side or "",
            "profile": look.profile,
            "known": dict(look.known),
            "passwords": spelled(look.passwords),
            "mends": look.mends,
            "reach": look.reach,
            "small_bytes": intake_plan.SMALL_BYTES,
            "part_rows": intake_plan.PART_ROWS,
            "scheme": "",
            "restore_leading_zeros": False,
            "protected_ids": batches.protected(self._desk.database),
            "lacking": list(lacking),
        }
        return Job(
            spec=JobSpec(JobKind.PREVIEW, payload),
            words="抽出データの確認",
            ticket={"paths": [str(path) for path in paths], "lacking": list(lacking)},
        )

    def finish_preview(self, job: Job, result: Mapping[str, object]) -> Preview:
        """The preview made of the child's result.

        Raises:
            KnownError: E313 the same content was taken in before.
        """
        paths = tuple(Path(str(path)) for path in _list(job.ticket["paths"]))
        self._require_new(str(result["sha256"]), Side(str(result["side"])))
        taken_before = self._taken_at(str(result["sha256"]))
        lacking = tuple(str(target) for target in _list(job.ticket["lacking"]))
        return read_preview(result, paths, taken_before=taken_before, lacking=lacking)

    def start(self, plan: Plan) -> Job:
        """A job that reads the file into its own encrypted, still unregistered batch file.

        Raises:
            KnownError: P101, K101 the plan is not complete, E701, E702 or M102 the
                medium, E504 no room.
        """
        self._desk.require(Permission.IMPORT)
        _require_complete(plan)
        medium = usable_medium(self._desk.database, plan.carriage, plan.paths[0])
        require_told(plan.carriage, medium)
        if plan.previewed_sha256:
            require_there(plan.paths, "E702")
        require_room(self._desk.batches, plan.paths)
        batch_id, key = new_id(), new_key()
        part = self._desk.batches / f"{batch_id}{PART_SUFFIX}"
        payload: dict[str, object] = {
            "paths": [str(path.absolute()) for path in plan.paths],
            "side": plan.side,
            "extract": plan.extract,
            "scheme": plan.scheme,
            "statuses": dict(plan.statuses),
            "restore_leading_zeros": plan.restore_leading_zeros,
            "profile": plan.profile,
            "passwords": spelled(plan.passwords),
            "lacking": list(plan.lacking),
            "part": str(part),
            "key": key.hex(),
            "registers": self._files(Side.REGISTER),
        }
        kind = JobKind.PROTECT if plan.side is Side.PROTECTED else JobKind.IMPORT
        return Job(
            spec=JobSpec(kind, payload),
            words=f"取込({words(plan.side)})",
            ticket={"batch_id": batch_id, "key": key.hex(), "plan": plan, "medium": medium},
        )

    def finish(self, job: Job, result: Mapping[str, object]) -> BatchSummary:
        """Verify the batch file, register it and write the ledger entry with the file's SHA-256.

        Raises:
            KnownError: K102 the file is not what the child reported, K103 the counts do not add
                up, E313 the same content was taken in before, E112 it is not what was looked at,
                E316 it is not what its slip says, K105 other rows are rejected than accepted.
        """
        try:
            return self._register(job, result)
        except BaseException:
            self.abandon(job)
            raise

    def abandon(self, job: Job) -> None:
        """Remove what a cancelled or killed import left behind."""
        batch_id = str(job.ticket.get("batch_id", ""))
        if batch_id and batches.batch(self._desk.database, batch_id) is None:
            (self._desk.batches / f"{batch_id}{PART_SUFFIX}").unlink(missing_ok=True)
            (self._desk.batches / batch_id).unlink(missing_ok=True)

    def batches(self) -> tuple[BatchSummary, ...]:
        """All accepted imports, newest first."""
        names = people.names(self._desk.database)
        return tuple(batch_summary(row, names) for row in batches.batches(self._desk.database))

    def withdraw(self, batch_id: str, reason: str) -> None:
        """Take a batch out of the next run (it stays on record).

        Raises:
            KnownError: P101, K104 no such batch in use.
        """
        self._desk.require(Permission.IMPORT)
        row = batches.batch(self._desk.database, batch_id)
        if row is None or not row.in_use:
            raise KnownError("K104", "取り下げる取込が見つかりません。一覧から選び直してください。")
        with self._desk.ledger.entry(
            Act.BATCH_WITHDRAWN,
            about=f"batch:{batch_id}",
            areas=frozenset({Area.BATCHES}),
            detail={"reason_given": int(bool(reason.strip()))},
        ) as entry:
            batches.put_aside(entry.database, batch_id)

    def rejected(self, batch_id: str) -> RejectedList | None:
        """All rejected rows of a batch, for paper and the sender; None for no such batch."""
        row = batches.batch(self._desk.database, batch_id)
        return rejected_list(batch_facts(row), sha256=row.source_sha256) if row else None

    def rejections(self, batch_id: str) -> tuple[RejectionRow, ...]:
        """Rows of a batch that could not be taken in, with row number, column and reason."""
        row = batches.batch(self._desk.database, batch_id)
        return rejection_rows(batch_facts(row)) if row else ()

    def arithmetic(self) -> Arithmetic:
        """The sum over all subject batches in use."""
        return total_arithmetic(batches.in_use(self._desk.database, Side.SUBJECT))

    def _files(self, side: Side) -> list[dict[str, str]]:
        rows = batches.in_use(self._desk.database, side)
        return [
            {"path": str(self._desk.batches / row.batch_id), "key": row.file_key.hex()}
            for row in rows
        ]

    def _taken_at(self, sha256: str) -> str:
        found = [r for r in batches.batches(self._desk.database) if r.source_sha256 == sha256]
        return next((row.accepted_at for row in found if row.in_use), "")

    def _register(self, job: Job, result: Mapping[str, object]) -> BatchSummary:
        batch_id, key = str(job.ticket["batch_id"]), bytes.fromhex(str(job.ticket["key"]))
        plan, facts = job.ticket["plan"], result["facts"]
        if not isinstance(plan, Plan) or not isinstance(facts, dict):
            raise TypeError("not a ticket of this service")
        self._check(result, facts, plan)
        path = self._desk.batches / batch_id
        publish(path.with_name(batch_id + PART_SUFFIX), path)
        require_readable(path, key, facts)
        row = BatchRow(
            batch_id=batch_id,
            side=plan.side,
            extract=plan.extract,
            scheme=plan.scheme,
            reference_date=plan.reference_date.isoformat(),
            coverage=plan.coverage,
            accepted_at=stamp(self._desk.clock.now()),
            accepted_by=self._desk.me.person_id,
            source_sha256=str(result["source_sha256"]),
            file_sha256=str(result["file_sha256"]),
            file_key=key,
            in_use=1,
            facts=json.dumps({**facts, "purpose": plan.carriage.purpose}, ensure_ascii=False),
        )
        self._enter(row, job, [str(resident) for resident in _list(result["protected_ids"])])
        return batch_summary(row, people.names(self._desk.database))

    def _check(self, result: Mapping[str, object], facts: Mapping[str, object], plan: Plan) -> None:
        if not arithmetic(facts).holds:
            raise KnownError(
                "K103", "件数の合計が合わないため取り込みませんでした。抽出し直してください。"
            )
        source = str(result["source_sha256"])
        self._require_new(source, plan.side)
        if plan.previewed_sha256 not in ("", source):
            raise refuse("E112", file="、".join(path.name for path in plan.paths))
        require_as_told(plan.slip, facts)
        require_accepted(facts, plan.left_out)

    def _require_new(self, sha256: str, side: Side) -> None:
        """Content comes in once, but for a list: it finds other people in a newer register."""
        taken = self._taken_at(sha256)
        if taken and side is not Side.PROTECTED:
            raise KnownError(
                "E313", f"{taken[:10]}に取込済みです(同一内容)。ファイルを確かめてください。"
            )

    def _enter(self, row: BatchRow, job: Job, protected: list[str]) -> None:
        facts = batch_facts(row)
        sums = arithmetic(facts)
        detail: dict[str, str | int] = {
            "side": row.side,
            "source_sha256": row.source_sha256,
            "file_sha256": row.file_sha256,
            "total": sums.total,
            "excluded": sums.excluded_total,
            "rejected": sums.rejected,
            "without_number": sums.without_number,
            "inspected": sums.inspected,
        }
        if sums.rejected:
            detail["rejected_sha256"] = str(facts.get("rejected_sha256", ""))
        with self._desk.ledger.entry(
            Act.PARTLY_IMPORTED if sums.rejected else Act.IMPORT_ACCEPTED,
            about=f"batch:{row.batch_id}",
            areas=frozenset({Area.BATCHES, Area.CASES}),
            detail=detail,
        ) as entry:
            for earlier in self._replaced_by(row):
                batches.put_aside(entry.database, earlier)
            batches.add(entry.database, row)
            batches.add_protected(entry.database, row.batch_id, protected)
            entry.detail["newly_protected"] = cases.protect(entry.database)
            enter_use(entry, self._use(row, job, count=sums.total))

    def _use(self, row: BatchRow, job: Job, *, count: int) -> MediumUse:
        plan, medium = job.ticket["plan"], job.ticket["medium"]
        if not isinstance(plan, Plan) or not isinstance(medium, MediumRow | None):
            raise TypeError("not a ticket of this service")
        return MediumUse(
            kind=MediumUseKind.IMPORT,
            about=f"batch:{row.batch_id}",
            contents=f"{words(plan.side)} {row.extract} {count:,} 件",
            sha256=row.source_sha256,
            medium=medium,
            carriage=plan.carriage,
            by_person=self._desk.me.person_id,
        )

    def _replaced_by(self, row: BatchRow) -> list[str]:
        """A new register, list or extract of the same name takes the place of the earlier one."""
        return [
            earlier.batch_id
            for earlier in batches.in_use(self._desk.database, row.side)
            if row.side != Side.SUBJECT or earlier.extract == row.extract
        ]


def require_there(paths: Sequence[Path], code: str) -> None:
    """Refuse a file that is not there.

    Raises:
        KnownError: E113, or E702 where it was there before.
    """
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        raise refuse(code, file="、".join(missing))


def _require_complete(plan: Plan) -> None:
    """Refuse a plan without a name, with several files for one extract, or a foreign scheme.

    Raises:
        KnownError: K101, E132.
    """
    if not plan.paths or not plan.extract.strip():
        raise KnownError("K101", "取り込むファイルと抽出データの名前を指定してください。")
    if plan.side is not Side.REGISTER and len(plan.paths) > 1:
        raise KnownError("K101", "業務側の抽出データと一覧は、1つずつ取り込んでください。")
    if plan.side is Side.SUBJECT:
        scheme(plan.scheme)


def require_readable(path: Path, key: bytes, facts: Mapping[str, object]) -> None:
    """Refuse a bulk file that does not open with its key or says something else than its maker.

    Raises:
        KnownError: K102.
    """
    try:
        file = BulkFile(path, key)
        stored = file.facts()
        file.close()
    except StoreUnreadableError:
        stored = {}
    if stored != dict(facts):
        raise KnownError(
            "K102", "保存したファイルを読み戻せません。空き容量を確かめてやり直してください。"
        )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
