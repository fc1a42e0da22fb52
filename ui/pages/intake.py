"""取込: a file is chosen, looked through, confirmed and taken in by a child process."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.batches.intake import Plan
from app.batches.scope import Side
from app.changes import Area
from app.errors import KnownError
from app.jobs import Job, Progress
from app.people import Permission, may
from app.views import BatchSummary
from ui.asking import Question
from ui.dates import shown_time
from ui.jobs import Ending
from ui.models.rows import RowsModel
from ui.pages.file_course import FileCourse
from ui.pages.media_acts import MediaActs
from ui.pages.page import Page
from ui.pages.profile_acts import ProfileActs
from ui.tab_order import follow_layout
from ui.widgets.arithmetic import ArithmeticLine
from ui.widgets.building import button, column, label, prose, row
from ui.widgets.erasure_card import ErasureCard
from ui.widgets.protection_card import ProtectionCard
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_CHOICES = (
    (Side.SUBJECT, "業務側のファイルを選ぶ", "手帳・自立支援医療・生活保護などの台帳"),
    (Side.REGISTER, "住基側のファイルを選ぶ", "住民基本台帳の抽出"),
    (Side.PROTECTED, "支援措置の一覧を選ぶ", "支援措置対象者の宛名番号の一覧"),
)
_HEADINGS = ("種類", "名称", "事務・範囲", "抽出基準日", "件数", "取込不可", "取込日時", "取込者")
_FIGURES = frozenset({4, 5})
_EMPTY = (
    "まだ何も取り込んでいません。\n"
    "1 業務側のファイル(点検するデータ)と、2 住基側のファイルを取り込むと、「照合」に進めます。\n"
    "媒体のファイルは読むだけで、書き込みも消去もしません。"
)


class IntakePage(Page):
    """The list of imports, or the preview of the file that is being taken in."""

    areas = frozenset({Area.BATCHES, Area.MEDIA})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.intake = self.program.intake
        self._stack = QStackedWidget()
        self._sum = ArithmeticLine()
        self._empty = prose(_EMPTY, role="muted")
        self._model = RowsModel(_HEADINGS, figures=_FIGURES)
        self.table = ReadTable(self._model, name="batches", words="取込の一覧")
        supervises = may(self.program.desk.me.role, Permission.PROTECTED_LANE)
        self._protection = ProtectionCard(supervises=supervises)
        self._protection.recorded.connect(self._on_unavailable_recorded)
        self.media_acts = MediaActs(self)
        self._erasure = ErasureCard()
        self._erasure.asked.connect(self.media_acts.ask_erasure)
        self._erasure.register_asked.connect(lambda: self.page_asked.emit("media"))
        self._batches: tuple[BatchSummary, ...] = ()
        self._course = FileCourse(self, self.media_acts, self._replace_preview)
        self._course.on_accepted, self._course.on_left = self.take_in, self.show_list
        self.unfinished = lambda: self._course.under_way
        self._accepted: BatchSummary | None = None
        self._profile_acts = ProfileActs(self, self.show_list)
        self._build()

    def read_again(self) -> None:
        """Read the imports and their sum."""
        self._batches = self.intake.batches()
        self._model.show_rows([_cells(batch) for batch in self._batches])
        self.table.fit_columns()
        self._empty.setVisible(not self._batches)
        self._sum.setVisible(bool(self._batches))
        self._sum.show_sum(self.intake.arithmetic())
        self._protection.show_state(self.program.protection.state())
        self._erasure.show_waiting(self.program.media.waiting())

    def choose(self, side: Side) -> None:
        """Ask for the file of a side."""
        self.workplace.asker.choose_files(self, "抽出データを選ぶ", partial(self.look_at, side))

    def choose_without_numbers(self) -> None:
        """Ask for a business file whose numbers are typed by hand later."""
        then = partial(self.look_at, Side.SUBJECT, lacking=("number",))
        self.workplace.asker.choose_files(self, "番号のない業務側ファイルを選ぶ", then)

    def look_at(
        self, side: Side, paths: tuple[Path, ...], *, lacking: tuple[str, ...] = ()
    ) -> None:
        """Read a file for its preview; nothing is stored. `lacking` as Intake.start_preview."""
        if not paths:
            return
        self.tell("")
        drive = self.program.media.drive_of(paths[0])
        if drive.must_be_registered:
            self.media_acts.register(
                drive.drive, lambda _made: self.look_at(side, paths, lacking=lacking)
            )
            return
        self._course.begin(side, paths, lacking)

    def take_in(self, plan: Plan) -> None:
        """Take a confirmed file in."""
        self.run_job(
            lambda: self.intake.start(plan), self._finish_import, self._abandon, self._show_accepted
        )

    def _on_job_ended(self, done: Callable[[], None], ending: Ending, sentence: str) -> None:
        if not self._course.takes_turn():
            super()._on_job_ended(done, ending, sentence)

    def _build(self) -> None:
        chosen = row(spacing=10)
        for side, title, hint in _CHOICES:
            made = button(title, partial(self.choose, side), name=f"choose_{side}")
            made.setToolTip(hint)
            chosen.addWidget(made)
        chosen.addStretch(1)
        withdraw = button(
            "取込を取り下げる", self._on_withdraw_asked, name="withdraw", role="quiet"
        )
        chosen.addWidget(
            button("取込不可の行", self._on_rejected_asked, name="show_rejected", role="quiet")
        )
        chosen.addWidget(withdraw)
        start = QWidget()
        pieces = (
            chosen,
            self._other_ways(),
            self._erasure,
            self._protection,
            self._sum,
            self._empty,
            self.table,
        )
        start.setLayout(column(*pieces, spacing=12))
        self._stack.addWidget(start)
        self.body.addWidget(label("取込", role="title"))
        self.body.addWidget(self.problem)
        self.body.addWidget(self._stack, 1)

    def _other_ways(self) -> QHBoxLayout:
        """Where numbers are typed or asked for instead of being exported."""
        return row(
            button(
                "番号のない業務側ファイルを選ぶ",
                self.choose_without_numbers,
                name="choose_without_numbers",
                role="quiet",
            ),
            button(
                "番号入力",
                partial(self.page_asked.emit, "number_entry"),
                name="go_number_entry",
                role="quiet",
            ),
            button(
                "番号照会・4情報照会",
                partial(self.page_asked.emit, "inquiries"),
                name="go_inquiries",
                role="quiet",
            ),
            button("取込定義", self._show_profiles, name="go_profiles", role="quiet"),
            1,
        )

    def _on_unavailable_recorded(self, reason: str) -> None:
        try:
            changes = self.program.protection.record_unavailable(reason)
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.announcer.announce(changes.areas)
        self.read_again()

    def _finish_import(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self._accepted = self.intake.finish(job, result)
        return ()

    def _abandon(self, job: Job, _cancelled: bool) -> None:  # noqa: FBT001 - a callback's shape
        self.intake.abandon(job)

    def _show_profiles(self) -> None:
        """The kept profiles."""
        self.tell("")
        shown = self._profile_acts.shown_list()
        self._replace_preview(shown)
        follow_layout(self)
        shown.table.setFocus()

    def show_list(self) -> None:
        """Back to the list of imports."""
        self._course.forget()
        self._replace_preview(None)
        self.read_again()
        self.take_focus()

    def _show_accepted(self) -> None:
        kept = self._course.keep_profile()
        self.workplace.announcer.announce(frozenset({Area.BATCHES, Area.LEDGER}))
        self.show_list()
        accepted = self._accepted
        if accepted is not None:
            words = f"「{accepted.extract}」を取り込みました。"
            self.tell(f"✓ {words}{kept}", role="done")

    def _replace_preview(self, shown: QWidget | None) -> None:
        while (old := self._stack.widget(1)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if shown is not None:
            self._stack.addWidget(shown)
            self._stack.setCurrentWidget(shown)

    @Slot()
    def _on_rejected_asked(self) -> None:
        """The rows that the chosen import left out."""
        place = self.table.chosen_row()
        batch = self._batches[place] if place >= 0 else None
        found = self.intake.rejected(batch.batch_id) if batch else None
        if found is None or not found.total:
            self.tell("取込不可の行のある取込を一覧から選んでください。")
            return
        self.tell("")
        shown = self.media_acts.rejected_list(found, self.show_list)
        self._replace_preview(shown)
        follow_layout(self)

    @Slot()
    def _on_withdraw_asked(self) -> None:
        place = self.table.chosen_row()
        if place < 0:
            self.tell("取り下げる取込を一覧から選んでください。")
            return
        batch = self._batches[place]
        question = Question(
            "取込の取下げ",
            f"「{batch.extract}」を次の照合に使わないようにします。記録は残ります。",
            "取り下げる",
        )
        self.workplace.asker.confirm(self, question, partial(self._withdraw, batch))

    def _withdraw(self, batch: BatchSummary) -> None:
        try:
            self.intake.withdraw(batch.batch_id, "画面での取下げ")
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.announcer.announce(frozenset({Area.BATCHES, Area.LEDGER}))
        self.read_again()


def _cells(batch: BatchSummary) -> tuple[str, ...]:
    kept = batch.arithmetic.inspected + batch.arithmetic.without_number
    name = batch.extract if batch.in_use else f"{batch.extract}(使わない)"
    return (
        batch.side_words,
        name,
        batch.scheme_words or batch.coverage_words,
        batch.reference_date.isoformat(),
        f"{kept:,}",
        f"{batch.arithmetic.rejected:,}",
        shown_time(batch.accepted_at),
        batch.accepted_by,
    )
