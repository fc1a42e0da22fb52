"""The running job: a real child process, its events, its end in every way."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.errors import KnownError
from app.jobs import Finished, Job, JobKind, JobSpec, Progress, Refused, write_event
from ui import jobs
from ui.jobs import Ending, JobRunner, Work


class _Desk:
    """What a page would do with a job."""

    def __init__(self) -> None:
        self.endings: list[tuple[Ending, str]] = []
        self.abandoned: list[bool] = []
        self.results: list[Mapping[str, object]] = []

    def work(self, steps: int = 0) -> Work:
        def finish(result: Mapping[str, object]) -> Iterator[Progress]:
            self.results.append(result)
            for number in range(steps):
                yield Progress("登録", number, steps)

        return Work(
            job=Job(JobSpec(JobKind.MATCH, {"secret": "鍵"}), words="照合", ticket={}),
            finish=finish,
            abandon=self.abandoned.append,
            ended=lambda ending, sentence: self.endings.append((ending, sentence)),
        )


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The program that stands in for the child; put Python source into the list."""
    source: list[str] = []
    command = lambda: [sys.executable, "-c", source[0]]  # noqa: E731 - a stand-in
    monkeypatch.setattr(jobs, "job_command", command)
    return source


def _run(qtbot: QtBot, desk: _Desk, *, steps: int = 0) -> list[tuple[str, int, int]]:
    runner, seen = JobRunner(), []
    runner.progressed.connect(lambda *event: seen.append(event))
    with qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.run(desk.work(steps))
    assert not runner.busy
    return seen


def test_progress_and_result_arrive_and_are_registered_in_steps(
    qtbot: QtBot, child: list[str]
) -> None:
    events = [Progress("読み取り", 1, 2), Progress("読み取り", 2, 2), Finished({"cases": 3})]
    child.append(f"import sys; sys.stdin.readline(); print({''.join(map(write_event, events))!r})")
    desk = _Desk()

    seen = _run(qtbot, desk, steps=2)

    assert seen == [("読み取り", 1, 2), ("読み取り", 2, 2), ("登録", 0, 2), ("登録", 1, 2)]
    assert desk.results == [{"cases": 3}]
    assert desk.endings == [(Ending.DONE, "")]
    assert desk.abandoned == []


def test_the_job_travels_on_standard_input_not_in_the_arguments(
    qtbot: QtBot, child: list[str]
) -> None:
    child.append(
        "import json, sys\n"
        "job = json.loads(sys.stdin.readline())\n"
        "body = {'event': 'finished', 'result': {'got': job['secret'], 'seen': len(sys.argv)}}\n"
        "print(json.dumps(body))\n"
    )
    desk = _Desk()

    _run(qtbot, desk)

    assert desk.results == [{"got": "鍵", "seen": 1}]


def test_a_refusal_is_one_sentence(qtbot: QtBot, child: list[str]) -> None:
    child.append(f"print({write_event(Refused('E101', 'ファイルを読めません。'))!r})")
    desk = _Desk()

    _run(qtbot, desk)

    assert desk.endings == [(Ending.REFUSED, "ファイルを読めません。(E101)")]
    assert desk.abandoned == [False]


@pytest.mark.parametrize("source", ["raise SystemExit(3)", "import os; os.abort()", "print('{')"])
def test_a_child_that_dies_leaves_everything_as_it_was(
    qtbot: QtBot, child: list[str], source: str
) -> None:
    child.append(source)
    desk = _Desk()

    _run(qtbot, desk)

    assert [ending for ending, _ in desk.endings] == [Ending.DIED]
    assert desk.abandoned == [False]
    assert desk.results == []


def test_a_child_that_cannot_be_started_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "job_command", lambda: ["no-such-program-anywhere"])
    desk = _Desk()

    _run(qtbot, desk)

    assert [ending for ending, _ in desk.endings] == [Ending.DIED]


def test_cancelling_kills_the_child_at_once(qtbot: QtBot, child: list[str]) -> None:
    started = write_event(Progress("読み取り", 0, 0))
    child.append(f"import time; print({started!r}, flush=True); time.sleep(600)")
    desk, runner = _Desk(), JobRunner()
    with qtbot.waitSignal(runner.progressed, timeout=20_000):
        runner.run(desk.work())
    with pytest.raises(KnownError, match="J101"):
        runner.run(desk.work())

    with qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.cancel()

    assert [ending for ending, _ in desk.endings] == [Ending.CANCELLED]
    assert desk.abandoned == [True]


def test_cancelling_while_the_result_is_registered_abandons_it(
    qtbot: QtBot, child: list[str]
) -> None:
    child.append(f"print({write_event(Finished({}))!r})")
    desk, runner = _Desk(), JobRunner()
    runner.progressed.connect(lambda *_event: runner.cancel())

    with qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.run(desk.work(steps=1000))

    assert [ending for ending, _ in desk.endings] == [Ending.CANCELLED]
    assert desk.abandoned == [True]


def test_lines_are_fed_to_the_child_one_after_the_other(qtbot: QtBot, child: list[str]) -> None:
    child.append(
        "import json, sys\n"
        "sys.stdin.readline()\n"
        "got = [line.strip() for line in sys.stdin]\n"
        "print(json.dumps({'event': 'finished', 'result': {'got': len(got), 'last': got[-1]}}))\n"
    )
    desk, runner = _Desk(), JobRunner()
    work = replace(desk.work(), feed=(f"{number}\n".encode() for number in range(5_000)))

    with qtbot.waitSignal(runner.ended, timeout=60_000):
        runner.run(work)

    assert desk.results == [{"got": 5_000, "last": "4999"}]


def test_lines_that_cannot_be_made_end_the_job(qtbot: QtBot, child: list[str]) -> None:
    child.append("import sys; sys.stdin.read(); import time; time.sleep(600)")

    def lines() -> Iterator[bytes]:
        yield b"1\n"
        raise KnownError("G101", "ありません。")

    desk, runner = _Desk(), JobRunner()
    with qtbot.waitSignal(runner.ended, timeout=60_000):
        runner.run(replace(desk.work(), feed=lines()))

    assert desk.endings == [(Ending.REFUSED, "ありません。(G101)")]
    assert desk.abandoned == [False]
