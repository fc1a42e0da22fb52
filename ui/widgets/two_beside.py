"""What was found and what has to be said, beside each other where there is room, else in turn."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from ui.tab_order import follow_layout

_ROOMY = 62
"""Heights of a line that both need beside each other."""

_MARGIN = 60
"""Pixels kept around what has the focus."""


class TwoBeside(QScrollArea):
    """Head, details and form: details go below the form where there is no room beside them.

    What has the focus is always in sight, whoever gave it the focus.
    """

    def __init__(self, head: QWidget, details: QWidget, form: QWidget) -> None:
        super().__init__()
        self._head, self._details, self._form = head, details, form
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._beside: bool | None = None
        self._needed = 0  # pixels; more than usual where fixed-width cuts are shown
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._inner = inner
        self.setWidget(inner)
        self._place(beside=True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.verticalScrollBar().rangeChanged.connect(self._show_focus)  # laid out anew
        self.horizontalScrollBar().rangeChanged.connect(self._on_too_wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = max(_ROOMY * self.fontMetrics().height(), self._needed)
        self._place(beside=event.size().width() >= roomy)
        super().resizeEvent(event)

    def _place(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for part in (self._head, self._details, self._form):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._head, 0, 0)
        if beside:
            self._grid.addWidget(self._details, 1, 0)
            self._grid.addWidget(self._form, 0, 1, 2, 1)
        else:
            self._grid.addWidget(self._form, 1, 0)
            self._grid.addWidget(self._details, 2, 0)
        for row in range(3):
            self._grid.setRowStretch(row, int(row == (1 if beside else 2)))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if beside else 0)
        follow_layout(self._inner)

    @Slot(int, int)
    def _on_too_wide(self, _least: int, most: int) -> None:
        """Nothing is scrolled sideways as long as one part can go below the other."""
        if self._beside and most:
            self._needed = self.viewport().width() + most
            self._place(beside=False)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._show_focus()

    @Slot()
    def _show_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._inner.isAncestorOf(now):
            self.ensureWidgetVisible(now, _MARGIN, _MARGIN)
