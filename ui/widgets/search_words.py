"""The words of a register search: one field each, a reason, and the button that searches."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from app.search.views import SEARCH_REASONS
from app.search.words import SearchWords
from ui.widgets.building import button, label

# How to add a field: one row (field of SearchWords, words, what may be typed).
_FIELDS = (
    ("kana", "カナ", "2文字以上　例 サイトウ ハ"),
    ("name", "氏名", "2文字以上　例 斎藤"),
    ("birth_date", "生年月日", "例 S56.4.1　S56.4　1981"),
    ("address", "住所の一部", "町名など　例 中央二丁目"),
)
_NUMBER = ("number", "個人番号", "12桁")
_LONGEST = 100


class SearchWordsCard(QFrame):
    """Enter in any field searches; the reason stays from one search to the next."""

    asked = Signal()

    def __init__(self, *, by_number: bool, beside: int) -> None:
        """Lay the fields out, `beside` of them side by side."""
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("search_words")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._beside, self._placed = beside, 0
        self.fields: dict[str, QLineEdit] = {}
        for name, words, hint in (*_FIELDS, _NUMBER) if by_number else _FIELDS:
            self.fields[name] = self._field(hint)
            self._place(words, f"search_{name}", self.fields[name])
        self.reason = QComboBox()
        self._offer_reasons()
        self._place("検索の理由", "search_reason", self.reason)
        self.go = button("検索する", self.asked.emit, name="search_go", role="primary")
        rows = -(-self._placed // beside)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(self.go, 0, 2 * beside, rows, 1, bottom)

    def words(self) -> SearchWords:
        """What was typed."""
        return SearchWords(**{name: field.text() for name, field in self.fields.items()})

    def reason_code(self) -> str:
        """The reason chosen, "" for none."""
        return str(self.reason.currentData() or "")

    def start_with(self, words: SearchWords, reason: str) -> None:
        """Fill the fields in."""
        self.fields["kana"].setText(words.kana)
        self.fields["birth_date"].setText(words.birth_date)
        self.reason.setCurrentIndex(self.reason.findData(reason) if reason else -1)

    @Slot()
    def take_focus(self) -> None:
        """Where the work starts: at the reason while none is chosen, else at the first word."""
        if not self.reason_code():
            self.reason.setFocus()
            return
        self.fields["kana"].setFocus()
        self.fields["kana"].selectAll()

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit(placeholderText=hint, maxLength=_LONGEST)
        field.returnPressed.connect(self.asked)
        return field

    def _offer_reasons(self) -> None:
        self.reason.setPlaceholderText("検索する理由を選ぶ(↓)")
        for code, words in SEARCH_REASONS.items():
            self.reason.addItem(words, code)
        self.reason.setCurrentIndex(-1)

    def _place(self, words: str, name: str, widget: QWidget) -> None:
        """The next place of the grid: its words and the widget."""
        row, column = divmod(self._placed, self._beside)
        widget.setObjectName(name)
        widget.setAccessibleName(words)
        title = label(words, role="muted")
        title.setBuddy(widget)
        self._grid.addWidget(title, row, 2 * column)
        self._grid.addWidget(widget, row, 2 * column + 1)
        self._grid.setColumnStretch(2 * column + 1, 1)
        self._placed += 1
