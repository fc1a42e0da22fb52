"""The queue as one line above the case, for text so large that the case needs the whole width."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.actions import key_words
from ui.widgets.building import Piece, button, column, row
from ui.widgets.queue_list import QueueList


class FoldedQueue(QWidget):
    """The line; below it, while they are used, the tools that narrow the queue."""

    def __init__(self) -> None:
        super().__init__()
        self.open_tools = button(
            f"{key_words('search')} 絞り込み", self._on_asked, name="open_tools"
        )
        self.panel = QFrame()
        self.panel.setProperty("role", "card")
        self.panel.hide()
        self.starts_at: QWidget = self.panel  # the tool that has the focus first
        self.line, self._tools = row(spacing=10), column(spacing=6)
        self._tools.setContentsMargins(10, 8, 10, 8)
        self.panel.setLayout(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self.line)
        layout.addWidget(self.panel)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def take(self, queue: QueueList, found: QWidget, tools: Sequence[Piece]) -> None:
        """Take in the queue, how much was found, and the tools; without tools there is no button."""
        queue.show_one_line()
        self.line.addWidget(self.open_tools)
        self.line.addWidget(queue, 1)
        self.line.addWidget(found)
        self.put_tools(tools)
        self.open_tools.setVisible(bool(tools))

    def put_tools(self, tools: Sequence[Piece]) -> None:
        """Lay the tools out, one line below the other."""
        for piece in tools:
            if isinstance(piece, QWidget):
                self._tools.addWidget(piece)
            elif not isinstance(piece, int):
                self._tools.addLayout(piece)

    def unfold(self) -> None:
        """Show the tools, until the focus leaves them."""
        self.panel.show()

    def _on_asked(self) -> None:
        self.panel.setVisible(self.panel.isHidden())
        if self.panel.isVisible():
            self.starts_at.setFocus()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or self.panel.isHidden() or now.window() is not self.window():
            return
        if now is not self.open_tools:
            self.panel.setVisible(self.panel.isAncestorOf(now))
