"""Strokes and code points of two forms of a character, on demand."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from matching import DifferenceKind, DifferenceSpan
from tests.gui.conftest import Opener
from tests.support.office import CASEWORKER
from ui.appearance import Appearance
from ui.pages.review import ReviewPage
from ui.widgets.glyph_pairs import GlyphPair, GlyphPairs, code_points, glyph_pairs


def test_code_points_tell_selectors_too() -> None:
    assert code_points("髙") == "U+9AD9"
    assert code_points("葛\U000e0100") == "U+845B U+E0100"


def test_only_single_characters_are_worth_a_look() -> None:
    spans = (
        DifferenceSpan(DifferenceKind.VARIANT, "髙", "高"),
        DifferenceSpan(DifferenceKind.SAME, "橋", "橋"),
        DifferenceSpan(DifferenceKind.REPLACED, "真由美", "花子"),
        DifferenceSpan(DifferenceKind.REPLACED, "滝谷", "山本"),
        DifferenceSpan(DifferenceKind.LEFT_ONLY, "子", ""),
    )
    assert glyph_pairs(spans) == (GlyphPair("髙", "高"),)
    selected = DifferenceSpan(DifferenceKind.VARIANT, "葛\U000e0100", "葛")
    assert glyph_pairs((selected,)) == (GlyphPair("葛\U000e0100", "葛"),)


def test_pairs_stand_large_with_their_codes(qtbot: QtBot, appearance: Appearance) -> None:
    shown = GlyphPairs(appearance)
    qtbot.addWidget(shown)
    shown.show_pairs((GlyphPair("髙", "高"),))
    texts = [one.text() for one in shown.findChildren(QLabel)]
    assert {"髙", "高", "U+9AD9", "U+9AD8"} <= set(texts)
    shown.show_pairs(())
    assert shown.isHidden()


def test_a_caseworker_sees_them_when_asking(qtbot: QtBot, open_as: Opener) -> None:
    window = open_as(CASEWORKER)
    assert window.shell is not None
    window.shell.open_page("review")
    page = cast("ReviewPage", window.shell.page("review"))
    page.pane.comparison._name_spans = (DifferenceSpan(DifferenceKind.VARIANT, "髙", "高"),)
    page.queue.setFocus()
    assert page.pane.glyphs.isHidden()

    qtbot.keyClick(cast("QWidget", QApplication.focusWidget()), Qt.Key.Key_D)

    assert page.pane.glyphs.isVisible()
