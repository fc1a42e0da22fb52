"""How the file as a whole is read: encoding, delimiter, row of the headings."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QFrame, QSpinBox, QWidget

from app.batches.intake_draft import draft_from
from app.batches.intake_targets import FIXED, delimiter_choices, encoding_choices
from app.batches.preview_views import ReadingPreview
from ui.widgets.building import label, row
from ui.widgets.choice_box import ChoiceBox

_WITHOUT, _MOST_ROWS = -1, 200
_WORDS = {_WITHOUT: "なし", 0: "自動"}


class _HeaderRow(QSpinBox):
    """The row of the headings; nobody has to know what 0 and -1 stand for."""

    def textFromValue(self, value: int) -> str:
        return _WORDS.get(value, f"{value}")

    def valueFromText(self, text: str) -> int:
        named = {words: value for value, words in _WORDS.items()}
        return named[text] if text in named else int(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        fits = text in _WORDS.values() or text == f"{_WITHOUT}" or text.isdecimal()
        begun = QValidator.State.Intermediate if text in ("", "-") else QValidator.State.Invalid
        return QValidator.State.Acceptable if fits else begun, text, position


class LayoutLine(QFrame):
    """Three choices that are hardly ever needed; a workbook has only the last."""

    encoding_chosen = Signal(str)
    delimiter_chosen = Signal(str)
    header_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.encoding = ChoiceBox(name="layout_encoding", words="文字コード")
        self.encoding.chosen.connect(self.encoding_chosen)
        self.delimiter = ChoiceBox(name="layout_delimiter", words="区切り")
        self.delimiter.chosen.connect(self.delimiter_chosen)
        self.header = _HeaderRow(minimum=_WITHOUT, maximum=_MOST_ROWS)
        self.header.setObjectName("layout_header")
        self.header.setAccessibleName("見出しの行(自動、なし、または行番号)")
        self.header.setKeyboardTracking(False)
        self.header.editingFinished.connect(self._on_header_edited)
        self._shown = 0
        self._text = QWidget()
        self._text.setLayout(
            row(label("文字コード"), self.encoding, label("区切り"), self.delimiter)
        )
        hint = label("↑↓で選ぶか行番号を入力", role="small")
        self.setLayout(row(self._text, label("見出しの行"), self.header, hint, 1))

    def show_reading(self, reading: ReadingPreview) -> None:
        """Show what is in force."""
        draft = draft_from(reading.profile)
        is_text = any(fact.title == "文字コード" for fact in reading.facts)
        self._text.setVisible(is_text)
        self.encoding.offer(encoding_choices(), draft.encoding)
        parted = FIXED if draft.fixed_width else draft.delimiter
        self.delimiter.offer(delimiter_choices(), parted)
        self._shown = draft.header_row
        self.header.setValue(draft.header_row)

    def _on_header_edited(self) -> None:
        if self.header.value() != self._shown:
            self._shown = self.header.value()
            self.header_chosen.emit(self._shown)
