"""One column of a file: what it means, how its dates and codes are written, and its values."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLineEdit, QSpinBox, QWidget

from app.batches.intake_profiles import LONGEST_REASON
from app.batches.intake_targets import ERA_CODES, form_choices, is_date, target_choices
from app.batches.preview_views import ColumnPreview, ReadingPreview
from app.batches.scope import Side
from ui.widgets.building import column as stacked
from ui.widgets.building import label, row
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.code_rows import CodeRows
from ui.widgets.column_values import ColumnValues
from ui.widgets.form import Form
from ui.widgets.wrapped import Wrapped

_SENSITIVE = "点検に必要のない情報とみられる列です。取り込むには、印と理由が必要です。"
_MOST_PEOPLE = 20


class ColumnDetail(QFrame):
    """Says what a person decided about the shown column; shows what came of it."""

    meant = Signal(str, int, str)  # target, person, reason
    form_chosen = Signal(str)
    code_chosen = Signal(str, str)

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._side = side
        self._column: ColumnPreview | None = None
        self._title = label(role="heading")
        self.target = ChoiceBox(name="column_target", words="列の意味")
        self.target.chosen.connect(self._on_target_chosen)
        self.person = QSpinBox(maximum=_MOST_PEOPLE)
        self.person.setSpecialValueText("1行に1人")
        self.person.setSuffix(" 人目")
        self.person.setKeyboardTracking(False)
        self.form = ChoiceBox(name="column_form", words="日付の書き方")
        self.form.chosen.connect(self.form_chosen)
        self.codes = CodeRows()
        self.codes.chosen.connect(self.code_chosen)
        self.needed = QCheckBox("この列を取り込む")
        self.needed.setObjectName("column_needed")
        self.reason = QLineEdit(placeholderText="取り込む理由", maxLength=LONGEST_REASON)
        self.reason.setObjectName("column_reason")
        self.reason.setAccessibleName("取り込む理由")
        self._told = Wrapped(role="problem")
        self._values = ColumnValues()
        self._build()

    def show_column(self, reading: ReadingPreview, column: ColumnPreview) -> None:
        """Show another column, or the same one read anew."""
        is_edited = self._is_edited(column)
        self._column = column
        self._values.show_column(reading, column)
        self.codes.show_codes(column)
        if is_edited:
            return
        heading = f"「{column.heading}」" if column.heading else "(見出しなし)"
        self._title.setText(f"{column.position + 1}列目 {heading}")
        self.target.offer(target_choices(self._side), column.target)
        self.person.setValue(column.person)
        self._dates.setVisible(is_date(column.target) or column.target == "birth_era")
        self.form.offer(form_choices(), column.form)
        self._sensitive.setVisible(column.sensitive)
        self.needed.setChecked(bool(column.reason))
        self.reason.setText(column.reason)
        self._told.say("")

    def _is_edited(self, column: ColumnPreview) -> bool:
        """Whether somebody is just choosing for the very column that was read anew."""
        focus = QApplication.focusWidget()
        return (
            self._column is not None
            and self._column.position == column.position
            and focus in (self.target, self.person, self.needed, self.reason)
        )

    def _build(self) -> None:
        main: list[tuple[str, str, QWidget]] = [("この列の意味", "column_target", self.target)]
        if self._side is Side.SUBJECT:
            main.append(("世帯の何人目", "column_person", self.person))
        self._dates = QWidget()
        dates = Form([("日付の書き方", "column_form", self.form)])
        self._dates.setLayout(stacked(dates, Wrapped(ERA_CODES, role="small"), spacing=4))
        self._sensitive = QWidget()
        told = Wrapped(_SENSITIVE, role="notice")
        self._sensitive.setLayout(stacked(told, self.needed, self.reason, spacing=4))
        editor = QWidget()
        editor.setLayout(
            stacked(
                self._title, self._sensitive, Form(main), self._dates, self.codes, self._told, 1
            )
        )
        line = row(editor, self._values, spacing=12)
        line.setStretch(0, 4)
        line.setStretch(1, 7)
        line.setContentsMargins(12, 10, 12, 10)
        self.setLayout(line)
        self.setMinimumHeight(260)

    @Slot(str)
    def _on_target_chosen(self, target: str) -> None:
        column = self._column
        if column is None:
            return
        reason = self.reason.text().strip()
        if target and column.sensitive and not (self.needed.isChecked() and reason):
            self._told.say("「この列を取り込む」に印を付け、理由を入力してください。")
            self.target.put(column.target)
            (self.reason if self.needed.isChecked() else self.needed).setFocus()
            return
        self.meant.emit(target, self.person.value(), reason if column.sensitive else "")
