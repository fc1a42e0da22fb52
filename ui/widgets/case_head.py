"""The head of a case: which one it is, what is suspected, and cautions that nobody can miss."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views import CaseView, CautionView
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.building import empty, label, row
from ui.widgets.elided import ElidedLabel


class CaseHead(QWidget):
    """整理番号, 管理番号, 相違パターン, state and cautions of the case shown."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        large = appearance.tight > 0
        self._pattern = label(role="heading" if large else "title", wrap=True)
        self._pattern.setObjectName("pattern")
        self._serial = label()
        self._serial.setObjectName("serial")
        self._serial.setFont(appearance.font(FontRole.FIXED))
        self._record = ElidedLabel(role="muted")
        self._state = label(role="tag")
        self._codes = ElidedLabel(role="small")
        self._cautions = QHBoxLayout()
        self._cautions.setSpacing(8)
        self._shown: tuple[CautionView, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.setSpacing(3)
        layout.addLayout(row(self._serial, self._record, 1, self._codes, self._state, spacing=14))
        line = row(self._pattern, self._cautions, spacing=14)
        line.setStretch(0, 1)
        layout.addLayout(line)

    def show_case(self, view: CaseView, *, codes: bool) -> None:
        """Show the head of a case; class and cause codes only where the role wants them."""
        self._serial.setText(f"整理番号 {view.serial}")
        self._record.show_text(f"{view.subject.scheme_words}　管理番号 {view.subject.record_id}")
        self._pattern.setText(view.signature_words)
        self._state.setText(view.state_words)
        told = f"{view.class_code} {view.class_words}　{view.cause} {view.cause_words}"
        self._codes.show_text(told.strip("　 ") if codes else "")
        self._show_cautions(view)

    def _show_cautions(self, view: CaseView) -> None:
        """Made anew only where they differ from those of the case before."""
        if view.cautions == self._shown:
            return
        self._shown = view.cautions
        empty(self._cautions)
        for caution in sorted(view.cautions, key=lambda caution: not caution.strong):
            self._cautions.addWidget(_caution(caution), 0, Qt.AlignmentFlag.AlignVCenter)


def _caution(view: CautionView) -> QWidget:
    words = f"▲ 注意: {view.words}" if view.strong else f"● {view.words}"
    made = label(words, role="caution" if view.strong else "notice")
    made.setAccessibleName(f"注意 {view.words}")
    return made
