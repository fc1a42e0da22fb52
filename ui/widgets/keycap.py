"""A key as it looks on the keyboard, to stand before the words of a button."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from ui.appearance import Appearance
from ui.typefaces import FontRole

_SHARPNESS = 2.0


def wear_keycap(target: QPushButton, appearance: Appearance, key: str) -> None:
    """Draw `key` as a small key in front of the words of a button."""
    side = int(22 * appearance.percent / 100)
    picture = QPixmap(int(side * _SHARPNESS), int(side * _SHARPNESS))
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    theme = appearance.theme
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.accent))
    painter.setBrush(QColor(theme.accent_soft))
    box = QRectF(0.5, 0.5, side - 1, side - 1)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(appearance.font(FontRole.STRONG))
    painter.setPen(QColor(theme.accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.end()
    target.setIcon(QIcon(picture))
    target.setIconSize(box.toRect().size())
