"""Running a job's child without a window: for the command line, tests and the demonstration.

The window runs the same command through its own event loop.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import app
from app.errors import Cancelled, KnownError
from app.jobs import Finished, Job, Progress, Refused, job_command, read_event

CANCELLED_EXIT = 130


DIED = "J101"
"""Code of the error of a child that ended without a word."""


def run_job(
    job: Job, on_progress: Callable[[Progress], None], *, quiet: bool = False
) -> Mapping[str, object]:
    """Run a job to its end and return its result for the service's `finish`.

    Args:
        job: the job.
        on_progress: hears of every step.
        quiet: whatever a library says about the bytes it reads goes nowhere.

    Raises:
        KnownError: the child refused its input, or died (J101).
        Cancelled: the operator cancelled; the child is gone.
    """
    with subprocess.Popen(  # noqa: S603 - our own executable, no argument from outside
        job_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        cwd=program_folder(),
    ) as child:
        try:
            return _follow(job, child, on_progress)
        except BaseException:
            child.kill()
            raise


def program_folder() -> Path | None:
    """Where the child finds the program: the checkout, or None in a frozen build."""
    return None if getattr(sys, "frozen", False) else Path(app.__file__).parent.parent


def _follow(
    job: Job, child: subprocess.Popen[bytes], on_progress: Callable[[Progress], None]
) -> Mapping[str, object]:
    _send(child.stdin, job.spec.line())
    for line in child.stdout or ():
        match read_event(line):
            case Progress() as progress:
                on_progress(progress)
            case Refused(code, sentence):
                raise KnownError(code, sentence)
            case Finished(result):
                return result
    if child.wait() == CANCELLED_EXIT:
        raise Cancelled
    raise died()


def _send(stream: IO[bytes] | None, line: bytes) -> None:
    if stream is None:
        raise died()
    try:
        stream.write(line)
        stream.close()
    except BrokenPipeError:
        raise died() from None


def died() -> KnownError:
    """The error of a child that ended without a word (J101)."""
    sentence = "処理が途中で終わりました。何も変わっていません。もう一度実行してください。"
    return KnownError(DIED, sentence)
