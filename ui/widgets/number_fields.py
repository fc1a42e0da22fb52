"""Where an individual number is typed, once or twice: large digits, no input method, no history."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.building import label, restyle

DIGITS = 12
_LONGEST = 20  # twelve digits with the spaces and hyphens some ledgers print
_SIZE = 1.9


class NumberFields(QFrame):
    """The number and, where it is asked for, the number once more."""

    full = Signal()  # twelve digits stand in the first field
    touched = Signal()  # the first field was changed: whatever was found no longer counts

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.number = _field(appearance, "個人番号", "entry_number")
        self.again = _field(appearance, "個人番号(もう一度)", "entry_again")
        self._titles = (label("個人番号", role="heading"), label("もう一度", role="heading"))
        self.told = label(wrap=True)
        self.told.setObjectName("entry_told")
        self.told.setMargin(10)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(8)
        for line, (title, field) in enumerate(
            zip(self._titles, (self.number, self.again), strict=True)
        ):
            layout.addWidget(title, line, 0)
            layout.addWidget(field, line, 1)
        layout.addWidget(self.told, 0, 2, 2, 1)
        layout.setColumnStretch(2, 1)
        self.told.setMinimumHeight(self.number.sizeHint().height())
        self.number.textEdited.connect(self._on_edited)
        self.ask_again(wanted=False)

    @property
    def asking_again(self) -> bool:
        """Whether the number has to be typed a second time."""
        return self.again.isEnabled()

    def ask_again(self, *, wanted: bool) -> None:
        """Open or close the second field."""
        self.again.setEnabled(wanted)
        for widget in (self._titles[1], self.again):
            widget.setVisible(wanted)
        restyle(self, asking="true" if wanted else "false")
        if wanted:
            self.again.clear()
            self.again.setFocus()

    def clear(self) -> None:
        """Forget what was typed and wait for a number."""
        self.number.clear()
        self.again.clear()
        self.ask_again(wanted=False)
        self.number.setFocus()

    def tell(self, sentence: str, *, role: str) -> None:
        """Say what came of it; `role` problem, done or notice."""
        self.told.setText(sentence)
        restyle(self.told, role=role if sentence else "")

    def _on_edited(self, text: str) -> None:
        if self.asking_again:
            self.ask_again(wanted=False)
        self.touched.emit()
        folded = unicodedata.normalize("NFKC", text)
        if sum(character.isdigit() for character in folded) == DIGITS:
            self.full.emit()


def _field(appearance: Appearance, words: str, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setMaxLength(_LONGEST)
    made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
    made.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - Qt's signature
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    font = appearance.font(FontRole.FIXED)
    font.setPointSizeF(font.pointSizeF() * _SIZE)
    made.setFont(font)
    made.setFixedWidth(made.fontMetrics().horizontalAdvance("0") * (DIGITS + 4))
    return made
