"""One of many groups: typed letters narrow the list, Enter takes the row at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.cases.queue_views import GroupCount
from ui.models.rows import RowsModel
from ui.widgets.building import button, row
from ui.widgets.table import ReadTable

_SIZE = (720, 460)
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GroupChoice(QDialog):
    """Emits the key of the group taken."""

    group_chosen = Signal(str)

    def __init__(self, parent: QWidget, title: str, groups: Sequence[GroupCount]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("group_choice")
        self.setWindowTitle(f"{title}で選ぶ")
        self._groups, self._shown = tuple(groups), tuple(groups)
        self.narrow = QLineEdit(placeholderText="言葉で絞り込み")
        self.narrow.setObjectName("narrow_groups")
        self.narrow.setAccessibleName("グループの絞り込み")
        self._model = RowsModel((title, "残り", "全体"), figures=frozenset({1, 2}))
        self.table = ReadTable(self._model, name="all_groups", words="グループの一覧")
        self.table.stretch(0)
        take = button("Enter　このグループ", self.take, name="take_group", role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.narrow)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(1, take, button("Esc 閉じる", self.reject, name="close_groups")))
        self.narrow.textChanged.connect(lambda _text: self._show())
        self.narrow.returnPressed.connect(self.take)
        self.narrow.installEventFilter(self)
        self.table.doubleClicked.connect(lambda _index: self.take())
        self._show()
        self.narrow.setFocus()
        self.resize(*_SIZE)

    def take(self) -> None:
        """Take the row at hand."""
        place = self.table.chosen_row()
        if place >= 0:
            self.group_chosen.emit(self._shown[place].key)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk through the list while letters are typed."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _WALKING:
            self.table.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        typed = self.narrow.text().strip()
        self._shown = tuple(one for one in self._groups if typed in one.words)
        self._model.show_rows(
            [(one.words, f"{one.remaining:,}", f"{one.total:,}") for one in self._shown]
        )
        self.table.fit_columns()
        self.table.setCurrentIndex(self._model.index(0, 0))
