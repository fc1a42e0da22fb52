"""The decision store: encrypted from its first byte, and closed to every way around."""

from pathlib import Path

import apsw
import pytest

from app.errors import KnownError
from app.store import database
from app.store.cipher import PLAIN_HEADER, StoreUnreadableError, connect
from app.store.database import Database

KEY = bytes(range(32))
MARK = "目印になる氏名ABCXYZ"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.db"


def fill(store: Database, rows: int = 200) -> None:
    with store.transaction():
        store.write_many(
            "INSERT INTO fact VALUES (?, ?)", [(f"{n}", MARK * 5) for n in range(rows)]
        )


def test_nothing_readable_reaches_the_disk(path: Path) -> None:
    store = Database(path, KEY, create=True)
    fill(store)
    bytes_on_disk = b"".join(p.read_bytes() for p in path.parent.iterdir())
    store.close()
    assert MARK.encode() not in bytes_on_disk
    assert MARK.encode() not in path.read_bytes()
    assert not path.read_bytes().startswith(PLAIN_HEADER)


def test_no_shared_memory_file_is_made(path: Path) -> None:
    store = Database(path, KEY, create=True)
    fill(store)
    names = {p.name for p in path.parent.iterdir()}
    store.close()
    assert names == {"decisions.db", "decisions.db-wal"}


def test_another_key_opens_nothing(path: Path) -> None:
    Database(path, KEY, create=True).close()
    with pytest.raises(StoreUnreadableError):
        Database(path, bytes(32), create=False)


def test_a_missing_store_is_not_made_by_opening(path: Path) -> None:
    with pytest.raises(StoreUnreadableError):
        Database(path, KEY, create=False)
    assert not path.exists()


def test_a_plain_file_in_its_place_is_refused(path: Path) -> None:
    plain = apsw.Connection(str(path))
    plain.execute("CREATE TABLE fact (key TEXT)")
    plain.close()
    with pytest.raises(StoreUnreadableError):
        Database(path, KEY, create=False)


def test_a_flipped_byte_is_noticed(path: Path) -> None:
    store = Database(path, KEY, create=True)
    fill(store)
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    try:
        damaged = Database(path, KEY, create=False)
    except StoreUnreadableError:
        return
    with pytest.raises(apsw.CorruptError):
        damaged.is_whole()
    damaged.close()


def test_a_second_program_is_told_so(path: Path) -> None:
    store = Database(path, KEY, create=True)
    fill(store)
    with pytest.raises(KnownError, match="I107"):
        Database(path, KEY, create=False)
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH 'other.db' AS other",
        "ATTACH 'other.db' AS other KEY ''",
        "VACUUM INTO 'other.db'",
        "PRAGMA rekey=''",
        "PRAGMA temp_store=FILE",
        "PRAGMA synchronous=OFF",
        "PRAGMA journal_mode=DELETE",
    ],
)
def test_the_ways_out_are_closed(path: Path, sql: str) -> None:
    store = Database(path, KEY, create=True)
    with pytest.raises(apsw.Error):
        store.rows(sql)
    store.close()
    assert not (path.parent / "other.db").exists()


def test_a_copy_is_encrypted_with_the_same_key(path: Path) -> None:
    store = Database(path, KEY, create=True)
    fill(store)
    target = path.parent / "copy.db"
    store.copy_into(target)
    assert store.number("SELECT count(*) FROM fact") == 200
    store.close()
    assert MARK.encode() not in target.read_bytes()
    copy = Database(target, KEY, create=False)
    assert copy.is_whole()
    assert copy.number("SELECT count(*) FROM fact") == 200
    copy.close()


def test_a_newer_file_is_refused_with_a_sentence(path: Path) -> None:
    Database(path, KEY, create=True).close()
    raw = connect(path, KEY, journal="wal", create=False)
    raw.execute("PRAGMA user_version=9999")
    raw.close()
    with pytest.raises(KnownError, match="I109"):
        Database(path, KEY, create=False)


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [number for number, _ in database.migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_writing_outside_a_transaction_is_a_bug(path: Path) -> None:
    store = Database(path, KEY, create=True)
    with pytest.raises(RuntimeError, match="ledger"):
        store.write("INSERT INTO fact VALUES ('a', 'b')")
    store.close()


def test_an_error_leaves_nothing_behind(path: Path) -> None:
    store = Database(path, KEY, create=True)

    def fail() -> None:
        with store.transaction():
            store.write("INSERT INTO fact VALUES ('a', 'b')")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert store.number("SELECT count(*) FROM fact") == 0
    store.close()


@pytest.mark.parametrize("table", ["ledger", "decision", "note", "attachment", "printed"])
def test_history_cannot_be_changed_or_removed(path: Path, table: str) -> None:
    store = Database(path, KEY, create=True)
    triggers = store.rows(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    )
    text = " ".join(str(row[0]) for row in triggers)
    store.close()
    assert "BEFORE UPDATE" in text
    assert "BEFORE DELETE" in text
