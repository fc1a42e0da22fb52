"""絞り込み: a digit chooses a saved one, a name saves the present one."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.errors import KnownError
from app.review.saved_filters import LONGEST_NAME, SavedFilter, SavedFilters
from app.words import words
from ui.actions import bind
from ui.models.rows import RowsModel
from ui.widgets.building import button, label, restyle, row
from ui.widgets.table import ReadTable

_SIZE = (640, 420)


class SavedFilterDialog(QDialog):
    """Emits the filter taken."""

    filter_chosen = Signal(SavedFilter)

    def __init__(
        self, parent: QWidget, filters: SavedFilters, now: SavedFilter, *, now_words: str
    ) -> None:
        """`now` is what would be saved, named as `now_words` unless a person names it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("saved_filters")
        self.setWindowTitle("絞り込みの保存・呼び出し")
        self._filters, self._now = filters, now
        self._shown: tuple[SavedFilter, ...] = ()
        self._model = RowsModel(("番号", "名前", "まとめ方"), figures=frozenset({0}))
        self.table = ReadTable(self._model, name="filters", words="保存した絞り込み")
        self.table.stretch(1)
        self.name = QLineEdit(now_words[:LONGEST_NAME], maxLength=LONGEST_NAME)
        self.name.setObjectName("filter_name")
        self.name.setAccessibleName("いまの絞り込みの名前")
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("filter_told")
        self._build()
        self._show()
        self.table.setFocus()

    def take(self, number: int) -> None:
        """Take the filter in a place, the first being 0."""
        if 0 <= number < len(self._shown):
            self.filter_chosen.emit(self._shown[number])
            self.accept()

    def save(self) -> None:
        """Save the present filter under the name typed."""
        new = SavedFilter(name=self.name.text(), wanted=self._now.wanted, by=self._now.by)
        try:
            self._filters.save(new)
        except KnownError as error:
            self._tell(f"{error.sentence}({error.code})", problem=True)
            return
        self._tell(f"✓ 「{new.name.strip()}」を保存しました。", problem=False)
        self._show()
        self.table.setFocus()

    def remove(self) -> None:
        """Remove the filter at hand."""
        place = self.table.chosen_row()
        if 0 <= place < len(self._shown):
            name = self._shown[place].name
            self._filters.remove(name)
            self._tell(f"「{name}」を消しました。", problem=False)
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the name, Enter in the list takes the row at hand."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if watched is self.name and key == Qt.Key.Key_Escape:
                self.table.setFocus()
                return True
            if watched is self.table and key == Qt.Key.Key_Delete:
                self.remove()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        take = button("Enter　呼び出す", self._take_at_hand, name="take_filter", role="primary")
        save = button("保存する", self.save, name="save_filter")
        remove = button("Delete　消す", self.remove, name="remove_filter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(
            label("数字で呼び出します。保存した絞り込みは自分だけに見えます。", wrap=True)
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(row(1, take, remove, button("Esc 閉じる", self.reject, name="close")))
        layout.addWidget(label("いまの絞り込みに名前を付けて保存(N)", role="heading"))
        layout.addLayout(row(self.name, save))
        layout.addWidget(self._told)
        self.resize(*_SIZE)
        self.name.installEventFilter(self)
        self.table.installEventFilter(self)
        self.name.returnPressed.connect(self.save)
        self.table.doubleClicked.connect(lambda index: self.take(index.row()))
        bind(self, "accept", self._take_at_hand)
        bind(self, "note", self.name.setFocus)
        for number in range(1, 10):
            bind(self, f"answer_{number}", partial(self.take, number - 1))

    def _take_at_hand(self) -> None:
        self.take(self.table.chosen_row())

    def _show(self) -> None:
        self._shown = self._filters.all()
        self._model.show_rows(
            [(f"{n}", one.name, words(one.by)) for n, one in enumerate(self._shown, start=1)]
        )
        self.table.fit_columns()
        if self._shown:
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _tell(self, sentence: str, *, problem: bool) -> None:
        self._told.setText(sentence)
        restyle(self._told, role="problem" if problem else "done")
