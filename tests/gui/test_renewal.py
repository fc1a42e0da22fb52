"""Locking ends the process; the next one knows where to go on and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opener
from tests.support.inspected import SAMPLE_NAMES
from tests.support.office import CASEWORKER, SUPERVISOR
from ui import renewal
from ui.main_window import MainWindow
from ui.renewal import GoingOn, replace_process, taken_over

ROOT = Path(__file__).parents[2]


def _going_on(folder: Path) -> GoingOn:
    places = {"p1": ("review", 7, "")}
    look = ("dark", 125, True)
    return GoingOn(folder=str(folder), user="tanto", told="ロック", look=look, places=places)


def test_the_next_process_learns_where_to_go_on_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(renewal.os, "execve", lambda *words: seen.append(words))

    replace_process(_going_on(tmp_path))

    (program, command, environment) = seen[0]
    assert program == sys.executable
    assert "tanto" not in " ".join(command)
    monkeypatch.setattr(os, "environ", environment)
    assert taken_over() == _going_on(tmp_path)
    assert taken_over() is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"places": {}}', '{"places": {"a": 1}}'])
def test_nonsense_in_the_environment_is_a_first_start(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOTSUGO_GO_ON", text)
    assert taken_over() is None
    assert "TOTSUGO_GO_ON" not in os.environ


def test_a_system_that_refuses_leaves_the_window_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise OSError

    monkeypatch.setattr(renewal.os, "execve", refuse)
    assert not replace_process(_going_on(tmp_path))


def test_lock_and_handing_over_renew_the_process_after_closing_the_inspection(
    open_as: Opener,
) -> None:
    window = open_as(CASEWORKER)
    asked: list[tuple[GoingOn, bool]] = []

    def renew(going_on: GoingOn) -> bool:
        asked.append((going_on, window._program is None))
        return False

    window._renew = renew
    window.lock()
    open_as(SUPERVISOR)
    window.hand_over()

    assert [(one.user, closed) for one, closed in asked] == [(CASEWORKER, True), ("", True)]
    assert len(asked[1][0].places) == 2
    carried = json.dumps([one.places for one, _ in asked]) + asked[0][0].told
    assert not [name for name in SAMPLE_NAMES if name in carried]


def test_the_next_process_comes_back_to_the_place(
    qtbot: QtBot, open_as: Opener, empty_window: MainWindow
) -> None:
    window = open_as(CASEWORKER)
    shell = window.shell
    assert shell is not None
    case = shell.place().case
    program = window._program
    assert program is not None
    me = program.desk.me.person_id
    window.lock()
    before = window._going_on(user=CASEWORKER, told="ロック")

    empty_window.go_on(before)

    assert before.places[me][:2] == ("review", case)
    assert empty_window.entrance.sign_in_card.user.text() == CASEWORKER


def test_the_process_of_the_window_is_hardened_and_shows_no_values() -> None:
    source = (
        "import resource, sys\n"
        "import ui.__main__ as main\n"
        "main.harden()\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)\n"
        "class Leaky:\n"
        "    def __del__(self): raise ValueError('himitsu 123456789018')\n"
        "leaky = Leaky(); del leaky\n"
        "raise KeyError('himitsu 123456789018')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "himitsu" not in done.stderr
    assert "ValueError" in done.stderr
    assert "KeyError" in done.stderr
