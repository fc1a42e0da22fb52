"""Killed in the middle: every acknowledged decision is there, and a dead child leaves nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import program
from app.batches.intake import Coverage, Plan, Side
from app.errors import KnownError
from app.job_runner import run_job
from app.jobs import Progress, job_command
from app.keys import SMALL
from tests.support.inspected import DAY, a_document, put_cases
from tests.support.medium import small_medium
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR, a_staffed_desk, stand_up

ROOT = Path(__file__).parent.parent.parent
WORK = """
import sys
from pathlib import Path
from app import program
from app.keys import SMALL
from app.review.first_check import Judgement, QueueFilter
from app.case_states import Outcome
folder, user, password = Path(sys.argv[1]), sys.argv[2], sys.stdin.readline().rstrip()
desk = program.sign_in(folder, user=user, password=password, weakest=SMALL)
while True:
    for case_id in desk.review.queue(QueueFilter()):
        view = desk.review.open(case_id)
        decide = view.state.value != "decided"
        if decide:
            desk.review.decide(Judgement(case_id=case_id, version=view.version,
                seen_digest=view.seen_digest, outcome=Outcome.RIGHT, reason="moved"))
        else:
            desk.review.withdraw(case_id)
        print(case_id, view.version + 1, "decided" if decide else "open", flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 25, 60])
def test_every_acknowledged_decision_survives_kill_9(tmp_path: Path, acknowledged: int) -> None:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(index) for index in range(20)])
    stand_up(desk)
    last: dict[int, tuple[int, str]] = {}
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(tmp_path), CASEWORKER],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(PASSWORD + "\n")
        worker.stdin.flush()
        for count, line in enumerate(worker.stdout, start=1):
            case_id, version, state = line.split()
            last[int(case_id)] = (int(version), state)
            if count == acknowledged:
                worker.kill()
                break
    opened = program.sign_in(tmp_path, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    assert opened.ledger.verify().sound
    ahead = 0
    for row in opened.review.rows(list(last)):  # type: ignore[arg-type]  # plain ints are ids here
        version, state = last[row.case_id]
        assert row.version >= version
        ahead += row.version - version
        if row.version == version:
            assert row.state.value == state
    assert ahead <= 2  # committed, but killed before it was told
    opened.close()


def a_plan(path: Path, side: Side) -> Plan:
    return Plan(
        paths=(path,),
        side=side,
        extract=path.stem,
        scheme="seishin_techo" if side is Side.SUBJECT else "",
        reference_date=DAY,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )


def files_of(folder: Path) -> set[str]:
    return {path.name for name in ("batches", "runs") for path in (folder / name).iterdir()}


class PulledPlugError(Exception):
    """Stands for the operator who pulls the plug of the child."""


def test_a_child_killed_while_importing_or_matching_leaves_the_inspection_as_it_was(
    tmp_path: Path,
) -> None:
    stand_up(a_staffed_desk(tmp_path / "inspection"))
    folder = tmp_path / "inspection"
    techo, register = small_medium(tmp_path / "stick")
    desk = program.sign_in(folder, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)

    def stop(_progress: Progress) -> None:
        raise PulledPlugError

    job = desk.intake.start(a_plan(register, Side.REGISTER))
    with pytest.raises(PulledPlugError):
        run_job(job, stop)
    desk.intake.abandon(job)
    assert files_of(folder) == set()
    assert desk.intake.batches() == ()
    for path, side in ((techo, Side.SUBJECT), (register, Side.REGISTER)):
        job = desk.intake.start(a_plan(path, side))
        desk.intake.finish(job, run_job(job, lambda _: None))
    batches = files_of(folder)
    job = desk.runs.start("strict")
    with pytest.raises(PulledPlugError):
        run_job(job, stop)
    desk.runs.abandon(job, cancelled=True)
    assert files_of(folder) == batches
    assert [run.state for run in desk.runs.summaries()] == ["cancelled"]
    assert desk.ledger.verify().sound
    desk.close()


def test_a_killed_program_is_swept_at_the_next_start(tmp_path: Path) -> None:
    """The window dies while its child works: no orphan keeps writing, nothing stays behind."""
    stand_up(a_staffed_desk(tmp_path))
    desk = program.sign_in(tmp_path, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    put_cases(desk.desk, [a_document(0)])
    job = desk.runs.start("strict")
    Path(str(job.spec.payload["part"])).write_bytes(b"half a run")
    (tmp_path / "batches" / "0123.part").write_bytes(b"half a batch")
    desk.desk.database.close()
    known = {path for path in files_of(tmp_path) if not path.endswith(".part")}
    desk = program.sign_in(tmp_path, user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    assert files_of(tmp_path) == known
    assert sorted(run.state for run in desk.runs.summaries()) == ["done", "interrupted"]
    assert desk.runs.current() is not None
    desk.close()


def test_a_child_that_dies_is_told_in_one_sentence(tmp_path: Path) -> None:
    stand_up(a_staffed_desk(tmp_path / "inspection"))
    techo, _ = small_medium(tmp_path / "stick")
    desk = program.sign_in(
        tmp_path / "inspection", user=SUPERVISOR, password=PASSWORD, weakest=SMALL
    )
    job = desk.intake.start(a_plan(techo, Side.SUBJECT))
    Path(str(job.spec.payload["part"])).write_bytes(b"in the way")
    with pytest.raises(KnownError, match="J101"):
        run_job(job, lambda _: None)
    desk.intake.abandon(job)
    assert files_of(tmp_path / "inspection") == set()
    desk.close()


def test_a_child_told_nothing_says_nothing(tmp_path: Path) -> None:
    done = subprocess.run(job_command(), input=b"", cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert done.stdout == b""
    assert os.fsencode(tmp_path) not in done.stderr
    assert done.returncode != -signal.SIGSEGV
