"""Registers checked and kept in one pass: what is kept is what would be streamed, or nothing counts."""

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, Options, keep_register, read_register
from app.store.bulk import BulkFile
from app.worker import import_job
from app.worker.payload import Payload
from tests.support.extract_files import (
    Row,
    delimited,
    number_with_zero,
    register_rows,
    with_cell,
)

KEY = bytes(32)
RESTORED = Options(restore_leading_zeros=True)


@dataclass(slots=True)
class Kept:
    """Chunks in memory, and how often they were thrown away."""

    frames: list[pl.DataFrame] = field(default_factory=list)
    cleared: int = 0

    def put(self, frame: pl.DataFrame) -> None:
        self.frames.append(frame)

    def clear(self) -> None:
        self.frames.clear()
        self.cleared += 1


def _lost_zeros() -> list[Row]:
    rows = register_rows()
    for at in range(1, 4):
        rows = with_cell(rows, at, "個人番号", number_with_zero(at).lstrip("0"))
    return rows


def _payload(path: Path, part: Path, *, restored: bool = False) -> Payload:
    return Payload(
        {
            "paths": [str(path)],
            "side": "register",
            "extract": "register",
            "scheme": "",
            "profile": "",
            "restore_leading_zeros": restored,
            "statuses": {},
            "part": str(part),
            "key": KEY.hex(),
        }
    )


def _residents(part: Path) -> pl.DataFrame:
    file = BulkFile(part, KEY)
    frame = file.frame("residents")
    file.close()
    return frame


def test_what_is_kept_is_what_would_be_streamed(tmp_path: Path) -> None:
    path = delimited(tmp_path, register_rows())
    kept = Kept()
    extract = keep_register([path], Options(), UNWATCHED, keeper=kept)
    assert pl.concat(kept.frames).equals(pl.concat(extract.chunks()))
    assert extract == read_register([path], Options(), UNWATCHED)
    assert kept.cleared == 0


def test_restored_zeros_are_kept_in_a_second_filling(tmp_path: Path) -> None:
    path = delimited(tmp_path, _lost_zeros())
    kept = Kept()
    extract = keep_register([path], RESTORED, UNWATCHED, keeper=kept)
    assert extract.reports[0].zeros_restored == 3
    assert kept.cleared == 1
    assert pl.concat(kept.frames).equals(pl.concat(extract.chunks()))
    assert kept.frames[0]["number"][0] == number_with_zero(1)


def test_the_import_stores_restored_numbers_once(tmp_path: Path) -> None:
    rows = with_cell(_lost_zeros(), 5, "支援措置", "1")
    part = tmp_path / "batch.part"
    job = _payload(delimited(tmp_path, rows), part, restored=True)
    result = import_job.run(job, lambda _: None)
    residents = _residents(part)
    assert residents.height == len(rows) - 1
    assert residents["number"][0] == number_with_zero(1)
    assert residents["resident_id"][4] in result["protected_ids"]  # type: ignore[operator]  # JSON


def test_a_register_refused_at_its_last_row_leaves_nothing_that_counts(tmp_path: Path) -> None:
    rows = register_rows()
    path = delimited(tmp_path, rows)
    path.write_bytes(path.read_bytes() + b"\x00\x00")
    part = tmp_path / "batch.part"
    with pytest.raises(KnownError, match="E110"):
        import_job.run(_payload(path, part), lambda _: None)
    file = BulkFile(part, KEY)
    assert file.facts() == {}  # never sealed; the parent removes it
    file.close()
