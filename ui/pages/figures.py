"""集計: official figures per scheme, progress against the deadline, and for the 責任者 people."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QScrollArea, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from app.case_states import Lane
from app.changes import Area
from app.errors import KnownError
from app.people import Permission, may
from app.review.first_check import Grouping, QueueFilter
from app.supervision.acceptance_sampling import MOST, USUAL_SIZE
from app.supervision.figure_views import Forecast, PairAgreement, PersonWork, SchemeFigures
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.building import Card, button, column, empty, frame, label, prose, row
from ui.widgets.table import ReadTable
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
_WORK = ("氏名", "一次確認", "うち誤りの疑い", "保留・書類・照会", "二次確認", "うち差戻し")
_AGREEMENT = ("一次確認", "二次確認", "件数", "不一致", "κ", "")
_ROWS_SHOWN = 9


class FiguresPage(Page):
    """What the office reports, and how far it is."""

    areas = frozenset({Area.CASES, Area.RUNS, Area.BATCHES, Area.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._figures = self.program.figures
        self._supervises = may(self.program.desk.me.role, Permission.MANAGE_PEOPLE)
        self._progress = row(spacing=34)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("確認済の割合")
        self._forecast = label(wrap=True)
        self._forecast.setObjectName("forecast")
        self._acceptance = label(wrap=True)
        self._acceptance.setObjectName("acceptance")
        self.official = _Listing("official", "事務ごとの件数", _OFFICIAL, range(1, 7))
        self.patterns = _Listing(
            "progress", "相違パターンごと", ("レーン", "相違パターン", "残り", "全体"), (2, 3)
        )
        self.work = _Listing("work", "担当者ごとの件数", _WORK, range(1, 6))
        self.agreement = _Listing("agreement", "一次確認と二次確認の一致", _AGREEMENT, (2, 3, 4))
        self.sample_size = QSpinBox(minimum=1, maximum=MOST, value=USUAL_SIZE)
        self._build()

    def read_again(self) -> None:
        """Read every figure."""
        self._read_progress()
        self.official.show_rows([_official(one) for one in self._figures.official()])
        self._forecast.setText(_forecast(self._figures.forecast()))
        acceptance = self._figures.acceptance()
        self._acceptance.setText(acceptance.words if acceptance.drawn else "まだ抽出していません。")
        self._draw.setEnabled(not acceptance.drawn)
        review = self.program.review
        self.patterns.show_rows(
            [
                (lane.words, one.words, f"{one.remaining:,}", f"{one.total:,}")
                for lane in review.lanes()
                for one in review.groups(QueueFilter(lane=Lane(lane.key)), Grouping.SIGNATURE)
            ]
        )
        if self._supervises:
            self.work.show_rows([_work(one) for one in self._figures.people()])
            self.agreement.show_rows([_pair(one) for one in self._figures.agreement(since="")])

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

    def _build(self) -> None:
        self.sample_size.setObjectName("sample_size")
        self.sample_size.setAccessibleName("抜取確認の件数")
        self._draw = button("抽出する", self.draw_sample, name="draw_sample")
        sample = row(self._acceptance, 1, self.sample_size, label("件"), self._draw)
        cards = [
            frame("card", _title("事務ごとの件数"), self.official, prose(_EXPLAINED, role="small")),
            frame("card", _title("進み具合と見込み"), self._progress, self._bar, self._forecast),
            frame("card", _title("一致(A)の抜取確認"), sample),
            frame("card", _title("相違パターンごとの残り"), self.patterns),
        ]
        if self._supervises:
            cards[3:3] = [
                frame("card", _title("担当者ごとの件数"), self.work),
                frame("card", _title("一次確認と二次確認の一致"), self.agreement),
            ]
        for piece in (self.sample_size, self._draw):
            piece.setVisible(self._supervises)
        self.body.addWidget(label("集計", role="title"))
        self.body.addWidget(self.problem)
        self.body.addWidget(_scrolled(cards), 1)

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
            self._progress.addLayout(column(label(title, role="muted"), figure, spacing=1))
        self._progress.addStretch(1)
        self._bar.setRange(0, max(counts.total, 1))
        self._bar.setValue(counts.closed)


class _Listing(ReadTable):
    """A short table as high as its rows, up to a handful."""

    def __init__(
        self, name: str, words: str, headings: tuple[str, ...], figures: range | tuple[int, ...]
    ) -> None:
        self._rows = RowsModel(headings, figures=frozenset(figures))
        super().__init__(self._rows, name=name, words=words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        """Show rows and take the height they need."""
        self._rows.show_rows(rows)
        self.fit_columns()
        shown = min(max(len(rows), 1), _ROWS_SHOWN)
        line = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(line * shown + self.horizontalHeader().sizeHint().height() + 6)


def _title(words: str) -> QWidget:
    return label(words, role="heading")


def _scrolled(cards: list[Card]) -> QScrollArea:
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 8, 0)
    layout.setSpacing(10)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName("集計の内容")
    area.setWidgetResizable(True)
    area.setWidget(body)
    return area


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


def _forecast(one: Forecast) -> str:
    if not one.remaining:
        return "一次確認はすべて終わっています。"
    pace = f"一次確認の残り {one.remaining:,} 件　最近5日の平均 {one.per_day:,.0f} 件/日"
    ends = (
        f"　見込み {one.ends_on.isoformat()} に終了" if one.ends_on else "　見込みはまだ出せません"
    )
    if one.deadline is None:
        return f"{pace}{ends}(期限は「設定」で入力できます)"
    needed = f"　期限まで 1日 {one.needed_per_day:,} 件が必要" if one.needed_per_day else ""
    late = "　▲ このままでは期限に間に合いません" if one.late else ""
    return f"{pace}{ends}　期限 {one.deadline.isoformat()}{needed}{late}"


def _work(one: PersonWork) -> tuple[str, ...]:
    counts = (one.first_checks, one.suspects, one.waiting, one.second_checks, one.sent_back)
    return (one.name, *(f"{count:,}" for count in counts))


def _pair(one: PairAgreement) -> tuple[str, ...]:
    kappa = one.readings.kappa
    return (
        one.first,
        one.second,
        f"{one.readings.total:,}",
        f"{one.readings.discordance:.1%}",
        "－" if kappa is None else f"{kappa:.2f}",
        "▲ 不一致が多い組です。判断の基準を確かめてください。" if one.alarming else "",
    )
