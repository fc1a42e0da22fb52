"""`--worker`: reads one job from standard input, works, and reports on standard output.

How to add a job: one row in JOBS and a module with `run(payload, tell) -> result`.
"""

import importlib
import json
import sys

from app.errors import Cancelled, KnownError
from app.hardening import die_with_parent, harden
from app.jobs import Finished, JobKind, Progress, Refused, write_event
from app.worker.payload import Payload

JOBS = {
    JobKind.PREVIEW: "app.worker.preview_job",
    JobKind.IMPORT: "app.worker.import_job",
    JobKind.PROTECT: "app.worker.protect_job",
    JobKind.MATCH: "app.worker.match_job",
    JobKind.ENTRY: "app.worker.entry_job",
    JobKind.ENTRY_CLOSE: "app.worker.entry_close_job",
    JobKind.INQUIRY: "app.worker.inquiry_job",
    JobKind.REPLY: "app.worker.reply_job",
    JobKind.DRAW: "app.worker.draw_job",
    JobKind.DEMONSTRATION: "app.demonstration",
    JobKind.WORKBOOK: "app.worker.workbook_job",
    JobKind.REGISTER_INDEX: "app.worker.register_index_job",
    JobKind.PLANTED: "app.worker.planted_job",
}

DONE, REFUSED, CANCELLED = 0, 2, 130


def tell(progress: Progress) -> None:
    """Send progress to the parent."""
    sys.stdout.write(write_event(progress))
    sys.stdout.flush()


def main() -> int:
    """Do one job; the exit code says how it ended."""
    harden()
    die_with_parent()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a pipe
    values = json.loads(sys.stdin.buffer.readline())
    job = importlib.import_module(JOBS[JobKind(values["job"])])
    try:
        result = job.run(Payload(values), tell)
    except KnownError as error:
        sys.stdout.write(write_event(Refused(error.code, error.sentence)))
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        return CANCELLED
    sys.stdout.write(write_event(Finished(result)))
    sys.stdout.flush()
    return DONE


if __name__ == "__main__":
    sys.exit(main())
