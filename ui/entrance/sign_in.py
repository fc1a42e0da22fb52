"""Who is there: user ID and password, to sign in or to restore a backup."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from ui.widgets.building import Card, button, label, row
from ui.widgets.form import Form


class SignInCard(Card):
    """Emits `asked(user, password)`; Enter goes from the ID to the password and on."""

    asked = Signal(str, str)
    turned_away = Signal()

    def __init__(self, *, yes: str, no: str, name: str) -> None:
        super().__init__("card", margins=26, spacing=16)
        self.setObjectName(name)
        self._where = label(role="heading", wrap=True)
        self.user = QLineEdit()
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._yes = button(yes, self._on_asked, name=f"{name}_yes", role="primary")
        no_button = button(no, self.turned_away.emit, name=f"{name}_no", role="quiet")
        self.user.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._on_asked)
        rows = [("利用者ID", "user", self.user), ("パスワード", "password", self.password)]
        self.add(self._where, Form(rows), row(no_button, 1, self._yes))

    def ask(self, where: str, *, user: str) -> None:
        """Ask for somebody; a known user only types the password."""
        self._where.setText(where)
        self.user.setText(user)
        self.password.clear()
        (self.password if user else self.user).setFocus()

    def refuse(self) -> None:
        """The password did not fit: type it again."""
        self.wait(waiting=False)
        self.password.selectAll()
        self.password.setFocus()

    def wait(self, *, waiting: bool) -> None:
        """While the password is stretched, nothing can be pressed twice."""
        self._yes.setEnabled(not waiting)

    @Slot()
    def _on_asked(self) -> None:
        if self._yes.isEnabled():
            self.asked.emit(self.user.text(), self.password.text())
