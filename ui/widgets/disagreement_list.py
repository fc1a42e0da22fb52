"""Cases that two people read differently: both readings side by side, the newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.supervision.disagreements import Disagreement, Reading
from ui.dates import shown_time
from ui.widgets.building import button, column, empty, label, prose, row

_SHOWN = 10


class DisagreementList(QWidget):
    """A handful of cases; the rest is told by number."""

    case_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("disagreements")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)

    def show_rows(self, rows: Sequence[Disagreement]) -> None:
        """Show what differs."""
        empty(self._lines)
        if not rows:
            self._lines.addWidget(label("判断が分かれた件はありません。", role="muted"))
        for one in rows[:_SHOWN]:
            self._lines.addWidget(self._case(one))
        if len(rows) > _SHOWN:
            more = f"ほかに {len(rows) - _SHOWN:,} 件あります。新しい順に表示しています。"
            self._lines.addWidget(label(more, role="small"))

    def _case(self, one: Disagreement) -> QFrame:
        made = QFrame()
        made.setProperty("role", "strip")
        made.setAccessibleName(f"{one.serial} {one.name} 判断が分かれた件")
        open_it = button(
            "開く", partial(self.case_asked.emit, int(one.case_id)), name="open_case", role="quiet"
        )
        open_it.setAccessibleName(f"{one.serial} を開く")
        head = row(
            label(one.serial, role="heading"),
            label(f"{one.about}　{one.name}"),
            1,
            label(one.state_words, role="tag"),
            open_it,
            spacing=14,
        )
        second = "二次確認(先に自分で判断)" if one.blind else "二次確認(差戻し)"
        both = row(_reading("一次確認", one.first), _reading(second, one.second), spacing=24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        layout = column(head, both, spacing=4)
        layout.setContentsMargins(14, 6, 10, 10)
        made.setLayout(layout)
        return made


def _reading(title: str, one: Reading) -> QWidget:
    """Who said what and why."""
    made = QWidget()
    reason = f"　{one.reason_words}" if one.reason_words else ""
    pieces = [
        label(f"{title}　{one.by}　{shown_time(one.at)}", role="small", wrap=True),
        label(f"{one.outcome_words}{reason}", wrap=True),
    ]
    if one.note:
        pieces.append(prose(f"「{one.note}」"))
    made.setLayout(column(*pieces, 1, spacing=5))
    return made
