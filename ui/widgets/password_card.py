"""Asks for the password of a protected workbook; it goes to the child and is kept nowhere."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from app.batches.preview_views import LockedFile
from ui.widgets.building import Card, button, label, row
from ui.widgets.form import Form
from ui.widgets.wrapped import Wrapped

_ADVICE = (
    "パスワードの付いたExcelです。送り主から聞いたパスワードを入力してください。"
    "パスワードは読み取りにだけ使い、どこにも残しません。"
)


class PasswordCard(Card):
    """Enter reads the file; a wrong password is told and asked for again."""

    given = Signal(str)
    turned_away = Signal()

    def __init__(self, locked: LockedFile) -> None:
        super().__init__("card", margins=20, spacing=12)
        self.setObjectName("password_card")
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.password.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.password.returnPressed.connect(self._on_given)
        read = button("読み取る", self._on_given, name="password_read", role="primary")
        stop = button("やめる", self.turned_away.emit, name="password_turn_away")
        self._told = label(locked.told, role="problem", wrap=True)
        self._told.setObjectName("password_told")
        self.add(
            label(locked.name, role="heading", wrap=True),
            Wrapped(_ADVICE),
            self._told,
            Form([("パスワード", "workbook_password", self.password)]),
            row(1, stop, read),
        )
        self._told.setVisible(bool(locked.told))

    @Slot()
    def _on_given(self) -> None:
        if self.password.text():
            self.given.emit(self.password.text())
            self.password.clear()
