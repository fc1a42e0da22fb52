"""The effort typed in, as SQL."""

from app.store.attention_rows import EffortRow
from app.store.database import Database
from app.store.history import columns, made_from


def last_of_months(database: Database) -> list[EffortRow]:
    """The last entry of every month, oldest month first."""
    names = ", ".join(columns(EffortRow))
    rows = database.rows(
        f"SELECT {names} FROM effort e WHERE ledger_seq ="  # noqa: S608 - our own names
        " (SELECT max(x.ledger_seq) FROM effort x WHERE x.month = e.month) ORDER BY month"
    )
    made = [made_from(EffortRow, row) for row in rows]
    return [row for row in made if isinstance(row, EffortRow)]
