"""集計: how far the inspection is. Official forms come with a later edition."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from app.cases import Lane
from app.changes import Area
from app.review import Grouping, QueueFilter
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.building import column, empty, frame, label, prose
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_COMING = (
    "国への報告様式(点検対象件数・本人確認終了件数・紐付け誤り件数・継続確認件数)と"
    "月ごとの控えは、この版にはまだありません。下の進み具合は現在の件数です。"
)


class FiguresPage(Page):
    """Progress in figures, and what is left by pattern."""

    areas = frozenset({Area.CASES, Area.RUNS, Area.BATCHES})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(34)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("確認済の割合")
        self._model = RowsModel(
            ("レーン", "相違パターン", "残り", "全体"), figures=frozenset({2, 3})
        )
        self._table = ReadTable(self._model, name="progress", words="相違パターンごとの進み具合")
        card = frame("card", label("進み具合", role="heading"), self._figures, self._bar)
        self.body.addWidget(label("集計", role="title"))
        self.body.addWidget(self.problem)
        self.body.addWidget(prose(_COMING, role="notice"))
        self.body.addWidget(card)
        self.body.addWidget(self._table, 1)

    def read_again(self) -> None:
        """Read the counts."""
        counts = self.program.review.counts()
        empty(self._figures)
        for title, count in (
            ("確認対象", counts.total),
            ("これから確認", counts.remaining),
            ("二次確認待ち", counts.waiting_second),
            ("差戻し", counts.returned),
            ("確認済", counts.closed),
        ):
            figure = label(f"{count:,} 件", role="figure")
            self._figures.addLayout(column(label(title, role="muted"), figure, spacing=1))
        self._figures.addStretch(1)
        self._bar.setRange(0, max(counts.total, 1))
        self._bar.setValue(counts.closed)
        review = self.program.review
        self._model.show_rows(
            [
                (lane.words, one.words, f"{one.remaining:,}", f"{one.total:,}")
                for lane in review.lanes()
                for one in review.groups(QueueFilter(lane=Lane(lane.key)), Grouping.SIGNATURE)
            ]
        )
        self._table.fit_columns()
