"""Runs (照合): the batches in use are matched in a child process; its result becomes the queue.

job = runs.start(policy="standard")     run the job, then
for step in runs.finish(job, result):   many short steps, so that a window stays alive
...
or runs.abandon(job, cancelled=True)
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.batches.batch_views import batch_facts, whole
from app.batches.intake import require_readable
from app.batches.scope import Side
from app.cases.queue_filling import end_run, fill_queue
from app.changes import Area
from app.desk import Desk
from app.errors import KnownError
from app.files import PART_SUFFIX, new_id, publish
from app.jobs import Job, JobKind, JobSpec, Progress
from app.keys import new_key
from app.people import Permission
from app.record.acts import Act
from app.rules import load_policy, policy_names
from app.run.run_views import run_summary
from app.store import batches, cases, people, runs
from app.store.batches import BatchRow
from app.store.runs import RunRow
from app.views import RunSummary


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a run can start; `missing` says in sentences what to do first."""

    missing: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Nothing is missing."""
        return not self.missing


class Runs:
    """Everything about runs, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def readiness(self) -> Readiness:
        """What is missing before a run can start."""
        database = self._desk.database
        missing = []
        if not batches.in_use(database, Side.SUBJECT):
            missing.append("業務側の抽出データを取り込んでください。")
        if not batches.in_use(database, Side.REGISTER):
            missing.append("住基側の抽出データを取り込んでください。")
        return Readiness(tuple(missing))

    def policies(self) -> tuple[tuple[str, str], ...]:
        """(name, words) of the policies the office may choose, the usual one first."""
        return tuple((name, load_policy(name).words) for name in policy_names())

    def start(self, policy: str) -> Job:
        """Enter the start of a run into the ledger and prepare its job.

        Raises:
            KnownError: P101, E131 no such policy, M101 a file is missing.
        """
        self._desk.require(Permission.RUN)
        readiness = self.readiness()
        if not readiness.ready:
            raise KnownError("M101", readiness.missing[0])
        chosen = load_policy(policy)
        run_id, key = new_id(), new_key()
        taken = [row for side in Side for row in batches.in_use(self._desk.database, side)]
        with self._desk.ledger.entry(
            Act.RUN_STARTED,
            about=f"run:{run_id}",
            areas=frozenset({Area.RUNS}),
            detail={"policy": policy, "policy_digest": chosen.digest, "batches": len(taken)},
        ) as entry:
            runs.add(entry.database, self._new_row(run_id, key, policy, taken, entry.at))
        return Job(
            spec=JobSpec(JobKind.MATCH, self._payload(run_id, key, policy)),
            words="照合",
            ticket={"run_id": run_id, "key": key.hex()},
        )

    def finish(self, job: Job, result: Mapping[str, object]) -> Iterator[Progress]:
        """Verify and register the run and fill the queue, in steps of a few milliseconds each.

        Nothing shows until the last step committed; a stop in between leaves the old queue.

        Raises:
            KnownError: K102 the file is not what the child reported.
        """
        run_id, key = str(job.ticket["run_id"]), bytes.fromhex(str(job.ticket["key"]))
        facts = result["facts"]
        if not isinstance(facts, dict):
            raise TypeError("not a result of a run")
        path = self._desk.runs / run_id
        publish(path.with_name(run_id + PART_SUFFIX), path)
        require_readable(path, key, facts)
        yield from fill_queue(self._desk, run_id, path=path, key=key, total=int(facts["cases"]))
        self._complete(run_id, str(result["file_sha256"]), facts)

    def abandon(self, job: Job, *, cancelled: bool) -> None:
        """Record that a run was cancelled or died; the inspection stays as it was."""
        end_run(self._desk, str(job.ticket["run_id"]), cancelled=cancelled)

    def summaries(self) -> tuple[RunSummary, ...]:
        """All runs, newest first."""
        names = people.names(self._desk.database)
        return tuple(run_summary(row, names) for row in runs.runs(self._desk.database))

    def current(self) -> RunSummary | None:
        """The run whose cases are the queue; None before the first."""
        row = runs.current(self._desk.database)
        return run_summary(row, people.names(self._desk.database)) if row else None

    def _new_row(
        self, run_id: str, key: bytes, policy: str, taken: Sequence[BatchRow], at: str
    ) -> RunRow:
        return RunRow(
            run_id=run_id,
            state="running",
            started_at=at,
            started_by=self._desk.me.person_id,
            finished_at="",
            policy=policy,
            batches=json.dumps([row.batch_id for row in taken]),
            file_sha256="",
            file_key=key,
            facts="{}",
            is_current=0,
        )

    def _payload(self, run_id: str, key: bytes, policy: str) -> dict[str, object]:
        registers = batches.in_use(self._desk.database, Side.REGISTER)
        return {
            "subjects": self._parts(Side.SUBJECT),
            "registers": self._parts(Side.REGISTER),
            "lists": self._parts(Side.PROTECTED),
            "policy": policy,
            "coverage": registers[-1].coverage,
            "part": str(self._desk.runs / f"{run_id}{PART_SUFFIX}"),
            "key": key.hex(),
        }

    def _parts(self, side: Side) -> list[dict[str, object]]:
        return [
            {
                "path": str(self._desk.batches / row.batch_id),
                "key": row.file_key.hex(),
                "extract": row.extract,
                "scheme": row.scheme,
                "holds": batch_facts(row).get("holds", []),
                "reference_date": row.reference_date,
                "restored": whole(batch_facts(row), "zeros_restored") > 0,
            }
            for row in batches.in_use(self._desk.database, side)
        ]

    def _complete(self, run_id: str, sha256: str, facts: Mapping[str, object]) -> None:
        verdicts = facts["verdicts"]
        counts = verdicts if isinstance(verdicts, dict) else {}
        detail: dict[str, str | int] = {"file_sha256": sha256, "cases": int(str(facts["cases"]))}
        detail |= {f"verdict_{name}": int(count) for name, count in counts.items()}
        with self._desk.ledger.entry(
            Act.RUN_FINISHED,
            about=f"run:{run_id}",
            areas=frozenset({Area.RUNS, Area.CASES}),
            detail=detail,
        ) as entry:
            text = json.dumps(dict(facts), ensure_ascii=False)
            runs.complete(entry.database, run_id, at=entry.at, sha256=sha256, facts=text)
            cases.protect(entry.database)
