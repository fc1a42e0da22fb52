"""How each kind of difference is drawn: a ground, then a line or frame, told apart without colour.

How to add a mark: a kind of matching.DifferenceKind, its words in DIFFERENCE_MARKS, its row in
_GROUNDS or its pen in `paint_mark`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from matching import DifferenceKind
from ui.theme import Theme

DIFFERENCE_MARKS: Mapping[DifferenceKind, str] = {
    DifferenceKind.REPLACED: "違う文字",
    DifferenceKind.LEFT_ONLY: "業務のみ",
    DifferenceKind.RIGHT_ONLY: "住基のみ",
    DifferenceKind.VARIANT: "異体字",
    DifferenceKind.GAIJI: "外字",
    DifferenceKind.NOTATION: "書き方",
    DifferenceKind.WIDTH: "全角・半角",
    DifferenceKind.SPACE: "空白",
    DifferenceKind.INVISIBLE: "見えない文字",
}
"""The words of the legend."""

_WAVE = 3.0


def paint_ground(painter: QPainter, theme: Theme, kind: DifferenceKind, box: QRectF) -> None:
    """The colour behind the characters; quiet kinds have none."""
    grounds = {
        DifferenceKind.REPLACED: theme.wrong_soft,
        DifferenceKind.LEFT_ONLY: theme.part_soft,
        DifferenceKind.RIGHT_ONLY: theme.part_soft,
        DifferenceKind.VARIANT: theme.near_soft,
        DifferenceKind.GAIJI: theme.unknown_soft,
    }
    if kind in grounds and box.width() > 0:
        painter.fillRect(box.adjusted(0, 1, 0, 0), QColor(grounds[kind]))


def paint_mark(painter: QPainter, theme: Theme, kind: DifferenceKind, box: QRectF) -> None:
    """The line or frame of a kind: under, around, or, where a side holds nothing, a wedge."""
    low = box.bottom() - 1.0
    line = QLineF(box.left() + 0.5, low, box.right() - 0.5, low)
    if box.width() <= 0:
        if kind in (DifferenceKind.LEFT_ONLY, DifferenceKind.RIGHT_ONLY):
            _wedge(painter, theme, box)
    elif kind is DifferenceKind.REPLACED:
        painter.setPen(_pen(theme.wrong, 2.4))
        painter.drawLine(line)
    elif kind in (DifferenceKind.LEFT_ONLY, DifferenceKind.RIGHT_ONLY):
        painter.setPen(_pen(theme.part, 1.6, Qt.PenStyle.DashLine))
        painter.drawLine(line)
    elif kind is DifferenceKind.VARIANT:
        _wave(painter, theme, line)
    elif kind in (DifferenceKind.GAIJI, DifferenceKind.INVISIBLE):
        painter.setPen(_pen(theme.unknown, 1.4))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    elif kind in (DifferenceKind.NOTATION, DifferenceKind.WIDTH):
        painter.setPen(_pen(theme.near, 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(line)
    elif kind is DifferenceKind.SPACE:
        _bracket(painter, theme, box)


def _pen(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap)


def _wave(painter: QPainter, theme: Theme, line: QLineF) -> None:
    steps = max(2, int(line.length() / _WAVE))
    points = [
        QPointF(line.x1() + line.length() * step / steps, line.y1() - (1.6 if step % 2 else 0.0))
        for step in range(steps + 1)
    ]
    painter.setPen(_pen(theme.near, 1.5))
    painter.drawPolyline(QPolygonF(points))


def _bracket(painter: QPainter, theme: Theme, box: QRectF) -> None:
    low, left, right = box.bottom() - 2, box.left() + 1.5, box.right() - 1.5
    painter.setPen(_pen(theme.muted, 1.0))
    corners = [(left, low - 3), (left, low), (right, low), (right, low - 3)]
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))


def _wedge(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Something stands here on the other side."""
    x, low = box.left(), box.bottom()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.part))
    painter.drawPolygon(QPolygonF([QPointF(x, low - 6), QPointF(x - 4, low), QPointF(x + 4, low)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
