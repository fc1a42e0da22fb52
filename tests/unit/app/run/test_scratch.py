"""The register of one run: in memory or sealed, read through as often as asked."""

import pytest

from app.run.scratch import FOLDER, ScratchRegister
from tests.support.persons import residents

FRAMES = [residents({"name": f"目印　{place}"}) for place in range(3)]


@pytest.mark.parametrize("memory", [0, 10**9])
def test_comes_back_in_order_as_often_as_asked(tmp_path, memory: int) -> None:
    with ScratchRegister(tmp_path, memory=memory) as register:
        register.fill(iter(FRAMES))
        for _ in range(2):
            assert [frame.rows() for frame in register.chunks()] == [
                frame.rows() for frame in FRAMES
            ]
        assert (tmp_path / FOLDER).exists() == (memory == 0)
    assert not (tmp_path / FOLDER).exists()


def test_what_lies_on_disk_is_sealed(tmp_path) -> None:
    with ScratchRegister(tmp_path, memory=0) as register:
        register.fill(iter(FRAMES))
        contents = b"".join(path.read_bytes() for path in (tmp_path / FOLDER).iterdir())
        assert "目印".encode() not in contents
        assert b"ARROW" not in contents


def fail_while_filled(folder) -> None:
    with ScratchRegister(folder, memory=0) as register:
        register.fill(iter(FRAMES))
        raise RuntimeError


def test_nothing_stays_after_a_failure(tmp_path) -> None:
    with pytest.raises(RuntimeError):
        fail_while_filled(tmp_path)
    assert not (tmp_path / FOLDER).exists()
