"""The decision store: one encrypted file, opened by the sequence of app.store.cipher.

Services reach it through the functions of the other modules of this package; no SQL is written
anywhere else. Writing happens only inside `transaction`, which app.record.ledger alone enters.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import apsw

from app.errors import KnownError
from app.store.cipher import StoreUnreadableError, confine, connect, refuse_plaintext
from app.store.values import Row, Value, whole

Values = Sequence[Value] | Mapping[str, Value]


class Database:
    """One open decision store. It holds the file exclusively until `close`."""

    def __init__(self, path: Path, raw_key: bytes, *, create: bool) -> None:
        """Open the store and bring its tables up to date.

        Raises:
            StoreUnreadableError: wrong key or damaged file.
            KnownError: I107 in use elsewhere, I109 made by a newer program.
        """
        self._path = path
        self._raw_key = raw_key
        self._connection = self._connect(create=create)

    def _connect(self, *, create: bool) -> apsw.Connection:
        connection = connect(self._path, self._raw_key, journal="wal", create=create)
        _migrate(connection)
        refuse_plaintext(self._path)
        confine(connection)
        return connection

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None."""
        return self._connection.execute(sql, values).fetchone()

    def number(self, sql: str, values: Values = ()) -> int:
        """The single whole number of a query, such as a count."""
        row = self.row(sql, values)
        return whole(row[0]) if row else 0

    def write(self, sql: str, values: Values = ()) -> None:
        """Change rows; only inside `transaction`."""
        self._require_transaction()
        self._connection.execute(sql, values)

    def write_many(self, sql: str, values: Sequence[Values]) -> None:
        """Change many rows with one statement; only inside `transaction`."""
        self._require_transaction()
        self._connection.executemany(sql, values)

    def _require_transaction(self) -> None:
        if not self._connection.in_transaction:
            raise RuntimeError("writes go through the ledger")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; on any error everything is rolled back.

        Raises:
            KnownError: D101 where the disk is full or fails.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except (apsw.FullError, apsw.IOError) as error:
            self._roll_back()
            sentence = "保存できませんでした。ディスクの空き容量と状態を確認してください。"
            raise KnownError("D101", sentence) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def is_whole(self) -> bool:
        """SQLite's own check of every page and index."""
        return self.rows("PRAGMA integrity_check") == [("ok",)]

    def copy_into(self, target: Path) -> None:
        """An encrypted copy under the same key, made by a maintenance connection."""
        self.close()
        try:
            keeper = connect(self._path, self._raw_key, journal="wal", create=False)
            try:
                keeper.execute("VACUUM INTO ?", (str(target),))
            finally:
                keeper.close()
            refuse_plaintext(target)
        finally:
            self._connection = self._connect(create=False)

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._connection.close()


def migrations() -> tuple[tuple[int, str], ...]:
    """(number, SQL) of every migration, in order. How to add one: a file `NNNN_name.sql`."""
    folder = files("app.store.migrations")
    scripts = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
    return tuple((int(s.name.split("_")[0]), s.read_text(encoding="utf-8")) for s in scripts)


def _migrate(connection: apsw.Connection) -> None:
    """Run what is missing, each migration in one transaction with the number it leads to."""
    known = migrations()
    version = connection.pragma("user_version")
    if not isinstance(version, int):
        raise StoreUnreadableError
    if version > known[-1][0]:
        sentence = "新しい版のプログラムで作られた点検です。プログラムを更新してください。"
        raise KnownError("I109", sentence)
    for number, script in known:
        if number > version:
            with connection:
                connection.execute(script)
                connection.execute(f"PRAGMA user_version={number}")
