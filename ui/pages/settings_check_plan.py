"""二次確認: 全件 or 抽出 per scheme and class, its basis, and what that means in 件."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.errors import KnownError
from app.people import Permission, may
from app.supervision.check_outlook import PlanLine
from app.supervision.check_plan import LONGEST_BASIS, WHOLE, CheckRule
from ui.models.rows import RowsModel
from ui.widgets.building import button, frame, label, prose, restyle, row
from ui.widgets.form import Form, NumberBox
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_HEADINGS = ("事務", "判定", "方法", "対象(件)", "見る(件)", "まとめて同意(件)", "根拠")
_ABOUT = (
    "二次確認で1件ずつ見る範囲です。紐付け誤りの疑い・対象外・C・B3・B4・B5 と、一括可でないパターンは、"
    "いつも全件を1件ずつ見ます。ここで抽出にできるのは B1 と B2 のグループだけです。"
    "方法と根拠は点検記録票に印刷されます。"
)
_USUAL_SHARE = 20
_USUAL_BASIS = "標準(全件)"
_ROWS_SHOWN = 9


class CheckPlanPanel(QWidget):
    """Arrow keys choose a line, Enter goes to its fields, Enter in the basis stores it."""

    words = "二次確認"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._program = workplace.program
        self._allowed = may(self._program.desk.me.role, Permission.CHANGE_SETTINGS)
        self._lines: tuple[PlanLine, ...] = ()
        self._model = RowsModel(_HEADINGS, figures=frozenset({3, 4, 5}))
        self.table = ReadTable(self._model, name="check_plan", words="二次確認の方法の一覧")
        self.way = QComboBox()
        self.percent = NumberBox(lowest=1, highest=WHOLE - 1, value=_USUAL_SHARE)
        self.basis = QLineEdit(maxLength=LONGEST_BASIS)
        self._of = label(role="heading", wrap=True)
        self._meaning = label(wrap=True)
        self._meaning.setObjectName("plan_meaning")
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("plan_told")
        self._store = button("Enter　保存する", self.store, name="store_check_plan", role="primary")
        self._build()
        self._wire()

    def read_again(self) -> None:
        """Read the rules and what they mean."""
        self._lines = self._program.check_outlook.lines()
        place = max(0, self.table.chosen_row())
        self._model.show_rows([_cells(line) for line in self._lines])
        self.table.fit_columns()
        lines = min(len(self._lines), _ROWS_SHOWN) + 1.5  # with the headings
        self.table.setFixedHeight(int(self.table.verticalHeader().defaultSectionSize() * lines))
        self.table.setCurrentIndex(self._model.index(min(place, len(self._lines) - 1), 0))
        self._card.setVisible(bool(self._lines))
        self._empty.setVisible(not self._lines)
        self.table.setVisible(bool(self._lines))
        self._show_line()

    @Slot()
    def store(self) -> None:
        """Store the rule of the line at hand."""
        line = self._line()
        if line is None or not self._allowed:
            return
        try:
            changes = self._program.check_plan.change(self._rule(line))
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            self.basis.setFocus()
            return
        self._workplace.announcer.announce(changes.areas)
        self.read_again()
        self.table.setFocus()
        self._tell("✓ 保存しました。開始済みのグループには効きません。", problem=False)

    def _build(self) -> None:
        for words, percent in (("全件", WHOLE), ("抽出", 0)):
            self.way.addItem(words, percent)
        self.percent.setSuffix(" %")
        self.percent.setFixedWidth(self.percent.sizeHint().width() + 30)
        self.way.setMaximumWidth(self.percent.sizeHint().width() * 2)
        self.basis.setPlaceholderText("例 ○年○月○日 係内協議。前年度の抽出で誤りなし")
        for name, words, field in (
            ("plan_way", "方法", self.way),
            ("plan_percent", "割合", self.percent),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
        share = QWidget()
        share.setLayout(row(self.way, self.percent, 1))
        fields = Form(
            (
                ("方法・割合", "plan_share", share),
                ("根拠(必須)", "plan_basis", self.basis),
            )
        )
        fields.setEnabled(self._allowed)
        foot = row(self._told, self._store)
        foot.setStretch(0, 1)
        self._card = frame("card", self._of, fields, self._meaning, foot, spacing=10)
        self._store.setVisible(self._allowed)
        self._empty = label(
            "照合を行うと、事務と判定ごとの方法をここで決められます。", role="muted"
        )
        self.table.stretch(len(_HEADINGS) - 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(prose(_ABOUT, role="muted"))
        layout.addWidget(self._empty)
        layout.addWidget(self.table)
        layout.addWidget(self._card)
        layout.addStretch(1)

    def _wire(self) -> None:
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._on_line_chosen)
        self.table.activated.connect(lambda _index: self.way.setFocus())
        self.way.currentIndexChanged.connect(lambda _index: self._show_fields())
        self.percent.valueChanged.connect(lambda _value: self._show_meaning())
        self.basis.returnPressed.connect(self.store)

    def _line(self) -> PlanLine | None:
        place = self.table.chosen_row()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _share(self) -> int:
        return WHOLE if self.way.currentData() == WHOLE else self.percent.value()

    def _rule(self, line: PlanLine) -> CheckRule:
        whole = self._share() == WHOLE
        basis = self.basis.text().strip() or (_USUAL_BASIS if whole else "")
        return replace(line.rule, percent=self._share(), basis=basis)

    @Slot(QModelIndex, QModelIndex)
    def _on_line_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell("", problem=False)
        self._show_line()

    def _show_line(self) -> None:
        line = self._line()
        if line is None:
            return
        rule = line.rule
        self._of.setText(f"{line.scheme_words}　{rule.class_code}")
        self.way.setCurrentIndex(0 if rule.percent == WHOLE else 1)
        self.percent.setValue(_USUAL_SHARE if rule.percent == WHOLE else rule.percent)
        self.basis.setText("" if rule.basis == _USUAL_BASIS else rule.basis)
        self._show_fields()

    def _show_fields(self) -> None:
        self.percent.setEnabled(self._allowed and self._share() < WHOLE)
        self._show_meaning()

    def _show_meaning(self) -> None:
        line = self._line()
        self._meaning.setText(line.meaning(self._share()) if line else "")

    def _tell(self, sentence: str, *, problem: bool) -> None:
        self._told.setText(sentence)
        restyle(self._told, role="problem" if problem else "done")


def _cells(line: PlanLine) -> tuple[str, ...]:
    rule, seen = line.rule, line.looked_at(line.rule.percent)
    way = "全件" if rule.percent == WHOLE else f"抽出 {rule.percent} %"
    together = line.cases - seen
    return (
        line.scheme_words,
        rule.class_code,
        way,
        f"{line.cases:,}",
        f"{seen:,}",
        f"{together:,}",
        rule.basis,
    )
