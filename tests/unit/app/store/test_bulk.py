"""Write-once bulk files: encrypted, complete, and nothing without the key."""

from pathlib import Path

import apsw
import polars as pl
import pytest

from app.files import sha256_of
from app.store import bulk
from app.store.bulk import BulkFile, BulkWriter
from app.store.cipher import StoreUnreadableError

KEY = bytes(range(32))
MARK = "目印になる氏名ABCXYZ"


def write(path: Path, frame: pl.DataFrame) -> str:
    with BulkWriter(path, KEY) as writer:
        writer.add_frame("subjects", frame)
        writer.add_documents("case", [(3, {"name": MARK}), (1, ["x"])])
        return writer.seal({"rows": frame.height})


def test_frames_documents_and_facts_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK_ROWS", 10)
    frame = pl.DataFrame({"n": range(25), "name": [MARK] * 25})
    path = tmp_path / "a"
    assert write(path, frame) == sha256_of(path)
    file = BulkFile(path, KEY)
    assert [piece.height for piece in file.chunks("subjects")] == [10, 10, 5]
    assert file.frame("subjects").equals(frame)
    assert file.document("case", 3) == {"name": MARK}
    assert file.document("case", 2) is None
    assert [number for number, _ in file.documents("case", first=2, most=9)] == [3]
    assert file.facts() == {"rows": 25}
    file.close()


def test_frames_can_be_thrown_away_before_the_seal(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with BulkWriter(path, KEY) as writer:
        writer.add_frame("residents", pl.DataFrame({"n": [1, 2]}))
        writer.add_frame("subjects", pl.DataFrame({"n": [3]}))
        writer.discard("residents")
        writer.add_frame("residents", pl.DataFrame({"n": [4]}))
        writer.seal({})
    file = BulkFile(path, KEY)
    assert file.frame("residents")["n"].to_list() == [4]
    assert file.frame("subjects")["n"].to_list() == [3]
    file.close()


def test_an_empty_frame_keeps_its_columns(tmp_path: Path) -> None:
    write(tmp_path / "a", pl.DataFrame(schema={"n": pl.Int64()}))
    file = BulkFile(tmp_path / "a", KEY)
    assert file.frame("subjects").schema == {"n": pl.Int64()}
    with pytest.raises(KeyError):
        file.frame("residents")
    file.close()


def test_nothing_is_readable_without_the_key(tmp_path: Path) -> None:
    write(tmp_path / "a", pl.DataFrame({"name": [MARK] * 100}))
    assert MARK.encode() not in (tmp_path / "a").read_bytes()
    with pytest.raises(StoreUnreadableError):
        BulkFile(tmp_path / "a", bytes(32))


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    write(tmp_path / "a", pl.DataFrame({"n": [1]}))
    with pytest.raises(FileExistsError):
        BulkWriter(tmp_path / "a", KEY)


def test_a_half_written_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, pl.DataFrame({"name": [f"{MARK}{n}" for n in range(50_000)]}))
    path.write_bytes(path.read_bytes()[: 8192 * 3])
    with pytest.raises((StoreUnreadableError, apsw.CorruptError)):
        BulkFile(path, KEY).frame("subjects")
