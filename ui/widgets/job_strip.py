"""The line at the bottom: the running job, how far it is, and the way to stop it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ui.appearance import Appearance
from ui.jobs import JobRunner
from ui.widgets.building import button, label

_MOST = 2  # how close things lie in the largest text


class JobStrip(QFrame):
    """Follows a JobRunner; always there, so that nothing above it moves.

    Only in the largest text, where every line counts, it goes while there is nothing to tell.
    """

    def __init__(self, jobs: JobRunner, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("job_strip")
        self.setProperty("role", "foot")
        self._appearance = appearance
        self._words = label(role="small")
        self._words.setObjectName("job_words")
        self._bar = QProgressBar()
        self._bar.setObjectName("job_progress")
        self._bar.setAccessibleName("作業の進み具合")
        self._bar.setMaximumWidth(320)
        self._cancel = button("中止", jobs.cancel, name="job_cancel", role="quiet")
        self._notice = label(role="problem")
        self._about = label(role="small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 1, 12, 1)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        layout.addStretch(1)
        layout.addWidget(self._notice)
        layout.addWidget(self._about)
        self.setMinimumHeight(self._cancel.sizeHint().height() + 2)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progressed)
        jobs.ended.connect(self._on_ended)
        self._job = ""
        self._on_ended()

    def show_about(self, words: str) -> None:
        """What stands at the right: version and ledger head."""
        self._about.setText(words)
        self._come_or_go()

    def show_notice(self, words: str) -> None:
        """A sentence in place of the job's words, "" to take it away."""
        self._notice.setText(words)
        self._come_or_go()

    @Slot(str)
    def _on_started(self, words: str) -> None:
        self._job = words
        self.show()
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._cancel.show()

    @Slot(str, int, int)
    def _on_progressed(self, words: str, done: int, total: int) -> None:
        self._words.setText(f"{self._job}　{words}")
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def _on_ended(self) -> None:
        self._words.setText("")
        self._bar.hide()
        self._cancel.hide()
        self._job = ""
        self._come_or_go()

    def _come_or_go(self) -> None:
        told = bool(self._job or self._notice.text())
        if self.parentWidget() is not None:  # else it would be a window of its own
            self.setVisible(told or self._appearance.tight < _MOST)
