"""Paints one side of an alignment, every kind of difference with a mark of its own."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from matching import DifferenceKind, DifferenceSpan
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.marks import paint_ground, paint_mark

_INVISIBLE_SHOWN = "◌"
NOTHING = "空欄"
_MARGIN = 3.0
_LEADING = 1.18


class DifferenceText(QWidget):
    """One value with its differences marked. Wraps, numbers whole where they can be; its height follows its width."""

    def __init__(self, appearance: Appearance, role: FontRole, *, left: bool) -> None:
        super().__init__()
        self._appearance = appearance
        self._role = role
        self._left = left
        self._marked = True
        self._nothing = NOTHING
        self._spans: tuple[DifferenceSpan, ...] = ()
        self._layout = QTextLayout()
        self._broken_for = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spans(
        self, spans: Sequence[DifferenceSpan], *, marked: bool, nothing: str = NOTHING
    ) -> None:
        """Show this side of an alignment; without marks where the reader switched them off.

        Args:
            spans: the alignment.
            marked: whether differences are marked.
            nothing: what stands in place of an empty value.
        """
        if (tuple(spans), marked, nothing) == (self._spans, self._marked, self._nothing):
            return
        self._nothing = nothing
        self._spans = tuple(spans)
        self._marked = marked
        self._broken_for = -1
        self._keep_height()
        self.update()

    def text(self) -> str:
        """The value shown, as written."""
        return "".join(self._side(span) for span in self._spans)

    def wanted_width(self) -> int:
        """Pixels in which the value stands in one line."""
        text = "".join(self._shown(span) for span in self._spans) or self._nothing
        wide = QFontMetricsF(self._appearance.font(self._role)).horizontalAdvance(text)
        return int(wide + 2 * _MARGIN) + 2

    def marks(self) -> frozenset[DifferenceKind]:
        """The kinds of difference marked here."""
        if not self._marked:
            return frozenset()
        return frozenset(span.kind for span in self._spans) - {DifferenceKind.SAME}

    def sizeHint(self) -> QSize:
        return QSize(160, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_height()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        height = self._broken(self.width())
        origin = QPointF(_MARGIN, max(0.0, (self.height() - height) / 2))
        boxes = list(self._boxes(origin)) if self._marked else []
        for kind, box in boxes:
            paint_ground(painter, theme, kind, box)
        painter.setPen(QColor(theme.ink if self.text() else theme.muted))
        self._layout.draw(painter, origin)
        for kind, box in boxes:
            paint_mark(painter, theme, kind, box)

    def _keep_height(self) -> None:
        """Ask for the height the text needs at the width given.

        A plain minimum: heights for widths get lost on their way through nested layouts.
        """
        self.setFixedHeight(int(self._broken(self.width())) + 3)

    def _side(self, span: DifferenceSpan) -> str:
        return span.left if self._left else span.right

    def _shown(self, span: DifferenceSpan) -> str:
        text = self._side(span)
        if text and self._marked and span.kind is DifferenceKind.INVISIBLE:
            return _INVISIBLE_SHOWN
        return text

    def _broken(self, width: int) -> float:
        """Break the text into lines for a width in pixels; returns the height in pixels."""
        if width != self._broken_for:
            self._break(width)
        lines = self._layout.lineCount()
        return self._layout.lineAt(0).height() * _LEADING * lines if lines else 0.0

    def _break(self, width: int) -> None:
        self._broken_for = width
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFont(self._appearance.font(self._role if self.text() else FontRole.BODY))
        self._layout.setText("".join(self._shown(span) for span in self._spans) or self._nothing)
        self._layout.beginLayout()
        height = 0.0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(max(20.0, width - 2 * _MARGIN))
            line.setPosition(QPointF(0.0, height))
            height += line.height() * _LEADING
            line = self._layout.createLine()
        self._layout.endLayout()

    def _boxes(self, origin: QPointF) -> Iterator[tuple[DifferenceKind, QRectF]]:
        """Where each marked stretch lies, one box per line it runs over."""
        start = 0
        for span in self._spans:
            end = start + _code_units(self._shown(span))
            if span.kind is not DifferenceKind.SAME:
                for box in self._boxes_between(start, end):
                    yield span.kind, box.translated(origin)
            start = end

    def _boxes_between(self, start: int, end: int) -> Iterator[QRectF]:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            empty_here = start == end and first <= start <= last
            if not empty_here and (end <= first or start >= last):
                continue
            left = line.cursorToX(max(start, first))[0]  # type: ignore[index]  # stub says float
            right = line.cursorToX(min(end, last))[0]  # type: ignore[index]  # stub says float
            yield QRectF(left, line.y(), max(0.0, right - left), line.height() + 2)
            if empty_here:
                return


def _code_units(text: str) -> int:
    """Qt counts UTF-16 code units, Python characters."""
    return len(text.encode("utf-16-le")) // 2
