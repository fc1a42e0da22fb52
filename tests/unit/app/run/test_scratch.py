"""What a run lays aside: in memory or sealed, read through as often as asked, gone at the end."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from app.batches.scope import Side
from app.errors import KnownError
from app.files import SCRATCH_SUFFIX
from app.run.runs import Runs
from app.run.scratch import Scratch, ScratchRegister, ScratchShelf, held_bytes
from tests.support.inspected import a_plan, take_in
from tests.support.office import a_desk
from tests.support.persons import residents

FRAMES = [residents({"name": f"目印　{place}"}) for place in range(3)]
ROOMY, HALF, NONE = 10**9, held_bytes(FRAMES[0]) * 3 // 2, 0


def rows(frames: Iterator[pl.DataFrame]) -> list[list[tuple[object, ...]]]:
    return [frame.rows() for frame in frames]


@pytest.mark.parametrize("memory", [NONE, HALF, ROOMY])
def test_comes_back_in_order_as_often_as_asked(tmp_path: Path, memory: int) -> None:
    path = tmp_path / "run.scratch"
    with Scratch(path, memory=memory) as scratch:
        register, shelf = ScratchRegister(scratch), ScratchShelf(scratch)
        register.fill(iter(FRAMES))
        for place, frame in enumerate(FRAMES):
            shelf.put(frame, pl.DataFrame({"place": [place]}))
        for _ in range(2):
            assert rows(register.chunks()) == rows(iter(FRAMES))
            assert [pair[1]["place"].item() for pair in shelf.frames()] == [0, 1, 2]
        assert path.exists() == (memory != ROOMY)
    assert not path.exists()


def test_what_lies_on_disk_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "run.scratch"
    with Scratch(path, memory=NONE) as scratch:
        ScratchRegister(scratch).fill(iter(FRAMES))
        contents = path.read_bytes()
        assert contents
        assert "目印".encode() not in contents
        assert b"ARROW" not in contents


def fail_while_filled(path: Path) -> None:
    with Scratch(path, memory=NONE) as scratch:
        ScratchRegister(scratch).fill(iter(FRAMES))
        raise RuntimeError


def test_nothing_stays_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        fail_while_filled(tmp_path / "run.scratch")
    assert not list(tmp_path.iterdir())


class FullDisk(io.BytesIO):
    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "")


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", lambda *_words: FullDisk())
    with (
        Scratch(tmp_path / "run.scratch", memory=NONE) as scratch,
        pytest.raises(KnownError, match="E504"),
    ):
        ScratchRegister(scratch).fill(iter(FRAMES))


def test_texts_count_with_the_room_of_their_cells() -> None:
    frame = pl.DataFrame({"short": ["", "あ"], "long": ["", "あ" * 10], "n": [1, 2]})
    assert held_bytes(frame) == 4 * 16 + 30 + 2 * 8


def test_a_run_that_ends_early_leaves_nothing_laid_aside(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "inspection")
    for side, extract in ((Side.SUBJECT, "techo"), (Side.REGISTER, "register")):
        take_in(desk, a_plan(side, extract))
    job = Runs(desk).start("strict")
    part = Path(str(job.spec.payload["part"]))
    aside = part.with_suffix(SCRATCH_SUFFIX)
    for path in (part, aside):
        path.touch()
    Runs(desk).abandon(job, cancelled=True)
    assert not list(desk.runs.iterdir())
