"""調査・修正: what follows from the decisions. This edition shows what is waiting, nothing more."""

from app.case_states import Lane
from app.changes import Area
from app.review.first_check import Grouping, QueueFilter
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.building import button, label, prose, row
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_COMING = (
    "書類の確認、住基ネット照会、市町村・他課照会、番号の修正までの経過を1件ずつ記録する画面は、"
    "この版にはまだありません。\n"
    "いまは「確認」の画面で「書類確認へ」「照会へ」を選んだ件が、下の状態として残ります。"
    "経過はメモに記入してください。"
)


class FollowUpPage(Page):
    """Counts by state."""

    areas = frozenset({Area.CASES, Area.RUNS})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._model = RowsModel(("レーン", "状態", "件数"), figures=frozenset({2}))
        self._table = ReadTable(self._model, name="states", words="状態ごとの件数")
        to_review = button(
            "確認の画面を開く", lambda: self.page_asked.emit("review"), name="follow_up_to_review"
        )
        self.body.addWidget(label("調査・修正", role="title"))
        self.body.addWidget(self.problem)
        self.body.addWidget(prose(_COMING, role="notice"))
        self.body.addLayout(row(to_review, 1))
        self.body.addWidget(self._table, 1)

    def read_again(self) -> None:
        """Read the counts."""
        review = self.program.review
        self._model.show_rows(
            [
                (lane.words, group.words, f"{group.total:,}")
                for lane in review.lanes()
                for group in review.groups(QueueFilter(lane=Lane(lane.key)), Grouping.STATE)
            ]
        )
        self._table.fit_columns()
