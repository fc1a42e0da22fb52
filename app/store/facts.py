"""Facts of the inspection (ids, keys) and its settings: small key-value tables."""

from app.store.database import Database
from app.store.values import text


def fact(database: Database, key: str) -> str:
    """A fact.

    Raises:
        KeyError: if it was never stored.
    """
    row = database.row("SELECT value FROM fact WHERE key = ?", (key,))
    if row is None:
        raise KeyError(key)
    return text(row[0])


def set_fact(database: Database, key: str, value: str) -> None:
    """Store a fact."""
    database.write("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, value))


def setting(database: Database, key: str) -> str | None:
    """A setting as stored, or None where the default counts."""
    row = database.row("SELECT value FROM setting WHERE key = ?", (key,))
    return text(row[0]) if row else None


def set_setting(database: Database, key: str, value: str) -> None:
    """Store a setting."""
    database.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))
