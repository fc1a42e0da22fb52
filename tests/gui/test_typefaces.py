"""The fonts draw what they must: nothing that an address needs may vanish."""

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.typefaces import BODY_FAMILY, FIXED_FAMILY, FontRole, font


def _ink(text: str, role: FontRole, percent: int) -> int:
    """Dark pixels of a text."""
    picture = QImage(200, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(font(role, percent=percent))
    painter.drawText(10, 40, text)
    painter.end()
    return sum(
        QColor(picture.pixel(x, y)).lightness() < 200
        for x in range(picture.width())
        for y in range(picture.height())
    )


@pytest.mark.parametrize("percent", [95, 100, 115, 125, 150, 200])
@pytest.mark.parametrize("role", [FontRole.BODY, FontRole.FIXED, FontRole.VALUE, FontRole.SMALL])
def test_the_ascii_hyphen_is_drawn_at_every_size(fonts: None, role: FontRole, percent: int) -> None:
    assert _ink("-", role, percent) >= 3


@pytest.mark.parametrize("glyph", ["＝", "≒", "△", "✕", "－", "？", "髙", "﨑", "〓", "葛"])
def test_every_glyph_of_an_agreement_is_drawn(fonts: None, glyph: str) -> None:
    assert _ink(glyph, FontRole.BODY, 100) >= 8


def test_the_bundled_families_are_used(qapp: QApplication, fonts: None) -> None:
    assert QFontInfo(font(FontRole.BODY, percent=100)).family() == BODY_FAMILY
    assert QFontInfo(font(FontRole.FIXED, percent=100)).family() == FIXED_FAMILY
