"""A paragraph is as tall as its lines: never squeezed, and never taller than it needs."""

from pytestqt.qtbot import QtBot

from ui.widgets.building import prose


def test_a_paragraph_gives_back_the_height_a_narrow_column_made_it_ask_for(qtbot: QtBot) -> None:
    paragraph = prose("担当者の待ち行列に、答えの分かっている件を混ぜます。" * 3)
    qtbot.addWidget(paragraph)
    paragraph.resize(1200, 40)
    paragraph.show()
    wide = paragraph.minimumHeight()
    paragraph.resize(200, 40)
    assert paragraph.minimumHeight() > 2 * wide
    paragraph.resize(1200, 40)
    assert paragraph.minimumHeight() == wide
