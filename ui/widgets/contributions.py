"""How much each attribute speaks for or against one resident: bars to the right and to the left.

The bars are the contributions whose sum is the weight that ranks the candidates. They decide
nothing, and are hidden until somebody asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views import ResidentView
from matching import Agreement
from ui.appearance import Appearance
from ui.typefaces import FontRole

_TITLE_HEIGHTS, _FIGURE_HEIGHTS = 5.2, 4.4
_MOST_HEIGHTS = 30
_GAP = 8
_BAR = 0.56
"""Of a line's height."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the chart."""

    title: str
    bits: float

    @property
    def figure(self) -> str:
        """The contribution with its sign, to a tenth."""
        return f"{self.bits:+.1f}".replace("+", "＋").replace("-", "－")


def bars_of(resident: ResidentView) -> tuple[Bar, ...]:
    """The attributes that say something, in the order of the comparison, and their sum last."""
    spoken = [
        Bar(one.title, one.weight)
        for one in resident.attributes
        if one.weight or one.agreement is not Agreement.ABSENT_BOTH
    ]
    return (*spoken, Bar("計", resident.weight))


class Contributions(QWidget):
    """The chart of one resident."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("contributions")
        self._appearance = appearance
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> Sequence[Bar]:
        """What is shown."""
        return self._bars

    def show_resident(self, resident: ResidentView) -> None:
        """Show another resident."""
        self._bars = bars_of(resident)
        spoken = "、".join(f"{bar.title} {bar.figure}" for bar in self._bars)
        self.setAccessibleName(f"候補の合い方　{spoken}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._metrics().height() * 24, self._line() * len(self._bars) + _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._metrics().height() * 16, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._appearance.font(FontRole.BODY))
        area = self._area()
        furthest = max((abs(bar.bits) for bar in self._bars[:-1]), default=0.0) or 1.0
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, area, place=place, furthest=furthest)
        painter.setPen(QPen(QColor(self._appearance.theme.muted), 1))
        middle = area.center().x()
        painter.drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom() - self._line()))

    def _paint_bar(
        self, painter: QPainter, bar: Bar, area: QRectF, *, place: int, furthest: float
    ) -> None:
        theme, line = self._appearance.theme, self._line()
        top = area.top() + place * line
        last = place == len(self._bars) - 1
        if last:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(0, top), QPointF(area.right() + self._figure_width(), top))
        title = QRectF(0, top, area.left() - _GAP, line)
        painter.setPen(QColor(theme.ink))
        painter.drawText(
            title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.title
        )
        figure = QRectF(area.right(), top, self._figure_width(), line)
        painter.drawText(
            figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.figure
        )
        if not last:
            self._paint_body(painter, bar, area, top=top, furthest=furthest)

    def _paint_body(
        self, painter: QPainter, bar: Bar, area: QRectF, *, top: float, furthest: float
    ) -> None:
        theme, line = self._appearance.theme, self._line()
        reach = area.width() / 2 * abs(bar.bits) / furthest
        left = area.center().x() - (reach if bar.bits < 0 else 0)
        height = line * _BAR
        body = QRectF(left, top + (line - height) / 2, reach, height)
        ground, ink = (
            (theme.wrong_soft, theme.wrong) if bar.bits < 0 else (theme.same_soft, theme.same)
        )
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(ink), 1))
        if reach:
            painter.drawRoundedRect(body, 2, 2)

    def _area(self) -> QRectF:
        """Where the bars lie: no wider than the eye follows."""
        height = self._metrics().height()
        left = height * _TITLE_HEIGHTS
        room = self.width() - left - self._figure_width()
        width = max(min(room, height * _MOST_HEIGHTS), 0)
        return QRectF(left, _GAP / 2, width, self._line() * len(self._bars))

    def _figure_width(self) -> float:
        return self._metrics().height() * _FIGURE_HEIGHTS

    def _line(self) -> int:
        return self._metrics().height() + 8

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._appearance.font(FontRole.BODY))
