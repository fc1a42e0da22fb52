"""Opens the demonstration inspection: synthetic data in a folder of its own, made on first use."""

import shutil
from collections.abc import Callable
from pathlib import Path

from app import demonstration
from app.access.inspection import is_inspection
from ui.entrance.entrance import Entrance
from ui.jobs import Ending, JobRunner, Work

WORDS = (
    "見本の点検です。データはすべて合成です。"
    f"利用者IDは {demonstration.PEOPLE[0].user}(責任者)と {demonstration.PEOPLE[1].user}(担当者)、"
    "パスワードは入力してあります。"
)


def demonstration_folder() -> Path:
    """Where the demonstration lies on this terminal."""
    return Path.home() / "totsugo-demonstration"


def show(jobs: JobRunner, entrance: Entrance) -> None:
    """Show the entrance of the demonstration, made of synthetic data on first use."""
    folder = demonstration_folder()

    def told(words: str, _done: int, _total: int) -> None:
        entrance.cover(f"見本の点検を作っています: {words}")

    def ready() -> None:
        jobs.progressed.disconnect(told)
        come_in(folder, entrance, told=WORDS)

    jobs.progressed.connect(told)
    entrance.cover("見本の点検を作っています。初回だけ1分ほどかかります。")
    prepare(jobs, folder, ready=ready, failed=entrance.cover)


def come_in(folder: Path, entrance: Entrance, *, told: str) -> None:
    """The sign-in of the demonstration: everybody knows its password."""
    user = demonstration.PEOPLE[0].user
    entrance.show_demonstration(folder, user, demonstration.PASSWORD, told)


def prepare(
    jobs: JobRunner, folder: Path, *, ready: Callable[[], None], failed: Callable[[str], None]
) -> None:
    """Make the demonstration in a child process, unless it is there; then call `ready`."""
    if is_inspection(folder):
        ready()
        return
    shutil.rmtree(folder, ignore_errors=True)  # what an interrupted attempt left behind

    def ended(ending: Ending, sentence: str) -> None:
        if ending is Ending.DONE:
            ready()
        else:
            failed(sentence)

    jobs.run(
        Work(
            job=demonstration.start(folder),
            finish=lambda _result: (),
            abandon=lambda _cancelled: shutil.rmtree(folder, ignore_errors=True),
            ended=ended,
        )
    )
