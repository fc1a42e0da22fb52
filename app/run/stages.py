"""Where the time of a run went: seconds per stage, peak memory, and progress for whoever waits."""

import sys
import time
from collections.abc import Callable

STAGE_WORDS = {
    "read": "抽出データの読み取り",
    "prepare": "準備",
    "number": "番号による照合",
    "compare": "項目の比較",
    "search": "候補の検索",
    "evidence": "根拠の整理",
    "write": "結果の書き出し",
}
"""Stage -> words. How to add: one row here, and the stage's name where it is reported."""


class Stopwatch:
    """Listens to progress: adds up the seconds of every stage and passes the word on.

    Fulfils matching's Progress.
    """

    def __init__(self, listen: Callable[[str, int, int | None], None]) -> None:
        self._listen = listen
        self._stage = "read"
        self._since = time.perf_counter()
        self._seconds: dict[str, float] = {}

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Note that a stage is going on and say how far it is."""
        self._settle()
        self._stage = stage
        self._listen(stage, done, total)

    def seconds(self) -> dict[str, float]:
        """Seconds per stage so far, in the order of their first appearance, and in all."""
        self._settle()
        rounded = {stage: round(seconds, 2) for stage, seconds in self._seconds.items()}
        return {**rounded, "total": round(sum(self._seconds.values()), 2)}

    def _settle(self) -> None:
        now = time.perf_counter()
        self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._since
        self._since = now


def peak_memory() -> int:
    """The most memory this process held so far, in bytes; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - does not exist on Windows
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def tell_terminal(stage: str, done: int, total: int | None) -> None:
    """Progress as one changing line on standard error; silent where that is not a terminal."""
    if not sys.stderr.isatty():
        return
    words = STAGE_WORDS.get(stage, stage)
    amount = f"{done:,} / {total:,}" if total else f"{done:,}"
    sys.stderr.write(f"\r\x1b[K{words} {amount}")
    sys.stderr.flush()


def end_line() -> None:
    """Clear the progress line."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
