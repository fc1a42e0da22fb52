"""The painted difference: what is marked can be seen, and the legend tells the marks apart."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from matching import DifferenceKind, DifferenceSpan
from ui.appearance import Appearance
from ui.typefaces import FontRole
from ui.widgets.difference import DifferenceText


class _Plain:
    def fold(self, text: str, strength: int) -> str:
        return text


def _shown(
    qtbot: QtBot, appearance: Appearance, spans: list[DifferenceSpan], *, marked: bool = True
) -> DifferenceText:
    widget = DifferenceText(appearance, FontRole.VALUE, left=True)
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    widget.show_spans(spans, marked=marked)
    widget.show()
    return widget


def _pixels(widget: DifferenceText) -> bytes:
    picture: QImage = widget.grab().toImage()
    return bytes(picture.constBits())


@pytest.mark.parametrize(
    "kind", [kind for kind in DifferenceKind if kind is not DifferenceKind.SAME]
)
def test_each_kind_is_painted_unlike_an_agreeing_character(
    qtbot: QtBot, appearance: Appearance, kind: DifferenceKind
) -> None:
    text = "\u3000" if kind is DifferenceKind.SPACE else "辺"
    quiet = _shown(qtbot, appearance, [DifferenceSpan(DifferenceKind.SAME, text, text)])
    marked = _shown(qtbot, appearance, [DifferenceSpan(kind, text, text)])

    assert _pixels(quiet) != _pixels(marked)
    assert marked.marks() == {kind}


def test_the_marks_can_be_switched_off(qtbot: QtBot, appearance: Appearance) -> None:
    same = _shown(qtbot, appearance, [DifferenceSpan(DifferenceKind.SAME, "辺", "辺")])
    off = _shown(
        qtbot, appearance, [DifferenceSpan(DifferenceKind.REPLACED, "辺", "部")], marked=False
    )

    assert _pixels(same) == _pixels(off)
    assert off.marks() == frozenset()


def test_what_is_missing_here_is_shown_where_it_would_stand(
    qtbot: QtBot, appearance: Appearance
) -> None:
    whole = [DifferenceSpan(DifferenceKind.SAME, "3-4", "3-4")]
    missing = [*whole, DifferenceSpan(DifferenceKind.RIGHT_ONLY, "", "コーポ")]

    assert _pixels(_shown(qtbot, appearance, whole)) != _pixels(_shown(qtbot, appearance, missing))


def test_a_long_value_wraps_and_asks_for_the_height(qtbot: QtBot, appearance: Appearance) -> None:
    short = _shown(qtbot, appearance, [DifferenceSpan(DifferenceKind.SAME, "京都", "京都")])
    long = _shown(qtbot, appearance, [DifferenceSpan(DifferenceKind.SAME, "京都" * 30, "")])

    assert long.minimumHeight() >= 3 * short.minimumHeight()
    assert long.text() == "京都" * 30


def test_characters_beyond_the_basic_plane_do_not_shift_the_marks(
    qtbot: QtBot, appearance: Appearance
) -> None:
    spans = [
        DifferenceSpan(DifferenceKind.SAME, "𠮷", "𠮷"),
        DifferenceSpan(DifferenceKind.REPLACED, "一", "二"),
    ]
    widget = _shown(qtbot, appearance, spans)
    boxes = list(widget._boxes(widget.rect().topLeft().toPointF()))

    assert len(boxes) == 1
    kind, box = boxes[0]
    assert kind is DifferenceKind.REPLACED
    assert box.left() > box.width() * 0.8
