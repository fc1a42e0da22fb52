"""The program's own tables for tests, loaded once."""

from app.tables import load_tables

TABLES = load_tables()
