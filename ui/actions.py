"""Every act that has a key: one table for menus, buttons, help and the conflict check.

How to add an act: one row in ACTIONS, a call of `bind` in its page, one row in
resources/manual/keys.md (a test compares the two). A single letter or digit acts only while no
text field has the focus: text fields keep what is typed into them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid


class Place(StrEnum):
    """Where an act may be called."""

    WINDOW = "window"
    CASE = "case"  # wherever one case is shown
    REVIEW = "review"
    SECOND_CHECK = "second_check"
    LIST = "list"  # the queue as a list
    GROUP = "group"  # the list of a group
    FOUND = "found"  # the list of a register search
    ENTRY = "entry"  # where numbers are typed: these keys act in its text fields too


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its words, its keys (the first is shown) and where they work."""

    place: Place
    words: str
    keys: tuple[str, ...]


ACTIONS: dict[str, Act] = {
    "help": Act(Place.WINDOW, "ヘルプ", ("F1",)),
    "lock": Act(Place.WINDOW, "画面をロック", ("Ctrl+L",)),
    "hand_over": Act(Place.WINDOW, "交代", ("Ctrl+K",)),
    "refresh": Act(Place.WINDOW, "最新の状態にする", ("F5",)),
    "leave": Act(Place.WINDOW, "終了", ("Ctrl+Q",)),
    **{
        f"page_{n}": Act(Place.WINDOW, f"左の列の{n}番目の画面", (f"Ctrl+{n}",))
        for n in range(1, 10)
    },
    **{f"answer_{n}": Act(Place.CASE, f"{n}番目の答え・理由", (f"{n}",)) for n in range(1, 10)},
    "usual": Act(Place.CASE, "いつもの理由", ("Return", "Enter")),
    "back": Act(Place.CASE, "答えを選び直す", ("Escape",)),
    "note": Act(Place.CASE, "メモ", ("N",)),
    "next": Act(Place.CASE, "次の件", ("J", "PgDown")),
    "previous": Act(Place.CASE, "前の件", ("K", "PgUp")),
    "next_resident": Act(Place.CASE, "次の候補と比べる", ("Right",)),
    "previous_resident": Act(Place.CASE, "前の候補と比べる", ("Left",)),
    "marks": Act(Place.CASE, "違いの印", ("M",)),
    "details": Act(Place.CASE, "詳しい情報", ("D",)),
    "weights": Act(Place.CASE, "候補の合い方の図", ("C",)),
    "reveal": Act(Place.CASE, "個人番号を表示(押している間)", ("V",)),
    "adopt": Act(Place.REVIEW, "前回の確認結果を引き継ぐ", ("R",)),
    "undo": Act(Place.REVIEW, "直前を取り消す", ("U", "Ctrl+Z")),
    "attach": Act(Place.REVIEW, "表示中の候補を本人の候補とする", ("T",)),
    "no_candidate": Act(Place.REVIEW, "該当する候補なし", ("0",)),
    "search": Act(Place.REVIEW, "検索", ("/", "Ctrl+F")),
    "register_search": Act(Place.REVIEW, "住基検索", ("F",)),
    "groups": Act(Place.REVIEW, "グループを選ぶ", ("G",)),
    "group_by": Act(Place.REVIEW, "まとめ方を選ぶ", ("E",)),
    "order": Act(Place.REVIEW, "並び順を選ぶ", ("B",)),
    "whose": Act(Place.REVIEW, "自分の担当・全体", ("W",)),
    "saved_filters": Act(Place.REVIEW, "絞り込みの保存・呼び出し", ("Q",)),
    "assign": Act(Place.REVIEW, "担当の割当・引き受け", ("A",)),
    "take_over": Act(Place.REVIEW, "この件を引き受ける", ("H",)),
    "documents": Act(Place.REVIEW, "確認した書類", ("Y",)),
    "open_case": Act(Place.REVIEW, "一覧と1件の切り替え", ("O",)),
    "paper": Act(Place.REVIEW, "紙の結果を入力", ("P",)),
    "group": Act(Place.CASE, "グループでまとめて確認", ("L",)),
    "mark": Act(Place.LIST, "印を付ける・外す", ("Space", "X")),
    "mark_all": Act(Place.LIST, "以下すべてに印を付ける・外す", ("Ctrl+A",)),
    "found_words": Act(Place.FOUND, "検索の言葉に戻る", ("F",)),
    "found_attach": Act(Place.FOUND, "表示中の人を本人の候補とする", ("T",)),
    "found_next": Act(Place.FOUND, "次の50件", ("Right",)),
    "found_previous": Act(Place.FOUND, "前の50件", ("Left",)),
    "strike": Act(Place.GROUP, "グループから除外・戻す", ("Space",)),
    "accept": Act(Place.GROUP, "表示中の件をまとめて確定", ("Return", "Enter")),
    "take_back": Act(Place.GROUP, "直前にまとめて確定した分を取り消す", ("U",)),
    "entry_go": Act(Place.ENTRY, "確かめる・確定して次の件へ", ("Return", "Enter")),
    "entry_anew": Act(Place.ENTRY, "番号を打ち直す", ("Escape",)),
    "entry_next": Act(Place.ENTRY, "次の件", ("PgDown",)),
    "entry_previous": Act(Place.ENTRY, "前の件", ("PgUp",)),
    "entry_find": Act(Place.ENTRY, "管理番号で探す", ("Ctrl+F",)),
    "entry_absent": Act(Place.ENTRY, "番号なしとして記録", ("F8",)),
    "entry_take_back": Act(Place.ENTRY, "直前の入力を取り消す", ("F7",)),
    "entry_as_written": Act(Place.ENTRY, "検査用数字が合わない番号を台帳のとおり記録", ("F9",)),
}


def key_words(name: str) -> str:
    """The key as written on buttons and in the manual."""
    return (
        ACTIONS[name]
        .keys[0]
        .replace("Return", "Enter")
        .replace("Escape", "Esc")
        .replace("Right", "→")
        .replace("Left", "←")
    )


_HELD_DOWN = frozenset(
    {
        *("next", "previous", "next_resident", "previous_resident", "mark"),
        *("found_next", "found_previous", "entry_next", "entry_previous"),
    }
)
"""Acts that go on while their key is held down; every other acts once, however long it is held."""

_WHILE_TYPING = frozenset({Place.WINDOW, Place.ENTRY})
_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


def typing() -> bool:
    """Whether the focus is where characters are typed, so that no single key may act."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QTextEdit) and focus.isReadOnly():
        return False
    return isinstance(focus, _TYPED_INTO)


def bind(widget: QWidget, name: str, act: Callable[[], object]) -> QAction:
    """Give `widget` the act and its keys, for itself and everything in it."""
    row = ACTIONS[name]
    action = QAction(row.words, widget)
    action.setObjectName(f"action_{name}")
    action.setShortcuts([QKeySequence(key) for key in row.keys])
    action.setAutoRepeat(name in _HELD_DOWN)
    in_window = row.place is Place.WINDOW
    action.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut
        if in_window
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    action.triggered.connect(lambda _checked=False: act())
    if row.place not in _WHILE_TYPING:
        _rest_while_typing(action)
    widget.addAction(action)
    return action


def _rest_while_typing(action: QAction) -> None:
    """Switch an act off while a text field has the focus.

    Qt's own rule (text fields take printable keys first) does not hold for Enter, Esc and arrows.
    """
    application = QApplication.instance()
    if isinstance(application, QApplication):
        switch = partial(_follow_focus, action)
        application.focusChanged.connect(switch)
        action.destroyed.connect(lambda: application.focusChanged.disconnect(switch))


def _follow_focus(action: QAction, _old: QWidget | None, _new: QWidget | None) -> None:
    if isValid(action):
        action.setEnabled(not typing())
