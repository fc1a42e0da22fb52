"""Batches as a child needs them: the path of the file and its key, on standard input only."""

from app.batches.scope import Side
from app.desk import Desk
from app.store import batches
from app.store.batches import BatchRow


def stored_part(desk: Desk, row: BatchRow) -> dict[str, str]:
    """One batch."""
    return {"path": str(desk.batches / row.batch_id), "key": row.file_key.hex()}


def stored_parts(desk: Desk, side: Side) -> list[dict[str, str]]:
    """All batches of a side that are in use, oldest first."""
    return [stored_part(desk, row) for row in batches.in_use(desk.database, side)]
