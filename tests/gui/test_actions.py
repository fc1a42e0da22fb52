"""Acts and keys: no key means two things in one place, and typing is only typing."""

from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.actions import ACTIONS, Place, bind, key_words

_TOGETHER = {
    Place.WINDOW: frozenset(
        {Place.WINDOW, Place.CASE, Place.REVIEW, Place.SECOND_CHECK, Place.ENTRY}
    ),
    Place.CASE: frozenset({Place.CASE, Place.REVIEW, Place.SECOND_CHECK}),
    Place.REVIEW: frozenset({Place.REVIEW, Place.LIST}),
    Place.LIST: frozenset({Place.LIST, Place.REVIEW, Place.CASE, Place.WINDOW}),
    Place.SECOND_CHECK: frozenset({Place.SECOND_CHECK}),
    Place.GROUP: frozenset({Place.GROUP}),
    Place.FOUND: frozenset({Place.FOUND, Place.WINDOW}),
    Place.ENTRY: frozenset({Place.ENTRY}),
}


def test_no_key_means_two_things_in_one_place() -> None:
    clashes = [
        (one, other)
        for (one, first), (other, second) in combinations(ACTIONS.items(), 2)
        if set(first.keys) & set(second.keys)
        and (second.place in _TOGETHER[first.place] or first.place in _TOGETHER[second.place])
    ]

    assert not clashes


def test_every_act_has_words_and_a_key() -> None:
    assert all(act.words and act.keys for act in ACTIONS.values())
    assert key_words("usual") == "Enter"


def _desk(qtbot: QtBot) -> tuple[QWidget, QWidget, QLineEdit, list[str]]:
    desk, done = QWidget(), []
    layout = QVBoxLayout(desk)
    place, note = QWidget(), QLineEdit()
    place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(place)
    layout.addWidget(note)
    for name in ("answer_1", "usual", "back", "next_resident", "note"):
        bind(desk, name, lambda name=name: done.append(name))
    qtbot.addWidget(desk)
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    return desk, place, note, done


def test_single_keys_act_while_no_text_field_has_the_focus(qtbot: QtBot) -> None:
    desk, place, _, done = _desk(qtbot)
    place.setFocus()
    assert desk.isVisible()

    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Right):
        qtbot.keyClick(place, key)

    assert done == ["answer_1", "usual", "back", "next_resident"]


def test_the_numeric_keypad_acts_too(qtbot: QtBot) -> None:
    desk, place, _, done = _desk(qtbot)
    place.setFocus()
    assert desk.isVisible()

    qtbot.keyClick(place, Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)

    assert done == ["answer_1"]


def test_typing_in_a_note_is_only_typing(qtbot: QtBot) -> None:
    desk, _, note, done = _desk(qtbot)
    note.setFocus()
    assert desk.isVisible()
    qtbot.waitUntil(note.hasFocus)

    qtbot.keyClicks(note, "1n")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(note, key)

    assert done == []
    assert note.text() == "1n"
