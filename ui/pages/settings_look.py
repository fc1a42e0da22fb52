"""画面: theme and text size for the person at the desk; they act at once."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from ui.appearance import Look
from ui.start import PERCENTS
from ui.theme import THEMES, ThemeName
from ui.widgets.building import label
from ui.widgets.form import Form
from ui.words import THEME_WORDS
from ui.workplace import Workplace

_FIELD_HEIGHTS = 12


class LookPanel(QWidget):
    """How the window looks until the program is closed."""

    words = "画面"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._appearance = workplace.appearance
        self.theme, self.percent = QComboBox(), QComboBox()
        for name, words in THEME_WORDS.items():
            self.theme.addItem(words, name)
        for percent in PERCENTS:
            self.percent.addItem(f"{percent} %", percent)
        for field in (self.theme, self.percent):
            field.setMinimumWidth(field.fontMetrics().height() * _FIELD_HEIGHTS)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        rows: list[tuple[str, str, QWidget]] = [
            ("配色", "look_theme", self.theme),
            ("文字の大きさ", "look_percent", self.percent),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(Form(rows))
        note = "この端末でプログラムを閉じるまで有効です。"
        layout.addWidget(label(note, role="muted", wrap=True))
        layout.addStretch(1)
        self.read_again()
        self.theme.activated.connect(self._on_chosen)
        self.percent.activated.connect(self._on_chosen)

    def read_again(self) -> None:
        """Show the look in force."""
        self.theme.setCurrentIndex(self.theme.findData(self._appearance.theme.name))
        self.percent.setCurrentIndex(self.percent.findData(self._appearance.percent))

    @Slot()
    def _on_chosen(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme = THEMES[ThemeName(self.theme.currentData())]
            self._appearance.chosen_by_hand = True
            self._appearance.wear(application, Look(theme, int(self.percent.currentData())))
