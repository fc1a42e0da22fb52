"""照合: what is missing before a run, the run itself, and what it found."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.changes import Area
from app.jobs import Job, Progress
from app.views import RunSummary
from ui.dates import shown_time
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.building import button, column, empty, frame, label, row
from ui.widgets.table import ReadTable
from ui.widgets.wrapped import Wrapped
from ui.workplace import Workplace

_VERDICT_WORDS = {"A": "確認不要(一致)", "B": "要確認", "C": "不一致・番号なし"}
_HEADINGS = ("開始", "状態", "実行者", "点検対象", "住民", "A", "B", "C", "方針")


class RunsPage(Page):
    """One button to match, and the list of runs."""

    areas = frozenset({Area.BATCHES, Area.RUNS})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.runs = self.program.runs
        self.policy = QComboBox()
        self._missing = Wrapped(role="notice")
        self._figures = QHBoxLayout()
        self._signatures = RowsModel(("相違パターン", "件数"), figures=frozenset({1}))
        self._history = RowsModel(_HEADINGS, figures=frozenset({3, 4, 5, 6, 7}))
        self._build()

    def read_again(self) -> None:
        """Read readiness, the current run and all runs."""
        ready = self.runs.readiness()
        self._missing.say("\n".join(f"・{sentence}" for sentence in ready.missing))
        self.start_button.setEnabled(ready.ready)
        self._fill_policies()
        self._show_current(self.runs.current())
        self._history.show_rows([_cells(run) for run in self.runs.summaries()])
        self._history_table.fit_columns()

    @Slot()
    def start(self) -> None:
        """Match the batches in use, in a child process."""
        policy = str(self.policy.currentData())
        self.run_job(lambda: self.runs.start(policy), self._finish, self._abandon, self._on_done)

    def _build(self) -> None:
        self.policy.setObjectName("policy")
        self.policy.setAccessibleName("判定の方針")
        self.start_button = button("照合を始める", self.start, name="start_run", role="primary")
        self._to_review = button(
            "確認に進む", lambda: self.page_asked.emit("review"), name="to_review"
        )
        line = row(
            label("判定の方針", role="muted"), self.policy, self.start_button, 1, self._to_review
        )
        self._result = QWidget()
        table = ReadTable(self._signatures, name="signatures", words="相違パターンごとの件数")
        self._signature_table = table
        self._figures.setSpacing(28)
        figures = frame("card", label("最新の照合の結果", role="heading"), self._figures)
        self._result.setLayout(column(figures, table, spacing=10))
        self._history_table = ReadTable(self._history, name="runs", words="照合の一覧")
        self._history_table.setMaximumHeight(190)
        for piece in (label("照合", role="title"), self.problem, self._missing):
            self.body.addWidget(piece)
        self.body.addLayout(line)
        self.body.addWidget(self._result, 1)
        self.body.addWidget(label("これまでの照合", role="heading"))
        self.body.addWidget(self._history_table)
        self.body.addStretch(0)

    def _fill_policies(self) -> None:
        if self.policy.count() == 0:
            for name, shown in self.runs.policies():
                self.policy.addItem(shown, name)
            self.policy.setMinimumWidth(self.policy.sizeHint().width())

    def _show_current(self, run: RunSummary | None) -> None:
        self._result.setVisible(run is not None)
        self._to_review.setVisible(run is not None)
        if run is None:
            return
        empty(self._figures)
        for verdict, count in run.verdicts:
            share = f"{100 * count / run.subjects:.1f} %" if run.subjects else ""
            words = f"{verdict}　{_VERDICT_WORDS.get(verdict, '')}"
            self._figures.addLayout(
                column(
                    label(words, role="muted"),
                    row(label(f"{count:,} 件", role="figure"), label(share, role="muted"), 1),
                    spacing=4,
                )
            )
        self._figures.addStretch(1)
        by_count = sorted(run.signatures, key=lambda row: -row[2])
        self._signatures.show_rows([(words, f"{count:,}") for _, words, count in by_count])
        self._signature_table.fit_columns()

    def _finish(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        return self.runs.finish(job, result)

    def _abandon(self, job: Job, cancelled: bool) -> None:  # noqa: FBT001 - a callback's shape
        self.runs.abandon(job, cancelled=cancelled)

    def _on_done(self) -> None:
        areas = frozenset({Area.RUNS, Area.CASES, Area.LEDGER})
        self.workplace.announcer.announce(areas)
        self.tell("✓ 照合が終わりました。「確認」に進めます。", role="done")


def _cells(run: RunSummary) -> tuple[str, ...]:
    counts = dict(run.verdicts)
    return (
        shown_time(run.started_at),
        f"{run.state_words}(使用中)" if run.current else run.state_words,
        run.started_by,
        f"{run.subjects:,}",
        f"{run.residents:,}",
        *(f"{counts.get(verdict, 0):,}" for verdict in "ABC"),
        run.policy,
    )
