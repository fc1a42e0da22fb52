"""The line at the top: which inspection, who sits here, how long is left, 支援措置, no network."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.views import InspectionHead
from ui.actions import key_words
from ui.widgets.building import label, restyle
from ui.widgets.elided import ElidedLabel
from ui.words import OFFLINE_WORDS

_MISSING = ("未取込", "情報なし")


class TopBar(QFrame):
    """Shows the InspectionHead; the buttons are wired by the window."""

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

    def show_head(self, head: InspectionHead, deadline: date | None, today: date) -> None:
        """Show what stands at the top."""
        title = f"【合成データ】{head.title}" if head.demonstration else head.title
        self._title.show_text(title)
        self._office.show_text(head.office)
        self._person.setText(f"{head.role_words}　{head.person}")
        self._protection.setText(head.protection_words)
        missing = any(words in head.protection_words for words in _MISSING)
        restyle(self._protection, role="notice" if missing else "tag")
        self._deadline.setText(_left(deadline, today))


def _left(deadline: date | None, today: date) -> str:
    if deadline is None:
        return ""
    days = (deadline - today).days
    told = f"期限 {deadline.month}月{deadline.day}日"
    return f"{told}　あと {days} 日" if days >= 0 else f"{told}　{-days} 日超過"
