"""点検の設定: one field per row of the settings table, stored one by one."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.errors import KnownError
from app.people import Permission, may
from app.settings import SETTINGS, Kind, Setting
from ui.dates import iso_date
from ui.widgets.building import button, column, label, restyle, row
from ui.widgets.form import NumberBox
from ui.workplace import Workplace

Reader = Callable[[], str]


class OfficePanel(QWidget):
    """Fields for every setting; a new row in the table appears here by itself."""

    words = "点検の設定"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._settings = workplace.program.settings
        self._fields: dict[str, QWidget] = {}
        self._readers: dict[str, Reader] = {}
        self._told = label(wrap=True)
        allowed = may(workplace.program.desk.me.role, Permission.CHANGE_SETTINGS)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(20)
        for setting in SETTINGS:
            form.addRow(setting.words, self._line(setting, allowed=allowed))
        self._store = button(
            "保存する", self._on_store_asked, name="store_settings", role="primary"
        )
        self._store.setEnabled(allowed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._told)
        layout.addLayout(row(self._store, 1))
        layout.addStretch(1)

    def read_again(self) -> None:
        """Show what is stored."""
        for setting in SETTINGS:
            _show(self._fields[setting.key], self._settings.text(setting.key))

    def _line(self, setting: Setting, *, allowed: bool) -> QWidget:
        field, reader = _field(setting)
        field.setObjectName(f"setting_{setting.key}")
        field.setAccessibleName(setting.words)
        field.setEnabled(allowed)
        field.setMaximumWidth(420)
        self._fields[setting.key] = field
        self._readers[setting.key] = reader
        holder = QWidget()
        pieces: list[QWidget] = [field]
        if setting.explanation:
            pieces.append(label(setting.explanation, role="small", wrap=True))
        layout = column(*pieces, spacing=2)
        layout.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(layout)
        return holder

    @Slot()
    def _on_store_asked(self) -> None:
        try:
            for setting in SETTINGS:
                value = self._readers[setting.key]()
                if value != self._settings.text(setting.key):
                    changes = self._settings.change(setting.key, value)
                    self._workplace.announcer.announce(changes.areas)
        except KnownError as error:
            self._told.setText(f"{error.sentence}({error.code})")
            restyle(self._told, role="problem")
            return
        self._told.setText("✓ 保存しました。")
        restyle(self._told, role="done")


def _field(setting: Setting) -> tuple[QWidget, Reader]:
    """The field for a kind of setting, and how its value is read."""
    if setting.kind is Kind.SWITCH:
        switch = QCheckBox("する")
        return switch, lambda: "on" if switch.isChecked() else "off"
    if setting.kind is Kind.NUMBER:
        number = NumberBox(lowest=setting.lowest, highest=setting.highest)
        number.setFixedWidth(number.sizeHint().width() * 2)
        return number, lambda: str(number.value())
    if setting.kind is Kind.LIST:
        lines = QPlainTextEdit(tabChangesFocus=True)
        lines.setFixedHeight(lines.fontMetrics().height() * 5)
        return lines, lines.toPlainText
    if setting.kind is Kind.CHOICE:
        choice = QComboBox()
        for value, words in setting.choices:
            choice.addItem(words, value)
        return choice, lambda: str(choice.currentData())
    text = QLineEdit()
    if setting.kind is Kind.DATE:
        text.setPlaceholderText("例 R8.12.31")
        return text, lambda: iso_date(text.text())
    return text, text.text


def _show(field: QWidget, value: str) -> None:
    match field:
        case QCheckBox():
            field.setChecked(value == "on")
        case QSpinBox():
            field.setValue(int(value))
        case QPlainTextEdit():
            field.setPlainText(value)
        case QComboBox():
            field.setCurrentIndex(field.findData(value))
        case QLineEdit():
            field.setText(value)
