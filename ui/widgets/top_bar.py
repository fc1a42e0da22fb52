"""The line at the top: which inspection, who sits here, how long is left, 支援措置, no network."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app.views import InspectionHead
from ui.actions import key_words
from ui.widgets.building import label, restyle
from ui.widgets.elided import ElidedLabel
from ui.words import OFFLINE_WORDS

_MISSING = ("未取込", "情報なし")


@dataclass(frozen=True, slots=True)
class _Said:
    """One text of the line: whole, and as short as it may become where the line is narrow."""

    whole: str
    short: str


class TopBar(QFrame):
    """Shows the InspectionHead; the buttons are wired by the window.

    In large text or a narrow window the line says the same more briefly, so that the name of the
    inspection can still be read; the whole words are tooltips then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setProperty("role", "band")
        self._title = ElidedLabel(role="heading")
        self._office = ElidedLabel(role="muted")
        self._rest = label(role="muted")
        self._rest.setObjectName("rest")
        self._rest.setToolTip(f"席を離れるときは {key_words('lock')} でロックします。")
        self._rest.hide()
        self._said: dict[QLabel, _Said] = {}
        self._deadline = label()
        self._protection = label(role="tag")
        self._offline = label(OFFLINE_WORDS, role="tag")
        self._offline.setToolTip("このプログラムはネットワークに接続しません。")
        self._person = label()
        self._person.setObjectName("person")
        self.hand_over = QPushButton("交代")
        self.hand_over.setObjectName("hand_over")
        self.hand_over.setToolTip(key_words("hand_over"))
        self.lock = QPushButton("ロック")
        self.lock.setObjectName("lock")
        self.lock.setToolTip(key_words("lock"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 12, 5)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._office)
        layout.addStretch(1)
        for widget in (self._rest, self._deadline, self._protection, self._offline, self._person):
            layout.addWidget(widget)
        for made in (self.hand_over, self.lock):
            made.setProperty("role", "quiet")
            made.setAutoDefault(False)
            layout.addWidget(made)

    def show_rest(self, words: str) -> None:
        """A quiet word about rest; "" takes it away."""
        self._rest.setText(words)
        self._rest.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_head(self, head: InspectionHead, deadline: date | None, today: date) -> None:
        """Show what stands at the top."""
        title = f"【合成データ】{head.title}" if head.demonstration else head.title
        self._title.show_text(title)
        self._office.show_text(head.office)
        self._said = {
            self._person: _Said(f"{head.role_words}　{head.person}", head.person),
            self._protection: _Said(
                head.protection_words, _without_brackets(head.protection_words)
            ),
            self._deadline: _left(deadline, today),
        }
        missing = any(words in head.protection_words for words in _MISSING)
        restyle(self._protection, role="notice" if missing else "tag")
        self._fit()

    def _fit(self) -> None:
        """The whole words where there is room for them, else the short ones."""
        self._say(brief=False)
        layout = self.layout()
        if layout is not None and layout.sizeHint().width() > self.width():
            self._say(brief=True)

    def _say(self, *, brief: bool) -> None:
        for shown, said in self._said.items():
            shown.setText(said.short if brief else said.whole)
            shown.setToolTip(said.whole if brief else "")
            shown.setAccessibleName(said.whole)
        self._office.setHidden(brief)


def _left(deadline: date | None, today: date) -> _Said:
    if deadline is None:
        return _Said("", "")
    days = (deadline - today).days
    left = f"あと {days} 日" if days >= 0 else f"{-days} 日超過"
    return _Said(f"期限 {deadline.month}月{deadline.day}日　{left}", f"期限 {left}")


def _without_brackets(words: str) -> str:
    return words.split("(", maxsplit=1)[0]
