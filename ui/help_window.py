"""ヘルプ: the manual that travels with the program, in a window of its own."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser, QWidget

from app import bundled
from ui.widgets.building import column, label, row

_SUFFIX = ".md"
_FIRST, _LAST = "first_steps", "rulebook"
_LIST_HEIGHTS, _LINE_ROOM = 15, 14
_NOWHERE = "その言葉はヘルプにありません。"


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of the manual: the name of its file without suffix, its first heading, its Markdown."""

    name: str
    title: str
    text: str


def manual_pages() -> tuple[ManualPage, ...]:
    """Every page of the manual in reading order."""
    files = [
        entry for entry in bundled.resource("manual").iterdir() if entry.name.endswith(_SUFFIX)
    ]
    pages = [
        _page(entry.name.removesuffix(_SUFFIX), entry.read_text(encoding="utf-8"))
        for entry in files
    ]
    return tuple(
        sorted(pages, key=lambda page: (page.name != _FIRST, page.name == _LAST, page.name))
    )


class HelpWindow(QWidget):
    """The list of pages and a field to find words at the left, the page at the right; Esc closes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help")
        self.setWindowTitle("ヘルプ")
        self.setProperty("role", "page")
        self.resize(980, 700)
        self._pages = manual_pages()
        self._word = self._find_field()
        self._told = label(role="small", wrap=True)
        self._told.hide()
        self._list = self._page_list()
        self._text = QTextBrowser()
        self._text.setObjectName("help_text")
        self._text.setAccessibleName("ヘルプの本文")
        self._text.setOpenLinks(False)
        self._list.currentRowChanged.connect(self._on_page_chosen)
        for piece in (self._word, self._told):
            piece.setMaximumWidth(self._list.maximumWidth())
        layout = row(column(self._word, self._told, self._list), self._text)
        layout.setContentsMargins(11, 11, 11, 11)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._word.setFocus)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def come_up(self, place: str) -> None:
        """In front of everything else, at a place of the manual.

        Args:
            place: the page and the beginning of a heading, such as `first_steps#3 確認`; "" = as left.
        """
        self.show()
        self.raise_()
        self.activateWindow()
        name, _, heading = place.partition("#")
        for number, page in enumerate(self._pages):
            if page.name == name:
                self._list.setCurrentRow(number)
                self._turn_to(heading)

    def find_next(self) -> None:
        """The next place that holds the words of the field, through all pages and round again."""
        word = self._word.text().strip()
        if not word:
            return
        self._told.hide()
        here = self._list.currentRow()
        if self._text.find(word):
            return
        for number in [*range(here + 1, len(self._pages)), *range(here + 1)]:
            if word.lower() in self._pages[number].text.lower():
                self._list.setCurrentRow(number)
                self._text.moveCursor(QTextCursor.MoveOperation.Start)
                if self._text.find(word):
                    return
        self._told.setText(_NOWHERE)
        self._told.show()

    def _find_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("help_find")
        field.setPlaceholderText("言葉で探す(Enter で次へ)")
        field.setAccessibleName("ヘルプを言葉で探す")
        field.returnPressed.connect(self.find_next)
        return field

    def _page_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("help_pages")
        made.setAccessibleName("ヘルプの目次")
        height = made.fontMetrics().height()
        made.setMaximumWidth(height * _LIST_HEIGHTS)
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.addItems([page.title for page in self._pages])
        made.setStyleSheet(f"QListView::item {{ min-height: {height + _LINE_ROOM}px; }}")
        return made

    def _on_page_chosen(self, number: int) -> None:
        self._text.setMarkdown(self._pages[number].text if number >= 0 else "")
        roomy = QTextBlockFormat()
        roomy.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(roomy)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _turn_to(self, heading: str) -> None:
        document = self._text.document()
        block = document.begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and block.text().startswith(heading):
                self._show_chosen(block)
                return
            block = block.next()

    def _show_chosen(self, heading: QTextBlock) -> None:
        """At the top where the page is long enough, and selected so that the eye finds it."""
        cursor = QTextCursor(heading)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        laid_out = self._text.document().documentLayout()
        laid_out.documentSize()  # lays all of it out: the scroll bar knows how far it may go
        self._text.setTextCursor(cursor)
        self._text.verticalScrollBar().setValue(int(laid_out.blockBoundingRect(heading).top()))


def _page(name: str, text: str) -> ManualPage:
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    return ManualPage(name, first.lstrip("# ").strip(), text)
