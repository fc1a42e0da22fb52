"""The residents a case can be compared with: the linked one, then the candidates by fit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from app.views import CaseView, ResidentView
from app.words import GLYPHS
from matching import Agreement
from ui.appearance import Appearance
from ui.widgets.building import button, label, row
from ui.widgets.button_grid import ButtonGrid
from ui.widgets.contributions import Contributions
from ui.widgets.elided import ElidedLabel

_NONE = "該当する候補なし"
_LEGEND = (
    "表示中の人の合い方です。右へ長いほど合う根拠、左へ長いほど合わない根拠。"
    "候補の順だけを決めるもので、判断は見比べて行います。"
)
_UNWEIGHED = (
    "重みなし。住基検索で見つけた人には、合い方の数字がありません。"
    "候補の順だけを決めるもので、判断は見比べて行います。"
)


class _Line(QWidget):
    """One resident: the chip that brings it into the comparison, and how it fits."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.chip = QPushButton()
        self.chip.setObjectName(f"resident_{number}")
        self.chip.setProperty("role", "chip")
        self.chip.setCheckable(True)
        self.chip.setAutoDefault(False)
        self._fit = ElidedLabel(role="small")
        self.setLayout(row(self.chip, self._fit, 1))

    def show_resident(self, resident: ResidentView) -> None:
        words = "番号の指す人" if resident.rank == 0 else f"候補 {resident.rank}"
        fit = _fit(resident)
        self.chip.setText(f"{words}　{resident.name}")
        self.chip.setAccessibleName(f"{words} {resident.name} {fit}")
        self._fit.show_text(fit)


class Candidates(QFrame):
    """Chips, one per resident; the chosen one fills the right-hand column.

    Nobody is preselected as the right person: attaching is an act of its own. The lines are kept
    from case to case: making widgets anew would cost more than everything else that is shown.
    """

    chosen = Signal(int)
    attach_asked = Signal()
    nobody_asked = Signal()
    search_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("candidates")
        self._residents: Sequence[ResidentView] = ()
        self._chosen = 0
        self._asked = False  # for the chart
        self.chart = Contributions(appearance)
        self._legend = label(_LEGEND, role="small", wrap=True)
        self._legend.setObjectName("chart_legend")
        for piece in (self.chart, self._legend):
            piece.hide()
        self._title = ElidedLabel(role="muted")
        self._told = label(role="done")
        self._told.setObjectName("attachment")
        self._lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._others = label(role="small", wrap=True)
        self._others.setObjectName("bystanders")
        self._others.hide()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._attach = button(
            "T 表示中の人を本人の候補にする", self.attach_asked.emit, name="attach", role="quiet"
        )
        self._nobody = button(f"0 {_NONE}", self.nobody_asked.emit, name="nobody", role="quiet")
        self._search = button(
            "F 住基を検索する", self.search_asked.emit, name="search_register", role="quiet"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(6)
        layout.addLayout(row(self._title, self._told, 1))
        layout.addLayout(self._list)
        layout.addWidget(self._others)
        layout.addWidget(self.chart)
        layout.addWidget(self._legend)
        acts = ButtonGrid(3)
        for act in (self._attach, self._nobody, self._search):
            acts.add(act)
        layout.addLayout(row(acts, 1))

    def show_case(self, view: CaseView, residents: Sequence[ResidentView]) -> None:
        """List the residents of a case; `residents` is the order of ← and →."""
        self._residents = residents
        self.show_chart(shown=False)
        while len(self._lines) < len(residents):
            self._add_line()
        for line, resident in zip(self._lines, residents, strict=False):
            line.show_resident(resident)
        for number, line in enumerate(self._lines):
            _show(line, shown=number < len(residents))
        words = "、".join(part for part in (_counted(view), view.margin_words) if part)
        self._title.show_text(f"候補　{words}　← → で比べる")
        attached = view.attachment
        self._told.setText(f"✓ {attached.words}" if attached is not None else "")
        self._others.setText(_bystanders(view))
        _show(self._others, shown=bool(view.bystanders))

    def show_chosen(self, number: int, *, attachable: bool) -> None:
        """Mark the resident that is compared now."""
        chip = self._group.button(number)
        if chip is not None:
            chip.setChecked(True)
        self._attach.setEnabled(attachable)
        self._chosen = number
        self._draw_chart()

    def show_chart(self, *, shown: bool) -> None:
        """Show or hide how the resident compared now fits, attribute by attribute."""
        self._asked = shown and bool(self._residents)
        self._draw_chart()

    def turn_chart(self) -> None:
        """Asked for, or put away; the next case begins without it."""
        self.show_chart(shown=not self._asked)

    def _draw_chart(self) -> None:
        at_hand = self._chosen < len(self._residents)
        weighed = at_hand and self._residents[self._chosen].weighed
        _show(self.chart, shown=self._asked and weighed)
        _show(self._legend, shown=self._asked)
        if self._asked and at_hand:
            self._legend.setText(_LEGEND if weighed else _UNWEIGHED)
        if self._asked and weighed:
            self.chart.show_resident(self._residents[self._chosen])

    def allow_attaching(self, *, allowed: bool) -> None:
        """Hide the acts where the reader only looks."""
        for act in (self._attach, self._nobody, self._search):
            act.setVisible(allowed)

    def _add_line(self) -> None:
        line = _Line(len(self._lines))
        line.hide()
        self._group.addButton(line.chip, len(self._lines))
        self._lines.append(line)
        self._list.addWidget(line)
        if len(self._lines) > 1:
            QWidget.setTabOrder(self._lines[-2].chip, line.chip)
        QWidget.setTabOrder(line.chip, self._attach)


def _show(widget: QWidget, *, shown: bool) -> None:
    """Only where it changes: showing lays everything out anew."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


def _counted(view: CaseView) -> str:
    return f"{len(view.candidates)} 人" if view.candidates else _NONE


def _bystanders(view: CaseView) -> str:
    """People looked at who are no candidates: relation and agreements only, no name."""
    return "\n".join(
        f"{'同じ世帯の人' if one.same_household else '番号・住所が近い人'}　{_fit(one)}"
        for one in view.bystanders
    )


def _fit(resident: ResidentView) -> str:
    """How each attribute fits, in glyphs and words: enough to choose whom to look at."""
    agreeing = [
        f"{GLYPHS[view.agreement]}{view.title}"
        for view in resident.attributes
        if view.agreement is not Agreement.ABSENT_BOTH
    ]
    candidate = resident.rank and resident.weight > 0
    house = "同じ世帯" if resident.same_household and candidate else ""
    parts = (" ".join(agreeing), house, resident.relation, resident.status)
    return "　".join(part for part in parts if part)
