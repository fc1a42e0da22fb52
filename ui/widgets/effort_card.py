"""従事者数・時間外・単価: typed month by month for the claim of the subsidy."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.supervision.effort import EnteredEffort, MonthOfEffort, hours_words, minutes_of
from ui.dates import shown_time
from ui.widgets.building import Card, button, column, label, prose, row
from ui.widgets.form import Form
from ui.widgets.listing import Listing

_ABOUT = (
    "補助金の請求のための数字です。月ごとに入力し、入力は操作記録に残ります。"
    "プログラムは人の作業時間を測りません。照合にかかった時間は機械の時間であり、ここには入りません。"
)
_HEADINGS = (
    "年月",
    "従事者数",
    "時間外",
    "単価(円)",
    "時間外×単価(円)",
    "備考",
    "入力者",
    "入力日時",
)


class EffortCard(Card):
    """The months as they stand and the fields of one."""

    enter_asked = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self.setObjectName("effort")
        self.month = QLineEdit(placeholderText="例 2026-11")
        self.workers = QLineEdit(placeholderText="人")
        self.overtime = QLineEdit(placeholderText="例 12.5 または 12:30")
        self.price = QLineEdit(placeholderText="円")
        self.note = QLineEdit(placeholderText="なくてもよい")
        self.months = Listing("effort_months", "月ごとの従事者数と時間外", _HEADINGS, range(1, 5))
        self._sum = label(role="heading")
        self._sum.setObjectName("effort_sum")
        first = Form(
            [
                ("年月", "effort_month", self.month),
                ("従事者数", "effort_workers", self.workers),
                ("時間外(全員の計)", "effort_overtime", self.overtime),
            ]
        )
        second = Form(
            [
                ("単価(円/時間)", "effort_price", self.price),
                ("備考", "effort_note", self.note),
            ]
        )
        fields = row(first, column(second, 1), spacing=24)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        self.enter = button("入力する", self.enter_asked.emit, name="effort_enter")
        self.add(label("従事者数と時間外", role="heading"), prose(_ABOUT, role="small"))
        self.add(self.months, row(self._sum, 1), fields, row(self.enter, 1))
        self.note.returnPressed.connect(self.enter_asked)

    def show_months(self, months: Sequence[EnteredEffort]) -> None:
        """Show the months and their sum."""
        self.months.setVisible(bool(months))
        self.months.show_rows([_cells(one) for one in months])
        minutes = sum(one.effort.overtime_minutes for one in months)
        yen = sum(one.effort.amount for one in months)
        self._sum.setVisible(bool(months))
        self._sum.setText(f"計　時間外 {hours_words(minutes)}　{yen:,} 円")

    def typed(self) -> MonthOfEffort:
        """What was typed; what is no number goes on as one that is refused."""
        return MonthOfEffort(
            month=self.month.text().strip().replace("/", "-"),
            workers=_whole(self.workers.text()),
            overtime_minutes=minutes_of(self.overtime.text()),
            unit_price=_whole(self.price.text()),
            note=self.note.text(),
        )

    def clear(self) -> None:
        """Ready for the next month; the price stays."""
        for field in (self.month, self.workers, self.overtime, self.note):
            field.clear()


def _whole(text: str) -> int:
    plain = text.replace(",", "").strip()
    return int(plain) if plain.isdecimal() else -1


def _cells(one: EnteredEffort) -> tuple[str, ...]:
    month = one.effort
    return (
        month.month,
        f"{month.workers:,}",
        hours_words(month.overtime_minutes),
        f"{month.unit_price:,}",
        f"{month.amount:,}",
        month.note,
        one.by,
        shown_time(one.at),
    )
