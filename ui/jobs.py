"""Runs one job at a time in a child process and tells how far it is. No thread, killable at once.

The child only prepares; what it hands back is registered here, in short steps between which the
window stays alive. A child that dies or is cancelled leaves the inspection as it was.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

import app
from app.errors import KnownError
from app.jobs import Finished, Job, Progress, Refused, job_command, read_event


class Ending(StrEnum):
    """How a job came to its end."""

    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    DIED = "died"
    GAVE_WAY = "gave_way"  # to a job that somebody waits for


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A job and what its page does with the end of it.

    `finish` registers the child's result; where that takes long it yields its progress. `abandon`
    clears up after a job that did not get there (True: the operator cancelled it). `ended` hears
    the ending and, unless all went well, one sentence for the operator. `feed` are further lines
    for the child, made one after the other while it reads. One that `gives_way` is stopped as soon
    as another job is started, or the person leaves; nobody waits for it.
    """

    job: Job
    finish: Callable[[Mapping[str, object]], Iterable[Progress]]
    abandon: Callable[[bool], None]
    ended: Callable[[Ending, str], None]
    feed: Iterable[bytes] = ()
    gives_way: bool = False


_MOST_WAITING = 1 << 22  # bytes written for a child that it has not read yet
_DIED = "作業が途中で止まりました。何も変更されていません。もう一度実行してください。"
_CANCELLED = "中止しました。何も変更されていません。"


class JobRunner(QObject):
    """The one running job of the window."""

    started = Signal(str)
    progressed = Signal(str, int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._process: QProcess | None = None
        self._result: Mapping[str, object] | None = None
        self._refusal = ""
        self._cancelled = False
        self._gives_way = False
        self._steps: Iterator[Progress] | None = None
        self._lines: Iterator[bytes] | None = None
        self._fed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_step_due)
        self._feeding = QTimer(self)
        self._feeding.setInterval(0)
        self._feeding.timeout.connect(self._on_line_due)

    @property
    def busy(self) -> bool:
        """Whether a job runs that others have to wait for."""
        return self._work is not None and not self._work.gives_way

    @property
    def idle(self) -> bool:
        """Whether no job runs at all."""
        return self._work is None

    def run(self, work: Work) -> None:
        """Start a job.

        Raises:
            KnownError: J101 when another job still runs.
        """
        if self.busy:
            raise KnownError("J101", "ほかの作業が実行中です。終わってから実行してください。")
        self.clear_way()
        self._work, self._result, self._refusal, self._cancelled = work, None, "", False
        self._process = self._child()
        program, *arguments = job_command()
        self._process.start(program, arguments)
        self._process.write(work.job.spec.line())
        self._lines, self._fed = iter(work.feed), 0
        self._feeding.start()
        self.started.emit(work.job.words)

    def cancel(self) -> None:
        """Stop the running job at once; nothing of it is kept."""
        if self._work is None:
            return
        self._cancelled = True
        if self._process is not None:
            self._process.kill()
        elif self._steps is not None:
            self._steps = None
            self._timer.stop()
            self._give_up()

    def clear_way(self) -> None:
        """Stop a job that gives way, and clear up after it before anything else happens."""
        if self._work is None or not self._work.gives_way:
            return
        self._gives_way = True
        process = self._process
        self.cancel()
        if process is not None:
            process.waitForFinished()
        self._gives_way = False

    def _child(self) -> QProcess:
        process = QProcess(self)
        if not getattr(sys, "frozen", False):
            process.setWorkingDirectory(str(Path(app.__file__).parent.parent))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_output_ready)
        process.finished.connect(self._on_child_finished)
        process.errorOccurred.connect(self._on_child_failed)
        return process

    @Slot()
    def _on_line_due(self) -> None:
        """One more line for the child, unless it has not yet read what it was given."""
        process, lines = self._process, self._lines
        if process is None or lines is None:
            self._feeding.stop()
            return
        if process.bytesToWrite() > _MOST_WAITING:
            return
        try:
            line = next(lines, None)
        except KnownError as error:
            self._refusal = f"{error.sentence}({error.code})"
            self._stop_feeding()
            process.kill()
            return
        if line is None:
            self._stop_feeding()
            process.closeWriteChannel()
            return
        process.write(line)
        self._fed += 1
        self.progressed.emit("読み取り", self._fed, 0)

    def _stop_feeding(self) -> None:
        self._feeding.stop()
        self._lines = None

    @Slot()
    def _on_output_ready(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))

    def _take(self, line: bytes) -> None:
        try:
            event = read_event(line)
        except (ValueError, KeyError):
            return  # a library wrote to standard output: not an event, not for the screen
        match event:
            case Progress(words, done, total):
                self.progressed.emit(words, done, total)
            case Refused(code, sentence):
                self._refusal = f"{sentence}({code})"
            case Finished(result):
                self._result = result

    @Slot()
    def _on_child_failed(self) -> None:
        if self._process is not None and self._process.state() == QProcess.ProcessState.NotRunning:
            self._on_child_finished()

    @Slot()
    def _on_child_finished(self) -> None:
        if self._process is None or self._work is None:
            return
        self._on_output_ready()
        self._stop_feeding()
        self._process.blockSignals(True)  # noqa: FBT003 - Qt; what it still says is not the next child's
        self._process.deleteLater()
        self._process = None
        if self._cancelled or self._result is None:
            self._give_up()
        else:
            self._register(self._work, self._result)

    def _register(self, work: Work, result: Mapping[str, object]) -> None:
        try:
            self._steps = iter(work.finish(result))
        except KnownError as error:
            self._refusal = f"{error.sentence}({error.code})"
            self._give_up()
            return
        self._timer.start()

    @Slot()
    def _on_step_due(self) -> None:
        if self._steps is None:
            return
        try:
            step = next(self._steps, None)
        except KnownError as error:
            self._refusal = f"{error.sentence}({error.code})"
            self._timer.stop()
            self._give_up()
            return
        if step is None:
            self._timer.stop()
            self._end(Ending.DONE, "")
        else:
            self.progressed.emit(step.words, step.done, step.total)

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.abandon(self._cancelled)
        if self._gives_way:
            self._end(Ending.GAVE_WAY, "")
        elif self._cancelled:
            self._end(Ending.CANCELLED, _CANCELLED)
        elif self._refusal:
            self._end(Ending.REFUSED, self._refusal)
        else:
            self._end(Ending.DIED, _DIED)

    def _end(self, ending: Ending, sentence: str) -> None:
        work, self._work, self._steps = self._work, None, None
        if work is not None:
            work.ended(ending, sentence)
        self.ended.emit()
