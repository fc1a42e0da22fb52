"""Jobs run in this process, and batches taken in from small extracts, for tests of services."""

import importlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from app.batches.intake import Coverage, Intake, Plan, Side
from app.desk import Desk
from app.jobs import Job
from app.worker.__main__ import JOBS
from app.worker.payload import Payload

DAY = date(2026, 10, 1)


def done(job: Job) -> Mapping[str, object]:
    """The result of a job, through JSON as in the child but without one."""
    values = json.loads(job.spec.line())
    module = importlib.import_module(JOBS[job.spec.kind])
    result = module.run(Payload(values), lambda _progress: None)
    return dict(json.loads(json.dumps(result)))


def taken_in(
    desk: Desk,
    path: Path,
    side: Side,
    *,
    scheme: str = "seishin_techo",
    coverage: Coverage = Coverage.ALL,
    lacking: tuple[str, ...] = (),
) -> str:
    """Take a file in for real; returns the batch id."""
    plan = Plan(
        paths=(path,),
        side=side,
        extract=path.stem,
        scheme=scheme if side is Side.SUBJECT else "",
        reference_date=DAY,
        coverage=coverage,
        statuses={},
        restore_leading_zeros=False,
        profile="",
        lacking=lacking,
    )
    intake = Intake(desk)
    job = intake.start(plan)
    return intake.finish(job, done(job)).batch_id


def csv(folder: Path, name: str, rows: Sequence[Sequence[str]]) -> Path:
    """A plain extract."""
    path = folder / name
    path.write_text("".join(",".join(row) + "\r\n" for row in rows), encoding="utf-8-sig")
    return path
