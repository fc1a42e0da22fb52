"""The record whose number is being typed, as the business system writes it."""

from PySide6.QtWidgets import QFrame, QGridLayout

from app.entry.views import EntryRecord
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.building import label


class RecordCard(QFrame):
    """管理番号 and the four attributes; a hint where the extract holds an unusable number."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("entry_record")
        self._record_id = label(role="figure")
        self._name = label(wrap=True)
        self._name.setFont(appearance.font(FontRole.NAME))
        self._kana = label(role="small")
        self._birth_date, self._sex = label(), label()
        self._address = label(wrap=True)
        self._note = label(role="notice")
        layout = QGridLayout(self)
        layout.setContentsMargins(18, 12, 18, 14)
        layout.setHorizontalSpacing(18)
        layout.setVerticalSpacing(8)
        layout.addWidget(label("管理番号", role="muted"), 0, 0)
        layout.addWidget(self._record_id, 0, 1)
        layout.addWidget(self._note, 0, 2, 1, 2)
        layout.addWidget(label("氏名", role="muted"), 1, 0)
        layout.addWidget(self._name, 1, 1)
        layout.addWidget(self._kana, 1, 2, 1, 2)
        layout.addWidget(label("生年月日", role="muted"), 2, 0)
        layout.addWidget(self._birth_date, 2, 1)
        layout.addWidget(label("性別", role="muted"), 2, 2)
        layout.addWidget(self._sex, 2, 3)
        layout.addWidget(label("住所", role="muted"), 3, 0)
        layout.addWidget(self._address, 3, 1, 1, 3)
        layout.setColumnStretch(1, 4)
        layout.setColumnStretch(3, 3)

    def show_record(self, record: EntryRecord) -> None:
        """Show another record."""
        self._record_id.setText(record.record_id)
        self._name.setText(record.name)
        self._kana.setText(record.kana)
        self._birth_date.setText(_with_note(record.birth_date, record.birth_note))
        self._sex.setText(_with_note(record.sex, record.sex_note))
        self._address.setText(record.address or "(空欄)")
        self._note.setText(f"抽出データの番号: {record.note}" if record.note else "")
        self._note.setVisible(bool(record.note))
        spoken = (record.record_id, record.name, record.birth_note or record.birth_date)
        self.setAccessibleName("、".join(spoken))


def _with_note(raw: str, note: str) -> str:
    if not raw:
        return "(空欄)"
    return f"{raw}　{note}" if note else raw
