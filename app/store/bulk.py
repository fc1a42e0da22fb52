"""Write-once bulk files: batches and runs, each an encrypted file under its own random key.

Frames lie in them as Parquet (zstd) chunks of at most 250,000 rows; documents, one compressed JSON
text per number, can be read singly. A file is written as `<id>.part` by a child process, closed,
hashed, then verified and renamed by the parent; after that nobody changes it. Destroying its key
disposes of it.
"""

import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import apsw
import polars as pl

from app.errors import KnownError
from app.files import sha256_of, sync_file
from app.store.cipher import confine, connect, refuse_plaintext
from app.store.values import blob, text, whole

CHUNK_ROWS = 250_000
_ZSTD_LEVEL = 1
"""A seventh less work than the usual level for two in a hundred more bytes; nobody asks statistics."""

_TABLES = """
CREATE TABLE chunk (name TEXT, number INTEGER, rows INTEGER NOT NULL, data BLOB NOT NULL,
                    PRIMARY KEY (name, number)) STRICT;
CREATE TABLE document (name TEXT, number INTEGER, data BLOB NOT NULL,
                       PRIMARY KEY (name, number)) STRICT, WITHOUT ROWID;
CREATE TABLE facts (data TEXT NOT NULL) STRICT;
"""


class BulkWriter:
    """Fills one new bulk file. Use `with`; `seal` ends the writing."""

    def __init__(self, part: Path, key: bytes) -> None:
        """Begin a file; `part` must not exist yet."""
        part.touch(exist_ok=False)
        self._path = part
        self._connection = connect(part, key, journal="off", create=True)
        with _saving(self._connection):
            self._connection.execute(_TABLES)
        refuse_plaintext(part)
        confine(self._connection)
        self._chunks: dict[str, int] = {}

    def __enter__(self) -> "BulkWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def add_frame(self, name: str, frame: pl.DataFrame) -> None:
        """Append a frame to the frames of that name, cut into chunks."""
        pieces = frame.iter_slices(CHUNK_ROWS) if frame.height else iter((frame,))
        for piece in pieces:
            number = self._chunks.get(name, 0)
            buffer = io.BytesIO()
            piece.write_parquet(
                buffer, compression="zstd", compression_level=_ZSTD_LEVEL, statistics=False
            )
            row = (name, number, piece.height, buffer.getvalue())
            with _saving(self._connection):
                self._connection.execute("INSERT INTO chunk VALUES (?, ?, ?, ?)", row)
            self._chunks[name] = number + 1

    def discard(self, name: str) -> None:
        """Throw away what was added under a name so far."""
        with _saving(self._connection):
            self._connection.execute("DELETE FROM chunk WHERE name = ?", (name,))
        self._chunks.pop(name, None)

    def add_blocks(self, name: str, frames: Iterable[pl.DataFrame]) -> int:
        """Add small frames that are read back singly; returns the number of the first one."""
        first = self._chunks.get(name, 0)
        rows = [(name, first + at, frame.height, _packed(frame)) for at, frame in enumerate(frames)]
        with _saving(self._connection):
            self._connection.executemany("INSERT INTO chunk VALUES (?, ?, ?, ?)", rows)
        self._chunks[name] = first + len(rows)
        return first

    def add_documents(self, name: str, documents: Iterable[tuple[int, object]]) -> None:
        """Add (number, JSON value) pairs that are read back singly."""
        rows = (
            (name, number, zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 1))
            for number, value in documents
        )
        with _saving(self._connection):
            self._connection.executemany("INSERT INTO document VALUES (?, ?, ?)", rows)

    def chunks(self, name: str) -> Iterator[pl.DataFrame]:
        """What was added under a name so far, chunk by chunk."""
        return _chunks(self._connection, name)

    def seal(self, facts: Mapping[str, object]) -> str:
        """Close the file with its facts (counts, digests) and return its SHA-256."""
        with _saving(self._connection):
            data = json.dumps(dict(facts), ensure_ascii=False)
            self._connection.execute("INSERT INTO facts VALUES (?)", (data,))
        self._connection.close()
        try:
            sync_file(self._path)
            return sha256_of(self._path)
        except OSError:
            raise _no_room() from None


class BulkFile:
    """One finished bulk file, read only."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open a file.

        Raises:
            StoreUnreadableError: wrong or destroyed key, damaged or missing file.
        """
        self._connection = connect(path, key, journal="off", create=False)
        confine(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def facts(self) -> dict[str, object]:
        """What `seal` was given."""
        row = self._connection.execute("SELECT data FROM facts").fetchone()
        return dict(json.loads(text(row[0]))) if row else {}

    def chunks(self, name: str) -> Iterator[pl.DataFrame]:
        """The frames of a name, chunk by chunk, in the order written."""
        return _chunks(self._connection, name)

    def frame(self, name: str) -> pl.DataFrame:
        """All chunks of a name as one frame.

        Raises:
            KeyError: where the file holds no such frame.
        """
        pieces = list(self.chunks(name))
        if not pieces:
            raise KeyError(name)
        return pl.concat(pieces)

    def block(self, name: str, number: int) -> pl.DataFrame:
        """One frame of `add_blocks`.

        Raises:
            KeyError: where the file holds no such frame.
        """
        row = self._connection.execute(
            "SELECT data FROM chunk WHERE name = ? AND number = ?", (name, number)
        ).fetchone()
        if row is None:
            raise KeyError(name)
        return pl.read_ipc_stream(io.BytesIO(blob(row[0])))

    def document(self, name: str, number: int) -> object | None:
        """One document, or None."""
        row = self._connection.execute(
            "SELECT data FROM document WHERE name = ? AND number = ?", (name, number)
        ).fetchone()
        return _unpack(blob(row[0])) if row else None

    def documents(self, name: str, *, first: int, most: int) -> list[tuple[int, object]]:
        """Up to `most` documents with numbers from `first` on, in order."""
        rows = self._connection.execute(
            "SELECT number, data FROM document WHERE name = ? AND number >= ?"
            " ORDER BY number LIMIT ?",
            (name, first, most),
        ).fetchall()
        return [(whole(number), _unpack(blob(data))) for number, data in rows]


def _packed(frame: pl.DataFrame) -> bytes:
    """A small frame as a stream: read back in a third of the time that a file in memory takes."""
    buffer = io.BytesIO()
    frame.write_ipc_stream(buffer, compression="zstd")
    return buffer.getvalue()


def _unpack(data: bytes) -> object:
    value: object = json.loads(zlib.decompress(data))
    return value


@contextmanager
def _saving(connection: apsw.Connection) -> Iterator[None]:
    """A transaction whose failure for want of space is said in one sentence.

    Raises:
        KnownError: E504.
    """
    try:
        with connection:
            yield
    except (apsw.FullError, apsw.IOError):
        raise _no_room() from None


def _no_room() -> KnownError:
    sentence = "空き容量が不足しているか、書き込めません。何も保存していません。"
    return KnownError("E504", f"{sentence}空き容量を確かめてください。")


def _chunks(connection: apsw.Connection, name: str) -> Iterator[pl.DataFrame]:
    numbers = connection.execute(
        "SELECT number FROM chunk WHERE name = ? ORDER BY number", (name,)
    ).fetchall()
    for (number,) in numbers:
        row = connection.execute(
            "SELECT data FROM chunk WHERE name = ? AND number = ?", (name, number)
        ).fetchone()
        if row is None:
            raise KeyError(name)
        yield pl.read_parquet(io.BytesIO(blob(row[0])))
