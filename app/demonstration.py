"""The demonstration inspection: synthetic data, two people, one finished run.

Its passwords are known to everybody; everything in it is invented. Made by a child process like any
other long work: `start(folder)` gives the job, and `sign_in` with PEOPLE opens the result.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import program
from app.access.inspection import NewInspection, NewPerson
from app.batches.intake import Coverage, Plan, Side
from app.demo import DemoOptions, generate, with_rare_names, write
from app.job_runner import run_job
from app.jobs import Job, JobKind, JobSpec, Progress
from app.keys import STANDARD
from app.people import Role
from app.program import Program
from app.worker.payload import Payload
from app.worker.reading import Tell

REFERENCE_DATE = date(2026, 10, 1)
PASSWORD = "みほんの てんけんを ためす ことば"  # noqa: S105 - known to everybody, synthetic data
SUBJECTS, RESIDENTS, SEED = 1_500, 20_000, 1
TITLE = "見本の点検"
OFFICE = "サンプル市 障害福祉課"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationPerson:
    """Somebody who can sign in to the demonstration with PASSWORD."""

    user: str
    name: str
    role: Role


PEOPLE = (
    DemonstrationPerson(user="kakaricho", name="見本　係長", role=Role.SUPERVISOR),
    DemonstrationPerson(user="tanto", name="見本　担当", role=Role.CASEWORKER),
)
"""The first one makes the inspection."""

_FILES = (
    ("techo.csv", Side.SUBJECT, "seishin_techo"),
    ("seiho.xlsx", Side.SUBJECT, "seiho"),
    ("jiritsu.csv", Side.SUBJECT, "jiritsu"),
    ("register.csv", Side.REGISTER, ""),
)


def start(folder: Path) -> Job:
    """The job that makes a demonstration inspection in a new or empty folder."""
    payload: dict[str, object] = {
        "folder": str(folder.absolute()),
        "subjects": SUBJECTS,
        "residents": RESIDENTS,
    }
    return Job(JobSpec(JobKind.DEMONSTRATION, payload), words="見本の点検の作成", ticket={})


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Make the demonstration; called in the child."""
    options = DemoOptions(
        subjects=payload.number("subjects"), residents=payload.number("residents"), seed=SEED
    )
    folder = payload.path("folder")
    with tempfile.TemporaryDirectory(prefix="totsugo-demonstration-") as medium:
        tell(Progress("合成データの作成", 0, 0))
        write(with_rare_names(generate(options)), Path(medium))
        build_demonstration(folder, Path(medium), tell)
    return {"user": PEOPLE[0].user}


def build_demonstration(folder: Path, medium: Path, tell: Tell) -> None:
    """Make an inspection from the files of a demonstration medium and run it.

    Args:
        folder: a new or empty folder.
        medium: where techo.csv, seiho.xlsx, jiritsu.csv and register.csv lie.
        tell: is told how far it is.

    Raises:
        KnownError: as creating, importing and running.
    """
    first, *others = PEOPLE
    new = NewInspection(
        title=TITLE,
        office=OFFICE,
        first=NewPerson(user=first.user, name=first.name, password=PASSWORD),
        demonstration=True,
    )
    desk = program.create(folder, new, parameters=STANDARD)
    try:
        _add(desk, others)
        for name, side, scheme in _FILES:
            _take_in(desk, medium / name, side=side, scheme=scheme, tell=tell)
        job = desk.runs.start("strict")
        for step in desk.runs.finish(job, run_job(job, tell)):
            tell(step)
    finally:
        desk.close()


def _add(desk: Program, people: Iterable[DemonstrationPerson]) -> None:
    for person in people:
        new = NewPerson(user=person.user, name=person.name, password=PASSWORD)
        desk.accounts.add(new, person.role)


def _take_in(desk: Program, path: Path, *, side: Side, scheme: str, tell: Tell) -> None:
    plan = Plan(
        paths=(path,),
        side=side,
        extract=path.stem,
        scheme=scheme,
        reference_date=REFERENCE_DATE,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )
    job = desk.intake.start(plan)
    desk.intake.finish(job, run_job(job, tell))
