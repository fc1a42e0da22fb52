"""担当: a 責任者 gives the cases of the present filter to people; anybody takes over from another."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QSpinBox, QVBoxLayout, QWidget

from app.cases.queues import Grouping, QueueFilter
from app.errors import KnownError
from app.people import Permission, may
from app.program import Program
from app.review.assignment import Portion, Share, Worker
from ui.actions import bind
from ui.asking import Asker, Question
from ui.models.rows import RowsModel
from ui.portions import Portions
from ui.widgets.building import button, frame, label, restyle, row
from ui.widgets.table import ReadTable

_SIZE = (760, 540)
_MOST = 9_999_999


class AssignmentDialog(QDialog):
    """People with what is left of theirs; `written` after every act.

    A great many cases are given a portion at a time. Closing stops there: the rest is as it was.
    """

    written = Signal()

    def __init__(
        self, parent: QWidget, program: Program, asker: Asker, *, wanted: QueueFilter, words: str
    ) -> None:
        """`wanted` is the filter whose cases are given; `words` says it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("assignment")
        self.setWindowTitle("担当")
        self._assignment, self._asker, self._wanted = program.assignment, asker, wanted
        self._me = program.desk.me.person_id
        self._gives = may(program.desk.me.role, Permission.ASSIGN)
        self._workers: tuple[Worker, ...] = ()
        self._marked: set[str] = set()
        headings = ("割当先", "氏名", "残り", "全体", "")
        self._model = RowsModel(headings, figures=frozenset({2, 3}))
        self.table = ReadTable(self._model, name="workers", words="担当する人")
        self.table.stretch(1)
        self.most = QSpinBox(minimum=0, maximum=_MOST)
        self.others = QCheckBox("ほかの人の担当になっている件も含める")
        by_person = any(by is Grouping.ASSIGNEE for by, _ in wanted.groups)
        self.others.setChecked(by_person)
        self._preview = label(wrap=True)
        self._preview.setObjectName("preview")
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("assignment_told")
        self._portions: Portions[Portion] = Portions(self)
        self._given = 0  # by the act under way
        self._build(words)
        self._read()
        self.table.setFocus()

    def turn(self) -> None:
        """Space: the person at hand is among those who get cases, or no longer."""
        worker = self._at_hand()
        if worker is None or not self._gives or not worker.active:
            return
        self._marked ^= {worker.person_id}
        place = self.table.chosen_row()
        self._show()
        self.table.setCurrentIndex(self._model.index(min(place + 1, len(self._workers) - 1), 0))

    def give(self) -> None:
        """Enter: give."""
        if self._gives:
            people = len(self._marked)
            self._do(
                lambda: self._assignment.give(self._share()),
                lambda cases: f"✓ {cases:,} 件を {people} 人に割り当てました。",
            )

    def take_over(self) -> None:
        """Take over what is left of the person at hand."""
        worker = self._at_hand()
        if worker is None or worker.person_id == self._me or not worker.remaining:
            self._tell("残りのある、ほかの人を選んでください。", problem=True)
            return
        text = f"{worker.name} の残り {worker.remaining:,} 件をあなたの担当にします。記録されます。"
        self._asker.confirm(
            self,
            Question("引き受け", text, "引き受ける"),
            lambda: self._do(
                lambda: self._assignment.take_over_from(worker.person_id),
                lambda cases: f"✓ {worker.name} の {cases:,} 件を引き受けました。",
            ),
        )

    def release(self) -> None:
        """Make what is left of the person at hand nobody's."""
        worker = self._at_hand()
        if worker is not None:
            self._do(
                lambda: self._assignment.release(worker.person_id),
                lambda cases: f"✓ {worker.name} の {cases:,} 件を担当なしに戻しました。",
            )

    def _build(self, words: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        take = button("H　この人の残りを引き受ける", self.take_over, name="take_over")
        release = button("この人の担当を外す", self.release, name="release")
        close = button("Esc 閉じる", self.reject, name="close_assignment")
        layout.addLayout(row(take, release, 1, close))
        release.setVisible(self._gives)
        if self._gives:
            layout.addWidget(self._giving(words))
        layout.addWidget(self._told)
        self.resize(*_SIZE)
        self.table.doubleClicked.connect(lambda _index: self.turn())
        bind(self, "strike", self.turn)
        bind(self, "accept", self.give)
        bind(self, "take_over", self.take_over)

    def _giving(self, words: str) -> QWidget:
        self.most.setObjectName("most_cases")
        self.most.setAccessibleName("割り当てる件数の合計")
        self.most.setSpecialValueText("すべて")
        self.most.setFixedWidth(self.most.fontMetrics().height() * 7)
        self.others.setObjectName("also_given")
        self.most.valueChanged.connect(lambda _value: self._show_preview())
        self.others.toggled.connect(lambda _on: self._show_preview())
        give = button("Enter　割り当てる", self.give, name="give", role="primary")
        line = row(self._preview, give)
        line.setStretch(0, 1)
        return frame(
            "card",
            label(f"いまの絞り込み: {words}", wrap=True),
            row(label("件数(合計)"), self.most, self.others, 1),
            line,
        )

    def _share(self) -> Share:
        return Share(
            wanted=self._wanted,
            people=tuple(one.person_id for one in self._workers if one.person_id in self._marked),
            most=self.most.value(),
            also_given=self.others.isChecked(),
        )

    def _at_hand(self) -> Worker | None:
        place = self.table.chosen_row()
        return self._workers[place] if 0 <= place < len(self._workers) else None

    def done(self, result: int) -> None:
        """Close; what is under way stops after the portion just written."""
        self._portions.stop()
        super().done(result)

    def _do(self, act: Callable[[], Iterator[Portion]], said: Callable[[int], str]) -> None:
        if self._portions.busy:
            return
        try:
            portions = act()
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            return
        self._given = 0
        self._portions.run(
            portions, each=self._tell_portion, ended=lambda error: self._end(said, error)
        )

    def _tell_portion(self, portion: Portion) -> None:
        self._given = portion.done
        self._tell(f"{portion.done:,} / {portion.total:,} 件　書き込み中です。", problem=False)

    def _end(self, said: Callable[[int], str], error: KnownError | None) -> None:
        self.written.emit()
        self._read()
        sentence = f"　{error.sentence}({error.code})" if error else ""
        self._tell(f"{said(self._given)}{sentence}", problem=error is not None)

    def _read(self) -> None:
        self._workers = self._assignment.workers()
        self._show()

    def _show(self) -> None:
        place = max(0, self.table.chosen_row())
        self._model.show_rows([self._cells(worker) for worker in self._workers])
        self.table.fit_columns()
        self.table.setColumnHidden(0, not self._gives)
        self.table.setCurrentIndex(self._model.index(place, 0))
        self._show_preview()

    def _cells(self, worker: Worker) -> tuple[str, ...]:
        mark = "●" if worker.person_id in self._marked else "○" if worker.active else "－"
        state = "" if worker.active else "利用停止中"
        told = "自分" if worker.person_id == self._me else state
        return mark, worker.name, f"{worker.remaining:,}", f"{worker.total:,}", told

    def _show_preview(self) -> None:
        if not self._gives:
            return
        share, people = self._share(), len(self._marked)
        cases = self._assignment.in_share(share)
        each = f"(1人 {-(-cases // people):,} 件まで)" if people > 1 else ""
        whom = (
            f"{people} 人に割り当てます{each}。" if people else "スペースで割当先を選んでください。"
        )
        self._preview.setText(f"未確認 {cases:,} 件　→　{whom}")

    def _tell(self, sentence: str, *, problem: bool) -> None:
        self._told.setText(sentence)
        restyle(self._told, role="problem" if problem else "done")
