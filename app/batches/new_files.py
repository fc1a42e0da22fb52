"""Jobs that write one new file into the folder of batches: named, keyed, published, cleared away."""

from collections.abc import Mapping

from app.batches.intake import require_readable
from app.desk import Desk
from app.files import PART_SUFFIX, new_id, publish
from app.jobs import Job, JobKind, JobSpec
from app.keys import new_key


def file_job(
    desk: Desk, kind: JobKind, payload: Mapping[str, object], *, words: str, note: object
) -> Job:
    """A job whose child writes a new file under a key of its own.

    Args:
        desk: whose inspection.
        kind: of the job.
        payload: without `part` and `key`.
        words: shown while it runs.
        note: of the service, kept in the ticket.
    """
    file_id, key = new_id(), new_key()
    part = desk.batches / f"{file_id}{PART_SUFFIX}"
    return Job(
        spec=JobSpec(kind, {**payload, "part": str(part), "key": key.hex()}),
        words=words,
        ticket={"file_id": file_id, "key": key.hex(), "note": note},
    )


def published(desk: Desk, job: Job, facts: Mapping[str, object]) -> tuple[str, bytes]:
    """Give the finished file its name once it reads back; returns its id and key.

    Raises:
        KnownError: K102 the file is not what the child reported.
    """
    file_id, key = str(job.ticket["file_id"]), bytes.fromhex(str(job.ticket["key"]))
    path = desk.batches / file_id
    publish(path.with_name(file_id + PART_SUFFIX), path)
    require_readable(path, key, facts)
    return file_id, key


def clear_away(desk: Desk, job: Job) -> None:
    """Remove what a cancelled or refused job left behind; call it for unregistered files only."""
    file_id = str(job.ticket["file_id"])
    for name in (f"{file_id}{PART_SUFFIX}", file_id):
        (desk.batches / name).unlink(missing_ok=True)
