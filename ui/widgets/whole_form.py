"""The fields of a record that is typed whole; Enter goes from one to the next."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from app.cases.value_notes import value_note
from app.clock import SystemClock
from app.entry.views import WholeRecord
from ui.widgets.building import label

_FIELDS = (
    ("record_id", "管理番号", "手帳番号・ケース番号など"),
    ("name", "氏名", ""),
    ("kana", "カナ", "なくてもよい"),
    ("birth_date", "生年月日", "例 S56.4.1　19810401"),
    ("sex", "性別", "男・女"),
    ("address", "住所", ""),
)


class WholeForm(QFrame):
    """What a record consists of, besides its number."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.fields: dict[str, QLineEdit] = {}
        self._read = label(role="small")
        layout = QGridLayout(self)
        layout.setContentsMargins(18, 12, 18, 14)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(7)
        for line, (name, words, hint) in enumerate(_FIELDS):
            field = QLineEdit(placeholderText=hint)
            field.setObjectName(f"whole_{name}")
            field.setAccessibleName(words)
            self.fields[name] = field
            layout.addWidget(label(words, role="muted"), line, 0)
            layout.addWidget(field, line, 1)
        layout.addWidget(self._read, 3, 2)
        layout.setColumnStretch(1, 3)
        layout.setColumnStretch(2, 2)
        self.fields["birth_date"].textChanged.connect(self._on_birth_date_changed)

    def record(self) -> WholeRecord:
        """What was typed."""
        return WholeRecord(**{name: field.text() for name, field in self.fields.items()})

    def clear(self) -> None:
        """Begin another record."""
        for field in self.fields.values():
            field.clear()
        self.fields["record_id"].setFocus()

    def go_on(self) -> bool:
        """Move to the next field; False where the last one, or none, has the focus."""
        fields = list(self.fields.values())
        place = next((n for n, field in enumerate(fields) if field.hasFocus()), len(fields))
        if place + 1 >= len(fields):
            return False
        fields[place + 1].setFocus()
        return True

    def holds_focus(self) -> bool:
        """Whether one of the fields has the focus."""
        return any(field.hasFocus() for field in self.fields.values())

    def _on_birth_date_changed(self, text: str) -> None:
        today = SystemClock().now().date()
        self._read.setText(value_note("birth_date", text, today) if text else "")
