"""Makes the search index of a newly imported register while nothing else is to be done."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.changes import Area
from app.jobs import Progress
from ui.jobs import Ending, Work
from ui.workplace import Workplace


def index_work(workplace: Workplace, ended: Callable[[Ending], None]) -> Work:
    """The job that makes the index of a register; it gives way to every other one.

    Raises:
        KnownError: F108 no index is missing.
    """
    index = workplace.program.register_search.index
    job = index.start()

    def finish(result: Mapping[str, object]) -> Iterable[Progress]:
        workplace.announcer.announce(index.finish(job, result).areas)
        return ()

    return Work(
        job=job,
        finish=finish,
        abandon=lambda _cancelled: index.abandon(job),
        ended=lambda ending, _sentence: ended(ending),
        gives_way=True,
    )


class IndexKeeper(QObject):
    """Starts the index after an import, gives way to every other job and takes it up again.

    What somebody stops, or what fails, is not started again by itself: the search offers it.
    """

    def __init__(self, shell: QWidget, workplace: Workplace) -> None:
        super().__init__(shell)
        self._shell = shell
        self._workplace = workplace
        self._wanted = False
        workplace.announcer.changed.connect(self._on_changed)
        workplace.jobs.ended.connect(self._on_job_ended)

    def _on_index_ended(self, ending: Ending) -> None:
        self._wanted = ending is Ending.GAVE_WAY

    @Slot(frozenset)
    def _on_changed(self, areas: frozenset[str]) -> None:
        if Area.BATCHES in areas:
            self._wanted = True
            QTimer.singleShot(0, self._take_up)

    @Slot()
    def _on_job_ended(self) -> None:
        QTimer.singleShot(0, self._take_up)

    @Slot()
    def _take_up(self) -> None:
        """Start what is wanted, as soon as nothing else runs and somebody is still signed in."""
        if not (self._wanted and self._shell.isVisible() and self._workplace.jobs.idle):
            return
        self._wanted = bool(self._workplace.program.register_search.index.missing())
        if self._wanted:
            self._workplace.jobs.run(index_work(self._workplace, self._on_index_ended))
