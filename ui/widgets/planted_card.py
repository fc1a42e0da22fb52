"""模擬の件: switched on once the staff were told, and how each person fared; for the 責任者."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.errors import KnownError
from app.review.planted_control import FEWEST_BETWEEN, MOST_BETWEEN, USUAL_BETWEEN, Telling
from app.review.planted_views import PlantedResult, PlantedState
from ui.dates import typed_date
from ui.widgets.building import Card, button, column, label, prose, row
from ui.widgets.form import Form, NumberBox
from ui.widgets.listing import Listing

_ABOUT = (
    "担当者の待ち行列に、答えの分かっている架空の件を混ぜ、注意力が保たれているかを確かめます。"
    "架空の件は実在しない人で作り、この点検の書き方に合わせます。確認した直後に本人に答えを知らせます。"
    "件数・一覧・帳票・グループ・集計・見込みには一切入りません。結果は責任者だけに表示します。"
)
_STATEMENT = "職員に、模擬の件を混ぜること、結果を責任者が見ることを知らせました"
_HEADINGS = (
    "氏名",
    "誤りの件",
    "見つけた",
    "見落とした",
    "発見率",
    "正しい件",
    "そのとおり",
    "疑いとした",
    "保留等",
)


class PlantedCard(Card):
    """The form while they are off, a button while they are on, the results beneath."""

    start_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self.setObjectName("planted")
        self._state = label(role="heading", wrap=True)
        self._state.setObjectName("planted_state")
        self.told_on = QLineEdit(placeholderText="例 R8.11.1")
        self.every = NumberBox(lowest=FEWEST_BETWEEN, highest=MOST_BETWEEN, value=USUAL_BETWEEN)
        self.every.setSuffix(" 件に1件ほど")
        self.told = QCheckBox(_STATEMENT)
        self.told.setObjectName("planted_told")
        self.start = button("開始する", self.start_asked.emit, name="planted_start")
        self.stop = button("停止する", self.stop_asked.emit, name="planted_stop")
        self.results = Listing("planted_results", "模擬の件の結果", _HEADINGS, range(1, 9))
        self._form = self._build_form()
        title = label("模擬の件(注意力の確かめ)", role="heading")
        line = row(self._state, self.stop)
        line.setStretch(0, 1)
        self.add(title, prose(_ABOUT, role="small"), line, self._form)
        self.add(self.results)

    def show_state(self, state: PlantedState, results: Sequence[PlantedResult]) -> None:
        """Show whether they are on, and the results of this run."""
        self._state.setText(state.words)
        self._form.setVisible(not state.on)
        self.stop.setVisible(state.on)
        self.results.setVisible(bool(results))
        self.results.show_rows([_cells(one) for one in results])

    def telling(self) -> Telling:
        """What the 責任者 states.

        Raises:
            KnownError: U101 the day cannot be read.
        """
        text = self.told_on.text().strip()
        if not text:
            self.told_on.setFocus()
            raise KnownError("Q120", "職員に知らせた日を入力してください。")
        return Telling(
            told=self.told.isChecked(),
            told_on=typed_date(text).isoformat(),
            every=self.every.value(),
        )

    def clear(self) -> None:
        """Nothing stated any more."""
        self.told.setChecked(False)
        self.told_on.clear()

    def _build_form(self) -> QWidget:
        made = QWidget()
        fields = Form(
            [
                ("職員に知らせた日", "planted_told_on", self.told_on),
                ("混ぜる割合", "planted_every", self.every),
            ]
        )
        made.setLayout(column(row(fields, 1), self.told, row(self.start, 1)))
        return made


def _cells(one: PlantedResult) -> tuple[str, ...]:
    decided = one.wrong_seen + one.wrong_missed
    return (
        one.name,
        f"{one.wrong_shown:,}",
        f"{one.wrong_seen:,}",
        f"{one.wrong_missed:,}",
        f"{one.seen_share:.0%}" if decided else "－",
        f"{one.right_shown:,}",
        f"{one.right_seen:,}",
        f"{one.right_doubted:,}",
        f"{one.careful:,}",
    )
