"""The residents a case can be compared with: the linked one, then the candidates by fit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from app.views import CaseView, ResidentView
from matching import Agreement
from ui.theme import GLYPHS
from ui.widgets.building import button, empty, label, restyle, row

_NONE = "該当する候補なし"


class Candidates(QFrame):
    """Chips, one per resident; the chosen one fills the right-hand column.

    Nobody is preselected as the right person: attaching is an act of its own.
    """

    chosen = Signal(int)
    attach_asked = Signal()
    nobody_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("candidates")
        self._title = label("候補", role="muted")
        self._told = label(role="done")
        self._told.setObjectName("attachment")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._attach = button(
            "T 表示中の人を本人の候補にする", self.attach_asked.emit, name="attach", role="quiet"
        )
        self._nobody = button(f"0 {_NONE}", self.nobody_asked.emit, name="nobody", role="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(6)
        layout.addLayout(row(self._title, self._told, 1, self._attach, self._nobody))
        layout.addLayout(self._list)

    def show_case(self, view: CaseView, residents: Sequence[ResidentView]) -> None:
        """List the residents of a case; `residents` is the order of ← and →."""
        empty(self._list)
        for number, resident in enumerate(residents):
            chip = self._chip(number, resident)
            self._list.addLayout(row(chip, label(_fit(resident), role="small"), 1))
        words = "、".join(part for part in (_counted(view), view.margin_words) if part)
        self._title.setText(f"候補　{words}　← → で比べる")
        attached = view.attachment
        self._told.setText(f"✓ {attached.words}" if attached is not None else "")

    def show_chosen(self, number: int, *, attachable: bool) -> None:
        """Mark the resident that is compared now."""
        for identity in (one for one in self._group.buttons() if self._group.id(one) == number):
            identity.setChecked(True)
        self._attach.setEnabled(attachable)
        restyle(self._attach)

    def allow_attaching(self, *, allowed: bool) -> None:
        """Hide both acts where the reader only looks."""
        self._attach.setVisible(allowed)
        self._nobody.setVisible(allowed)

    def _chip(self, number: int, resident: ResidentView) -> QPushButton:
        words = "番号の指す人" if resident.rank == 0 else f"候補 {resident.rank}"
        chip = QPushButton(f"{words}　{resident.name}")
        chip.setObjectName(f"resident_{number}")
        chip.setAccessibleName(f"{words} {resident.name} {_fit(resident)}")
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        self._group.addButton(chip, number)
        return chip


def _counted(view: CaseView) -> str:
    return f"{len(view.candidates)} 人" if view.candidates else _NONE


def _fit(resident: ResidentView) -> str:
    """How each attribute fits, in glyphs and words: enough to choose whom to look at."""
    agreeing = [
        f"{GLYPHS[view.agreement]}{view.title}"
        for view in resident.attributes
        if view.agreement is not Agreement.ABSENT_BOTH
    ]
    house = "同じ世帯" if resident.same_household and resident.rank else ""
    relation = resident.relation
    status = resident.status
    return "　".join(part for part in (" ".join(agreeing), house, relation, status) if part)
