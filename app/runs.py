"""Runs (照合): the batches in use are matched in a child process; its result becomes the queue.

job = runs.start(policy="standard")     run the job, then
for step in runs.finish(job, result):   many short steps, so that a window stays alive
...
or runs.abandon(job, cancelled=True)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.desk import Desk
from app.jobs import Job, Progress
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
        raise NotImplementedError

    def policies(self) -> tuple[tuple[str, str], ...]:
        """(name, words) of the policies the office may choose."""
        raise NotImplementedError

    def start(self, policy: str) -> Job:
        """Enter the start of a run into the ledger and prepare its job."""
        raise NotImplementedError

    def finish(self, job: Job, result: Mapping[str, object]) -> Iterator[Progress]:
        """Verify and register the run and fill the queue, in steps of a few milliseconds each.

        Nothing shows until the last step committed; a stop in between leaves the old queue.
        """
        raise NotImplementedError

    def abandon(self, job: Job, *, cancelled: bool) -> None:
        """Record that a run was cancelled or died; the inspection stays as it was."""
        raise NotImplementedError

    def summaries(self) -> tuple[RunSummary, ...]:
        """All runs, newest first."""
        raise NotImplementedError

    def current(self) -> RunSummary | None:
        """The run whose cases are the queue; None before the first."""
        raise NotImplementedError
