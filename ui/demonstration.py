"""Opens the demonstration inspection: synthetic data in a folder of its own, made on first use."""

import shutil
from collections.abc import Callable
from pathlib import Path

from app import demonstration
from app.inspection import is_inspection
from ui.jobs import Ending, JobRunner, Work

WORDS = (
    "見本の点検です。データはすべて合成です。"
    f"利用者IDは {demonstration.PEOPLE[0].user}(責任者)と {demonstration.PEOPLE[1].user}(担当者)、"
    "パスワードは入力してあります。"
)


def demonstration_folder() -> Path:
    """Where the demonstration lies on this terminal."""
    return Path.home() / "totsugo-demonstration"


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
