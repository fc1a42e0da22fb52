"""How one attribute agrees: a glyph in its box, the word, and the reasons in plain Japanese."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.views import AttributeView
from app.words import words
from matching import Agreement
from ui.appearance import Appearance
from ui.theme import agreement_look
from ui.typefaces import FontRole
from ui.widgets.building import column, label, row

BETWEEN = (5, 3, 2)
"""Pixels above and below a value, by how close things lie."""

_SIDES = (26, 24, 22)  # of a glyph's box, at normal text size

_USUAL = "カナの相違"
"""A short reason, which is not broken into two lines whatever the text size."""


class AgreementGlyph(QWidget):
    """The glyph of an agreement on its ground; a frame too, so that colour is not the only sign."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._agreement = Agreement.SAME
        side = int(_SIDES[appearance.tight] * appearance.percent / 100)
        self.setFixedSize(side, side)

    @property
    def agreement(self) -> Agreement:
        """The agreement shown."""
        return self._agreement

    def show_agreement(self, agreement: Agreement) -> None:
        """Show another agreement."""
        if agreement is not self._agreement:
            self._agreement = agreement
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = agreement_look(self._appearance.theme, self._agreement)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(look.ground))
        painter.setPen(QColor(look.ink))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(self._appearance.font(FontRole.HEADING))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.glyph)


class AgreementCell(QWidget):
    """Glyph, word and reasons of one attribute."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._glyph = AgreementGlyph(appearance)
        self._word = label()
        self._word.setFont(appearance.font(FontRole.STRONG))
        self._ink = ""
        self._reasons = label(role="small", wrap=True)
        small = appearance.font(FontRole.SMALL)
        self._reasons.setMinimumWidth(QFontMetrics(small).horizontalAdvance(_USUAL) + 2)
        told = column(1, self._word, self._reasons, 1, spacing=0)
        layout = row(self._glyph, told, spacing=9)
        layout.setStretch(1, 1)
        between = BETWEEN[appearance.tight]
        layout.setContentsMargins(10, between, 8, between)
        self.setLayout(layout)

    def show_attribute(self, view: AttributeView) -> None:
        """Show how one attribute agrees."""
        look = agreement_look(self._appearance.theme, view.agreement)
        word = view.agreement_words or words(view.agreement)
        reasons = "、".join(reason.words for reason in view.reasons)
        self._glyph.show_agreement(view.agreement)
        self._word.setText(word)
        if look.ink != self._ink:
            self._ink = look.ink
            self._word.setStyleSheet(f"color: {look.ink}")
        self._reasons.setText(reasons)
        if self._reasons.isHidden() == bool(reasons):
            self._reasons.setVisible(bool(reasons))
        explained = (f"{r.words}: {r.explanation}" for r in view.reasons if r.explanation)
        self.setToolTip("\n".join(explained))
        self.setAccessibleName(f"{view.title} {word} {reasons}".strip())
