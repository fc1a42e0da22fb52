"""利用者の追加 and パスワードの再設定: an ID, a name, a role and a long password typed twice."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.access.inspection import NewPerson
from app.access.passwords import SHORTEST
from app.errors import KnownError
from app.people import Role
from app.words import words
from ui.widgets.building import button, column, label, prose, row
from ui.widgets.form import Form
from ui.widgets.growing import say_in

PASSWORD_ADVICE = (
    f"パスワードは{SHORTEST}文字以上。つながりのない言葉を4つほど並べると覚えやすく安全です。"
    "記号や数字を混ぜる決まり、定期的な変更はありません。"
)

_HEIGHTS = 31  # heights of a line that the dialog is wide


class PasswordPair(QWidget):
    """A password typed twice, with a switch to see it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        shown = QCheckBox("パスワードを表示する")
        shown.toggled.connect(self._on_shown)
        form = Form(
            [("パスワード", "password", self.first), ("もう一度", "password_again", self.again)]
        )
        advice = prose(PASSWORD_ADVICE, role="small")
        layout = column(form, row(1, shown), advice, spacing=8)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def password(self) -> str:
        """The password.

        Raises:
            KnownError: U103 where the two differ.
        """
        if self.first.text() != self.again.text():
            raise KnownError("U103", "2つのパスワードが違います。もう一度入力してください。")
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    @Slot(bool)
    def _on_shown(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)


class PersonDialog(QDialog):
    """A new person. The dialog stays open when the service refuses; the page says why in it."""

    asked = Signal(NewPerson, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("person_dialog")
        self.setWindowTitle("利用者の追加")
        self.user, self.name = QLineEdit(), QLineEdit()
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(words(role), role)
        self.pair = PasswordPair()
        self.problem = label(role="problem", wrap=True)
        fields: list[tuple[str, str, QWidget]] = [
            ("利用者ID", "person_user", self.user),
            ("氏名", "person_name", self.name),
            ("役割", "person_role", self.role),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(Form(fields))
        layout.addWidget(self.pair)
        layout.addWidget(self.problem)
        store = button("追加する", self._on_store_asked, name="person_store", role="primary")
        layout.addLayout(row(1, button("やめる", self.reject, name="person_cancel"), store))
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)

    @Slot()
    def _on_store_asked(self) -> None:
        try:
            password = self.pair.password()
        except KnownError as error:
            say_in(self, self.problem, error.sentence)
            return
        new = NewPerson(user=self.user.text(), name=self.name.text().strip(), password=password)
        self.asked.emit(new, str(self.role.currentData()))


class PasswordDialog(QDialog):
    """A new password for a person; for oneself the old one is asked too."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget, title: str, *, own: bool) -> None:
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setWindowTitle(title)
        self.old = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.pair = PasswordPair()
        self.problem = label(role="problem", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        if own:
            layout.addWidget(Form([("いまのパスワード", "password_old", self.old)]))
        layout.addWidget(self.pair)
        layout.addWidget(self.problem)
        store = button("設定する", self._on_store_asked, name="password_store", role="primary")
        layout.addLayout(row(1, button("やめる", self.reject, name="password_cancel"), store))
        self.setMinimumWidth(self.fontMetrics().height() * _HEIGHTS)

    @Slot()
    def _on_store_asked(self) -> None:
        try:
            self.asked.emit(self.old.text(), self.pair.password())
        except KnownError as error:
            say_in(self, self.problem, error.sentence)
