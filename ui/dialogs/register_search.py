"""住基検索: residents by kana, name and birth date; one beside the subject, one attached."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.changes import Changes
from app.errors import KnownError
from app.search.views import Ask, SearchPage
from app.search.words import SearchWords
from app.views import CaseView
from ui.actions import bind, key_words
from ui.index_keeper import index_work
from ui.tab_order import follow_layout
from ui.widgets.building import button, column, label, restyle, row
from ui.widgets.comparison import Comparison, Headings
from ui.widgets.found_list import FoundList
from ui.widgets.search_words import SearchWordsCard
from ui.workplace import Workplace

_SIZE = (1200, 730)  # pixels at normal text size
_EDGE = 24  # of the screen that stays free
_LARGE = 150  # percent of text size above which fewer fields stand side by side
_RECORDED = "検索した人・日時・理由・項目は操作記録に残ります。"
_INDEX_WANTED = (
    "検索用の索引がまだありません。「索引を作成する」で作成してください"
    "(住民100万人あたり10秒ほど)。閉じても作成は続きます。"
)


class RegisterSearchDialog(QDialog):
    """Opened from a case; stays open until somebody is attached or it is closed."""

    attached = Signal(Changes)

    def __init__(
        self, parent: QWidget, workplace: Workplace, case: CaseView, *, reason: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("住基検索")
        self.setObjectName("register_search")
        self._workplace, self._case = workplace, case
        self._search = workplace.program.register_search
        self._page: SearchPage | None = None
        self._asked: Ask | None = None
        beside = 3 if workplace.appearance.percent <= _LARGE else 2
        self.words = SearchWordsCard(by_number=self._search.state().by_number, beside=beside)
        self.found = FoundList()
        self.comparison = Comparison(workplace.appearance, workplace.variants)
        self._told = label(_RECORDED, role="small", wrap=True)
        self._told.setObjectName("search_told")
        self._index = button(
            "索引を作成する", self._on_index_asked, name="make_index", role="primary"
        )
        self._attach = button(
            f"{key_words('found_attach')} この人を本人の候補にする",
            self.attach,
            name="search_attach",
        )
        self._build()
        self._wire()
        subject = case.subject
        self.words.start_with(SearchWords(kana=subject.kana, birth_date=subject.birth_date), reason)
        self._show_state()

    @Slot()
    def search(self) -> None:
        """Enter: search from the first page."""
        words, reason = self.words.words(), self.words.reason_code()
        self._show_answer(Ask(case_id=self._case.case_id, reason=reason, words=words))

    @Slot()
    def attach(self) -> None:
        """T: the resident beside the subject becomes a candidate of the case."""
        place = self.found.chosen_row()
        if self._page is None or not 0 <= place < len(self._page.hits):
            return
        try:
            changes = self._search.attach(self._case.case_id, self._page.hits[place].spot)
        except KnownError as error:
            self._tell_error(error)
            return
        self.attached.emit(changes)
        self.accept()

    def turn(self, pages: int) -> None:
        """→ and ←: another page of the same answer."""
        if self._page is not None and self._asked is not None:
            number = self._page.page + pages
            if 0 <= number < self._page.pages:
                self._show_answer(replace(self._asked, page=number))

    def _show_answer(self, ask: Ask) -> None:
        try:
            page = self._search.search(ask)
        except KnownError as error:
            self._tell_error(error)
            if error.code == "F109":
                self.words.reason.setFocus()
            self._show_state()
            return
        self._page, self._asked = page, ask
        pages = f"　{page.page + 1}/{page.pages}ページ" if page.pages > 1 else ""
        self._tell(f"{page.words}{pages}", role="heading" if page.found else "problem")
        self.found.show_hits(page.hits)
        self._results.setVisible(bool(page.hits))
        self._attach.setVisible(bool(page.hits))
        if page.hits:
            self.found.setFocus()

    @Slot(int)
    def _on_hit_chosen(self, place: int) -> None:
        """Compare the subject with the resident chosen."""
        if self._page is None or not 0 <= place < len(self._page.hits):
            return
        hit = self._page.hits[place]
        try:
            resident = self._search.beside(self._case.case_id, hit.spot)
        except KnownError as error:
            self._tell_error(error)
            return
        headings = Headings(f"業務システム　{self._case.subject.scheme_words}", "住基　検索した人")
        self.comparison.show_attributes(resident.attributes, headings, marked=True)
        self._attach.setEnabled(not hit.is_linked)

    @Slot()
    def _on_index_asked(self) -> None:
        try:
            self._workplace.jobs.run(index_work(self._workplace, lambda _ending: None))
        except KnownError as error:
            self._tell_error(error)
            return
        self._index.hide()

    @Slot(str, int, int)
    def _on_progress(self, words: str, done: int, total: int) -> None:
        if self._search.state().wanted:
            share = f"　{done / total:.0%}" if total else ""
            self._tell(f"{words}{share}", role="small")

    @Slot()
    def _on_job_ended(self) -> None:
        if self._page is None:
            self._tell(_RECORDED, role="small")
            self._show_state()

    def _show_state(self) -> None:
        """What has to be done before anything can be searched."""
        state = self._search.state()
        waiting = state.wanted and self._workplace.jobs.idle
        self._index.setVisible(waiting)
        self.words.setEnabled(not state.hindrance and not state.wanted)
        if state.hindrance:
            self._tell(state.hindrance, role="problem")
        elif waiting:
            self._tell(_INDEX_WANTED, role="notice")
            self._index.setFocus()
        elif not state.wanted and self._page is None:
            self.words.take_focus()

    def _build(self) -> None:
        subject = self._case.subject
        title = label("住基検索", role="title")
        about = label(f"整理番号 {self._case.serial}　{subject.name}", role="muted")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setObjectName("search_comparison")
        scroll.setAccessibleName("業務システムと住基の比較")
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows move it where it does not fit
        holder = QWidget()
        holder.setLayout(column(self.comparison, 1))
        scroll.setWidget(holder)
        self._results = QSplitter(Qt.Orientation.Vertical)
        self._results.setChildrenCollapsible(False)
        self._results.setHandleWidth(8)
        for piece in (self.found, scroll):
            self._results.addWidget(piece)
        self._results.setSizes([200, 300])
        self._results.hide()
        self._attach.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(row(title, about, 1, spacing=14))
        layout.addWidget(self.words)
        told = row(self._told, self._index)
        told.setStretch(0, 1)
        layout.addLayout(told)
        layout.addWidget(self._results, 1)
        layout.addStretch(0)
        close = button("Esc 閉じる", self.reject, name="search_close")
        foot = row(label(_keys(), role="small", wrap=True), self._attach, close)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self.resize(self._size())

    def _size(self) -> QSize:
        """As large as the text wants it, and the screen has room for."""
        wanted = QSize(*_SIZE) * (self._workplace.appearance.percent / 100)
        return wanted.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE))

    def _wire(self) -> None:
        self.words.asked.connect(self.search)
        self.found.hit_chosen.connect(self._on_hit_chosen)
        self._workplace.jobs.progressed.connect(self._on_progress)
        self._workplace.jobs.ended.connect(self._on_job_ended)
        bind(self, "found_words", self.words.take_focus)
        bind(self, "found_attach", self.attach)
        bind(self, "found_next", lambda: self.turn(1))
        bind(self, "found_previous", lambda: self.turn(-1))
        follow_layout(self)

    def _tell_error(self, error: KnownError) -> None:
        self._tell(f"{error.sentence}({error.code})", role="problem")

    def _tell(self, words: str, *, role: str) -> None:
        self._told.setText(words)
        restyle(self._told, role=role)


def _keys() -> str:
    return (
        f"Enter 検索　↑ ↓ 選ぶ　{key_words('found_previous')} {key_words('found_next')} 前・次の50件"
        f"　{key_words('found_words')} 言葉を直す　{key_words('found_attach')} 本人の候補にする"
    )
