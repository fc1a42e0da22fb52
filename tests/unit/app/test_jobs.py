"""What a parent and its child say to each other."""

import io
import json
import sys
from pathlib import Path

import pytest

from app.jobs import (
    Finished,
    JobEvent,
    JobKind,
    JobSpec,
    Progress,
    Refused,
    job_command,
    read_event,
    write_event,
)
from app.worker import __main__ as worker
from app.worker.payload import Payload
from tests.support.medium import MARKED_NUMBER, MARKERS, small_medium


@pytest.mark.parametrize(
    "event",
    [
        Progress("照合", 3, 10),
        Refused("E101", "ファイルが空です。"),
        Finished({"rows": 3, "names": ["a"]}),
    ],
)
def test_events_survive_the_pipe(event: JobEvent) -> None:
    line = write_event(event)
    assert line.count("\n") == 1
    assert read_event(line.encode()) == event


@pytest.mark.parametrize("line", ['{"event": "other"}', "{}", "noise"])
def test_noise_is_no_event(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_event(line)


def test_keys_and_paths_never_stand_in_the_arguments() -> None:
    spec = JobSpec(JobKind.MATCH, {"key": "ab" * 32})
    assert job_command() == [sys.executable, "-m", "app.worker"]
    assert json.loads(spec.line()) == {"job": "match", "key": "ab" * 32}


def test_every_kind_of_job_has_a_module() -> None:
    assert set(worker.JOBS) == set(JobKind)


def test_a_payload_is_read_strictly() -> None:
    payload = Payload({"a": "x", "n": 3, "l": ["1"], "m": {"k": None}, "d": "2026-10-01"})
    assert payload.text("a") == "x"
    assert payload.number("n") == 3
    assert payload.texts("l") == ("1",)
    assert payload.mapping("m") == {"k": ""}
    assert payload.date("d").year == 2026
    for name, read in (
        ("n", payload.text),
        ("a", payload.number),
        ("a", payload.texts),
        ("a", payload.mapping),
        ("a", payload.parts),
    ):
        with pytest.raises(TypeError, match=name):
            read(name)


def preview(path: Path, monkeypatch: pytest.MonkeyPatch, **values: object) -> list[JobEvent]:
    payload: dict[str, object] = {
        "paths": [str(path)],
        "side": "",
        "profile": "",
        "scheme": "",
        "restore_leading_zeros": False,
        "protected_ids": [],
        **values,
    }
    line = JobSpec(JobKind.PREVIEW, payload).line()
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(worker, "harden", lambda: None)
    monkeypatch.setattr(worker, "die_with_parent", lambda: None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line), encoding="utf-8"))
    monkeypatch.setattr("sys.stdout", out)
    worker.main()
    out.flush()
    return [read_event(one) for one in out.buffer.getvalue().splitlines()]  # type: ignore[attr-defined]  # BytesIO


def test_a_preview_guesses_the_side_and_shows_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    techo, register = small_medium(tmp_path)
    for path, side in ((techo, "subject"), (register, "register")):
        end = preview(path, monkeypatch)[-1]
        assert isinstance(end, Finished)
        assert end.result["side"] == side
        assert MARKED_NUMBER not in repr(end.result)
        assert MARKERS[0][:2] in repr(end.result["rows"])


def test_a_preview_withholds_the_address_of_a_listed_resident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, register = small_medium(tmp_path)
    end = preview(register, monkeypatch, protected_ids=["0001000004"])[-1]
    assert isinstance(end, Finished)
    assert MARKERS[2] not in repr(end.result)


def test_a_broken_file_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.csv").touch()
    end = preview(tmp_path / "empty.csv", monkeypatch)[-1]
    assert isinstance(end, Refused)
    assert end.code == "E101"
