"""集計: official figures per scheme, progress against the deadline, the sample of A."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from app.batches.media import Carriage
from app.case_states import Lane
from app.changes import Area
from app.clock import SystemClock
from app.errors import KnownError
from app.people import Permission, may
from app.printing.form_printing import FormPrinting
from app.review.first_check import Grouping, QueueFilter
from app.supervision.acceptance_sampling import MOST, USUAL_SIZE
from app.supervision.figure_views import Forecast, SchemeFigures, WaitingCases
from app.supervision.figures_writing import write_figures
from ui.pages.media_acts import MediaActs
from ui.pages.page import Page
from ui.widgets.building import Card, button, column, empty, frame, label, prose, roomy, row
from ui.widgets.form import NumberBox
from ui.widgets.listing import Listing
from ui.widgets.scrolled import scrolled
from ui.workplace import Workplace

_OFFICIAL = (
    "事務",
    "点検対象件数",
    "本人確認終了件数",
    "終了割合",
    "紐付け誤り件数",
    "継続確認件数",
    "番号なし(対象外)",
)
_EXPLAINED = (
    "( )内は人数です。事務の中で氏名・生年月日・個人番号が同じ記録を1人と数えます。"
    "終了は、一致(A)として確定した件と、二次確認まで終わった件の合計です。"
)
_PURPOSE = "点検結果の報告"
_PASSWORD_HEIGHTS = 15


class FiguresPage(Page):
    """What the office reports, and how far it is."""

    areas = frozenset({Area.CASES, Area.RUNS, Area.BATCHES, Area.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._figures = self.program.figures
        self._supervises = may(self.program.desk.me.role, Permission.MANAGE_PEOPLE)
        self.media = MediaActs(self)
        self._progress = row(spacing=34)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("確認済の割合")
        self._forecast = prose("")
        self._forecast.setObjectName("forecast")
        self._acceptance = prose("")
        self._acceptance.setObjectName("acceptance")
        self._nobody_waits = label("待っている件はありません。", role="muted")
        self.official = Listing("official", "事務ごとの件数", _OFFICIAL, range(1, 7))
        self.waiting = Listing("waiting", "待っている件", ("状態", "件数", "最も古い日"), (1,))
        self.patterns = Listing(
            "progress", "相違パターンごと", ("レーン", "相違パターン", "残り", "全体"), (2, 3)
        )
        self.sample_size = NumberBox(lowest=1, highest=MOST, value=USUAL_SIZE)
        self.password = QLineEdit(
            placeholderText="PDFのパスワード 12字以上", echoMode=QLineEdit.EchoMode.Password
        )
        self._build()

    def read_again(self) -> None:
        """Read every figure."""
        self._read_progress()
        self.official.show_rows([_official(one) for one in self._figures.official()])
        begun = self.program.review.counts().total > 0
        self._forecast.setText(roomy(_forecast(self._figures.forecast()) if begun else _NOT_BEGUN))
        waiting = self._figures.waiting()
        self.waiting.show_rows([_waiting(one) for one in waiting])
        self.waiting.setVisible(bool(waiting))
        self._nobody_waits.setVisible(not waiting)
        acceptance = self._figures.acceptance()
        told = acceptance.words if acceptance.drawn else "まだ抽出していません。"
        self._acceptance.setText(roomy(told))
        self._draw.setEnabled(not acceptance.drawn)
        review = self.program.review
        self.patterns.show_rows(
            [
                (lane.words, one.words, f"{one.remaining:,}", f"{one.total:,}")
                for lane in review.lanes()
                for one in review.groups(QueueFilter(lane=Lane(lane.key)), Grouping.SIGNATURE)
            ]
        )

    @Slot()
    def draw_sample(self) -> None:
        """Draw the sample of A."""
        try:
            changes = self.program.acceptance.draw(self.sample_size.value())
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.announcer.announce(changes.areas)
        self.tell(
            "✓ 抜取確認の件を抽出しました。「確認」の画面のレーン「抜取確認(A)」に並びます。",
            role="done",
        )

    @Slot()
    def save_paper(self) -> None:
        """Ask where to, then draw 集計表 and save it."""
        draw = FormPrinting(self.program, SystemClock()).figures
        self.media.save(draw, self.password.text())
        self.password.clear()

    @Slot()
    def bring_figures(self) -> None:
        """Ask for the folder of a medium and what it is used for, then write the CSV."""
        self.workplace.asker.choose_folder(self, "媒体のフォルダー", self._carry)

    def _carry(self, folder: Path) -> None:
        self.media.carried(folder, _PURPOSE, partial(self._write, folder))

    def _write(self, folder: Path, carriage: Carriage) -> None:
        try:
            path = write_figures(self.program.desk, folder, carriage=carriage)
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.announcer.announce(frozenset({Area.MEDIA, Area.LEDGER}))
        self.tell(f"✓ 「{path.name}」を書き出しました。取り外せます。", role="done")

    def _build(self) -> None:
        self.sample_size.setObjectName("sample_size")
        self.sample_size.setAccessibleName("抜取確認の件数")
        self._draw = button("抽出する", self.draw_sample, name="draw_sample")
        unit = label("件")
        sample = row(self._acceptance, self.sample_size, unit, self._draw)
        sample.setStretch(0, 1)
        if not self._supervises:
            for piece in (self.sample_size, unit, self._draw):
                piece.hide()
        head = row(label("集計", role="title"), 1)
        if self._supervises:
            onward = button(
                "監督(判断の一致・担当者・模擬の件・従事者数)",
                lambda: self.page_asked.emit("supervision"),
                name="to_supervision",
            )
            head.addWidget(onward)
        cards = [
            self._official_card(),
            frame("card", _title("進み具合と見込み"), self._progress, self._bar, self._forecast),
            frame("card", _title("待っている件"), self.waiting, self._nobody_waits),
            frame("card", _title("一致(A)の抜取確認"), sample),
            frame("card", _title("相違パターンごとの残り"), self.patterns),
        ]
        self.body.addLayout(head)
        self.body.addWidget(self.problem)
        self.body.addWidget(scrolled(cards, words="集計の内容"), 1)

    def _official_card(self) -> Card:
        self.password.setObjectName("figures_password")
        self.password.setAccessibleName("集計表のPDFのパスワード")
        self.password.setMinimumWidth(self.password.fontMetrics().height() * _PASSWORD_HEIGHTS)
        if self.program.head().demonstration:
            self.password.hide()
        paper = button("集計表をPDFで保存", self.save_paper, name="figures_paper")
        carry = button("媒体に書き出す(CSV)", self.bring_figures, name="figures_csv")
        if not self._supervises:  # shown without a parent a button would be a window
            carry.hide()
        said = prose(_EXPLAINED, role="small")
        return frame(
            "card",
            row(_title("事務ごとの件数"), 1, self.password, paper, carry),
            self.official,
            said,
        )

    def _read_progress(self) -> None:
        counts = self.program.review.counts()
        empty(self._progress)
        for title, count in (
            ("確認対象", counts.total),
            ("これから確認", counts.remaining),
            ("二次確認待ち", counts.waiting_second),
            ("差戻し", counts.returned),
            ("確認済", counts.closed),
        ):
            figure = label(f"{count:,} 件", role="figure")
            self._progress.addLayout(column(label(title, role="muted"), figure, spacing=4))
        self._progress.addStretch(1)
        self._bar.setRange(0, max(counts.total, 1))
        self._bar.setValue(counts.closed)


def _title(words: str) -> QWidget:
    return label(words, role="heading")


def _both(records: int, persons: int | None) -> str:
    return f"{records:,}" if persons is None else f"{records:,} ({persons:,})"


def _official(one: SchemeFigures) -> tuple[str, ...]:
    return (
        one.words,
        _both(one.records, one.persons),
        _both(one.done, one.done_persons),
        f"{one.done_share:.1%}",
        _both(one.wrong, one.wrong_persons),
        _both(one.continuing, one.continuing_persons),
        f"{one.without_number:,}",
    )


def _waiting(one: WaitingCases) -> tuple[str, ...]:
    return one.words, f"{one.cases:,}", one.since


_NOT_BEGUN = "確認する件はまだありません。「取込」「照合」を行うと、ここに進み具合を表示します。"


def _forecast(one: Forecast) -> str:
    """One line a check, then the deadline."""
    if not one.second_remaining:
        return "一次確認・二次確認はすべて終わっています。"
    first = _line("一次確認", one.remaining, one.per_day, one.ends_on)
    second = _line("二次確認", one.second_remaining, one.second_per_day, one.second_ends_on)
    if one.deadline is None:
        return f"{first}\n{second}\n期限は「設定」で入力できます。"
    needed = (("一次確認", one.needed_per_day), ("二次確認", one.second_needed_per_day))
    said = "、".join(f"{words} {count:,} 件" for words, count in needed if count)
    until = f"　期限まで1日に {said} が必要" if said else ""
    late = "　▲ このままでは期限に間に合いません" if one.late else ""
    return f"{first}\n{second}\n期限 {_day(one.deadline)}{until}{late}"


def _line(words: str, left: int, pace: float, ends_on: date | None) -> str:
    if not left:
        return f"{words}　すべて終わっています。"
    ends = f"{_day(ends_on)} に終わる見込み" if ends_on else "終わる日の見込みはまだ出せません"
    return f"{words}の残り {left:,} 件　最近5日の平均 {pace:,.0f} 件/日　{ends}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
