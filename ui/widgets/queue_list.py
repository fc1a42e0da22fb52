"""The queue beside the case: two quiet lines per case, made for a hundred thousand of them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.case_states import CaseId
from app.cases.queue_views import QueueRow
from ui.appearance import Appearance
from ui.models.queue import QueueModel, RowRole
from ui.typefaces import FontRole

_LOW = 0.75  # of the height of the list
_FRAME = 4  # pixels above and below the lines together


class _TwoLines(QStyledItemDelegate):
    """Paints a case: 整理番号 and name, then the pattern or what was decided."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.one_line = False

    def height(self) -> int:
        body = QFontMetrics(self._appearance.font(FontRole.BODY)).height()
        if self.one_line:
            return int(body * 1.3 + 8)
        small = QFontMetrics(self._appearance.font(FontRole.SMALL)).height()
        return int((body + small) * 1.16 + 10)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, self.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(RowRole)
        if not isinstance(row, QueueRow):
            return
        box: QRect = option.rect
        state = option.state
        painter.save()
        self._ground(painter, box, chosen=bool(state & QStyle.StateFlag.State_Selected))
        self._lines(painter, box.adjusted(11, 5, -8, -5), row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, *, chosen: bool) -> None:
        theme = self._appearance.theme
        painter.fillRect(box, QColor(theme.accent_soft if chosen else theme.surface))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(theme.line))

    def _lines(self, painter: QPainter, box: QRect, row: QueueRow) -> None:
        theme = self._appearance.theme
        done = bool(row.outcome_words)
        strong = any(caution.strong for caution in row.cautions)
        upper = box if self.one_line else box.adjusted(0, 0, 0, -box.height() * 45 // 100)
        lower = box.adjusted(0, box.height() * 55 // 100, 0, 0)
        name = f"▲ {row.name}" if strong else row.name
        name = f"✓ {name}" if done and self.one_line else name
        small = QFontMetrics(self._appearance.font(FontRole.SMALL))
        beside = upper.adjusted(0, 0, -small.horizontalAdvance(row.serial) - 6, 0)
        self._text(painter, beside, name, FontRole.BODY, theme.muted if done else theme.ink)
        self._text(painter, upper, row.serial, FontRole.SMALL, theme.muted, right=True)
        if self.one_line:
            return
        told = f"✓ {row.outcome_words}" if done else row.signature_words
        if row.assignee:
            self._text(painter, lower, row.assignee, FontRole.SMALL, theme.muted, right=True)
            lower = lower.adjusted(0, 0, -small.horizontalAdvance(row.assignee) - 6, 0)
        self._text(painter, lower, told, FontRole.SMALL, theme.same if done else theme.muted)

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: FontRole,
        colour: str,
        *,
        right: bool = False,
    ) -> None:
        painter.setFont(self._appearance.font(role))
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


class QueueList(QTableView):
    """Arrow keys move through the cases; `case_chosen` follows."""

    case_chosen = Signal(int)

    def __init__(self, appearance: Appearance, model: QueueModel) -> None:
        super().__init__()
        self.setObjectName("queue")
        self.setAccessibleName("待ち行列")
        self._model = model
        self.setModel(model)
        delegate = _TwoLines(appearance)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setDefaultSectionSize(delegate.height())
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_one_line(self) -> None:
        """Only the case at hand, by its name and 整理番号; the keys are the same."""
        self._delegate.one_line = True
        self.verticalHeader().setDefaultSectionSize(self._delegate.height())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self._delegate.height() + _FRAME)
        self.setMinimumWidth(self._delegate.height() * 4)

    def choose(self, place: int) -> None:
        """Go to a place of the queue, with the cases that follow in sight."""
        if 0 <= place < self._model.rowCount():
            index = self._model.index(place, 0)
            if self.visualRect(index).bottom() > self.viewport().height() * _LOW:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setCurrentIndex(index)

    def place(self) -> int:
        """The place chosen, -1 for none."""
        return self.currentIndex().row()

    def go_to_top(self) -> None:
        """After another queue was shown.

        WORKAROUND: without this, Qt 6.11 takes seconds to paint a queue that became shorter while
        it was scrolled far down.
        """
        self.scrollToTop()

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts of the page; Qt's own search would read the whole queue."""

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        case: CaseId | None = self._model.case_at(current.row())
        if case is not None:
            self.case_chosen.emit(case)
