"""帳票: which paper, over which cases, into which folder; and what was printed before."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QWidget

from app.case_states import CaseId, CaseState, Lane
from app.changes import Area
from app.clock import SystemClock
from app.errors import KnownError
from app.printing.case_printing import Printing, PrintRequest
from app.review.first_check import Grouping, QueueFilter
from app.views import PrintRow
from ui.dates import shown_time
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.building import button, column, frame, label, row
from ui.widgets.form import Form
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

# How to add a range of cases: one row (words, states).
_RANGES: tuple[tuple[str, frozenset[CaseState]], ...] = (
    ("これから確認する件", frozenset({CaseState.OPEN, CaseState.RETURNED})),
    (
        "保留・書類確認中・照会中の件",
        frozenset({CaseState.HELD, CaseState.DOCUMENTS, CaseState.INQUIRY}),
    ),
    ("二次確認待ちの件", frozenset({CaseState.DECIDED})),
    ("確認済の件", frozenset({CaseState.CLOSED})),
    ("すべての件", frozenset()),
)
_LANES = (Lane.EYE, Lane.INQUIRY, Lane.UNNUMBERED)
_HEADINGS = ("日時", "帳票", "件数", "頁", "部数", "発行者", "配布番号")


class ReportsPage(Page):
    """The catalogue of papers and the record of prints."""

    areas = frozenset({Area.CASES, Area.RUNS, Area.PRINTS})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.printing = Printing(self.program, SystemClock())
        self._reports = self.printing.reports()
        self._kinds = QButtonGroup(self)
        self._issued = ""
        self.range = QComboBox()
        self.pattern = QComboBox()
        self.serial = QLineEdit(placeholderText="1件だけのときに入力")
        self.password = QLineEdit(placeholderText="12字以上", echoMode=QLineEdit.EchoMode.Password)
        self._counted = label(role="muted")
        self._counted.setObjectName("report_count")
        self._model = RowsModel(_HEADINGS, figures=frozenset({2, 3, 4}))
        self._table = ReadTable(self._model, name="prints", words="発行の記録")
        self._build()
        self._wire()

    def read_again(self) -> None:
        """Read the patterns, the count and the record of prints."""
        self._read_patterns()
        self._model.show_rows([_cells(row) for row in self.printing.history()])
        self._table.fit_columns()
        self._count()

    def case_ids(self) -> tuple[CaseId, ...]:
        """The cases asked for, in queue order.

        Raises:
            KnownError: R101 for a 整理番号 that is none.
        """
        if self.serial.text().strip():
            return (self.program.review.find(self.serial.text()),)
        pattern = self.pattern.currentData()
        groups = ((Grouping.SIGNATURE, str(pattern)),) if pattern else ()
        states = _RANGES[self.range.currentIndex()][1]
        review = self.program.review
        return tuple(
            case
            for lane in _LANES
            for case in review.queue(QueueFilter(lane=lane, states=states, groups=groups))
        )

    def _build(self) -> None:
        kinds = column(spacing=2)
        for number, report in enumerate(self._reports):
            kind = QRadioButton(report.words)
            kind.setObjectName(f"report_{report.report_id}")
            kind.setAccessibleName(f"{report.words} {report.purpose}")
            kind.setChecked(number == 0)
            self._kinds.addButton(kind, number)
            kinds.addWidget(kind)
            purpose = label(report.purpose, role="small", wrap=True)
            purpose.setContentsMargins(kind.iconSize().width() * 2, 0, 0, 0)
            kinds.addWidget(purpose)
        self.range.addItems([words for words, _ in _RANGES])
        fields: list[tuple[str, str, QWidget]] = [
            ("対象", "report_range", self.range),
            ("相違パターン", "report_pattern", self.pattern),
            ("整理番号", "report_serial", self.serial),
            ("PDFのパスワード", "report_password", self.password),
        ]
        self._issue = button(
            "フォルダーを選んで発行", self.ask_folder, name="issue", role="primary"
        )
        left, right = QWidget(), QWidget()
        left.setLayout(column(label("帳票の種類", role="heading"), kinds, 1))
        right.setLayout(
            column(
                label("対象", role="heading"), Form(fields), row(self._counted, 1, self._issue), 1
            )
        )
        line = row(left, right, spacing=30)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(line)
        self.body.addWidget(label("帳票", role="title"))
        self.body.addWidget(self.problem)
        self.body.addWidget(frame("card", holder))
        self.body.addWidget(label("発行の記録", role="heading"))
        self.body.addWidget(self._table, 1)

    def _wire(self) -> None:
        self.range.currentIndexChanged.connect(lambda _number: self._count())
        self.pattern.currentIndexChanged.connect(lambda _number: self._count())
        self.serial.textChanged.connect(lambda _text: self._count())

    def _read_patterns(self) -> None:
        chosen = self.pattern.currentData()
        self.pattern.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.pattern.clear()
        self.pattern.addItem("すべてのパターン", "")
        review = self.program.review
        for lane in _LANES:
            for group in review.groups(QueueFilter(lane=lane), Grouping.SIGNATURE):
                self.pattern.addItem(f"{group.words}　{group.total:,}", group.key)
        self.pattern.setCurrentIndex(max(self.pattern.findData(chosen), 0))
        self.pattern.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _count(self) -> None:
        try:
            found = len(self.case_ids())
        except KnownError:
            found = 0
        self._counted.setText(f"対象 {found:,} 件")
        self._issue.setEnabled(found > 0)

    @Slot()
    def ask_folder(self) -> None:
        """Ask where to, then issue."""
        self.workplace.asker.choose_folder(self, "保存先のフォルダー", self.issue_to)

    def issue_to(self, folder: Path) -> None:
        """Let a child draw the paper; then the print is entered and the file written."""
        report = self._reports[self._kinds.checkedId()]
        try:
            request = PrintRequest(report_id=report.report_id, case_ids=self.case_ids())
            drawing = self.printing.draw(request, password=self.password.text())
        except KnownError as error:
            self.tell_error(error)
            return
        self.run_job(
            lambda: drawing.job,
            lambda _job, result: drawing.finish(result, folder, self._on_entered),
            lambda _job, _cancelled: drawing.abandon(),
            self._on_issued,
            feed=drawing.feed(),
        )

    def _on_entered(self, row: PrintRow, saved: Path) -> None:
        self._issued = f"✓ 「{saved.name}」を保存しました({row.pages:,} 頁)。"

    def _on_issued(self) -> None:
        self.password.clear()
        self.workplace.announcer.announce(frozenset({Area.PRINTS, Area.LEDGER}))
        self.tell(self._issued, role="done")


def _cells(row: PrintRow) -> tuple[str, ...]:
    report = f"{row.report_words}(写)" if row.reprint else row.report_words
    figures = f"{row.cases:,}", f"{row.pages:,}", f"{row.copies:,}"
    return shown_time(row.at), report, *figures, row.by, row.print_id
