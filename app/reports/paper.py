"""Drawing on one sheet: text that never overflows its box, boxes, tick boxes, page furniture.

Lengths are millimetres from the top left corner; sizes of type are points.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports.fonts import (
    TEXT,
    Fonts,
    Glyph,
    chain_for_names,
    chain_for_text,
    clusters,
    load_fonts,
)

LEADING = 1.22
_SHADE, _RULE, _INK = 0.86, 0.35, 0.0
_SMALLEST = 4.5
_NEVER_FIRST = frozenset(")]}）］｝」』】、。，．・：；？！ー々…")
_NEVER_LAST = frozenset("([{（［｛「『【")
_MOST_CARRIED = 4


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size in points, the fonts tried in order, alignment, line breaks."""

    size: float = 8.0
    names: bool = False
    bold: bool = False
    align: str = "left"
    wrap: bool = True  # False: one line, set smaller until it fits
    from_top: bool = False  # False: centred vertically

    @property
    def chain(self) -> tuple[str, ...]:
        """The fonts tried in order."""
        return chain_for_names() if self.names else chain_for_text(bold=self.bold)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet in millimetres from the top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Placed:
    glyph: Glyph
    marked: bool


@dataclass(slots=True)
class Paper:
    """A PDF being drawn, page by page, in memory only."""

    wide: bool
    title: str
    missing: set[str] = field(default_factory=set)
    _buffer: io.BytesIO = field(default_factory=io.BytesIO)
    _fonts: Fonts = field(init=False)
    _canvas: Canvas = field(init=False)
    _height: float = field(init=False)

    def __post_init__(self) -> None:
        """Open the canvas. `invariant` makes equal input give equal bytes."""
        size = landscape(A4) if self.wide else A4
        self._fonts = load_fonts()
        self._canvas = Canvas(
            self._buffer,
            pagesize=size,
            invariant=1,
            initialFontName=TEXT,  # type: ignore[arg-type]  # the stubs say float, it is a name
            pageCompression=1,
        )
        self._canvas.setTitle(self.title)
        self._canvas.setAuthor("Totsugo")
        self._height = size[1]

    def next_page(self) -> None:
        """End this page and begin another; footnotes of missing glyphs begin anew."""
        self._canvas.showPage()
        self.missing.clear()

    def finished(self) -> bytes:
        """The whole PDF. Call after the last `next_page`."""
        self._canvas.save()
        return self._buffer.getvalue()

    def line(self, left: float, top: float, right: float, bottom: float, *, width: float) -> None:
        """A ruled line of `width` points."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeGray(_RULE)
        self._canvas.line(left * mm, self._y(top), right * mm, self._y(bottom))

    def frame(self, box: Box, *, width: float = 0.4, shade: bool = False) -> None:
        """A rectangle, shaded lightly if asked."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeGray(_RULE)
        self._canvas.setFillGray(0.94 if shade else 1)
        bottom = self._y(box.top + box.height)
        self._canvas.rect(
            box.left * mm, bottom, box.width * mm, box.height * mm, stroke=1, fill=int(shade)
        )
        self._canvas.setFillGray(_INK)

    def tick_box(self, left: float, top: float, size: float = 2.6, *, ticked: bool = False) -> None:
        """An empty square to tick by hand, or one already ticked."""
        self.frame(Box(left, top, size, size), width=0.6)
        if ticked:
            self._canvas.setLineWidth(1.1)
            self._canvas.setStrokeGray(_INK)
            middle = left + size * 0.4
            self._canvas.line(
                (left + size * 0.15) * mm,
                self._y(top + size * 0.5),
                middle * mm,
                self._y(top + size * 0.85),
            )
            self._canvas.line(
                middle * mm,
                self._y(top + size * 0.85),
                (left + size) * mm,
                self._y(top - size * 0.1),
            )

    def text(
        self,
        box: Box,
        text: str,
        style: Style,
        *,
        marks: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Set a text into a box: wrapped, and smaller where it would not fit; never cut silently.

        Args:
            box: where.
            text: line feeds are kept as line breaks.
            style: size, fonts and alignment.
            marks: half-open character ranges to mark as differing (shaded and underlined).
        """
        if not text:
            return
        size, lines = self._fit(text, box, style, marks)
        step = size * LEADING
        spare = 0.0 if style.from_top else (box.height * mm - step * len(lines)) / 2
        top = self._y(box.top) - spare
        for number, line in enumerate(lines):
            baseline = top - step * number - size * 0.98
            self._draw(line, self._start(line, size, box, style), baseline, size)

    def _fit(
        self, text: str, box: Box, style: Style, marks: Sequence[tuple[int, int]]
    ) -> tuple[float, list[list[_Placed]]]:
        placed = self._place(text, style, marks)
        size = style.size
        while True:
            lines = _broken(placed, box.width * mm / size)
            fits = len(lines) * size * LEADING <= box.height * mm + 0.6
            fits = fits and (style.wrap or len(lines) == 1)
            if fits or size <= _SMALLEST:
                return size, lines
            size = max(_SMALLEST, size - 0.25)

    def _place(
        self, text: str, style: Style, marks: Sequence[tuple[int, int]]
    ) -> list[_Placed | None]:
        """The glyphs of a text, None for a line feed."""
        placed: list[_Placed | None] = []
        for start, cluster in clusters(text):
            if cluster == "\n":
                placed.append(None)
                continue
            glyph = self._fonts.glyph(cluster, style.chain)
            if glyph.missing:
                self.missing.add(glyph.missing)
            placed.append(_Placed(glyph, any(first <= start < last for first, last in marks)))
        return placed

    def _start(self, line: list[_Placed], size: float, box: Box, style: Style) -> float:
        spare = box.width * mm - size * sum(placed.glyph.width for placed in line)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[style.align]
        return box.left * mm + spare * share

    def _draw(self, line: list[_Placed], left: float, baseline: float, size: float) -> None:
        self._shade_marks(line, left, baseline, size)
        writer = self._canvas.beginText(left, baseline)
        for font, drawn in _runs(line):
            writer.setFont(font, size)
            writer.textOut(drawn)
        self._canvas.drawText(writer)

    def _shade_marks(self, line: list[_Placed], left: float, baseline: float, size: float) -> None:
        at = left
        for placed in line:
            width = placed.glyph.width * size
            if placed.marked:
                self._canvas.setFillGray(_SHADE)
                self._canvas.rect(at, baseline - size * 0.16, width, size * 1.1, stroke=0, fill=1)
                self._canvas.setFillGray(_INK)
                self._canvas.setStrokeGray(_INK)
                self._canvas.setLineWidth(0.7)
                self._canvas.line(at, baseline - size * 0.18, at + width, baseline - size * 0.18)
            at += width

    def _y(self, top: float) -> float:
        return self._height - top * mm


def _broken(placed: Sequence[_Placed | None], width: float) -> list[list[_Placed]]:
    """Lines no wider than `width` (in ems of the size), broken where Japanese text may be (禁則)."""
    lines: list[list[_Placed]] = [[]]
    room = width
    for item in placed:
        if item is None:
            lines.append([])
            room = width
            continue
        if item.glyph.width > room + 1e-6 and lines[-1]:
            keep = len(lines[-1]) - _carried(lines[-1], item)
            lines[-1:] = [lines[-1][:keep], lines[-1][keep:]]
            room = width - sum(one.glyph.width for one in lines[-1])
        lines[-1].append(item)
        room -= item.glyph.width
    return lines


def _carried(line: Sequence[_Placed], following: _Placed) -> int:
    """How many glyphs at the end of a full line go on with what follows it."""
    count = 0
    while count < min(_MOST_CARRIED, len(line) - 1):
        last = line[-1 - count]
        first = line[-count] if count else following
        if first.glyph.drawn not in _NEVER_FIRST and last.glyph.drawn not in _NEVER_LAST:
            return count
        count += 1
    return 0 if count >= _MOST_CARRIED else count


def _runs(line: Sequence[_Placed]) -> list[tuple[str, str]]:
    """Neighbouring glyphs of one font joined into one drawing act."""
    runs: list[tuple[str, str]] = []
    for placed in line:
        glyph = placed.glyph
        if runs and runs[-1][0] == glyph.font:
            runs[-1] = (glyph.font, runs[-1][1] + glyph.drawn)
        else:
            runs.append((glyph.font, glyph.drawn))
    return runs
