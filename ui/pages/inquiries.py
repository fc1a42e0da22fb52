"""番号照会・4情報照会: made, carried out on a medium, answered, every number accounted for."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app.access.approval import Approver
from app.batches.media import Carriage
from app.changes import Area
from app.clock import SystemClock
from app.errors import KnownError
from app.inquiry.views import Asked, AskedRow, InquiryKind, InquiryView, ReplyPreview
from app.inquiry.writing import CarryOut, write_inquiry
from app.jobs import Job, Progress
from app.printing.case_printing import Printing
from app.printing.form_printing import FormPrinting
from app.words import words
from ui.dates import shown_time, typed_date
from ui.dialogs.carry_out import CarryOutDialog
from ui.dialogs.reply_preview import ReplyPreviewDialog
from ui.models.rows import RowsModel
from ui.pages.media_acts import MediaActs
from ui.pages.page import Page
from ui.widgets.building import button, label, prose, row
from ui.widgets.inquiry_card import InquiryCard
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_HEADINGS = ("番号", "種類", "作成日時", "照会", "回答あり", "該当なし", "未回答", "持出し")
_FIGURES = frozenset({3, 4, 5, 6})
_LEFT_HEADINGS = ("照会の管理番号", "抽出データ", "記録の管理番号", "結果")
_MOST_SHOWN = 1_000
_LINES = 6
_REPLY_PURPOSE = "照会の回答の取込"
_EMPTY = (
    "照会はまだありません。\n"
    "番号照会用データには、個人番号と照会用の管理番号だけを書き出します(氏名・事務は含みません)。\n"
    "回答を取り込むと、照会した1件ごとに 回答あり・該当なし・未回答 を確かめ、住基側のデータとして使います。"
)


class InquiriesPage(Page):
    """The inquiries, the chosen one, and what is still unanswered."""

    areas = frozenset({Area.BATCHES, Area.INQUIRIES})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.inquiries = self.program.inquiries
        self._views: tuple[InquiryView, ...] = ()
        self.kind, self.asked = QComboBox(), QComboBox()
        self._model = RowsModel(_HEADINGS, figures=_FIGURES)
        self.table = ReadTable(self._model, name="inquiries", words="照会の一覧")
        self.card = InquiryCard()
        self._left_model = RowsModel(_LEFT_HEADINGS, figures=frozenset())
        self._left_title = label(role="heading")
        self.left = ReadTable(self._left_model, name="unanswered", words="回答のない照会")
        self._empty = prose(_EMPTY, role="muted")
        self.dialog: CarryOutDialog | None = None
        self.media_acts = MediaActs(self)
        self._carriage = Carriage()
        self.preview: ReplyPreviewDialog | None = None
        self._looked_at: ReplyPreview | None = None
        self._build()
        self._wire()

    def read_again(self) -> None:
        """Read the inquiries; the chosen one stays chosen."""
        chosen = max(self.table.chosen_row(), 0)
        self._views = self.inquiries.views()
        self._model.show_rows([_cells(view) for view in self._views])
        self.table.fit_columns()
        has_any = bool(self._views)
        self.starts_at = self.table if has_any else self.kind
        self._empty.setVisible(not has_any)
        for widget in (self.table, self.card, self._left_title, self.left):
            widget.setVisible(has_any)
        if has_any:
            self.table.selectRow(min(chosen, len(self._views) - 1))
            self._show_chosen()

    def make(self) -> None:
        """Seal what is to be asked."""
        self.tell("")
        kind, asked = InquiryKind(self.kind.currentData()), Asked(self.asked.currentData())
        self.run_job(
            lambda: self.inquiries.start(kind, asked),
            self._finish_making,
            lambda job, _cancelled: self.inquiries.abandon(job),
            self._after_making,
        )

    def ask_carry_out(self) -> None:
        """Ask for medium, approval and the second person."""
        view = self._chosen()
        if view is None:
            return
        self.dialog = CarryOutDialog(self, view)
        self.dialog.asked.connect(self._on_folder_asked)
        self.dialog.open()

    def write_to(self, inquiry_id: str, folder: Path) -> None:
        """Write the files; the dialog stays open where something is refused."""
        dialog = self.dialog
        if dialog is None:
            return
        try:
            carry = CarryOut(
                folder=folder,
                most_rows=dialog.most_rows(),
                medium=dialog.medium.text(),
                approval=dialog.approval.text(),
                purpose=dialog.purpose.text(),
                approver=Approver(user=dialog.user.text(), password=dialog.password.text()),
            )
            view = write_inquiry(self.program.desk, inquiry_id, carry)
        except KnownError as error:
            dialog.tell(f"{error.sentence}({error.code})")
            return
        dialog.accept()
        self.dialog = None
        self._after_change()
        files = len(view.carried_out.files) if view.carried_out else 0
        self.tell(f"✓ {files} ファイルを書き出しました。取り外せます。", role="done")

    def make_again(self) -> None:
        """Seal what the chosen inquiry asked and nobody answered."""
        view = self._chosen()
        if view is None:
            return
        self.tell("")
        self.run_job(
            lambda: self.inquiries.start_again(view.inquiry_id),
            self._finish_making,
            lambda job, _cancelled: self.inquiries.abandon(job),
            self._after_making_again,
        )

    def look_at_reply(self, view: InquiryView, day: str, paths: tuple[Path, ...]) -> None:
        """Show what a reply would answer; nothing is stored."""
        self.tell("")
        try:
            on = typed_date(day)
        except KnownError as error:
            self.tell_error(error)
            return

        def look(told: Carriage) -> None:
            self._carriage = told
            self.run_job(
                lambda: self.inquiries.start_preview(view.inquiry_id, paths),
                self._finish_preview,
                lambda _job, _cancelled: None,
                partial(self._ask_about_reply, view, on, paths),
            )

        self.media_acts.carried(paths[0], _REPLY_PURPOSE, look)

    def take_reply(self, inquiry_id: str, day: date, paths: tuple[Path, ...]) -> None:
        """Take a reply in."""
        self.tell("")
        self.run_job(
            lambda: self.inquiries.start_reply(inquiry_id, paths, day, carriage=self._carriage),
            self.inquiries.finish_reply,
            lambda job, _cancelled: self.inquiries.abandon_reply(job),
            self._after_change,
        )

    def save_record(self, inquiry_id: str, folder: Path) -> None:
        """Draw 持出し記録, enter the print, write the file."""
        printing = Printing(self.program, SystemClock())
        try:
            document = FormPrinting(self.program, SystemClock()).carry_out(inquiry_id)
            saved = printing.save(document, folder, password=self.card.password.text())
        except KnownError as error:
            self.tell_error(error)
            return
        self.card.password.clear()
        self.workplace.announcer.announce(frozenset({Area.PRINTS, Area.LEDGER}))
        self.tell(f"✓ 「{saved.name}」を保存しました。", role="done")

    def _build(self) -> None:
        back = button(
            "取込へ戻る", partial(self.page_asked.emit, "intake"), name="inquiry_back", role="quiet"
        )
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * _LINES)
        self.body.addLayout(row(label("番号照会・4情報照会", role="title"), 1, back))
        self.body.addWidget(self.problem)
        self.body.addLayout(self._making())
        self.body.addWidget(self._empty)
        self.body.addWidget(self.table)
        self.body.addWidget(self.card)
        self.body.addWidget(self._left_title)
        self.body.addWidget(self.left, 1)
        self.body.addStretch(0)

    def _making(self) -> QHBoxLayout:
        for combo, choices, name, spoken in (
            (self.kind, InquiryKind, "inquiry_kind", "照会の種類"),
            (self.asked, Asked, "inquiry_asked", "照会する記録"),
        ):
            combo.setObjectName(name)
            combo.setAccessibleName(spoken)
            for choice in choices:
                combo.addItem(words(choice), choice.value)
        make = button("照会用データを作る", self.make, name="inquiry_make", role="primary")
        return row(self.kind, self.asked, make, 1)

    def _wire(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _index: self._follow_kind())
        self._follow_kind()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.card.write_asked.connect(self.ask_carry_out)
        self.card.reply_asked.connect(self._on_reply_asked)
        self.card.again_asked.connect(self.make_again)
        self.card.record_asked.connect(self._on_record_asked)

    def _follow_kind(self) -> None:
        """Everybody with a number is asked by number; only attributes leave a choice."""
        self.asked.setVisible(self.kind.currentData() != InquiryKind.NUMBER)

    def _finish_making(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self.inquiries.finish(job, result)
        return ()

    def _finish_preview(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self._looked_at = self.inquiries.finish_preview(job, result)
        return ()

    def _ask_about_reply(self, view: InquiryView, day: date, paths: tuple[Path, ...]) -> None:
        if self._looked_at is None:
            return
        self.preview = ReplyPreviewDialog(self, view, self._looked_at)
        self.preview.accepted.connect(partial(self.take_reply, view.inquiry_id, day, paths))
        self.preview.open()

    def _after_making(self) -> None:
        """The newest is chosen, and what comes next has the focus."""
        self._after_change()
        self.table.selectRow(0)  # the newest stands first
        self.card.take_focus()

    def _after_making_again(self) -> None:
        self._after_making()
        self.tell("✓ 未回答だけの照会を作りました。媒体へ書き出せます。", role="done")

    def _after_change(self) -> None:
        areas = frozenset({Area.BATCHES, Area.CASES, Area.INQUIRIES, Area.LEDGER})
        self.workplace.announcer.announce(areas)
        self.read_again()

    def _chosen(self) -> InquiryView | None:
        place = self.table.chosen_row()
        return self._views[place] if 0 <= place < len(self._views) else None

    def _show_chosen(self) -> None:
        view = self._chosen()
        if view is None:
            return
        self.card.show_inquiry(view)
        rows: tuple[AskedRow, ...] = ()
        if view.replies:
            try:
                rows = self.inquiries.unanswered(view.inquiry_id, most=_MOST_SHOWN)
            except KnownError as error:
                self.tell_error(error)
        self._left_model.show_rows([_left_cells(one) for one in rows])
        self.left.fit_columns()
        self.left.setVisible(bool(rows))
        total = view.nobody + view.unanswered
        more = f"(はじめの {_MOST_SHOWN:,} 件)" if total > len(rows) else ""
        self._left_title.setText(f"該当なし・未回答 {total:,} 件{more}" if rows else "")

    @Slot()
    def _on_folder_asked(self) -> None:
        view = self._chosen()
        if view is not None and self.dialog is not None:
            then = partial(self.write_to, view.inquiry_id)
            self.workplace.asker.choose_folder(self.dialog, "媒体のフォルダー", then)

    @Slot(str)
    def _on_reply_asked(self, day: str) -> None:
        view = self._chosen()
        if view is None:
            return
        if not day.strip():
            self.tell("回答の基準日(照会先が抽出した日)を入力してください。(U102)")
            self.card.day.setFocus()
            return
        then = partial(self.look_at_reply, view, day)
        self.workplace.asker.choose_files(self, "回答のファイルを選ぶ", then)

    @Slot()
    def _on_record_asked(self) -> None:
        view = self._chosen()
        if view is not None:
            then = partial(self.save_record, view.inquiry_id)
            self.workplace.asker.choose_folder(self, "保存先のフォルダー", then)


def _cells(view: InquiryView) -> tuple[str, ...]:
    carried = f"{shown_time(view.carried_out.at)} 済" if view.carried_out else "未"
    counts = (view.asked, view.answered, view.nobody, view.unanswered)
    made = shown_time(view.made_at)
    kind = view.kind_words + (f"(第{view.again_of}号の再照会)" if view.again_of else "")
    return (f"第{view.place}号", kind, made, *(f"{n:,}" for n in counts), carried)


def _left_cells(one: AskedRow) -> tuple[str, ...]:
    return one.serial, one.extract, one.record_id, words(one.outcome)
