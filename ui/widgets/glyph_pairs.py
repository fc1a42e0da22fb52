"""Two forms of a character, large and side by side, each with its code points: shown on demand."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from matching import DifferenceKind, DifferenceSpan
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.building import column, empty, label, row

_LARGER = 2.0  # than a name in the comparison
_MOST = 6  # pairs of one name
_TOLD = (DifferenceKind.VARIANT, DifferenceKind.GAIJI, DifferenceKind.REPLACED)


@dataclass(frozen=True, slots=True)
class GlyphPair:
    """What stands on both sides of one difference."""

    left: str
    right: str


def glyph_pairs(spans: Sequence[DifferenceSpan]) -> tuple[GlyphPair, ...]:
    """The differences that are worth a look at the strokes: one character against one."""
    single = [span for span in spans if span.kind in _TOLD and _is_one(span.left, span.right)]
    return tuple(GlyphPair(span.left, span.right) for span in single)[:_MOST]


def code_points(text: str) -> str:
    """U+9AD9, or U+845B U+E0100 for a character with a selector."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


class GlyphPairs(QFrame):
    """Hidden while there is nothing to compare."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("glyph_pairs")
        self.setProperty("role", "card")
        self._font = QFont(appearance.font(FontRole.NAME))
        self._font.setPointSizeF(self._font.pointSizeF() * _LARGER)
        self._small = appearance.font(FontRole.FIXED)
        self._shown: tuple[GlyphPair, ...] = ()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(14, 6, 14, 6)
        self._line.setSpacing(28)
        self.hide()

    def show_pairs(self, pairs: tuple[GlyphPair, ...]) -> None:
        """Show other pairs."""
        if pairs == self._shown:
            return
        self._shown = pairs
        empty(self._line)
        self._line.addWidget(label("字の形", role="muted"))
        for pair in pairs:
            sides = (self._glyph(pair.left), label("―", role="muted"), self._glyph(pair.right))
            self._line.addLayout(row(*sides, spacing=12))
        self._line.addStretch(1)
        told = (f"{code_points(pair.left)} と {code_points(pair.right)}" for pair in pairs)
        self.setAccessibleName("字の形の違い " + "、".join(told))
        self.setVisible(bool(pairs))

    def _glyph(self, text: str) -> QFrame:
        glyph, code = QLabel(text), label(code_points(text), role="small")
        glyph.setFont(self._font)
        code.setFont(self._small)
        made = QFrame()
        made.setLayout(column(glyph, code, spacing=0))
        return made


def _is_one(left: str, right: str) -> bool:
    """One character on either side, selectors and combining marks aside."""
    return _characters(left) == 1 == _characters(right)


def _characters(text: str) -> int:
    return sum(not unicodedata.combining(one) and not _is_selector(one) for one in text)


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
