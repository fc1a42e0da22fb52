"""Media (媒体): those registered, those stopped, each use and what became of it."""

from app.store import history
from app.store.database import Database
from app.store.media_rows import MediumErasureRow, MediumRow, MediumStopRow, MediumUseRow


def media(database: Database) -> list[MediumRow]:
    """All media, oldest first."""
    return [row for row in history.all_rows(database, MediumRow) if isinstance(row, MediumRow)]


def stops(database: Database) -> dict[str, MediumStopRow]:
    """Media that are not used any more, by id."""
    rows = history.all_rows(database, MediumStopRow)
    return {row.medium_id: row for row in rows if isinstance(row, MediumStopRow)}


def uses(database: Database) -> list[MediumUseRow]:
    """All uses, oldest first."""
    rows = history.all_rows(database, MediumUseRow)
    return [row for row in rows if isinstance(row, MediumUseRow)]


def erasures(database: Database) -> dict[str, MediumErasureRow]:
    """What was erased, by the id of the use."""
    rows = history.all_rows(database, MediumErasureRow)
    return {row.use_id: row for row in rows if isinstance(row, MediumErasureRow)}
