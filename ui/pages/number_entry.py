"""番号入力: lists of records that wait for a number, and the desk where the numbers are typed."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from app.changes import Area, Changes
from app.clock import SystemClock
from app.entry.views import EntryListView, EntrySource
from app.errors import KnownError
from app.jobs import Job, Progress
from app.printing.case_printing import Printing
from app.printing.form_printing import FormPrinting
from app.views import BatchSummary
from ui.asking import Question
from ui.dates import shown_time, typed_date
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.building import button, column, empty, frame, label, prose, row
from ui.widgets.entry_desk import EntryDesk
from ui.widgets.table import ReadTable
from ui.widgets.whole_start import WholeStart
from ui.workplace import Workplace

_HEADINGS = ("名称", "事務", "入力済", "件数", "支援措置(責任者が入力)", "作成日時", "作成者")
_FIGURES = frozenset({2, 3, 4})
_PASSWORD_HEIGHTS = 15
_EMPTY = (
    "番号の入力を待つ一覧はありません。\n"
    "業務システムから個人番号を書き出せないときは、番号のない台帳を取り込んでから、ここで番号だけを入力します。\n"
    "入力した番号は検査用数字と住基データで確かめ、終わると通常の取込と同じ形で保存します。"
)
_NO_SOURCE = "番号のない記録を含む取込はありません。"


class NumberEntryPage(Page):
    """The lists, or one list at the desk."""

    areas = frozenset({Area.BATCHES, Area.ENTRY})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.entry = self.program.number_entry
        self.desk: EntryDesk | None = None
        self._lists: tuple[EntryListView, ...] = ()
        self._prepared: EntryListView | None = None
        self._accepted: BatchSummary | None = None
        self._stack = QStackedWidget()
        self._empty = prose(_EMPTY, role="muted")
        self._model = RowsModel(_HEADINGS, figures=_FIGURES)
        self.table = ReadTable(self._model, name="entry_lists", words="番号入力の一覧")
        self._sources = column(spacing=6)
        self.whole = WholeStart()
        self._title = label("番号入力", role="title")
        self.password = QLineEdit(
            placeholderText="用紙(PDF)のパスワード 12字以上", echoMode=QLineEdit.EchoMode.Password
        )
        self.password.setObjectName("entry_password")
        self.password.setMinimumWidth(self.password.fontMetrics().height() * _PASSWORD_HEIGHTS)
        self.password.setAccessibleName("用紙のPDFのパスワード")
        self._build()

    def read_again(self) -> None:
        """Read the lists and what could become one."""
        if self.desk is not None:
            return
        self._lists = self.entry.lists()
        self._model.show_rows([_cells(listed) for listed in self._lists])
        self.table.fit_columns()
        self._empty.setVisible(not self._lists)
        self._working.setVisible(bool(self._lists))
        if self._lists and self.table.chosen_row() < 0:
            self.table.selectRow(0)
        first = self._show_sources(self.entry.sources())
        self.starts_at = self.table if self._lists else first
        self.whole.setVisible(self.entry.may_type_whole())

    def take_focus(self) -> None:
        if self.desk is not None:
            self.desk.take_focus()
        else:
            super().take_focus()

    def prepare(self, batch_id: str) -> None:
        """Make a list of the records of a batch."""
        self._run_preparing(lambda: self.entry.start(batch_id))

    def open_list(self, list_id: str) -> None:
        """Bring a list to the desk."""
        try:
            session = self.entry.open(list_id)
        except KnownError as error:
            self.tell_error(error)
            return
        self.tell("")
        self.desk = EntryDesk(session, self.workplace.appearance, self.workplace.variants)
        self.desk.changed.connect(self._on_typed)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        listed = next(one for one in self.entry.lists() if one.list_id == list_id)
        self._title.setText(f"番号入力　{listed.extract}　{listed.scheme_words}")
        self._show_ways(at_desk=True)
        self.take_focus()

    def leave_desk(self) -> None:
        """Back to the lists; everything typed is kept."""
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.session.close()
            self._stack.removeWidget(desk)
            desk.deleteLater()
        self._title.setText("番号入力")
        self._show_ways(at_desk=False)
        self.read_again()

    def close_list(self, list_id: str) -> None:
        """Make a batch of what was typed."""
        self.leave_desk()
        closing = self.program.entry_closing
        self.run_job(
            lambda: closing.start(list_id),
            self._finish_close,
            lambda job, _cancelled: closing.abandon(job),
            self._show_accepted,
        )

    def save_paper(self, list_id: str, folder: Path) -> None:
        """Draw 個人番号記入用紙, enter the print, write the file."""
        printing = Printing(self.program, SystemClock())
        try:
            document = FormPrinting(self.program, SystemClock()).entry_sheet(list_id)
            saved = printing.save(document, folder, password=self.password.text())
        except KnownError as error:
            self.tell_error(error)
            return
        self.password.clear()
        self.workplace.announcer.announce(frozenset({Area.PRINTS, Area.LEDGER}))
        self.tell(f"✓ 「{saved.name}」を保存しました({document.row.pages} 頁)。", role="done")

    def _build(self) -> None:
        self._back = button("取込へ戻る", self._on_back_asked, name="entry_back", role="quiet")
        self._finish_now = button(
            "入力を終えて取り込む", self._on_finish_asked, name="entry_finish", role="primary"
        )
        head = row(self._title, 1, self._back, self._finish_now)
        acts = row(
            button("入力を続ける", self._on_open_asked, name="entry_open", role="primary"),
            button("入力を終えて取り込む", self._on_close_asked, name="entry_close"),
            button("手書き用の一覧", self._on_paper_asked, name="entry_paper"),
            self.password,
            1,
            button("取りやめる", self._on_give_up_asked, name="entry_give_up", role="quiet"),
        )
        self._working = frame("card", label("入力中の一覧", role="heading"), self.table, acts)
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * 6)
        self.table.doubleClicked.connect(lambda _index: self._on_open_asked())
        waiting = frame("card", label("番号のない記録", role="heading"), self._sources)
        self.whole.asked.connect(self._on_whole_asked)
        start = QWidget()
        start.setLayout(column(self._empty, self._working, waiting, self.whole, 1, spacing=12))
        self._stack.addWidget(start)
        self.body.addLayout(head)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._stack, 1)
        self._show_ways(at_desk=False)

    def _show_ways(self, *, at_desk: bool) -> None:
        self._finish_now.setVisible(at_desk)
        self._back.setText("一覧へ戻る" if at_desk else "取込へ戻る")

    def _show_sources(self, sources: tuple[EntrySource, ...]) -> QPushButton | None:
        """What could become a list; the first button of it, None where nothing could."""
        empty(self._sources)
        starts: list[QPushButton] = []
        if not sources:
            self._sources.addWidget(label(_NO_SOURCE, role="muted"))
        for source in sources:
            words = (
                f"{source.extract}　{source.scheme_words}　番号なし {source.without_number:,} 件"
            )
            act = partial(self.prepare, source.batch_id)
            start = button("番号を入力する", act, name=f"prepare_{source.extract}", role="primary")
            self._sources.addLayout(row(label(words), 1, start))
            start.show()  # at once: what is not shown yet takes no focus
            starts.append(start)
        return starts[0] if starts else None

    def _run_preparing(self, start: Callable[[], Job]) -> None:
        self.tell("")
        self.run_job(
            start,
            self._finish_preparing,
            lambda job, _cancelled: self.entry.abandon(job),
            self._show_prepared,
        )

    def _finish_preparing(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self._prepared = self.entry.finish(job, result)
        return ()

    def _show_prepared(self) -> None:
        self.workplace.announcer.announce(frozenset({Area.ENTRY, Area.LEDGER}))
        if self._prepared is not None:
            self.open_list(self._prepared.list_id)

    def _finish_close(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self._accepted = self.program.entry_closing.finish(job, result)
        return ()

    def _show_accepted(self) -> None:
        self.workplace.announcer.announce(frozenset({Area.BATCHES, Area.ENTRY, Area.LEDGER}))
        self.read_again()
        if self._accepted is not None:
            left = self._accepted.arithmetic.without_number
            more = f" 番号のない記録が {left:,} 件残っています。" if left else ""
            words = f"✓ 「{self._accepted.extract}」を取り込みました。次の照合に使います。{more}"
            self.tell(words, role="done")

    def _chosen(self) -> EntryListView | None:
        place = self.table.chosen_row()
        if 0 <= place < len(self._lists):
            return self._lists[place]
        self.tell("一覧から選んでください。")
        return None

    @Slot()
    def _on_open_asked(self) -> None:
        if (listed := self._chosen()) is not None:
            self.open_list(listed.list_id)

    @Slot()
    def _on_close_asked(self) -> None:
        if (listed := self._chosen()) is not None:
            self.close_list(listed.list_id)

    @Slot()
    def _on_finish_asked(self) -> None:
        if self.desk is not None:
            self.close_list(self.desk.session.list_id)

    @Slot()
    def _on_back_asked(self) -> None:
        if self.desk is not None:
            self.leave_desk()
        else:
            self.page_asked.emit("intake")

    @Slot()
    def _on_paper_asked(self) -> None:
        listed = self._chosen()
        if listed is not None:
            then = partial(self.save_paper, listed.list_id)
            self.workplace.asker.choose_folder(self, "保存先のフォルダー", then)

    @Slot()
    def _on_give_up_asked(self) -> None:
        listed = self._chosen()
        if listed is None:
            return
        question = Question(
            "番号入力の取りやめ",
            f"「{listed.extract}」に入力した {listed.typed:,} 件の番号を捨てます。元に戻せません。",
            "取りやめる",
        )
        self.workplace.asker.confirm(self, question, partial(self._give_up, listed.list_id))

    def _give_up(self, list_id: str) -> None:
        try:
            self.entry.give_up(list_id)
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.announcer.announce(frozenset({Area.BATCHES, Area.ENTRY, Area.LEDGER}))
        self.read_again()

    @Slot(str, str, str)
    def _on_whole_asked(self, extract: str, scheme: str, day: str) -> None:
        try:
            date = typed_date(day)
        except KnownError as error:
            self.tell_error(error)
            return
        self._run_preparing(lambda: self.entry.start_whole(extract, scheme, date))

    @Slot(Changes)
    def _on_typed(self, changes: Changes) -> None:
        self.workplace.announcer.announce(changes.areas)


def _cells(listed: EntryListView) -> tuple[str, ...]:
    return (
        listed.extract,
        listed.scheme_words,
        f"{listed.typed:,}",
        "" if listed.whole else f"{listed.records:,}",
        f"{listed.for_supervisor:,}" if listed.for_supervisor else "",
        shown_time(listed.made_at),
        listed.made_by,
    )
