"""ヘルプ: the manual that travels with the program, in a window of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from app import bundled

_SUFFIX = ".md"
_FIRST, _LAST = "first_steps.md", "rulebook.md"
_LIST_HEIGHTS, _LINE_ROOM = 15, 14


def manual_pages() -> dict[str, str]:
    """Every page of the manual: its title (the first heading) and its Markdown."""
    files = sorted(
        (entry for entry in bundled.resource("manual").iterdir() if entry.name.endswith(_SUFFIX)),
        key=lambda entry: (entry.name != _FIRST, entry.name == _LAST, entry.name),
    )
    texts = [entry.read_text(encoding="utf-8") for entry in files]
    return {_title(text): text for text in texts}


class HelpWindow(QWidget):
    """The list of pages at the left, the page at the right; Esc closes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help")
        self.setWindowTitle("ヘルプ")
        self.setProperty("role", "page")
        self.resize(980, 700)
        self._pages = manual_pages()
        self._list = QListWidget()
        self._list.setObjectName("help_pages")
        self._list.setAccessibleName("ヘルプの目次")
        height = self._list.fontMetrics().height()
        self._list.setMaximumWidth(height * _LIST_HEIGHTS)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems(list(self._pages))
        self._list.setStyleSheet(f"QListView::item {{ min-height: {height + _LINE_ROOM}px; }}")
        self._text = QTextBrowser()
        self._text.setObjectName("help_text")
        self._text.setAccessibleName("ヘルプの本文")
        self._text.setOpenLinks(False)
        self._list.currentTextChanged.connect(self._on_page_chosen)
        layout = QHBoxLayout(self)
        layout.addWidget(self._list)
        layout.addWidget(self._text, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._list.setCurrentRow(0)

    def come_up(self) -> None:
        """In front of everything else."""
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_page_chosen(self, title: str) -> None:
        self._text.setMarkdown(self._pages.get(title, ""))
        roomy = QTextBlockFormat()
        roomy.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(roomy)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)


def _title(text: str) -> str:
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    return first.lstrip("# ").strip()
