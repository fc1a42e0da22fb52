"""Filters that people keep for themselves."""

from app.store.database import Database
from app.store.values import text


def filters_of(database: Database, person_id: str) -> list[tuple[str, str]]:
    """(name, JSON) of a person's filters, oldest first."""
    rows = database.rows(
        "SELECT name, wanted FROM saved_filter WHERE person_id = ? ORDER BY at, name", (person_id,)
    )
    return [(text(row[0]), text(row[1])) for row in rows]


def put(database: Database, person_id: str, *, name: str, wanted: str, at: str) -> None:
    """Keep a filter in the place of the one of the same name."""
    database.write(
        "INSERT OR REPLACE INTO saved_filter VALUES (?, ?, ?, ?)", (person_id, name, wanted, at)
    )


def remove(database: Database, person_id: str, name: str) -> None:
    """Keep a filter no longer."""
    database.write("DELETE FROM saved_filter WHERE person_id = ? AND name = ?", (person_id, name))
