"""After a stop: unregistered files are removed and runs that never ended are marked so."""

from pathlib import Path

from app.cases.queue_filling import end_run
from app.desk import Desk
from app.store import batches, entry_lists, inquiries, register_indexes, runs


def sweep(desk: Desk) -> int:
    """Bring the folder back to what the store knows; returns how many files were removed.

    Only right after signing in: the store is held exclusively, so no other program is at work here.
    """
    for row in runs.runs(desk.database):
        if row.state == "running":
            end_run(desk, row.run_id, cancelled=False)
    known_batches = {row.batch_id for row in batches.batches(desk.database)}
    known_batches |= {r.list_id for r in entry_lists.lists(desk.database) if r.state == "open"}
    known_batches |= {row.inquiry_id for row in inquiries.inquiries(desk.database)}
    known_batches |= _indexes(desk)
    known_runs = {row.run_id for row in runs.runs(desk.database) if row.state == "done"}
    return _remove_unknown(desk.batches, known_batches) + _remove_unknown(desk.runs, known_runs)


def _indexes(desk: Desk) -> set[str]:
    """The search indexes of the registers in use."""
    used = {row.batch_id for row in batches.batches(desk.database) if row.in_use}
    return {r.index_id for r in register_indexes.indexes(desk.database) if r.batch_id in used}


def _remove_unknown(folder: Path, known: set[str]) -> int:
    unknown = [path for path in folder.iterdir() if path.name not in known]
    for path in unknown:
        path.unlink(missing_ok=True)
    return len(unknown)
