"""What the window expects of a page."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Area
from app.errors import KnownError
from app.jobs import Job, Progress
from ui.jobs import Ending, Work
from ui.tab_order import follow_layout
from ui.widgets.building import restyle
from ui.widgets.wrapped import Wrapped
from ui.workplace import Workplace


class Page(QWidget):
    """One page of the rail: reads again when shown after `areas` it depends on have changed."""

    page_asked = Signal(str)  # another page by its key: what to do next
    case_asked = Signal(int)  # one case on the page of the first check
    areas: frozenset[Area] = frozenset()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.workplace = workplace
        self.program = workplace.program
        self.problem = Wrapped(role="problem")
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.setSpacing(8)
        self.starts_at: QWidget | None = None  # a focus proxy would take the rest out of Tab's way
        self.unfinished: Callable[[], bool] = lambda: False
        """Whether something is under way here that would be lost if the page were made anew."""
        self._stale = True
        workplace.announcer.changed.connect(self._on_changed)

    def read_again(self) -> None:
        """Read everything shown from the services."""

    def come_to_front(self) -> None:
        """The page is shown: read again if something has changed since."""
        if self._stale:
            self._stale = False
            self.read_again()
            follow_layout(self)

    def take_focus(self) -> None:
        """Put the focus where the work starts: where the page says, else on the first control."""
        if self.starts_at is not None:
            self.starts_at.setFocus()
            return
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and _takes_keys(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def tell(self, words: str, *, role: str = "problem") -> None:
        """One sentence at the top of the page; "" takes it away."""
        restyle(self.problem, role=role)
        self.problem.say(words)

    def tell_error(self, error: KnownError) -> None:
        """Say what the person can mend."""
        self.tell(f"{error.sentence}({error.code})")

    def run_job(
        self,
        start: Callable[[], Job],
        finish: Callable[[Job, Mapping[str, object]], Iterable[Progress]],
        abandon: Callable[[Job, bool], None],
        done: Callable[[], None],
        *,
        feed: Iterable[bytes] = (),
    ) -> None:
        """Prepare a job, run it in a child, register its result, then `done`.

        What goes wrong is told at the top of the page.
        """
        if self.workplace.jobs.busy:
            self.tell("ほかの作業が実行中です。終わってから実行してください。")
            return
        try:
            job = start()
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.jobs.run(
            Work(
                job=job,
                finish=partial(finish, job),
                abandon=partial(abandon, job),
                ended=partial(self._on_job_ended, done),
                feed=feed,
            )
        )

    def _on_job_ended(self, done: Callable[[], None], ending: Ending, sentence: str) -> None:
        self.tell(sentence)
        if ending is Ending.DONE:
            done()

    def _on_changed(self, areas: frozenset[str]) -> None:
        if not areas & self.areas:
            return
        self._stale = True
        if self.isVisible():
            self.come_to_front()


def _takes_keys(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()
